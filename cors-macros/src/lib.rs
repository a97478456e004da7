//! The `#[cors]` attribute and the `policy!` macro of `cors-runtime`. Use that crate: what this one expands to is its business alone.
//!
//! `cors` is the pipeline: `place`, `handler` and `route` read the item, `syntax` reads the arguments, `check` asks the rules
//! about them, `expand` writes the tokens. Mistakes are collected in one `report`.

mod check;
mod cors;
mod expand;
mod handler;
mod keys;
mod module;
mod on_module;
mod place;
mod policy;
mod report;
mod route;
mod signature;
mod syntax;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Shares the responses of a handler with pages of other origins, and answers the preflights of exactly its route.
#[proc_macro_attribute]
pub fn cors(arguments: TokenStream, item: TokenStream) -> TokenStream {
    cors::cors(arguments.into(), &item.into()).into()
}

/// Returns a policy that several routes share, in the grammar of the attribute.
#[proc_macro]
pub fn policy(arguments: TokenStream) -> TokenStream {
    policy::policy(arguments.into()).into()
}
