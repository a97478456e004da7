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
        ::cors_runtime::__private::register::<
            Self,
            _,
            _,
        >(
            __cors_config,
            me,
            ::core::concat!(::core::module_path!(), "::me"),
            "/me",
            &["GET"],
            &::cors_runtime::__private::Fields {
                origins: ::cors_runtime::__private::AllowedOrigins::Listed(
                    &["https://app.example.com"],
                ),
                ..::cors_runtime::__private::Fields::NONE
            },
            &["GET"],
        );
    }
}
#[allow(unused_imports)]
use get as _;
::cors_runtime::__private::in_editor! {
    const _ : () = { let _ = ::cors_runtime::__private::keys::origins; };
}
