//! actix-cors, told the same.

use actix_cors::Cors;
use actix_web::{App, http::Method, web};

use super::{
    handlers::{answer, me},
    start, thousand,
};
use crate::{
    Setting, Subject,
    policies::{self, MAX_AGE},
};

/// Around one resource.
pub(super) fn on_the_resource(setting: Setting) -> Subject {
    match setting {
        Setting::FirstOfThousandRoutes | Setting::LastOfThousandRoutes => {
            start(App::new().configure(|config| thousand::wrapped(config, || middleware(setting))))
        }
        _ => start(
            App::new().service(web::resource("/me").wrap(middleware(setting)).route(web::get().to(answer))),
        ),
    }
}

/// Around everything.
pub(super) fn on_the_application(setting: Setting) -> Subject {
    match setting {
        Setting::FirstOfThousandRoutes | Setting::LastOfThousandRoutes => {
            start(App::new().wrap(middleware(setting)).configure(thousand::plain))
        }
        _ => start(App::new().wrap(middleware(setting)).service(me)),
    }
}

/// Returns the policy of the setting.
pub(super) fn middleware(setting: Setting) -> Cors {
    let cors = Cors::default()
        .allowed_methods([Method::GET])
        .allowed_headers(policies::headers(setting).iter().copied())
        .max_age(usize::try_from(MAX_AGE).ok());
    match setting {
        Setting::AnyOrigin => cors.allow_any_origin().send_wildcard(),
        // Its documented way to a pattern.
        Setting::Patterns => cors
            .supports_credentials()
            .allowed_origin_fn(|origin, _| origin.as_bytes().ends_with(b".example.com")),
        _ => policies::origins(setting)
            .iter()
            .fold(cors.supports_credentials(), |cors, origin| cors.allowed_origin(origin)),
    }
}
