//! Nobody does CORS.

use actix_web::{App, Responder, get};

use super::{
    handlers::{answer, answer_with_header, me, middleware},
    start, thousand,
};
use crate::{Setting, Subject};

#[get("/me")]
async fn with_header() -> impl Responder {
    answer_with_header().await
}

#[get("/me", wrap = "middleware()")]
async fn wrapped() -> impl Responder {
    answer().await
}

pub(super) fn application(setting: Setting) -> Subject {
    match setting {
        Setting::FirstOfThousandRoutes | Setting::LastOfThousandRoutes => {
            start(App::new().configure(thousand::plain))
        }
        Setting::ResponseWithHeader => start(App::new().service(with_header)),
        Setting::Wrapped => start(App::new().service(wrapped)),
        _ => start(App::new().service(me)),
    }
}
