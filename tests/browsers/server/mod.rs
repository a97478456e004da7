//! The server that every engine talks to: one application on several ports, plain and over TLS.

mod app;
mod harm;
mod log;
mod ports;
mod tls;

pub(crate) use self::{
    app::{COOKIE, PAGE, app},
    harm::{Harm, Harms},
    log::{Log, Ran, run_of},
    ports::{EXACT_PORTS, Ports},
};

use std::{sync::mpsc, thread};

use actix_web::{HttpServer, dev::ServerHandle, rt::System};

use self::ports::Listeners;

/// A server until it is dropped.
pub(crate) struct Server {
    pub(crate) ports: Ports,
    pub(crate) log: Log,
    pub(crate) harms: Harms,
    handle: ServerHandle,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    pub(crate) fn start() -> Result<Self, String> {
        let (ports, listeners) = Listeners::bind().map_err(|error| format!("no port: {error}"))?;
        let (log, harms) = (Log::default(), Harms::default());
        let (send, receive) = mpsc::channel();
        let (own_log, own_harms) = (log.clone(), harms.clone());
        let thread =
            thread::spawn(move || System::new().block_on(serve(listeners, own_log, own_harms, send)));
        let handle = receive.recv().map_err(|_| "the server did not start".to_owned())?;
        Ok(Self { ports, log, harms, handle, thread: Some(thread) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The command is sent when `stop` is called; its future only waits for the end, as the thread does.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // A panic of the server has been printed already.
            let _ = thread.join();
        }
    }
}

async fn serve(listeners: Listeners, log: Log, harms: Harms, started: mpsc::Sender<ServerHandle>) {
    let certificate = tls::certificate();
    let mut server = HttpServer::new(move || app(log.clone(), harms.clone()))
        .workers(2)
        .disable_signals()
        .shutdown_timeout(1);
    let expect = "a listener that is bound already";
    for listener in listeners.plain {
        server = server.listen(listener).expect(expect);
    }
    for listener in listeners.secure {
        server = server.listen_rustls_0_23(listener, certificate.clone()).expect(expect);
    }
    let server = server.run();
    started.send(server.handle()).expect("the test waits for the server");
    server.await.expect("the server runs");
}
