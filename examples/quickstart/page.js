// Runs the scenarios one by one, compares the results, and shows them.

import { groups } from "/scenarios.js";

const { api: API, page: PAGE } = document.documentElement.dataset;
const TIMEOUT = 5000;

// ---- Sending ----

// Sends one request and returns what this page sees of the response.
async function send({ method, path, headers, body, credentials = "same-origin", reads = [] }, run) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT);
    const response = await fetch(`${API}${path}?run=${run}`, { method, headers, body, credentials, signal });
    const text = await response.text();
    return [
      `reads status ${response.status}`,
      ...(text === "" ? [] : [`reads body “${text}”`]),
      ...reads.map((name) => seen(name, response.headers.get(name))),
    ];
  } catch (error) {
    // A refusal is a TypeError; other failures, such as a timeout, are not.
    return [error instanceof TypeError ? "gets a TypeError" : `fails: ${error.name}`];
  }
}

const seen = (name, value) => (value === null ? `does not see ${name}` : `reads ${name}: ${value}`);

// Returns the API's log of a run, which shows whether a request was refused or the API is down.
async function ask(run, steps) {
  let exchanges;
  try {
    const response = await fetch(`${API}/log/${run}`, { signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok) return [`its log answers ${response.status}`];
    exchanges = await response.json();
  } catch {
    return ["its log cannot be read"];
  }
  const missing = steps.filter((step) => exchanges.every(([method]) => method !== step.method));
  const sent = steps
    .flatMap((step) => step.reads ?? [])
    .filter((name) => exchanges.some(([, , headers]) => name.toLowerCase() in headers));
  return [
    ...exchanges.map(exchange),
    ...missing.map(({ method }) => `${method} was never sent: no handler ran`),
    ...sent.map((name) => `sent ${name}`),
  ];
}

function exchange([method, status, headers]) {
  const origin = headers["access-control-allow-origin"];
  const credentials = headers["access-control-allow-credentials"];
  return [
    `${method} ${status}`,
    origin === undefined ? "no Allow-Origin" : `Allow-Origin: ${origin}`,
    ...(credentials === undefined ? [] : [`Allow-Credentials: ${credentials}`]),
  ].join(", ");
}

async function outcome({ steps }, run) {
  const page = [];
  for (const step of steps) page.push(...(await send(step, run)));
  return { page, api: await ask(run, steps) };
}

// ---- Comparing ----

const matches = (expected, came) =>
  expected.endsWith("…") ? came.startsWith(expected.slice(0, -1)) : came === expected;

// Returns the actual lines, each with its fault. If all of them are right, adds the first missing line.
function compare(expected, came) {
  const lines = came.map((text, index) => ({
    text,
    fault: matches(expected[index] ?? "", text) ? "" : `not expected: ${expected[index] ?? "nothing more"}`,
  }));
  const isComplete = came.length >= expected.length || lines.some(({ fault }) => fault);
  return isComplete ? lines : [...lines, { text: expected[came.length], fault: "missing" }];
}

// ---- Showing ----

function element(tag, properties = {}, ...children) {
  const { role, ...rest } = properties;
  const node = Object.assign(document.createElement(tag), rest);
  // Narrow screens lay the table out as cards; explicit roles keep it a table to a screen reader.
  if (role) node.setAttribute("role", role);
  node.append(...children);
  return node;
}

const cell = (label, ...children) => {
  const td = element("td", { role: "cell" }, ...children);
  td.dataset.label = label;
  return td;
};

// Returns the attributes above a handler, as written in the source, without its documentation.
function attributes(source, handler) {
  const lines = source.split("\n");
  const end = lines.findIndex((line) => line.startsWith(`async fn ${handler}(`));
  const start = lines.lastIndexOf("", end) + 1;
  return lines
    .slice(start, end)
    .filter((line) => !line.startsWith("//"))
    .join("\n");
}

// Highlights strings and the names of attributes.
function highlighted(code) {
  const parts = code.split(/("(?:[^"\\]|\\.)*"|(?<=#\[)\w+)/);
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    return element("span", { className: part.startsWith('"') ? "string" : "name" }, part);
  });
}

function policy(source, { handlers }) {
  const blocks = handlers.flatMap((handler) => {
    const code = attributes(source, handler);
    // Each line is an element, so CSS can indent the rest of a wrapped line.
    const lines = code.split("\n").map((line) => element("span", { className: "line" }, ...highlighted(line), "\n"));
    const note = element("p", { className: "note" }, "no #[cors] here");
    return [element("pre", {}, element("code", {}, ...lines)), ...(code.includes("#[cors") ? [] : [note])];
  });
  return cell("Policy in the source", ...blocks);
}

