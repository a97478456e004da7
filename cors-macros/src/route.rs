//! The route attribute below: actix's `#[get("/path", …)]` and its siblings, read as actix reads them.
//!
//! Whatever actix's macros refuse is refused here without a word: the item then goes to them, and they say why.

use std::panic::catch_unwind;

use actix_router::ResourceDef;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{
    Attribute, LitStr, Path, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

/// actix's macros for one method each, and the method.
const METHOD_MACROS: &[(&str, &str)] = &[
    ("connect", "CONNECT"),
    ("delete", "DELETE"),
    ("get", "GET"),
    ("head", "HEAD"),
    ("options", "OPTIONS"),
    ("patch", "PATCH"),
    ("post", "POST"),
    ("put", "PUT"),
    ("query", "QUERY"),
    ("trace", "TRACE"),
];

/// Every route of one handler.
pub(crate) struct Routes {
    /// The path of the macro that stands directly above the handler, such as `get` or `actix_web::routes`.
    pub(crate) macro_path: Path,
    pub(crate) all: Vec<DeclaredRoute>,
}

/// A route, as one attribute describes it.
pub(crate) struct DeclaredRoute {
    /// The path of its macro: the place that it is written at.
    pub(crate) macro_path: Path,
    pub(crate) path: LitStr,
    pub(crate) name: Option<LitStr>,
    pub(crate) methods: Vec<LitStr>,
    pub(crate) guards: Vec<Path>,
    pub(crate) wraps: Vec<TokenStream>,
}

/// Checks whether an attribute is one of actix's route macros, by its last segment.
pub(crate) fn is_route(attribute: &Attribute) -> bool {
    last_name(attribute.path())
        .is_some_and(|name| name == "route" || name == "routes" || method_of(&name).is_some())
}

/// Checks whether an attribute looks like a route macro under another name: `#[fetch("/path")]`
pub(crate) fn can_be_alias(attribute: &Attribute) -> bool {
    let Ok(list) = attribute.meta.require_list() else { return false };
    let first = list.tokens.clone().into_iter().next();
    let path = first.and_then(|token| syn::parse2::<LitStr>(token.into()).ok());
    path.is_some_and(|path| path.value().starts_with('/'))
}

/// Returns the name of a macro, without what stands before it: not the path, and not the `r#` of a raw name.
fn last_name(path: &Path) -> Option<String> {
    path.segments.last().map(|last| last.ident.unraw().to_string())
}

/// Frameworks that have route macros of the same names. Where one is named in the path of a macro, it is not actix's.
const OTHER_FRAMEWORKS: &[&str] =
    &["apistos", "axum", "gotham", "ntex", "paperclip", "poem", "rocket", "salvo", "warp"];

/// Checks whether a route macro is plainly another framework's.
pub(crate) fn is_foreign(attribute: &Attribute) -> bool {
    let segments = &attribute.path().segments;
    segments.len() > 1 && OTHER_FRAMEWORKS.iter().any(|framework| segments[0].ident == framework)
}

/// Checks whether an attribute is `#[routes]`, whose routes stand in the attributes below it.
pub(crate) fn is_routes(attribute: &Attribute) -> bool {
    last_name(attribute.path()).is_some_and(|name| name == "routes")
}

/// Checks whether an attribute belongs to `#[routes]`, which takes plain names alone.
pub(crate) fn is_routes_member(attribute: &Attribute) -> bool {
    attribute.path().get_ident().is_some_and(|ident| method_of(&ident.to_string()).is_some())
}

fn method_of(name: &str) -> Option<&'static str> {
    METHOD_MACROS.iter().find(|(macro_name, _)| *macro_name == name).map(|(_, method)| *method)
}

impl Routes {
    /// Returns the methods that the routes at this path serve together: each answers preflights for the path.
    pub(crate) fn methods_at(&self, path: &LitStr) -> Vec<String> {
        let mut methods = Vec::new();
        for route in &self.all {
            if route.path.value() == path.value() {
                methods.append(&mut route.method_names());
            }
        }
        methods
    }
}

impl DeclaredRoute {
    /// Reads `#[get("/path", …)]` or `#[route("/path", method = "…", …)]`.
    pub(crate) fn parse(attribute: &Attribute) -> syn::Result<Self> {
        let macro_path = attribute.path().clone();
        let place = macro_path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let method =
            last_name(&macro_path).and_then(|name| method_of(&name)).map(|method| LitStr::new(method, place));
        let arguments = attribute.meta.require_list()?.tokens.clone();
        let parse = |input: ParseStream<'_>| {
            let path = input.parse()?;
            let takes_methods = method.is_none();
            let methods = method.into_iter().collect();
            let mut route =
                Self { macro_path, path, name: None, methods, guards: Vec::new(), wraps: Vec::new() };
            route.parse_options(input, takes_methods)?;
            Ok(route)
        };
        let route: Self = parse.parse2(arguments)?;
        if route.methods.is_empty() || !is_path(&route.path) {
            return Err(refused());
        }
        Ok(route)
    }

    fn parse_options(&mut self, input: ParseStream<'_>, takes_methods: bool) -> syn::Result<()> {
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            let value: LitStr = input.parse()?;
            match key.to_string().as_str() {
                "name" => self.name = Some(value),
                "guard" => self.guards.push(value.parse()?),
                "wrap" => self.wraps.push(value.parse()?),
                "method" if takes_methods => self.add_method(value)?,
                _ => return Err(refused()),
            }
        }
        Ok(())
    }

    /// Upper-case letters only, each method once.
    fn add_method(&mut self, method: LitStr) -> syn::Result<()> {
        let name = method.value();
        let is_new = self.methods.iter().all(|known| known.value() != name);
        if name.is_empty() || !name.as_bytes().iter().all(u8::is_ascii_uppercase) || !is_new {
            return Err(refused());
        }
        self.methods.push(method);
        Ok(())
    }

    /// Returns the methods by name.
    pub(crate) fn method_names(&self) -> Vec<String> {
        self.methods.iter().map(LitStr::value).collect()
    }
}

/// Checks whether actix's router takes this path; it panics where it does not.
fn is_path(path: &LitStr) -> bool {
    let path = path.value();
    catch_unwind(|| ResourceDef::new(path)).is_ok()
}

/// Nobody sees it.
fn refused() -> syn::Error {
    syn::Error::new(Span::call_site(), "refused by actix's macro")
}
