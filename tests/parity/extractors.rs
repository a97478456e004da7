//! The arguments of a handler: every extractor of actix, and those that fail.

use std::fmt;

use actix_web::{
    Either, Error, FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder, ResponseError,
    dev::Payload,
    dev::{ConnectionInfo, PeerAddr},
    error::{self, InternalError, JsonPayloadError},
    get,
    http::{Method, StatusCode, Uri, header},
    post, put,
    web::{self, Bytes, Data, Form, Header, Json, Path, Query, ReqData, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

type Pairs = Vec<(String, String)>;

/// An extractor of the application's own, with an error of its own.
struct Token(String);

#[derive(Debug)]
struct NoToken;

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no token")
    }
}

impl ResponseError for NoToken {
    fn status_code(&self) -> StatusCode {
        StatusCode::UNAUTHORIZED
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::Unauthorized()
            .insert_header((header::WWW_AUTHENTICATE, "Bearer"))
            .append_header((header::VARY, "Authorization"))
            .body(self.to_string())
    }
}

impl FromRequest for Token {
    type Error = NoToken;
    type Future = std::future::Ready<Result<Self, NoToken>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let token = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        std::future::ready(token.map(|token| Self(token.to_owned())).ok_or(NoToken))
    }
}

fn refuse_json(error: JsonPayloadError, request: &HttpRequest) -> Error {
    let response = HttpResponse::build(StatusCode::UNPROCESSABLE_ENTITY)
        .insert_header(("X-Path", request.path()))
        .json(error.to_string());
    InternalError::from_response(error, response).into()
}

