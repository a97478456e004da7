//! `PolicyConfig`: a whole policy from a configuration file or from the environment.

mod check;
mod invalid;
mod values;

use serde::Deserialize;

pub use self::invalid::InvalidPolicy;
use self::values::{Enforce, MaxAge};

/// A policy as a configuration says it, in the keys of the attribute: read by any format of `serde`, then
/// [checked](Self::check). Unknown fields are refused. All fields but `origins` may be missing.
///
/// | field | value |
/// |---|---|
/// | `origins` | list; `["*"]` is `any` |
/// | `methods` | list. Default: the methods of the route; under `Cors` whichever is asked for |
/// | `headers`, `expose` | list; `["*"]` is `any`. Default: none |
/// | `credentials` | `true` or `false`. Default: `false` |
/// | `max_age` | seconds, or a text such as `"10m"`. Default: 5 seconds, which is the browsers' own |
/// | `enforce` | `true`, `false` or `"strict"`. Default: `false` |
/// | `dangerously` | list of `null_origin`, `insecure_origins`, `public_suffixes`. Default: none |
///
/// A list may be one text with commas, as environment variables have it.
///
/// ```
/// use actix_web::{Responder, get};
/// use cors_runtime::{ConfiguredPolicy, PolicyConfig, cors};
///
/// static FRONTEND: ConfiguredPolicy = ConfiguredPolicy::new();
///
/// #[cors(configured(FRONTEND))]
/// #[get("/me")]
/// async fn me() -> impl Responder {
///     "you"
/// }
///
/// // In `main`, before the server starts:
/// let text = r#"{
///     "origins": ["https://app.example.com", "https://*.preview.example.com"],
///     "headers": "Content-Type, X-Request-Id",
///     "credentials": true,
///     "max_age": "10m"
/// }"#;
/// let config: PolicyConfig = serde_json::from_str(text)?;
/// FRONTEND.set(config.check()?).expect("it is set once");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The names and values are those of the [CORS protocol](https://fetch.spec.whatwg.org/#http-cors-protocol).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyConfig {
    #[serde(deserialize_with = "values::list")]
    origins: Vec<String>,
    #[serde(default, deserialize_with = "values::some_list")]
    methods: Option<Vec<String>>,
    #[serde(default, deserialize_with = "values::some_list")]
    headers: Option<Vec<String>>,
    #[serde(default, deserialize_with = "values::some_list")]
    expose: Option<Vec<String>>,
    #[serde(default)]
    credentials: bool,
    #[serde(default)]
    max_age: Option<MaxAge>,
    #[serde(default)]
    enforce: Enforce,
    #[serde(default, deserialize_with = "values::some_list")]
    dangerously: Option<Vec<String>>,
}