function request({ method, path, headers = {}, body, credentials }) {
  const details = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (credentials) details.push(`credentials: "${credentials}"`);
  if (body) details.push(body);
  return element(
    "div",
    { className: "request" },
    element("strong", {}, method),
    ` ${path}`,
    ...details.map((detail) => element("span", { className: "detail" }, detail)),
  );
}

// Shows both sides of an outcome, which are those that are expected where no line has a fault. Each is `{ text, fault }`.
function sides({ page, api }) {
  const side = (name, lines) => [
    element("dt", {}, name),
    ...lines.map(({ text, fault }) => {
      const dd = element("dd", { className: fault ? "differs" : "" }, text);
      if (fault) dd.append(element("em", {}, fault));
      return dd;
    }),
  ];
  return element("dl", { className: "sides" }, ...side("Page", page), ...side("API", api));
}

// Leads to the exchanges of the last request in the inspector.
function inInspector({ steps }) {
  const { method, path } = steps.at(-1);
  const href = `${API}/inspect#${encodeURIComponent(`${method} ${path}`)}`;
  return element("p", {}, element("a", { href, target: "_blank", rel: "noopener" }, "In the inspector"));
}

function row(scenario, source) {
  const badge = element("p", { className: "badge pending" }, "waiting");
  const came = cell("Result", element("span", { className: "note" }, "…"));
  const first = element(
    "th",
    { scope: "row", role: "rowheader" },
    badge,
    element("h3", {}, scenario.title),
    element("p", { className: "why" }, scenario.why),
    ...scenario.steps.map(request),
  );
  const tr = element(
    "tr",
    { role: "row" },
    first,
    policy(source, scenario),
    came,
  );
  return { scenario, badge, came, tr };
}

function section({ title, scenarios }, source) {
  const heading = element("th", { colSpan: 3, scope: "rowgroup", role: "rowheader" }, title);
  const rows = scenarios.map((scenario) => row(scenario, source));
  const body = element(
    "tbody",
    { role: "rowgroup" },
    element("tr", { className: "group", role: "row" }, heading),
    ...rows.map(({ tr }) => tr),
  );
  return { body, rows };
}

function judge({ scenario, badge, came, tr }, { page, api }) {
  const judged = { page: compare(scenario.page, page), api: compare(scenario.api, api) };
  const ok = [...judged.page, ...judged.api].every(({ fault }) => !fault);
  const refused = scenario.page.includes("gets a TypeError");
  badge.className = `badge ${ok ? "pass" : "fail"}`;
  badge.textContent = ok ? (refused ? "refused, as expected" : "as expected") : "not as expected";
  tr.className = ok ? "" : "failed";
  const sentence = scenario.console ? [element("p", { className: "console" }, scenario.console)] : [];
  came.replaceChildren(sides(judged), ...sentence, inInspector(scenario));
  return ok;
}

// ---- Running ----

const byId = (id) => document.getElementById(id);

function warn(...children) {
  byId("banner").replaceChildren(element("p", {}, ...children));
}

// Warns about problems that turn rows red although the API's policies are right.
async function checkSurroundings() {
  byId("banner").replaceChildren();
  if (location.origin !== new URL(PAGE).origin) {
    const link = element("a", { href: PAGE }, PAGE);
    return warn(`To a browser, ${location.origin} is a different origin, which no policy here allows. Please open `, link, ".");
  }
  try {
    // With "no-cors", any response will do, readable or not.
    await fetch(`${API}/log/none`, { mode: "no-cors", signal: AbortSignal.timeout(TIMEOUT) });
  } catch {
    warn(`The API at ${API} does not answer. Is the example still running?`);
  }
}

function summarize(passed, total) {
  const summary = byId("summary");
  summary.textContent = `${passed} of ${total} as expected`;
  summary.className = passed === total ? "pass" : "fail";
}

async function runAll(source) {
  const run = Math.random().toString(36).slice(2, 10);
  const sections = groups(`visitor-${run}`).map((group) => section(group, source));
  const rows = sections.flatMap(({ rows }) => rows);
  const table = byId("scenarios");
  for (const body of [...table.tBodies]) body.remove();
  table.append(...sections.map(({ body }) => body));
  byId("progress").replaceChildren(...rows.map(() => element("span")));
  byId("summary").textContent = "Running …";
  byId("summary").className = "";
  await checkSurroundings();
  let passed = 0;
  for (const [index, row] of rows.entries()) {
    // The run is part of the URL, so no preflight is cached and the API's log can separate the rows.
    const ok = judge(row, await outcome(row.scenario, `${run}-${index}`));
    byId("progress").children[index].className = ok ? "pass" : "fail";
    passed += ok ? 1 : 0;
  }
  summarize(passed, rows.length);
}

const source = await fetch("/quickstart.rs").then((response) => response.text());
const button = byId("run");
const run = async () => {
  button.disabled = true;
  await runAll(source);
  button.disabled = false;
};
button.addEventListener("click", run);
await run();
