//! A hundred handlers in the manner of actix's documentation, each with a right policy: no warning is a false alarm.
#![deny(deprecated, warnings)]
#![allow(dead_code, reason = "they are only compiled")]

use actix_web::{
    Either, Error, HttpRequest, HttpResponse, Responder, Result, delete, get, head, options, patch, post, put, routes,
    web::{self, Bytes, Data, Form, Header, Json, Path, Payload, Query, ReqData},
};
use cors_runtime::{Policy, cors, policy};

type Item = std::collections::BTreeMap<String, String>;

const APP: &str = "https://app.example.com";
const JSON: &[&str] = &["Content-Type"];
const READ: Policy = policy!(origins = ["https://app.example.com"]);
const WRITE: Policy = policy!(origins = ["https://app.example.com"], headers = ["Content-Type", "Authorization"], credentials);

#[cors(READ)]
#[get("/g0")]
async fn handler_0() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g1")]
async fn handler_1() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g2")]
async fn handler_2(_id: Path<u32>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g3")]
async fn handler_3(_id: Path<u32>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g4")]
async fn handler_4(_path: Path<(String, u32)>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g5")]
async fn handler_5(_path: Path<(String, u32)>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g6")]
async fn handler_6(_query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g7")]
async fn handler_7(_query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g8")]
async fn handler_8(_request: HttpRequest) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g9")]
async fn handler_9(_request: HttpRequest) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g10")]
async fn handler_10(_data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g11")]
async fn handler_11(_data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g12")]
async fn handler_12(_request: HttpRequest, _data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g13")]
async fn handler_13(_request: HttpRequest, _data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g14")]
async fn handler_14(_id: Path<u32>, _query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g15")]
async fn handler_15(_id: Path<u32>, _query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g16")]
async fn handler_16(_json: Option<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g17")]
async fn handler_17(_json: Option<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g18")]
async fn handler_18(_ids: Path<Vec<String>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g19")]
async fn handler_19(_ids: Path<Vec<String>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g20")]
async fn handler_20(_header: Header<actix_web::http::header::Accept>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g21")]
async fn handler_21(_header: Header<actix_web::http::header::Accept>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g22")]
async fn handler_22(_user: ReqData<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g23")]
async fn handler_23(_user: ReqData<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g24")]
async fn handler_24(_data: Data<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g25")]
async fn handler_25(_data: Data<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g26")]
async fn handler_26(_body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g27")]
async fn handler_27(_body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g28")]
async fn handler_28(_text: String) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g29")]
async fn handler_29(_text: String) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[get("/g30")]
async fn handler_30(_query: Option<Query<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[get("/g31")]
async fn handler_31(_query: Option<Query<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[get("/g32")]
async fn handler_32(_query: Result<Query<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[get("/g33")]
async fn handler_33(_query: Result<Query<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[post("/p34")]
async fn handler_34(_form: Form<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[post("/p35")]
async fn handler_35(_form: Form<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[put("/p36")]
async fn handler_36(_body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[put("/p37")]
async fn handler_37(_body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[patch("/p38")]
async fn handler_38(_text: String) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[patch("/p39")]
async fn handler_39(_text: String) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[delete("/p40")]
async fn handler_40(_payload: Payload) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://*.example.com"], expose = ["ETag", "X-Total-Count"])]
#[delete("/p41")]
async fn handler_41(_payload: Payload) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://*.example.com"], expose = ["ETag", "X-Total-Count"])]
#[post("/p42")]
async fn handler_42(_id: Path<u32>, _form: Form<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"])]
#[put("/p43")]
async fn handler_43(_request: HttpRequest, _body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[put("/p44")]
async fn handler_44(_request: HttpRequest, _body: Bytes) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any)]
#[patch("/p45")]
async fn handler_45(_query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[patch("/p46")]
async fn handler_46(_query: Query<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[delete("/p47")]
async fn handler_47() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[delete("/p48")]
async fn handler_48() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], credentials)]
#[post("/p49")]
async fn handler_49(_either: Either<Form<Item>, Bytes>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://*.example.com"], expose = ["ETag", "X-Total-Count"])]
#[post("/p50")]
async fn handler_50(_either: Either<Form<Item>, Bytes>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://*.example.com"], expose = ["ETag", "X-Total-Count"])]
#[put("/p51")]
async fn handler_51(_form: Option<Form<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[post("/j52")]
async fn handler_52(_item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = ["content-type", "X-Request-Id"])]
#[post("/j53")]
async fn handler_53(_item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[post("/j54")]
async fn handler_54(_item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = ["content-type", "X-Request-Id"])]
#[put("/j55")]
async fn handler_55(Json(_item): Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(WRITE)]
#[put("/j56")]
async fn handler_56(Json(_item): Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], headers = JSON)]
#[put("/j57")]
async fn handler_57(Json(_item): Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(WRITE)]
#[patch("/j58")]
async fn handler_58(_item: web::Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[patch("/j59")]
async fn handler_59(_item: web::Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ, headers = ["X-Acme-Tenant", "Content-Type"])]
#[patch("/j60")]
async fn handler_60(_item: web::Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[post("/j61")]
async fn handler_61(_id: Path<u32>, _item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], headers = JSON)]
#[post("/j62")]
async fn handler_62(_id: Path<u32>, _item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[post("/j63")]
async fn handler_63(_id: Path<u32>, _item: Json<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], headers = JSON)]
#[put("/j64")]
async fn handler_64(_item: Option<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ, headers = ["X-Acme-Tenant", "Content-Type"])]
#[put("/j65")]
async fn handler_65(_item: Option<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = ["content-type", "X-Request-Id"])]
#[put("/j66")]
async fn handler_66(_item: Option<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ, headers = ["X-Acme-Tenant", "Content-Type"])]
#[patch("/j67")]
async fn handler_67(_item: Result<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[patch("/j68")]
async fn handler_68(_item: Result<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(WRITE)]
#[patch("/j69")]
async fn handler_69(_item: Result<Json<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[post("/j70")]
async fn handler_70(_item: actix_web::web::Json<Vec<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = ["content-type", "X-Request-Id"])]
#[post("/j71")]
async fn handler_71(_item: actix_web::web::Json<Vec<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[post("/j72")]
async fn handler_72(_item: actix_web::web::Json<Vec<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = ["content-type", "X-Request-Id"])]
#[put("/j73")]
async fn handler_73(_query: Query<Item>, _item: Json<(u8, String)>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(WRITE)]
#[put("/j74")]
async fn handler_74(_query: Query<Item>, _item: Json<(u8, String)>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], headers = JSON)]
#[put("/j75")]
async fn handler_75(_query: Query<Item>, _item: Json<(u8, String)>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(WRITE)]
#[patch("/j76")]
async fn handler_76(_either: Either<Json<Item>, Form<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[patch("/j77")]
async fn handler_77(_either: Either<Json<Item>, Form<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ, headers = ["X-Acme-Tenant", "Content-Type"])]
#[patch("/j78")]
async fn handler_78(_either: Either<Json<Item>, Form<Item>>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = any, headers = any)]
#[post("/j79")]
async fn handler_79(_items: Json<Vec<std::collections::HashMap<String, Vec<u8>>>>, _data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = [APP], headers = JSON)]
#[post("/j80")]
async fn handler_80(_items: Json<Vec<std::collections::HashMap<String, Vec<u8>>>>, _data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"])]
#[post("/j81")]
async fn handler_81(_items: Json<Vec<std::collections::HashMap<String, Vec<u8>>>>, _data: Data<Item>) -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[head("/x")]
async fn handler_82() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(READ)]
#[options("/x")]
async fn handler_83() -> impl Responder {
    HttpResponse::Ok()
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d84")]
async fn handler_84(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d85")]
async fn handler_85(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d86")]
async fn handler_86(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d87")]
async fn handler_87(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d88")]
async fn handler_88(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d89")]
async fn handler_89(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d90")]
async fn handler_90(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d91")]
async fn handler_91(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d92")]
async fn handler_92(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d93")]
async fn handler_93(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d94")]
async fn handler_94(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d95")]
async fn handler_95(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d96")]
async fn handler_96(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d97")]
async fn handler_97(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d98")]
async fn handler_98(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(origins = ["https://app.example.com"], max_age = "10m", headers = ["If-Match", "X-CSRF-Token"])]
#[delete("/d99")]
async fn handler_99(_id: Path<u32>) -> Result<HttpResponse> {
    Ok(HttpResponse::NoContent().finish())
}

#[cors(READ)]
#[routes]
#[get("/many")]
#[head("/many")]
async fn many() -> Result<&'static str, Error> {
    Ok("many")
}

fn main() {}
