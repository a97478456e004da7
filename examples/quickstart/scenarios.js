// The requests of the page, and their expected results.
//
// `handlers` names the functions in quickstart.rs whose policies are shown. `page` and `api` are compared with the actual
// lines, in this order. A line that ends in "…" matches every line that begins with it. `console` is what the console of
// Chromium says behind "has been blocked by CORS policy".

const page = location.origin;

const shared = (method, status, origin = page) => `${method} ${status}, Allow-Origin: ${origin}`;
const sharedWithCookies = (method, status) => `${shared(method, status)}, Allow-Credentials: true`;
const kept = (method, status) => `${method} ${status}, no Allow-Origin`;
const never = (method) => `${method} was never sent: no handler ran`;
const REFUSED = "gets a TypeError";

const reading = [
  {
    title: "A simple GET",
    why: "The browser sends it without a preflight. The response says whether this page may read it.",
    handlers: ["hello"],
    steps: [{ method: "GET", path: "/hello" }],
    page: ["reads status 200", "reads body “Hello from another origin”"],
    api: [shared("GET", 200)],
  },
  {
    title: "A route that shares nothing",
    why: "CORS restricts reading, not sending: the handler runs, and the browser hides its response from this page.",
    handlers: ["private"],
    steps: [{ method: "GET", path: "/private" }],
    page: [REFUSED],
    console: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    api: [kept("GET", 200)],
  },
  {
    title: "One header is exposed, another is not",
    why: "Both are sent. The page reads the one that the policy exposes.",
    handlers: ["report"],
    steps: [{ method: "GET", path: "/report", reads: ["ETag", "X-Served-By"] }],
    page: ["reads status 200", "reads body “Report 7”", 'reads ETag: "v7"', "does not see X-Served-By"],
    api: [shared("GET", 200), "sent ETag", "sent X-Served-By"],
  },
];

const errors = [
  {
    title: "A readable 404",
    why: "“seven” is not a u32: actix answers before the handler runs, and the page can still read why.",
    handlers: ["read_item"],
    steps: [{ method: "GET", path: "/items/seven" }],
    page: ["reads status 404", 'reads body “can not parse "seven"…'],
    api: [shared("GET", 404, "*")],
  },
  {
    title: "A readable 500",
    why: "The handler fails. Without CORS headers on it, this would look like a broken network.",
    handlers: ["broken"],
    steps: [{ method: "GET", path: "/broken" }],
    page: ["reads status 500", "reads body “the database is away”"],
    api: [shared("GET", 500)],
  },
];

const path = [
  {
    title: "GET: any page",
    why: "“any” sends *, which is the same for every origin, so caches may keep one response for all of them.",
    handlers: ["read_item"],
    steps: [{ method: "GET", path: "/items/7" }],
    page: ["reads status 200", "reads body “Item 7”"],
    api: [shared("GET", 200, "*")],
  },
  {
    title: "PUT: our page, with JSON",
    why: "JSON and a custom header: the browser sends a preflight first, and then the PUT.",
    handlers: ["store_item"],
    steps: [
      {
        method: "PUT",
        path: "/items/7",
        headers: { "Content-Type": "application/json", "X-Request-Id": "r-42" },
        body: JSON.stringify({ name: "lamp" }),
      },
    ],
    page: ["reads status 200", "reads body “Stored item 7, lamp, for request r-42”"],
    api: [shared("OPTIONS", 204), shared("PUT", 200)],
  },
  {
    title: "PUT with a header that is not allowed",
    why: "The policy does not list X-Debug. The browser's console names it, and the PUT is never sent.",
    handlers: ["store_item"],
    steps: [
      {
        method: "PUT",
        path: "/items/7",
        headers: { "Content-Type": "application/json", "X-Debug": "1" },
        body: JSON.stringify({ name: "lamp" }),
      },
    ],
    page: [REFUSED],
    console: "Request header field x-debug is not allowed by Access-Control-Allow-Headers in preflight response.",
    api: [shared("OPTIONS", 204), never("PUT")],
  },
  {
    title: "DELETE: only another page",
    why: "The same path has a third policy, which allows a different origin.",
    handlers: ["delete_item"],
    steps: [{ method: "DELETE", path: "/items/7" }],
    page: [REFUSED],
    console:
      "Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is " +
      "present on the requested resource.",
    api: [kept("OPTIONS", 403), never("DELETE")],
  },
];

const cookies = (visitor) => [
  {
    title: "A request with a cookie",
    why: "The POST sets a cookie. The GET sends it back, and the response contains the name in it.",
    handlers: ["sign_in", "me"],
    steps: [
      { method: "POST", path: `/session/${visitor}`, credentials: "include" },
      { method: "GET", path: "/me", credentials: "include" },
    ],
    page: ["reads status 204", "reads status 200", `reads body “You are ${visitor}”`],
    api: [sharedWithCookies("POST", 204), sharedWithCookies("GET", 200)],
  },
  {
    title: "The same route, no cookie sent",
    why: 'Without credentials: "include", fetch sends no cookies. The page can read the 401.',
    handlers: ["me"],
    steps: [{ method: "GET", path: "/me" }],
    page: ["reads status 401", "reads body “who are you?”"],
    api: [sharedWithCookies("GET", 401)],
  },
  {
    title: "Cookies without credentials in the policy",
    why: "The response has no Allow-Credentials, so the page cannot read it: it may depend on a cookie.",
    handlers: ["hello"],
    steps: [{ method: "GET", path: "/hello", credentials: "include" }],
    page: [REFUSED],
    console:
      "The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the " +
      "request's credentials mode is 'include'.",
    api: [shared("GET", 200)],
  },
];

// `visitor` is new in each run, so a cookie of an earlier run does not match.
export const groups = (visitor) => [
  { title: "Reading a response", scenarios: reading },
  { title: "Errors", scenarios: errors },
  { title: "Three methods on one path, three policies", scenarios: path },
  { title: "Cookies", scenarios: cookies(visitor) },
];
