//! What the environment says.

use std::env::{self, VarError};

use actix_web::web;

use crate::{admin::Token, origins::OriginsFile};

/// The file that comes with the example.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/configured/origins.toml");

#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) file: web::Data<OriginsFile>,
    pub(crate) admin_token: Option<web::Data<Token>>,
    pub(crate) port: u16,
}

impl Settings {
    pub(crate) fn from_env() -> Result<Self, String> {
        let file = variable("ORIGINS_FILE")?.unwrap_or_else(|| SAMPLE.to_owned());
        let admin_token = variable("ADMIN_TOKEN")?.and_then(Token::new);
        Ok(Self {
            file: web::Data::new(OriginsFile::new(file)),
            admin_token: admin_token.map(web::Data::new),
            port: port(variable("PORT")?)?,
        })
    }
}

fn port(value: Option<String>) -> Result<u16, String> {
    let Some(value) = value else { return Ok(8080) };
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("PORT is {value:?}: expected a port, from 1 to 65535")),
    }
}

fn variable(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(value)) => Err(format!("{name} is {value:?}: expected UTF-8")),
    }
}
