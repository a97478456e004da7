///
#[allow(non_camel_case_types, clippy::exhaustive_structs)]
pub struct handler;
impl renamed::__private::HttpServiceFactory for handler {
    fn register(self, __cors_config: &mut renamed::__private::AppService) {
        #[allow(clippy::single_call_fn)]
        #[allow(deprecated)]
        async fn handler() -> &'static str {
            "shared"
        }
        const __CORS_FIELDS: renamed::__private::Fields = renamed::__private::Fields {
            origins: renamed::__private::AllowedOrigins::Listed(
                &[
                    {
                        const __CORS_VALUE: &::core::primitive::str = APP;
                        __CORS_VALUE
                    },
                    "https://*.example.com",
                ],
            ),
            dev_origins: if ::core::cfg!(debug_assertions) {
                &["http://localhost:*"]
            } else {
                &[]
            },
            warn_of_dev_origins: if ::core::cfg!(debug_assertions) {
                renamed::__private::WARN_OF_DEV_ORIGINS
            } else {
                ::core::option::Option::None
            },
            methods: ::core::option::Option::Some({
                const __CORS_VALUE: &[&::core::primitive::str] = &METHODS;
                __CORS_VALUE
            }),
            headers: &["*"],
            expose: &["ETag"],
            max_age: ::core::option::Option::Some(3600u32),
            ..renamed::__private::Fields::NONE
        };
        {
            let __cors_endpoint = renamed::__private::endpoint(handler);
            let __cors_middleware = A::new();
            let __cors_endpoint = renamed::__private::wrap(
                __cors_endpoint,
                __cors_middleware,
            );
            let __cors_middleware = B;
            let __cors_endpoint = renamed::__private::wrap(
                __cors_endpoint,
                __cors_middleware,
            );
            renamed::__private::register_wrapped(
                __cors_config,
                renamed::__private::Route::new(
                        "/a",
                        "a",
                        renamed::__private::Plan::of_item::<
                            Self,
                        >(
                            ::core::concat!(::core::module_path!(), "::handler"),
                            "/a",
                            &["GET", "PUT"],
                            &__CORS_FIELDS,
                            &["GET", "PUT"],
                        ),
                    )
                    .guard(renamed::__private::fn_guard(g::<1>)),
                __cors_endpoint,
            );
        }
    }
}
#[allow(unused_imports)]
use actix_web::route as _;
const _: () = renamed::__private::check::origin(
    {
        const __CORS_VALUE: &::core::primitive::str = APP;
        __CORS_VALUE
    },
    renamed::__private::check::Context {
        credentials: false,
        dangers: renamed::__private::Dangers::NONE,
        is_alone: false,
    },
);
#[allow(deprecated)]
const _: () = renamed::__private::check::Repeated::<
    {
        renamed::__private::check::is_repeated_origin(
            {
                const __CORS_VALUE: &::core::primitive::str = APP;
                __CORS_VALUE
            },
            "https://*.example.com",
        )
    },
>::OR_WARN;
const _: () = renamed::__private::check::dev_origins_beside(
    &[
        {
            const __CORS_VALUE: &::core::primitive::str = APP;
            __CORS_VALUE
        },
        "https://*.example.com",
    ],
);
const _: () = renamed::__private::check::methods(
    {
        const __CORS_VALUE: &[&::core::primitive::str] = &METHODS;
        __CORS_VALUE
    },
    &["GET", "PUT"],
);
renamed::__private::in_editor! {
    const _ : () = { let _ = renamed::__private::keys::origins; let _ =
    renamed::__private::keys::dev_origins; let _ = renamed::__private::keys::methods; let
    _ = renamed::__private::keys::headers; let _ = renamed::__private::keys::expose; let
    _ = renamed::__private::keys::max_age; let _ = renamed::__private::keys::crate_; };
}
