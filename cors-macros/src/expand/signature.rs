//! The warnings about a handler of whose policy only the compiler knows enough.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Attribute;

use super::paths::private;
use crate::{check::Checked, signature::Extracted, syntax::Arguments};

/// Returns a constant for each extractor, whose use is a warning at the argument if the policy does not give it what it needs.
pub(crate) fn signature(
    arguments: &Arguments,
    checked: &Checked<'_>,
    extractors: &[Extracted],
    lints: &[&Attribute],
) -> TokenStream {
    let private = private(arguments);
    let base = arguments.base.as_ref().map(|base| quote!(#private::fields(#base)));
    let base = base.unwrap_or_else(|| quote!(#private::Fields::NONE));
    let headers = option(arguments.headers.as_ref().map(|list| list.value.to_token_stream()));
    let credentials = option(checked.credentials.written.map(|written| written.to_token_stream()));
    let warnings = extractors.iter().map(|Extracted { extractor, name }| {
        let comes_with_credentials = extractor.comes_with_credentials();
        let lacks_header = extractor.header().map(|header| {
            quote!(#private::check::lacks_header(#base, #headers, #credentials, #header, #comes_with_credentials))
        });
        let is_lacking = lacks_header
            .unwrap_or_else(|| quote!(#private::check::lacks_credentials(#base, #credentials)));
        let text = extractor.warning().report("").to_string();
        let used = quote_spanned!(name.span()=> OR_WARN);
        quote! {
            #(#lints)*
            const _: () = {
                struct Lacks<const IS: bool>;
                #[allow(dead_code)]
                impl Lacks<true> {
                    #[deprecated(note = #text)]
                    const OR_WARN: () = ();
                }
                #[allow(dead_code)]
                impl Lacks<false> {
                    const OR_WARN: () = ();
                }
                Lacks::<{ #is_lacking }>::#used
            };
        }
    });
    quote!(#(#warnings)*)
}

fn option(value: Option<TokenStream>) -> TokenStream {
    let some = value.map(|value| quote!(::core::option::Option::Some(#value)));
    some.unwrap_or_else(|| quote!(::core::option::Option::None))
}
