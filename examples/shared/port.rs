//! The port of an example: `PORT`, by default 8080.

use std::env::{self, VarError};

pub(crate) fn from_env() -> Result<u16, String> {
    let value = match env::var("PORT") {
        Ok(value) => value,
        Err(VarError::NotPresent) => return Ok(8080),
        Err(VarError::NotUnicode(value)) => value.to_string_lossy().into_owned(),
    };
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("PORT is {value:?}: expected a port, from 1 to 65535")),
    }
}
