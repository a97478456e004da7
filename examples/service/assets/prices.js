// For partners: `<script type="module" src="https://api.example.com/assets/prices.js"></script>`. Browsers load a module
// from another origin only if the response is shared.
const prices = await (await fetch(new URL("/prices", import.meta.url))).json();
for (const element of document.querySelectorAll("[data-price]")) {
  element.textContent = (prices[element.dataset.price] / 100).toFixed(2);
}