twice! {
    macro_rules! takes {
        ($($name:ident $path:literal ($($argument:tt)*) $body:expr;)*) => {
            $(
                #[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
                #[post($path)]
                async fn $name($($argument)*) -> impl Responder {
                    $body
                }
            )*

            fn handlers(config: &mut ServiceConfig) {
                config $(.service($name))*;
            }
        };
    }
    takes! {
        takes_text "/text" (body: String) body;
        takes_bytes "/bytes" (body: Bytes) body;
        takes_json "/json" (body: Json<Pairs>) format!("{:?}", body.0);
        takes_form "/form" (Form(body): Form<Pairs>) format!("{body:?}");
        takes_query "/query" (query: Query<Pairs>) format!("{:?}", query.into_inner());
        takes_path "/path/{a}/{b}" (path: Path<(u8, String)>) format!("{path:?}");
        takes_own "/own" (token: Token) token.0;
        takes_option "/option" (token: Option<Token>, json: Option<Json<u8>>) {
            format!("{:?} {:?}", token.map(|token| token.0), json.map(|json| json.0))
        };
        takes_result "/result" (token: Result<Token, NoToken>, path: Result<Query<Pairs>, Error>) {
            format!("{:?} {:?}", token.map(|token| token.0), path.map_err(|error| error.to_string()))
        };
        takes_either "/either" (body: Either<Json<Pairs>, Form<Pairs>>) match body {
            Either::Left(json) => format!("json {:?}", json.0),
            Either::Right(form) => format!("form {:?}", form.0),
        };
        takes_header "/header" (length: Header<header::ContentLength>, accept: Header<header::Accept>) {
            format!("{} {:?}", *length.0, accept.0.preference())
        };
        takes_parts "/parts" (method: Method, uri: Uri, info: ConnectionInfo, peer: PeerAddr) {
            format!("{method} {uri} {} {} {}", info.host(), info.scheme(), peer.0.ip())
        };
        takes_data "/data" (number: Data<u32>, text: Data<String>) format!("{number:?} {text:?}");
        takes_missing "/missing" (_missing: Data<Vec<u8>>) "unreachable";
        takes_request_data "/request-data" (data: ReqData<u8>) format!("{}", *data);
        takes_unit "/unit" (_unit: ()) "unit";
        takes_nested "/nested" ((method, (body, token)): (Method, (String, Token))) format!("{method} {body} {}", token.0);
        takes_twelve "/twelve/{segment}" (
            path: Path<String>, query: Query<Pairs>, request: HttpRequest, method: Method, uri: Uri,
            number: Data<u32>, text: Data<String>, info: ConnectionInfo, peer: PeerAddr, token: Option<Token>,
            _unit: (), body: Bytes
        ) {
            drop((info, peer));
            format!(
                "{path} {query:?} {} {method} {uri} {number:?} {text:?} {} {body:?}",
                request.path(), token.is_some()
            )
        };
        takes_payload "/payload" (body: web::Payload) body.to_bytes_limited(16).await.map_or_else(
            |_| HttpResponse::PayloadTooLarge().finish(),
            |body| HttpResponse::Ok().body(body.unwrap_or_default()),
        );
        takes_raw "/raw" (request: HttpRequest) {
            let data = request.app_data::<Data<u32>>().map(|data| ***data);
            format!("{data:?} {:?} {:?}", request.content_type(), request.peer_addr().map(|peer| peer.ip()))
        };
    }

    #[cors(origins = ["https://app.example.com"])]
    #[put("/echo")]
    async fn echo(request: HttpRequest, body: web::Payload) -> impl Responder {
        request.extensions_mut().insert(7_u8);
        HttpResponse::Ok().streaming(body)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/nothing")]
    async fn nothing() -> impl Responder {
        HttpResponse::NoContent()
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .app_data(Data::new(7_u32))
            .app_data(Data::new("the application's".to_owned()))
            .configure(handlers)
            .service(echo)
            .service(nothing)
            .service(
                web::scope("/strict")
                    .app_data(Data::new("the scope's".to_owned()))
                    .app_data(web::JsonConfig::default().limit(16).error_handler(refuse_json))
                    .app_data(web::PayloadConfig::new(8))
                    .app_data(web::FormConfig::default().limit(4))
                    .app_data(web::PathConfig::default().error_handler(|error, _| {
                        InternalError::from_response(error, HttpResponse::Conflict().body("path")).into()
                    }))
                    .app_data(web::QueryConfig::default().error_handler(|_, request| {
                        error::ErrorImATeapot(request.query_string().to_owned())
                    }))
                    .configure(handlers),
            );
    }
}

#[test]
fn bodies_are_taken_as_they_are() {
    let json = "Content-Type: application/json";
    let form = "Content-Type: application/x-www-form-urlencoded";
    twins!().shared([
        ask("POST /text", 200).body("text ü"),
        ask("POST /text", 400).header("Content-Type: text/plain; charset=nonsense").body("x"),
        ask("POST /bytes", 200).body("bytes"),
        ask("POST /bytes", 200),
        ask("POST /json", 200).header(json).body(r#"[["a","b"]]"#),
        ask("POST /json", 400).header(json).body(r#"[["a""#),
        ask("POST /json", 400).body(r#"[["a","b"]]"#),
        ask("POST /form", 200).header(form).body("a=b&c=d"),
        ask("POST /form", 415).body("a=b"),
        ask("POST /either", 200).header(json).body(r#"[["a","b"]]"#),
        ask("POST /either", 200).header(form).body("a=b"),
        ask("POST /either", 400).body("a=b"),
        ask("POST /payload", 200).body("short"),
        ask("POST /payload", 413).body("longer than sixteen bytes"),
        ask("PUT /echo", 200).body("echoed in chunks"),
        ask("PUT /echo", 200),
    ]);
}

#[test]
fn parts_of_a_request_are_taken_as_they_are() {
    twins!().shared([
        ask("POST /query?a=b&c=%20", 200),
        ask("POST /query?a", 200),
        ask("POST /path/1/b", 200),
        ask("POST /path/300/b", 404),
        ask("POST /own", 200).header("Authorization: me"),
        ask("POST /own", 401),
        ask("POST /option", 200),
        ask("POST /option", 200)
            .header("Authorization: me")
            .header("Content-Type: application/json")
            .body("7"),
        ask("POST /result", 200),
        ask("POST /result?a=b", 200).header("Authorization: me"),
        ask("POST /header", 400),
        ask("POST /header", 200).header("Accept: text/html").body("abc"),
        ask("POST /parts?x=y", 200),
        ask("POST /data", 200),
        ask("POST /missing", 500),
        ask("POST /request-data", 500),
        ask("POST /unit", 200),
        ask("POST /nested", 200).header("Authorization: me").body("x"),
        ask("POST /nested", 401).body("x"),
        ask("POST /twelve/a?b=c", 200).body("l"),
        ask("POST /raw", 200).header("Content-Type: a/b"),
        ask("GET /nothing", 204),
    ]);
}

#[test]
fn an_error_handler_of_an_extractor_answers_in_its_words() {
    let json = "Content-Type: application/json";
    let form = "Content-Type: application/x-www-form-urlencoded";
    twins!().shared([
        ask("POST /strict/json", 422).header(json).body("{"),
        ask("POST /strict/json", 422).header(json).body(r#"[["a","b"],["c","d"]]"#),
        ask("POST /strict/json", 422),
        ask("POST /strict/bytes", 413).body("longer than eight"),
        ask("POST /strict/text", 413).body("longer than eight"),
        ask("POST /strict/form", 413).header(form).body("a=bcd"),
        ask("POST /strict/path/x/y", 409),
        ask("POST /strict/query?a=%ZZ", 200),
        ask("POST /strict/data", 200),
        ask("POST /strict/missing", 500),
    ]);
}
