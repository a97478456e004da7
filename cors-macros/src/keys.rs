//! The keys of `#[cors(...)]`, as the parser and its messages need them: from the one table in `cors-rules`.

use crate::report::listed;

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

        const NAMES: &[&str] = &[$($name,)*];

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
    /// The identifier that an editor completes: the name, except for `crate`.
    pub(crate) identifier: &'static str,
    /// The name of the key, for messages.
    pub(crate) example: &'static str,
}

impl Row {
    /// Returns the value in the example.
    pub(crate) fn value_of_example(&self) -> &'static str {
        self.example.get(self.name.len() + " = ".len()..).unwrap_or_default()
    }
}

/// The names that other CORS libraries use.
const ALIASES: &[(&str, Key)] = &[
    ("allow_origin", Key::Origins),
    ("allow_origins", Key::Origins),
    ("allowed_origin", Key::Origins),
    ("allowed_origins", Key::Origins),
    ("allow_method", Key::Methods),
    ("allow_methods", Key::Methods),
    ("allowed_methods", Key::Methods),
    ("allow_header", Key::Headers),
    ("allow_headers", Key::Headers),
    ("allowed_header", Key::Headers),
    ("allowed_headers", Key::Headers),
    ("request_headers", Key::Headers),
    ("expose_header", Key::Expose),
    ("expose_headers", Key::Expose),
    ("exposed_headers", Key::Expose),
    ("response_headers", Key::Expose),
    ("allow_credentials", Key::Credentials),
    ("supports_credentials", Key::Credentials),
    ("with_credentials", Key::Credentials),
    ("cookie", Key::Credentials),
    ("cookies", Key::Credentials),
    ("include", Key::Credentials),
    ("allow_max_age", Key::MaxAge),
    ("max_age_seconds", Key::MaxAge),
    ("none", Key::Deny),
    ("denied", Key::Deny),
];

impl Key {
    /// Returns the key that is meant by a name that is none.
    pub(crate) fn meant_by(name: &str) -> Option<Self> {
        let mut snake_case = String::new();
        for c in name.chars() {
            snake_case.push(if c == '-' { '_' } else { c.to_ascii_lowercase() });
        }
        let alias = ALIASES.iter().find(|(alias, _)| *alias == snake_case).map(|(_, key)| *key);
        alias.or_else(|| cors_rules::suggest::closest(name, NAMES).and_then(Self::named))
    }

    /// Returns the key of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.key)
    }
}

/// Returns the names of all keys, for messages.
pub(crate) fn list() -> String {
    listed(NAMES)
}
