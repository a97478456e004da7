//! The tokens that make the compiler say what is in a report.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Attribute;

use crate::report::{Report, Warning};

/// Returns every mistake and warning as tokens that the compiler reports. `lints` are the attributes of the handler that
/// set the levels of lints: they hold for our warnings too.
pub(crate) fn reported(report: Report, lints: &[&Attribute]) -> TokenStream {
    let errors = report.errors.map(|errors| errors.to_compile_error());
    let warnings = report.warnings.iter().map(|warning| warned(warning, lints));
    quote!(#errors #(#warnings)*)
}

/// Returns a use of a deprecated constant: the one way to a warning of one's own on stable.
fn warned(Warning { tokens, text }: &Warning, lints: &[&Attribute]) -> TokenStream {
    let span = tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    let used = Ident::new("CORS", span);
    quote! {
        #(#lints)*
        const _: () = {
            #[deprecated(note = #text)]
            const CORS: () = ();
            #used
        };
    }
}
