#[get("/me")]
async fn me() -> impl Responder {
    "you"
}
::core::compile_error! {
    "with `credentials` every origin must be named: browsers refuse `*` then\nhelp: name the origins of your pages, or remove `credentials`"
}
::cors_runtime::__private::in_editor! {
    const _ : () = { let _ = ::cors_runtime::__private::keys::origins; let _ =
    ::cors_runtime::__private::keys::credentials; };
}
