// Shows the exchanges as they come, the routes, and what became of a trial.
//
// Everything that came from a request is put into the page as text, never as HTML.

const { base } = document.documentElement.dataset;
const byId = (id) => document.getElementById(id);

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter((child) => child !== null));
  return node;
}

const paragraph = (className, ...children) => element("p", { className }, ...children);

// Splits `what is wrong; help: the fix`.
function explained(explanation) {
  const [fault, help] = explanation.split(/; help: (.*)/s);
  return [paragraph("", fault), help ? paragraph("help", `Help: ${help}`) : null];
}

// Names the handler and the line, unless the explanation does.
function where({ handler, place, explanation = null }) {
  if (!place || explanation?.includes(`${place.file}:${place.line}`)) return null;
  return paragraph("quiet mono", `${handler ?? "Cors"} (${place.file}:${place.line})`);
}

// ---- Steps ----

function header([name, value], decidedBy) {
  return element("li", { className: name === decidedBy ? "mono decided" : "mono" }, `${name}: ${value}`);
}

// Returns a step of the browser as a card of the diagram.
function step(title, isRefused, facts, ...more) {
  const className = isRefused === null ? "step" : `step ${isRefused ? "refused" : "shared"}`;
  const sign = isRefused === null ? "?" : isRefused ? "✕ refused" : "✓";
  return element(
    "li",
    { className },
    element("h3", {}, title, element("span", {}, sign)),
    ...facts.map((fact) => paragraph("quiet", fact)),
    ...more,
  );
}

const headers = (lines, decidedBy = null) => element("ul", {}, ...lines.map((line) => header(line, decidedBy)));

function message(title, record) {
  return step(
    title,
    record.is_refused,
    [`status ${record.status}`],
    paragraph("quiet", "sent:"),
    headers(record.sent),
    paragraph("quiet", "answer:"),
    record.received.length === 0 ? paragraph("mono", "no header of CORS") : headers(record.received, record.decided_by),
    missing(record),
  );
}

// The header that decided may be the one that is not there.
function missing({ is_refused: isRefused, decided_by: decidedBy, received }) {
  const isThere = received.some(([name]) => name === decidedBy);
  return isRefused && decidedBy && !isThere ? paragraph("mono decided", `${decidedBy}: missing`) : null;
}

function script(actual) {
  if (actual === null) return null;
  if (actual.is_refused) return step("Script", true, ["sees a TypeError, without a reason"]);
  if (actual.status >= 300 && actual.status < 400) return step("Script", false, ["sees the answer that comes next"]);
  const names = actual.readable.length === 0 ? "no header" : actual.readable.join(", ");
  return step("Script", false, [`reads status ${actual.status} and the body`, `reads ${names}`]);
}

// ---- Exchanges ----

// The records of one request of a page: its preflight, and what followed.
const groups = new Map();
const filter = byId("filter");
const connection = byId("connection");

function groupOf(record) {
  const known = record.follows === null ? undefined : groups.get(record.follows);
  if (known) {
    known.actual = record;
    return known;
  }
  const group = { id: record.id, preflight: null, actual: null, node: element("li") };
  group[record.is_preflight ? "preflight" : "actual"] = record;
  groups.set(record.id, group);
  return group;
}

const records = ({ preflight, actual }) => [preflight, actual].filter((record) => record !== null);
const isRefused = (group) => records(group).some((record) => record.is_refused);

function verdict(group) {
  const { preflight, actual } = group;
  if (isRefused(group)) return ["refused", preflight?.is_refused ? "refused at the preflight" : "not shared"];
  return actual === null ? ["", "preflight allowed"] : ["shared", "shared"];
}

function show(group) {
  const { preflight, actual, node } = group;
  const [record] = records(group).slice(-1);
  const [className, words] = verdict(group);
  const wasOpen = node.querySelector("details")?.open;
  const refused = records(group).find(({ is_refused }) => is_refused);
  const notes = records(group).flatMap(({ notes }) => notes);
  const details = element(
    "details",
    { open: wasOpen ?? refused !== undefined },
    element(
      "summary",
      {},
      element("span", { className: `badge ${className}` }, words),
      element("strong", { className: "mono" }, `${record.method} ${record.path}`),
      element("span", { className: "mono quiet" }, record.origin),
      element("time", { dateTime: new Date(record.at).toISOString() }, new Date(record.at).toLocaleTimeString()),
      // What is no refusal is seen without opening it.
      ...[...new Set(notes)].map((note) => element("span", { className: "note" }, note)),
    ),
    element(
      "div",
      { className: "why" },
      ...(refused?.explanation ? explained(refused.explanation) : []),
      where({ ...record, explanation: refused?.explanation }),
      record.policy === null ? null : paragraph("mono quiet", record.policy),
      refused?.console ? paragraph("console mono", refused.console) : null,
    ),
    element(
      "ol",
      { className: "steps" },
      step("Page", false, [record.origin, `${record.method} ${record.path}`]),
      ...(preflight ? [message("Preflight", preflight)] : []),
      ...(actual ? [message("Request", actual), script(actual)] : []),
      ...(actual || !preflight?.is_refused ? [] : [step("Script", true, ["sees a TypeError: the request is not sent"])]),
    ),
  );
  node.replaceChildren(details);
  node.hidden = !isShown(group);
}

