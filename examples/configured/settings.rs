//! The settings, from environment variables.

use std::env::{self, VarError};

use actix_web::web;

use crate::{admin::Token, origins::OriginsFile, port};

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
            port: port::from_env()?,
        })
    }
}

fn variable(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(value)) => Err(format!("{name} is {}: expected UTF-8", value.display())),
    }
}
