//! The checks of what only the compiler can evaluate, as constants that it evaluates in any `cargo check`.
//!
//! They ask the same rules through `cors_runtime::__private::check`, whose panic is the error. Every token of such a
//! call has the span of the user's expression, so that the error underlines just that.

use cors_rules::origin::Context;
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::{Credentials, Dangers, Origins, methods};
use crate::{
    route::Route,
    syntax::{Arguments, Element, List},
};

/// The checks of every constant of an attribute.
pub(super) fn checks(
    arguments: &Arguments,
    credentials: &Credentials<'_>,
    dangers: &Dangers,
    routes: Option<&[Route]>,
) -> TokenStream {
    let private = arguments.private();
    let credentials_allowed = credentials.allowed;
    let mut checks = Checks { private: &private, calls: TokenStream::new() };
    for origins in Origins::of(arguments, credentials) {
        let context = origin_context(&private, origins.context(dangers));
        checks.add(origins.list, "origin", "origins", &context);
    }
    if let (Some(methods), Some(routes)) = (&arguments.methods, routes) {
        let served = methods::served(routes);
        checks.add(&methods.value, "method", "methods", &quote!(&[#(#served),*]));
    }
    if let Some(headers) = &arguments.headers {
        checks.add(&headers.value, "request_header", "request_headers", &quote!(#credentials_allowed));
    }
    if let Some(expose) = &arguments.expose {
        checks.add(&expose.value, "exposed_header", "exposed_headers", &quote!(#credentials_allowed));
    }
    checks.calls
}

/// A context as an expression.
fn origin_context(private: &TokenStream, context: Context) -> TokenStream {
    let Context { credentials, null_origin, insecure_origins, public_suffixes, alone } = context;
    quote! {
        #private::check::Context {
            credentials: #credentials,
            null_origin: #null_origin,
            insecure_origins: #insecure_origins,
            public_suffixes: #public_suffixes,
            alone: #alone,
        }
    }
}

struct Checks<'a> {
    private: &'a TokenStream,
    calls: TokenStream,
}

impl Checks<'_> {
    /// Checks the constants of a list: each element by the function `one`, a whole slice by the function `all`.
    fn add(&mut self, list: &List, one: &str, all: &str, context: &TokenStream) {
        if let List::Slice(slice) = list {
            self.call(all, slice, &quote!(&#slice), context);
        }
        for element in list.elements() {
            if let Element::Constant(constant) = element {
                self.call(one, constant, constant, context);
            }
        }
    }

    fn call(&mut self, function: &str, place: &impl ToTokens, value: &TokenStream, context: &TokenStream) {
        let private = self.private;
        let function = syn::Ident::new(function, Span::call_site());
        let path = quote!(#private::check::#function);
        let check = underline(place, quote!(const _: () = #path), quote!((#value, #context)));
        self.calls.extend(quote!(#check;));
    }
}

/// A call with the first span of `place` on its path and the last one on its arguments: the compiler underlines what
/// is between.
fn underline(place: &impl ToTokens, path: TokenStream, arguments: TokenStream) -> TokenStream {
    let mut spans = place.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    let last = spans.last().unwrap_or(first);
    let path = path.into_iter().map(|token| spanned(token, first));
    let arguments = arguments.into_iter().map(|token| spanned(token, last));
    path.chain(arguments).collect()
}

/// The token with another span; what stands inside of a group keeps its own.
fn spanned(mut token: TokenTree, span: Span) -> TokenTree {
    if let TokenTree::Group(group) = &token {
        token = TokenTree::Group(Group::new(group.delimiter(), group.stream()));
    }
    token.set_span(span);
    token
}
