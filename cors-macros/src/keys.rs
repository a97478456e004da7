//! The keys of `#[cors(...)]`: the one table that feeds the parser and its messages.

/// A key of the attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Origins,
    DevOrigins,
    Methods,
    Headers,
    Expose,
    Credentials,
    MaxAge,
    Deny,
    Dangerously,
    Crate,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) key: Key,
    pub(crate) name: &'static str,
    /// How the key is written, for messages.
    pub(crate) example: &'static str,
}

/// Every key, in the order in which people should meet them.
pub(crate) const KEYS: &[Row] = &[
    Row { key: Key::Origins, name: "origins", example: r#"origins = ["https://app.example.com"]"# },
    Row { key: Key::DevOrigins, name: "dev_origins", example: r#"dev_origins = ["http://localhost:5173"]"# },
    Row { key: Key::Methods, name: "methods", example: r#"methods = ["PUT"]"# },
    Row { key: Key::Headers, name: "headers", example: r#"headers = ["Content-Type"]"# },
    Row { key: Key::Expose, name: "expose", example: r#"expose = ["ETag"]"# },
    Row { key: Key::Credentials, name: "credentials", example: "credentials" },
    Row { key: Key::MaxAge, name: "max_age", example: r#"max_age = "10m""# },
    Row { key: Key::Deny, name: "deny", example: "deny" },
    Row { key: Key::Dangerously, name: "dangerously", example: "dangerously = [null_origin]" },
    Row { key: Key::Crate, name: "crate", example: "crate = cors_runtime" },
];

impl Key {
    /// The key of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        KEYS.iter().find(|row| row.name == name).map(|row| row.key)
    }

    /// The row of this key.
    pub(crate) fn row(self) -> &'static Row {
        KEYS.iter().find(|row| row.key == self).unwrap_or(&KEYS[0])
    }
}

/// The names of all keys, for messages and suggestions.
pub(crate) fn names() -> Vec<&'static str> {
    KEYS.iter().map(|row| row.name).collect()
}
