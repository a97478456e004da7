//! Uploads of pictures: the request body is written to disk as it arrives.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use actix_web::{
    HttpResponse, Responder, Result,
    error::{ErrorInternalServerError, ErrorPayloadTooLarge},
    post, web,
};
use cors_runtime::cors;
use futures_util::StreamExt;
use serde::Serialize;

use crate::policies::{APP, FRONTEND};

/// The folder of the uploads, and the maximum size of each.
pub(crate) struct Uploads {
    folder: PathBuf,
    max_bytes: usize,
    count: AtomicU64,
}

#[derive(Serialize)]
struct Receipt {
    id: String,
    bytes: usize,
}

impl Uploads {
    /// Creates the folder.
    pub(crate) fn new(folder: impl Into<PathBuf>, max_bytes: usize) -> io::Result<Self> {
        let folder = folder.into();
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, max_bytes, count: AtomicU64::new(0) })
    }

    /// Returns a name that no upload has, not even one of an earlier run.
    fn next_id(&self) -> String {
        loop {
            let id = format!("picture-{}", self.count.fetch_add(1, Ordering::Relaxed));
            if !self.folder.join(&id).exists() {
                return id;
            }
        }
    }
}

/// An incomplete upload, in a file with a temporary name. Dropping it removes the file: after an error, or when the client
/// disconnects.
struct Part(PathBuf);

impl Part {
    fn create(id: &str, folder: &Path) -> io::Result<(Self, File)> {
        let path = folder.join(format!("{id}.part"));
        let file = File::create_new(&path)?;
        Ok((Self(path), file))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // A complete upload has been renamed, so there is nothing to remove.
        let _ = fs::remove_file(&self.0);
    }
}

/// Stores a picture, for the app only. A page that listens for upload progress always causes a preflight, even if the
/// request alone needs none; the attribute answers it like any other. The page can read errors too, such as the 413.
#[cors(FRONTEND, origins = [APP])]
#[post("/uploads")]
pub(crate) async fn upload(body: web::Payload, uploads: web::Data<Uploads>) -> Result<impl Responder> {
    let id = uploads.next_id();
    let (part, file) = Part::create(&id, &uploads.folder).map_err(ErrorInternalServerError)?;
    let bytes = receive(body, file, uploads.max_bytes).await?;
    fs::rename(&part.0, uploads.folder.join(&id)).map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Created().json(Receipt { id, bytes }))
}

/// Writes the body chunk by chunk, and returns its length in bytes.
async fn receive(mut body: web::Payload, mut file: File, max_bytes: usize) -> Result<usize> {
    let mut bytes = 0;
    while let Some(chunk) = body.next().await {
        let chunk = chunk?;
        bytes += chunk.len();
        if bytes > max_bytes {
            return Err(ErrorPayloadTooLarge(format!("a picture has {max_bytes} bytes at most")));
        }
        // Writing blocks, so it must not run on the worker's thread.
        let written = web::block(move || file.write_all(&chunk).map(|()| file)).await?;
        file = written.map_err(ErrorInternalServerError)?;
    }
    Ok(bytes)
}
