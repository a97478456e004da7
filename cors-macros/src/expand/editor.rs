//! Hints for editors: completion and documentation for the keys of the attribute.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::paths::private;
use crate::{keys::Key, syntax::Arguments};

/// Returns the words of the attribute as items of the module that documents the keys.
///
/// rust-analyzer follows a token of the attribute to where the expansion puts it, completes it with what could stand
/// there, and shows the documentation of what does. For rustc `in_editor!` is empty.
pub(crate) fn hints(arguments: &Arguments) -> TokenStream {
    let private = private(arguments);
    let words = arguments.words().iter().map(as_item);
    quote! {
        #private::in_editor! {
            const _: () = {
                #(let _ = #private::keys::#words;)*
            };
        }
    }
}

/// `crate` is no name of an item: its item is called otherwise.
fn as_item(word: &Ident) -> Ident {
    match Key::named(&word.to_string()) {
        Some(key) => Ident::new(key.row().identifier, word.span()),
        None => word.clone(),
    }
}
