//! The file of origins, and its errors.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use cors_runtime::{InvalidOrigins, OriginSet};
use serde::Deserialize;

/// The content of the file. An unknown key is an error: a misspelled `origin = [...]` would allow no origin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    origins: Vec<String>,
}

/// A TOML file that lists origins.
pub(crate) struct OriginsFile {
    path: PathBuf,
    /// Allows one reload at a time: of two, the one that read the older file must not finish last.
    turn: Mutex<()>,
}

/// The reason why the file was not loaded. The set keeps its former origins.
#[derive(Debug)]
pub(crate) enum LoadError {
    Read(PathBuf, io::Error),
    Syntax(PathBuf, Box<toml::de::Error>),
    Origins(InvalidOrigins),
}

impl OriginsFile {
    pub(crate) fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), turn: Mutex::new(()) }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Replaces the origins of the set by those of the file, and returns their number.
    pub(crate) fn load_into(&self, set: &OriginSet) -> Result<usize, LoadError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let origins = self.read()?;
        set.replace(&origins).map_err(LoadError::Origins)?;
        Ok(origins.len())
    }

    fn read(&self) -> Result<Vec<String>, LoadError> {
        let text =
            fs::read_to_string(&self.path).map_err(|error| LoadError::Read(self.path.clone(), error))?;
        match toml::from_str::<Content>(&text) {
            Ok(content) => Ok(content.origins),
            Err(error) => Err(LoadError::Syntax(self.path.clone(), Box::new(error))),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            Self::Syntax(path, error) => write!(f, "{} is not as expected: {error}", path.display()),
            Self::Origins(error) => error.fmt(f),
        }
    }
}

impl ResponseError for LoadError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Read(..) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Syntax(..) | Self::Origins(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// Sends the complete reason: only administrators see it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code())
            .content_type("text/plain; charset=utf-8")
            .body(self.to_string())
    }
}
