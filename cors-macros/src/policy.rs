//! `policy!`: the same grammar and the same rules, for a policy that routes share.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{check::check, expand, report::Report, syntax::Arguments};

/// Returns the expansion of `policy!(arguments)`: an expression. Whatever is wrong, it still is a policy, so that nothing else
/// turns red; one that shares nothing, and of which nothing more is said.
pub(crate) fn policy(arguments: TokenStream) -> TokenStream {
    let mut report = Report::default();
    let arguments = Arguments::parse(arguments, &mut report);
    let checked = check(&arguments, None, &mut report);
    if let Some(configured) = &arguments.configured {
        report.error(
            &configured.tokens,
            "a policy that comes from configuration is no constant: `configured` stands in `#[cors(...)]` alone",
            "write `#[cors(configured(...))]` on each handler, or on a module of them",
        );
    }
    let private = expand::private(&arguments);
    let fields = if report.has_errors() {
        quote!(#private::Fields::BROKEN)
    } else {
        expand::of_policy(&private, &arguments, &checked)
    };
    let reported = expand::reported(report, &[]);
    let constants = expand::constants(&arguments, &checked, None, &[]);
    let hints = expand::hints(&arguments);
    quote! {{
        #reported
        #constants
        #hints
        const __CORS_FIELDS: #private::Fields = #fields;
        #private::policy(__CORS_FIELDS)
    }}
}
