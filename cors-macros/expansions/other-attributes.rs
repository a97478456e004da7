#[utoipa::path(get)]
#[::cors_runtime::cors(deny)]
#[get("/me")]
async fn me() -> impl Responder {
    "you"
}
