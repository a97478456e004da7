//! The keys of `#[cors(...)]`: the one table that feeds the parser, its messages, the completion in editors and the
//! documentation.

/// Calls the macro `$callback` with every key, in the order in which people should meet them.
///
/// Each row is `Variant identifier "name" { value, example, meaning }`. An editor completes the identifier, and people write
/// the name.
#[doc(hidden)]
#[macro_export]
macro_rules! keys {
    ($callback:ident) => {
        $callback! {
            Origins origins "origins" {
                value: "`any`, `[\"…\", CONST, …]`, a const slice, `set(PATH)`, `predicate(PATH)`, `lookup(PATH)`; in a list the last three may stand beside literals",
                example: "origins = [\"https://app.example.com\"]",
                meaning: "who may read the responses. `\"*\"` alone in the list means `any`. Patterns: `https://*.example.com` (any depth of subdomain, never the apex), `http://localhost:*` (any port). `set`: a static `OriginSet`, filled and replaced at run time. `predicate`: an `fn(&Origin, &RequestHead) -> bool`. `lookup`: an `async fn` of extractors, `Origin` among them, that returns `bool`",
            }
            DevOrigins dev_origins "dev_origins" {
                value: "list, const slice",
                example: "dev_origins = [\"http://localhost:5173\"]",
                meaning: "more origins, where your crate is built with `debug_assertions`; gone from release builds. An `http://` one needs no `dangerously`; beside `credentials`, one log line at start-up names it. Default: none",
            }
            Methods methods "methods" {
                value: "list, const slice",
                example: "methods = [\"PUT\"]",
                meaning: "the methods of the route that are shared. Default: all of them; under the `Cors` middleware whichever is asked for",
            }
            Headers headers "headers" {
                value: "list, const slice or `any`",
                example: "headers = [\"Content-Type\"]",
                meaning: "request headers that a page may send beside the [safelisted](https://fetch.spec.whatwg.org/#cors-safelisted-request-header) ones. With `enforce`, neither `any` nor a forwarding header such as `X-Forwarded-Host`. Default: none",
            }
            Expose expose "expose" {
                value: "list, const slice or `any`",
                example: "expose = [\"ETag\"]",
                meaning: "response headers that a page may read beside the [safelisted](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name) ones. Default: none",
            }
            Credentials credentials "credentials" {
                value: "flag, or `= true`, `= false`",
                example: "credentials",
                meaning: "requests with cookies and HTTP authentication are shared. Default: off",
            }
            MaxAge max_age "max_age" {
                value: "seconds, or `\"10m\"`, `\"2h\"`",
                example: "max_age = \"10m\"",
                meaning: "how long a browser may reuse a preflight, 86 400 seconds at most. Default: 5 seconds, which is the browsers' own",
            }
            Enforce enforce "enforce" {
                value: "flag, or `= strict`",
                example: "enforce",
                meaning: "a cross-origin request that the policy does not allow gets 403 before the handler runs. `strict`, for services on loopback and private networks, is against DNS rebinding: the host and port that a request names must be those of an allowed origin, or it gets 403 too. Default: the handler runs, and no page reads its answer",
            }
            Deny deny "deny" {
                value: "flag, alone",
                example: "deny",
                meaning: "shares nothing, also under an application-wide policy",
            }
            Dangerously dangerously "dangerously" {
                value: "list of `null_origin`, `insecure_origins`, `public_suffixes`",
                example: "dangerously = [insecure_origins]",
                meaning: "the only way past three rules: the origin `null`; with `credentials`, an `http://` origin in `origins` that is not loopback, and `*.` before a public suffix",
            }
            Crate crate_ "crate" {
                value: "path",
                example: "crate = cors_runtime",
                meaning: "where `cors_runtime` is, if it has another name. Default: `::cors_runtime`",
            }
        }
    };
}

macro_rules! table {
    ($($key:ident $identifier:ident $name:literal {
        value: $value:literal, example: $example:literal, meaning: $meaning:literal,
    })*) => {
        /// The keys as a table in Markdown: a literal, for `#[doc = …]`.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! keys_table {
            () => {
                concat!(
                    "| key | value | meaning |\n|---|---|---|\n",
                    "| (first, a path) | `FRONTEND`, `config::FRONTEND` | start from a shared policy; the other keys replace its fields |\n",
                    "| (alone) | `configured(PATH)` | the policy that a static `ConfiguredPolicy` holds; shares nothing until it is set. Not in `policy!` |\n",
                    $("| `", $name, "` | ", $value, " | ", $meaning, " |\n",)*
                )
            };
        }

        /// The keys as a table in Markdown.
        pub const TABLE: &str = keys_table!();
    };
}
keys!(table);
