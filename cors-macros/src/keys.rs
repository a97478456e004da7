//! The keys of `#[cors(...)]`, as the parser and its messages need them: from the one table in `cors-rules`.

macro_rules! define {
    ($($key:ident $identifier:ident $name:literal {
        value: $value:literal, example: $example:literal, meaning: $meaning:literal,
    })*) => {
        /// A key of the attribute.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Key {
            $($key,)*
        }

        /// Every key, in the order in which people should meet them.
        const ROWS: &[Row] = &[
            $(Row { key: Key::$key, name: $name, identifier: stringify!($identifier), example: $example },)*
        ];

        impl Key {
            pub(crate) fn row(self) -> &'static Row {
                &ROWS[self as usize]
            }
        }
    };
}
cors_rules::keys!(define);

/// A row of the table.
pub(crate) struct Row {
    key: Key,
    pub(crate) name: &'static str,
    /// What an editor completes: the name, but for `crate`.
    pub(crate) identifier: &'static str,
    /// How the key is written, for messages.
    pub(crate) example: &'static str,
}

impl Key {
    /// The key of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.key)
    }
}

/// The names of all keys, for messages and suggestions.
pub(crate) fn names() -> Vec<&'static str> {
    ROWS.iter().map(|row| row.name).collect()
}
