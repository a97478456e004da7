//! The handler as an item: its visibility, place, generics and attributes, and macros that write it.

use std::future::Future;

use actix_web::{
    HttpRequest, Responder,
    dev::HttpServiceFactory,
    get,
    guard::GuardContext,
    middleware::DefaultHeaders,
    post,
    web::{Bytes, Data, Json, Path, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

twice! {
    mod visibility {
        use super::*;

        #[cors(origins = ["https://app.example.com"])]
        #[get("/pub")]
        pub async fn public() -> &'static str {
            "pub"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/crate")]
        pub(crate) async fn of_crate() -> &'static str {
            "pub(crate)"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/in")]
        pub(in crate::items) async fn of_path() -> &'static str {
            "pub(in crate::items)"
        }

        #[cors(origins = ["https://app.example.com"])]
        #[get("/private")]
        async fn private() -> &'static str {
            "private"
        }

        pub(super) fn configure(config: &mut ServiceConfig) {
            config.service(private);
        }
    }

    // A struct stands for the handler: it may be named, passed on and used twice.
    fn as_a_value() -> (visibility::public, impl HttpServiceFactory) {
        (visibility::public, visibility::of_crate)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/lifetime")]
    async fn lifetime<'text>(text: Data<&'static str>) -> &'text str
    where
        'static: 'text,
        for<'any> &'any str: Copy,
    {
        text.get_ref()
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/precise")]
    fn precise(request: HttpRequest) -> impl Future<Output = impl Responder + use<>> + use<> {
        async move { request.path().to_owned() }
    }

    #[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
    #[post("/patterns/{id}")]
    async fn patterns(
        #[allow(unused_mut, reason = "an attribute on an argument")] mut id: Path<u8>,
        #[cfg(all())] Json((first, _)): Json<(u8, u8)>,
        #[cfg(any())] absent: Absent,
        _: Bytes,
    ) -> String {
        #![allow(clippy::needless_pass_by_value)]
        *id += first;
        id.to_string()
    }

    /// Documentation above.
    #[cors(origins = ["https://app.example.com"])]
    /// Documentation below.
    #[doc(hidden)]
    #[allow(clippy::unused_async)]
    #[get("/attributes")]
    #[inline]
    #[deny(unused)]
    async fn attributes() -> impl Responder {
        "attributes"
    }

    #[cfg_attr(all(), cors(origins = ["https://app.example.com"]))]
    #[get("/cfg-attr")]
    async fn cfg_attr_above() -> &'static str {
        "cfg_attr(cors)"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[cfg_attr(all(), get("/cfg-attr-below"), allow(unused))]
    async fn cfg_attr_below() -> &'static str {
        "cfg_attr(get)"
    }

    #[cfg_attr(all(), cors(origins = ["https://app.example.com"]))]
    #[cfg_attr(any(), get("/not-here"))]
    #[cfg_attr(all(), get("/cfg-attr-both"))]
    async fn cfg_attr_both() -> &'static str {
        "both"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/cfg")]
    #[cfg(all())]
    async fn configured() -> &'static str {
        "this one"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[cfg(any())]
    #[get("/cfg")]
    async fn configured() -> Absent {}

    #[cfg(any())]
    #[cors(origins = ["https://app.example.com"])]
    #[get("/cfg")]
    async fn configured() -> Absent {}

    struct Inside;

    impl Inside {
        fn configure<T: 'static>(config: &mut ServiceConfig) {
            use actix_web::put;

            const PATH: &str = "local";

            #[cors(origins = ["https://app.example.com"])]
            #[put("/in-function", guard = "local_guard", wrap = "local_wrap()")]
            async fn in_function() -> &'static str {
                PATH
            }

            fn local_guard(_: &GuardContext<'_>) -> bool {
                true
            }

            fn local_wrap() -> DefaultHeaders {
                DefaultHeaders::new().add(("X-Local", PATH))
            }

            config.service(in_function);
        }
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        let (public, of_crate) = as_a_value();
        config
            .app_data(Data::new("data"))
            .service((public, of_crate, visibility::of_path))
            .configure(visibility::configure)
            .service((lifetime, precise, patterns, attributes))
            .service((cfg_attr_above, cfg_attr_below, cfg_attr_both, configured))
            .configure(Inside::configure::<u8>);
    }
}

#[test]
fn a_handler_is_reached_where_its_visibility_lets_it_be_reached() {
    twins!().shared([
        ask("GET /pub", 200),
        ask("GET /crate", 200),
        ask("GET /in", 200),
        ask("GET /private", 200),
    ]);
}

#[test]
fn lifetimes_clauses_patterns_and_attributes_stay_on_the_handler() {
    twins!().shared([
        ask("GET /lifetime", 200),
        ask("GET /precise", 200),
        ask("POST /patterns/7", 200).header("Content-Type: application/json").body("[1,2]"),
        ask("POST /patterns/x", 404).body("[1,2]"),
        ask("GET /attributes", 200),
    ]);
}

#[test]
fn configuration_decides_about_the_handler_and_about_each_attribute() {
    twins!()
        .shared([
            ask("GET /cfg-attr", 200),
            ask("GET /cfg-attr-below", 200),
            ask("GET /cfg-attr-both", 200),
            ask("GET /cfg", 200),
        ])
        .unshared([ask("GET /not-here", 404)]);
}

#[test]
fn a_handler_may_stand_inside_of_a_function() {
    twins!().shared([ask("PUT /in-function", 200)]);
}
