//! The values of a configuration: a list that may be one text, an age, and `enforce`.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{self, SeqAccess, Visitor},
};

/// Reads a list, or a text with commas: `"a, b"` → `["a", "b"]`. Blanks around a comma do not count.
pub(super) fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Texts;

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of texts, or one text with commas")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            let elements = text.split(',').map(str::trim).filter(|element| !element.is_empty());
            Ok(elements.map(str::to_owned).collect())
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
            let mut list = Vec::new();
            while let Some(element) = elements.next_element()? {
                list.push(element);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_any(Texts)
}

/// Reads a list that may be missing.
pub(super) fn some_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    list(deserializer).map(Some)
}

/// The `max_age` of a configuration, as it is written.
#[derive(Clone, Debug)]
pub(super) enum MaxAge {
    /// Seconds.
    Number(String),
    /// A text with a unit.
    Text(String),
}

impl<'de> Deserialize<'de> for MaxAge {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Age;

        impl Visitor<'_> for Age {
            type Value = MaxAge;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("seconds, or a text such as \"10m\"")
            }

            fn visit_i64<E>(self, seconds: i64) -> Result<MaxAge, E> {
                Ok(MaxAge::Number(seconds.to_string()))
            }

            fn visit_u64<E>(self, seconds: u64) -> Result<MaxAge, E> {
                Ok(MaxAge::Number(seconds.to_string()))
            }

            fn visit_f64<E>(self, seconds: f64) -> Result<MaxAge, E> {
                // A whole number is written as one, however large it is.
                let is_whole = seconds.fract() == 0.0;
                Ok(MaxAge::Number(if is_whole { format!("{seconds:.0}") } else { format!("{seconds:?}") }))
            }

            fn visit_str<E>(self, text: &str) -> Result<MaxAge, E> {
                Ok(MaxAge::Text(text.to_owned()))
            }
        }

        deserializer.deserialize_any(Age)
    }
}

/// The requests that are refused before the handler runs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Enforce {
    #[default]
    Off,
    On,
    Strict,
}

impl<'de> Deserialize<'de> for Enforce {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;

        impl Visitor<'_> for Value {
            type Value = Enforce;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`true`, `false` or \"strict\"")
            }

            fn visit_bool<E>(self, is_on: bool) -> Result<Enforce, E> {
                Ok(if is_on { Enforce::On } else { Enforce::Off })
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Enforce, E> {
                match text {
                    "strict" => Ok(Enforce::Strict),
                    // As environment variables have it.
                    "true" => Ok(Enforce::On),
                    "false" => Ok(Enforce::Off),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
        }

        deserializer.deserialize_any(Value)
    }
}
