//! Pictures to print: the body of the request, written to disk as it comes in.

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

/// The folder of the uploads, and how large one may be.
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

    /// A name that no upload has had, also of an earlier run.
    fn next_id(&self) -> String {
        loop {
            let id = format!("picture-{}", self.count.fetch_add(1, Ordering::Relaxed));
            if !self.folder.join(&id).exists() {
                return id;
            }
        }
    }
}

/// A file under a name of its own until it is complete. Dropped before that, at an error or when the client goes away in
/// the middle, it is gone.
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
        // Once it is complete there is nothing under this name.
        let _ = fs::remove_file(&self.0);
    }
}

/// Only the app uploads. It shows how far it is, and a page that listens for progress always asks first, even where the
/// request alone would not need it: the preflight is answered here like any other. What goes wrong, such as the 413,
/// can be read.
#[cors(FRONTEND, origins = [APP])]
#[post("/uploads")]
pub(crate) async fn upload(body: web::Payload, uploads: web::Data<Uploads>) -> Result<impl Responder> {
    let id = uploads.next_id();
    let (part, file) = Part::create(&id, &uploads.folder).map_err(ErrorInternalServerError)?;
    let bytes = receive(body, file, uploads.max_bytes).await?;
    fs::rename(&part.0, uploads.folder.join(&id)).map_err(ErrorInternalServerError)?;
    Ok(HttpResponse::Created().json(Receipt { id, bytes }))
}

/// Writes chunk by chunk, and returns how much there was.
async fn receive(mut body: web::Payload, mut file: File, max_bytes: usize) -> Result<usize> {
    let mut bytes = 0;
    while let Some(chunk) = body.next().await {
        let chunk = chunk?;
        bytes += chunk.len();
        if bytes > max_bytes {
            return Err(ErrorPayloadTooLarge(format!("a picture has {max_bytes} bytes at most")));
        }
        // Writing blocks, and a worker has other requests.
        let written = web::block(move || file.write_all(&chunk).map(|()| file)).await?;
        file = written.map_err(ErrorInternalServerError)?;
    }
    Ok(bytes)
}
