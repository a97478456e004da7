//! What other checks would refuse, and is right.
use actix_web::{App, Responder, get, route};
use cors_runtime::cors;

macro_rules! handlers {
    ($($name:ident [$($arguments:tt)*])*) => {
        $(
            #[cors($($arguments)*)]
            #[get("/")]
            async fn $name() -> impl Responder {
                "shared"
            }
        )*

        fn main() {
            let _ = App::new()$(.service($name))*.service(custom);
        }
    };
}

handlers! {
    ports [origins = ["https://a.example:8443", "http://a.example:8080"]]
    ipv4 [origins = ["http://127.0.0.1:3000", "http://192.168.1.20"]]
    ipv6 [origins = ["http://[::1]:3000", "https://[2001:db8::1]"]]
    underscore [origins = ["https://my_app.example.com"]]
    trailing_dot [origins = ["https://example.com.", "https://example.com"]]
    extensions [origins = ["chrome-extension://abcdefghijklmnopabcdefghijklmnop", "moz-extension://0b6d0c1e-6a0b-4f4e-9f5e-0b6d0c1e6a0b"]]
    apps [origins = ["capacitor://localhost", "ionic://localhost", "tauri://localhost"]]
    single_label [origins = ["http://localhost", "http://intranet"]]
    punycode [origins = ["https://xn--rsum-bpad.com"]]
    patterns [origins = ["https://*.a.example", "http://localhost:*", "https://*.b.example:8443", "https://*.c.example:*"]]
    loopback_with_credentials [origins = ["http://localhost:3000", "http://a.localhost", "http://localhost.", "http://*.localhost.:*", "http://127.0.0.1", "http://[::1]"], credentials]
    unlisted_suffix_with_credentials [origins = ["https://*.internal"], credentials]
    insecure_without_credentials [origins = ["http://a.example"]]
    suffix_without_credentials [origins = ["https://*.github.io"]]
    dangerous [origins = ["http://a.example", "https://*.github.io"], credentials, dangerously = [insecure_origins, public_suffixes]]
    null [origins = ["null"], dangerously = [null_origin]]
    any_with_authorization [origins = any, headers = ["*", "Authorization"]]
    custom_headers [origins = any, headers = ["X-Request-Id", "sentry-trace", "traceparent"], expose = ["X-Total", "ETag"]]
    no_credentials [origins = any, credentials = false]
    zero [origins = any, headers = any, max_age = 0]
    a_day [origins = any, headers = any, max_age = "1d"]
    underscored [origins = any, headers = any, max_age = 86_400]
    trailing_commas [origins = ["https://a.example",], headers = ["X-A",],]
}

#[cors(origins = any, methods = ["PURGE", "QUERY"])]
#[route("/", method = "PURGE", method = "QUERY", method = "GET")]
async fn custom() -> impl Responder {
    "shared"
}
