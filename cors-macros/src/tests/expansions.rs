//! The expansions of the attribute, compared with the files in `expansions`.
//!
//! `UPDATE_EXPECT=1 cargo test -p cors-macros` writes the expansions anew: read the difference.

use expect_test::{ExpectFile, expect_file};
use proc_macro2::TokenStream;
use quote::quote;

use crate::cors::cors;

fn check(arguments: &TokenStream, item: &TokenStream, expected: &ExpectFile) {
    let expansion = cors(arguments.clone(), item).to_string();
    let again = cors(arguments.clone(), item).to_string();
    assert_eq!(expansion, again, "an expansion is the same every time");
    let file = syn_2::parse_file(&expansion).expect("an expansion is Rust");
    expected.assert_eq(&prettyplease::unparse(&file));
}

#[test]
fn a_handler_becomes_one_service() {
    let arguments = quote!(origins = ["https://app.example.com"]);
    let item = quote! {
        /// Documented.
        #[get("/me")]
        pub(crate) async fn me() -> impl Responder {
            "you"
        }
    };
    check(&arguments, &item, &expect_file!["../../expansions/handler.rs"]);
}

#[test]
fn every_part_of_a_policy_and_a_route_is_in_the_expansion() {
    let arguments = quote! {
        origins = [APP, "https://*.example.com"],
        dev_origins = ["http://localhost:*"],
        methods = METHODS,
        headers = any,
        expose = ["ETag"],
        max_age = "1h",
        crate = renamed
    };
    let item = quote! {
        #[allow(deprecated)]
        #[actix_web::route("/a", method = "GET", method = "PUT", name = "a", guard = "g::<1>", wrap = "A::new()", wrap = "B")]
        async fn handler() -> &'static str {
            "shared"
        }
    };
    check(&arguments, &item, &expect_file!["../../expansions/every-part.rs"]);
}

#[test]
fn on_an_error_the_item_comes_out_as_it_went_in() {
    let arguments = quote!(origins = any, credentials);
    let item = quote! {
        #[get("/me")]
        async fn me() -> impl Responder {
            "you"
        }
    };
    check(&arguments, &item, &expect_file!["../../expansions/on-error.rs"]);
}

#[test]
fn other_attributes_see_the_item_first() {
    let arguments = quote!(deny);
    let item = quote! {
        #[utoipa::path(get)]
        #[get("/me")]
        async fn me() -> impl Responder {
            "you"
        }
    };
    check(&arguments, &item, &expect_file!["../../expansions/other-attributes.rs"]);
}
