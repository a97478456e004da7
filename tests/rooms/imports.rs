//! The imports between the files of a crate, read from their tokens.
//!
//! A path counts wherever it stands: in `use`, in code (`crate::slot::Held::new()`) or in a macro. It leads to the file
//! that defines the name: a re-export in a `mod.rs` on the way is followed. Tests are not read.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// An import: a file, and the file that defines what it names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Import<'a> {
    pub(crate) from: &'a str,
    pub(crate) to: &'a str,
    /// The path as it is written, such as `super::fault::Fault`.
    #[expect(dead_code, reason = "a failure prints it")]
    pub(crate) path: &'a str,
}

/// The files of a crate and the imports between them.
#[derive(Default)]
pub(crate) struct Imports {
    files: Vec<String>,
    all: Vec<(String, String, String)>,
}

impl Imports {
    /// Reads every file in the folder of a crate's sources.
    pub(crate) fn read(sources: &Path) -> Self {
        let mut modules = Modules::new();
        add_modules(sources, sources, &mut modules);
        let mut imports = Self::default();
        for module in modules.values() {
            imports.files.push(module.file.clone());
            for path in &module.paths {
                let target = resolve(&modules, &module.name, &path.segments, 0);
                let to = target.filter(|to| *to != module.file);
                if let (Some(to), false) = (to, path.is_reexport) {
                    imports.all.push((module.file.clone(), to.to_owned(), path.segments.join("::")));
                }
            }
        }
        imports
    }

    /// Returns imports between files of these names, to test what reads them.
    pub(crate) fn of(all: &[(&str, &str)]) -> Self {
        let own = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned(), String::new());
        Self { files: Vec::new(), all: all.iter().map(own).collect() }
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Import<'_>> {
        self.all.iter().map(|(from, to, path)| Import { from, to, path })
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }
}

/// The modules of a crate by their path, such as `origin::grammar`; the root is the empty one.
type Modules = BTreeMap<String, Module>;

struct Module {
    name: String,
    /// The file below the sources, such as `origin/grammar/mod.rs`.
    file: String,
    paths: Vec<Written>,
}

/// A path as a file writes it.
struct Written {
    segments: Vec<String>,
    /// The name that a `use` gives to it in this file.
    alias: Option<String>,
    /// A `pub use`: it passes a name on, and is no need of this file.
    is_reexport: bool,
}

fn add_modules(sources: &Path, folder: &Path, modules: &mut Modules) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    files.sort();
    for file in files {
        if file.is_dir() {
            add_modules(sources, &file, modules);
        } else if file.extension().is_some_and(|extension| extension == "rs") {
            let module = read_module(sources, &file);
            let is_test = module.name.split("::").any(|part| part == "tests");
            if !is_test {
                modules.insert(module.name.clone(), module);
            }
        }
    }
}

fn read_module(sources: &Path, file: &Path) -> Module {
    let below = file.strip_prefix(sources).expect("a file lies below the sources");
    let parts = below.with_extension("");
    let parts = parts.iter().map(|part| part.to_str().expect("a name is UTF-8"));
    let name = parts.filter(|part| !["mod", "lib", "main"].contains(part)).collect::<Vec<_>>().join("::");
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let tokens = text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut paths = Vec::new();
    read_tokens(tokens, &mut paths);
    Module { name, file: below.to_str().expect("a name is UTF-8").replace('\\', "/"), paths }
}

