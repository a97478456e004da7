// What a page does for a row. `run` takes a job `{frame, visits}` and answers with what was seen, visit by visit.

const TIMEOUT = 8000;

function bounded(promise) {
  const late = new Promise((resolve) => setTimeout(resolve, TIMEOUT, { sees: "nothing in time" }));
  return Promise.race([promise, late]);
}

const refused = (error) => ({ sees: "refused", error: String(error) });

function body({ body }) {
  switch (body.kind) {
    case "none": return undefined;
    case "text": return body.value;
    case "bytes": return new TextEncoder().encode(body.value).buffer;
    case "form": return new URLSearchParams(body.value);
    case "multipart": { const form = new FormData(); form.append("field", body.value); return form; }
    case "blob": return new Blob([body.value], { type: body.type });
  }
}

async function visitFetch(visit) {
  const { method, mode, credentials } = visit;
  const request = new Request(visit.url, { method, mode, credentials, headers: visit.headers, body: body(visit) });
  const response = await fetch(request);
  if (response.type === "opaque") return { sees: "opaque" };
  return { sees: "response", status: response.status, headers: [...response.headers], body: await response.text() };
}

function visitXhr(visit) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest();
    xhr.open(visit.method, visit.url);
    xhr.withCredentials = visit.credentials === "include";
    visit.headers.forEach(([name, value]) => xhr.setRequestHeader(name, value));
    if (visit.how === "upload") xhr.upload.onprogress = () => {};
    xhr.onerror = () => resolve(refused("XMLHttpRequest"));
    xhr.onload = () => {
      const lines = xhr.getAllResponseHeaders().trim().split("\r\n").filter(Boolean);
      const headers = lines.map((line) => line.split(/: ?(.*)/s).slice(0, 2));
      resolve({ sees: "response", status: xhr.status, headers, body: xhr.responseText });
    };
    xhr.send(body(visit));
  });
}

// An image is always drawn if it loads; whether the page may look at the canvas then is another question.
function visitImage(visit) {
  return new Promise((resolve) => {
    const image = new Image();
    if (visit.mode !== "no-cors") image.crossOrigin = visit.credentials === "include" ? "use-credentials" : "anonymous";
    image.onerror = () => resolve(refused("image"));
    image.onload = () => {
      const context = document.createElement("canvas").getContext("2d");
      context.drawImage(image, 0, 0);
      try { context.getImageData(0, 0, 1, 1); resolve({ sees: "loaded" }); } catch { resolve({ sees: "opaque" }); }
    };
    image.src = visit.url;
  });
}

async function visitFontFace(visit) {
  await new FontFace("row", `url("${visit.url}")`).load();
  return { sees: "loaded" };
}

async function visitStylesheet(visit) {
  const style = document.createElement("style");
  style.textContent = `@font-face { font-family: sheet; src: url("${visit.url}"); }`;
  document.head.append(style);
  const [font] = await document.fonts.load("16px sheet");
  return { sees: font?.status === "loaded" ? "loaded" : "refused" };
}

function visitModule(visit) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.type = "module";
    if (visit.credentials === "include") script.crossOrigin = "use-credentials";
    script.onerror = () => resolve(refused("module"));
    script.onload = () => resolve({ sees: globalThis.moduleRan ? "loaded" : "nothing" });
    script.src = visit.url;
    document.head.append(script);
  });
}

function visitEventSource(visit) {
  return new Promise((resolve) => {
    const source = new EventSource(visit.url, { withCredentials: visit.credentials === "include" });
    source.onmessage = () => { source.close(); resolve({ sees: "loaded" }); };
    source.onerror = () => { source.close(); resolve(refused("EventSource")); };
  });
}

// The page never learns what came, nor whether anything did.
function visitNavigation(visit) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.onload = () => resolve({ sees: "opaque" });
    frame.src = visit.url;
    document.body.append(frame);
  });
}

function visitWebSocket(visit) {
  return new Promise((resolve) => {
    const socket = new WebSocket(visit.url.replace("http", "ws"));
    socket.onopen = () => { socket.close(); resolve({ sees: "loaded" }); };
    socket.onerror = () => resolve(refused("WebSocket"));
  });
}

const HOW = {
  fetch: visitFetch,
  xhr: visitXhr,
  upload: visitXhr,
  image: visitImage,
  font: visitFontFace,
  stylesheet: visitStylesheet,
  module: visitModule,
  events: visitEventSource,
  navigation: visitNavigation,
  websocket: visitWebSocket,
};

async function visitAll(visits) {
  const seen = [];
  for (const visit of visits) {
    if (visit.wait) await new Promise((resolve) => setTimeout(resolve, visit.wait));
    seen.push(await bounded((async () => HOW[visit.how](visit))().catch(refused)));
  }
  return { origin: self.origin, seen };
}

// In a frame, the same script runs as a document of the frame's own.
function visitInFrame(frame, visits) {
  const source = document.getElementById("harness").textContent;
  const start = `visitAll(${JSON.stringify(visits)}).then((result) => parent.postMessage(result, "*"));`;
  const html = `<script>${source}\n${start}<\/script>`;
  const element = document.createElement("iframe");
  if (frame === "sandboxed") {
    element.sandbox = "allow-scripts";
    element.srcdoc = html;
  } else {
    element.src = "data:text/html;charset=utf-8," + encodeURIComponent(html);
  }
  return new Promise((resolve) => {
    addEventListener("message", ({ data }) => resolve(data), { once: true });
    document.body.append(element);
  });
}

function run({ frame, visits }) {
  return frame === "top" ? visitAll(visits) : visitInFrame(frame, visits);
}
