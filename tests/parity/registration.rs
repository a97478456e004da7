//! The ways to register an annotated handler, and the parts of the application that it sees.

use actix_web::{
    Error, HttpRequest, Responder,
    body::MessageBody,
    dev::{HttpServiceFactory, ServiceRequest, ServiceResponse},
    error, get,
    http::StatusCode,
    middleware::{DefaultHeaders, ErrorHandlerResponse, ErrorHandlers, Next, NormalizePath, from_fn},
    post, services,
    web::{self, Data, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

/// Middleware of a scope that sees an error before it is a response.
async fn catch<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    next.call(request).await.map_err(|error| {
        let status = error.as_response_error().status_code();
        error::ErrorBadGateway(format!("caught {error} {status}"))
    })
}

async fn fail<B: MessageBody>(_: ServiceRequest, _: Next<B>) -> Result<ServiceResponse<B>, Error> {
    Err(error::ErrorUpgradeRequired("from inside"))
}

fn explain<B>(response: ServiceResponse<B>) -> actix_web::Result<ErrorHandlerResponse<B>> {
    let (request, response) = response.into_parts();
    let error = response.error().map(ToString::to_string);
    let response =
        response.set_body(format!("explained {error:?}")).map_into_boxed_body().map_into_right_body();
    Ok(ErrorHandlerResponse::Response(ServiceResponse::new(request, response)))
}

twice! {
    #[cors(origins = ["https://app.example.com"])]
    #[get("/data")]
    async fn data(text: Data<&'static str>, number: Option<Data<u8>>, request: HttpRequest) -> impl Responder {
        format!("{text:?} {number:?} {:?}", request.app_data::<u16>())
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/urls")]
    async fn urls(request: HttpRequest) -> impl Responder {
        format!(
            "{:?} {:?} {:?} {:?}",
            request.url_for_static("data").map(String::from),
            request.url_for("elsewhere", ["x"]).map(String::from),
            request.resource_map().has_resource("/inner/data"),
            request.resource_map().match_name("/inner/data"),
        )
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/fails", wrap = "from_fn(fail)")]
    async fn fails() -> impl Responder {
        "unreachable"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[post("/refuses")]
    async fn refuses() -> actix_web::Result<String> {
        Err(error::ErrorConflict("refused"))
    }

    fn factory() -> impl HttpServiceFactory {
        services![data, web::scope("/deeper").service(services![urls, (fails, refuses)])]
    }

    fn registered<T: HttpServiceFactory + 'static>(config: &mut ServiceConfig, service: T) {
        config.service(service);
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .app_data(Data::new("application"))
            .app_data(16_u16)
            .external_resource("elsewhere", "https://elsewhere.example/{x}")
            .service(factory())
            .service(
                web::scope("/inner")
                    .app_data(Data::new("scope"))
                    .app_data(Data::new(8_u8))
                    .configure(|config| {
                        config.app_data(17_u16).configure(|config| registered(config, (data, urls)));
                    }),
            )
            .service(web::scope("/caught").wrap(from_fn(catch)).service((fails, refuses)))
            .service(
                web::scope("/explained")
                    .wrap(ErrorHandlers::new().handler(StatusCode::CONFLICT, explain))
                    .wrap(DefaultHeaders::new().add(("X-Default", "1")))
                    .wrap(NormalizePath::trim())
                    .service((fails, refuses)),
            );
    }
}

#[test]
fn services_and_configurations_register_it() {
    twins!()
        .shared([
            ask("GET /data", 200),
            ask("GET /deeper/urls", 200),
            ask("POST /deeper/refuses", 409),
            ask("GET /inner/urls", 200),
        ])
        .unshared([ask("GET /urls", 404), ask("GET /inner/fails", 404)]);
}

#[test]
fn data_of_every_level_reaches_it() {
    twins!().shared([ask("GET /data", 200), ask("GET /inner/data", 200)]);
}

#[test]
fn middleware_of_a_scope_sees_what_it_would_see() {
    twins!()
        .shared([
            ask("GET /deeper/fails", 426),
            ask("POST /caught/refuses", 409),
            ask("GET /explained/fails", 426),
            ask("POST /explained/refuses", 409),
            ask("POST /explained//refuses/", 409),
        ])
        // The scope answers errors itself.
        .unshared([ask("GET /caught/fails", 502)]);
}
