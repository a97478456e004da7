//! The paths that expansions begin with.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::syntax::Arguments;

/// Returns the path of `cors_runtime`.
pub(crate) fn crate_path(arguments: &Arguments) -> TokenStream {
    arguments.crate_path.as_ref().map_or_else(|| quote!(::cors_runtime), ToTokens::to_token_stream)
}

/// Returns the one module that expansions name.
pub(crate) fn private(arguments: &Arguments) -> TokenStream {
    let krate = crate_path(arguments);
    quote!(#krate::__private)
}
