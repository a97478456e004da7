/// Documented.
#[allow(non_camel_case_types, clippy::exhaustive_structs)]
pub struct me;
impl ::cors_runtime::__private::HttpServiceFactory for me {
    fn register(self, __cors_config: &mut ::cors_runtime::__private::AppService) {
        #[allow(clippy::single_call_fn)]
        /// Documented.
        async fn me() -> impl Responder {
            "you"
        }
        {
            static __CORS_POLICY: ::cors_runtime::__private::Cell = ::cors_runtime::__private::Cell::new();
            ::cors_runtime::__private::Route::new(
                    "/me",
                    "me",
                    &["GET"],
                    __CORS_POLICY
                        .bake(
                            ::cors_runtime::__private::policy(::cors_runtime::__private::Fields {
                                origins: ::cors_runtime::__private::Allowed::Listed(
                                    &["https://app.example.com"],
                                ),
                                ..::cors_runtime::__private::Fields::NONE
                            }),
                            &["GET"],
                        ),
                )
                .register(__cors_config, me);
        }
    }
}
#[allow(unused_imports)]
use get as _;
::cors_runtime::__private::in_editor! {
    const _ : () = { let _ = ::cors_runtime::__private::keys::origins; };
}