/// Collects the paths in code, except below `#[cfg(test)]`.
fn read_tokens(tokens: TokenStream, paths: &mut Vec<Written>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    let mut is_public = false;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_cfg_test(tokens.get(at)) => {
                at += item_length(&tokens[at..]);
            }
            TokenTree::Ident(ident) if ident == "use" => {
                let end = at + item_length(&tokens[at..]);
                read_use(&tokens[at..end - 1], &mut Vec::new(), is_public, paths);
                at = end;
            }
            TokenTree::Ident(_) if has_colons(&tokens, at) => {
                let mut segments = vec![token.to_string()];
                while let (true, Some(TokenTree::Ident(next))) = (has_colons(&tokens, at), tokens.get(at + 2))
                {
                    segments.push(next.to_string());
                    at += 3;
                }
                paths.push(Written { segments, alias: None, is_reexport: false });
            }
            TokenTree::Group(group) => read_tokens(group.stream(), paths),
            _ => {}
        }
        // `pub` and `pub(crate)` stand before `use`.
        let is_restriction =
            matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
        is_public = matches!(token, TokenTree::Ident(ident) if ident == "pub") || is_public && is_restriction;
    }
}

fn is_cfg_test(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

fn has_colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon =
        |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    is_colon(tokens.get(at)) && is_colon(tokens.get(at + 1))
}

/// Returns how many tokens an item has: it ends with a `;` or with the first braces.
fn item_length(tokens: &[TokenTree]) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    // The braces of `use a::{b, c};` are followed by the `;`.
    let end = tokens.iter().position(ends).map_or(tokens.len(), |end| end + 1);
    end + usize::from(matches!(tokens.get(end), Some(TokenTree::Punct(punct)) if punct.as_char() == ';'))
}

/// Collects the paths of one tree: `a::{b, c as d}` → `a::b` and `a::c`.
fn read_use(tree: &[TokenTree], prefix: &mut Vec<String>, is_reexport: bool, paths: &mut Vec<Written>) {
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    for part in tree.split(is_comma) {
        let depth = prefix.len();
        let mut alias = None;
        let mut is_nested = false;
        let mut tokens = part.iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "as" => alias = tokens.next().map(ToString::to_string),
                TokenTree::Ident(ident) if ident == "self" && depth > 0 => {}
                TokenTree::Ident(ident) => prefix.push(ident.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    read_use(&inner, prefix, is_reexport, paths);
                    is_nested = true;
                }
                _ => {}
            }
        }
        if !is_nested && !part.is_empty() {
            let alias = alias.or_else(|| prefix.last().cloned());
            paths.push(Written { segments: prefix.clone(), alias, is_reexport });
        }
        prefix.truncate(depth);
    }
}

/// Returns the file that defines what a path in `module` leads to; `None` for another crate's.
fn resolve<'a>(modules: &'a Modules, module: &str, path: &[String], depth: usize) -> Option<&'a str> {
    // Two files may re-export each other's names: that leads nowhere.
    const DEEPEST: usize = 16;
    let first = path.first()?;
    let (mut here, mut rest) = match first.as_str() {
        "crate" => (String::new(), &path[1..]),
        "self" => (module.to_owned(), &path[1..]),
        "super" => above(module, path),
        name => {
            modules.get(&join(module, name))?;
            (module.to_owned(), path)
        }
    };
    while let Some((segment, after)) = rest.split_first() {
        let child = join(&here, segment);
        if modules.contains_key(&child) {
            here = child;
            rest = after;
            continue;
        }
        let current = modules.get(&here)?;
        let alias = current.paths.iter().find(|path| path.alias.as_ref() == Some(segment));
        return match alias {
            Some(alias) if depth < DEEPEST => {
                let imported = resolve(modules, &here, &alias.segments, depth + 1);
                imported.or_else(|| alias.is_reexport.then_some(&current.file))
            }
            _ => Some(&current.file),
        };
    }
    modules.get(&here).map(|module| module.file.as_str())
}

/// Returns the module that the leading `super`s of a path lead to, and the rest of the path.
fn above<'a>(module: &str, path: &'a [String]) -> (String, &'a [String]) {
    let (mut here, mut rest) = (module, path);
    while rest.first().is_some_and(|segment| segment == "super") {
        here = here.rsplit_once("::").map_or("", |(parent, _)| parent);
        rest = &rest[1..];
    }
    (here.to_owned(), rest)
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}