function isShown(group) {
  const { verdict, route, origin } = Object.fromEntries(new FormData(filter));
  const [record] = records(group);
  const isOfVerdict = verdict === "" || isRefused(group) === (verdict === "refused");
  const name = `${record.method} ${record.path}`.toLowerCase();
  return isOfVerdict && name.includes(route.trim().toLowerCase()) && record.origin.includes(origin.trim());
}

function count() {
  const all = [...groups.values()];
  const shown = all.filter(({ node }) => !node.hidden).length;
  byId("count").textContent = `${shown} of ${all.length}`;
  byId("empty").hidden = all.length > 0 || connection.className !== "live";
}

function add(record) {
  const group = groupOf(record);
  show(group);
  if (!group.node.isConnected) byId("list").prepend(group.node);
  if (groups.size > 200) {
    const [oldest] = groups.values();
    groups.delete(oldest.id);
    oldest.node.remove();
  }
  count();
}

function applyFilter() {
  for (const group of groups.values()) group.node.hidden = !isShown(group);
  count();
}

// `#GET /items/7` shows the exchanges of that route alone.
function readHash() {
  let route;
  try {
    route = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // It is not one that a link of ours has.
  }
  if (!route.includes("/")) return;
  filter.elements.route.value = route;
  applyFilter();
}

filter.addEventListener("input", applyFilter);
filter.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", readHash);
readHash();
count();

const events = new EventSource(`${base}/exchanges`);

// A stream ends after some seconds, and the browser goes on with another one: only a longer silence is one.
let silence;
events.addEventListener("open", () => {
  clearTimeout(silence);
  connection.textContent = "live";
  connection.className = "live";
  count();
  showRoutes();
});
events.addEventListener("error", () => {
  clearTimeout(silence);
  silence = setTimeout(() => {
    connection.textContent = "The service does not answer: waiting for it …";
    connection.className = "";
  }, 3000);
});
events.addEventListener("message", ({ data }) => add(JSON.parse(data)));

// ---- Trial ----

const STEPS = { page: "Page", preflight: "Preflight", actual: "Request" };

function taken(record) {
  return step(
    STEPS[record.step],
    record.is_refused,
    [record.verdict],
    headers(record.sent),
    headers(record.received, record.decided_by),
    missing(record),
  );
}

function showOutcome(steps) {
  const refused = steps.find(({ is_refused }) => is_refused);
  const [last] = steps.slice(-1);
  const isUnknown = last.is_refused === null;
  const words = refused ? last.verdict : isUnknown ? "nobody can know" : "the page may read the response";
  const className = refused ? "badge refused" : isUnknown ? "badge" : "badge shared";
  byId("outcome").replaceChildren(
    element(
      "div",
      {},
      element("p", { className: "why" }, element("span", { className }, words)),
      element(
        "div",
        { className: "why" },
        ...(last.explanation ? explained(last.explanation) : []),
        where(last),
        last.console ? paragraph("console mono", last.console) : null,
      ),
      element("ol", { className: "steps" }, ...steps.map(taken)),
    ),
  );
}

byId("trial").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { origin, method, path, headers: text, credentials } = event.target.elements;
  const lines = text.value.split("\n").filter((line) => line.trim() !== "");
  const body = JSON.stringify({
    origin: origin.value.trim(),
    method: method.value.trim(),
    path: path.value.trim(),
    headers: lines.map((line) => {
      const [name, ...value] = line.split(":");
      return [name.trim(), value.join(":").trim()];
    }),
    credentials: credentials.checked,
  });
  const response = await fetch(`${base}/try`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  if (response.ok) showOutcome(await response.json());
  else byId("outcome").replaceChildren(paragraph("", `The inspector answers ${response.status}: ${await response.text()}`));
});

// ---- Routes ----

async function showRoutes() {
  const response = await fetch(`${base}/routes`);
  if (!response.ok) return;
  const routes = await response.json();
  byId("paths").replaceChildren(...routes.map(({ path }) => element("option", { value: path })));
  byId("table").replaceChildren(
    ...routes.map((route) =>
      element(
        "li",
        {},
        element("strong", { className: "mono" }, `${route.methods.join(", ")} ${route.has_full_path ? "" : "…"}${route.path}`),
        where(route),
        paragraph("mono", route.policy),
        ...route.remarks.map((remark) => paragraph("note", remark)),
      ),
    ),
  );
}
