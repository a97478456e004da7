use std::{
    env, fs,
    path::PathBuf,
    process::{self, ExitCode},
};

use actix_web::{
    App,
    test::{TestRequest, init_service},
    web,
};
use cors_runtime::OriginSet;

use crate::{
    admin::Token,
    client::{preflight, send},
    exit_code,
    origins::OriginsFile,
    routes, serve,
    settings::Settings,
};

const APP: &str = "https://app.example.com";
const SHOP: &str = "https://shop.example";

/// A file that is removed at the end of the test.
struct TemporaryFile(PathBuf);

impl TemporaryFile {
    fn new(name: &str, text: &str) -> Self {
        let file = Self(env::temp_dir().join(format!("configured-{}-{name}.toml", process::id())));
        file.write(text);
        file
    }

    fn write(&self, text: &str) {
        fs::write(&self.0, text).expect("a folder for temporary files");
    }

    fn settings(&self) -> Settings {
        let admin_token = Token::new("secret".to_owned()).map(web::Data::new);
        Settings { file: web::Data::new(OriginsFile::new(&self.0)), admin_token, port: 0 }
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        fs::remove_file(&self.0).expect("the file is still there");
    }
}

fn order(origin: &str) -> TestRequest {
    TestRequest::get().uri("/orders").insert_header(("origin", origin))
}

fn reload(token: &str) -> TestRequest {
    TestRequest::post()
        .uri("/admin/reload")
        .insert_header(("authorization", format!("Bearer {token}")))
        .insert_header(("origin", APP))
}

/// The only test that uses the static set, because the whole process shares it.
#[actix_web::test]
async fn a_reload_replaces_the_allowed_origins_only_if_the_file_and_the_token_are_right() {
    let file = TemporaryFile::new("story", r#"origins = ["https://app.example.com"]"#);
    let settings = file.settings();
    settings.file.load_into(&crate::ORIGINS).expect("a right file");
    let app = init_service(App::new().configure(|config| routes(config, &settings))).await;
    macro_rules! assert_allowed {
        ($app_may:literal, $shop_may:literal) => {
            for (origin, may) in [(APP, $app_may), (SHOP, $shop_may)] {
                let reply = send(&app, order(origin)).await;
                assert_eq!((reply.status, reply.body.as_str()), (200, "3 prints"), "{origin}");
                assert_eq!(reply.allow_origin(), may.then_some(origin));
                let reply = preflight(&app, origin, "PUT", "/orders/7", "content-type").await;
                assert_eq!(reply.status, if may { 204 } else { 403 }, "{origin}");
                assert_eq!(reply.header("access-control-allow-credentials"), may.then_some("true"));
            }
        };
    }
    assert_allowed!(true, false);

    file.write(r#"origins = ["https://shop.example"]"#);
    assert_allowed!(true, false);
    for wrong in ["", "Secret", "secret ", "secre"] {
        let reply = send(&app, reload(wrong)).await;
        assert_eq!((reply.status, reply.allow_origin()), (401, None), "{wrong:?}");
    }
    assert_allowed!(true, false);

    let reply = send(&app, reload("secret")).await;
    assert_eq!((reply.status, reply.body.as_str(), reply.allow_origin()), (200, "1 origins\n", None));
    assert_allowed!(false, true);

    let wrong = ["https://app.example.com", "https://shop.example/", "*"];
    file.write(&format!("origins = {wrong:?}"));
    let reply = send(&app, reload("secret")).await;
    let whole_text = OriginSet::new().replace(wrong).expect_err("two are wrong").to_string();
    assert_eq!((reply.status, reply.body), (422, whole_text));
    assert_allowed!(false, true);

    file.write("origins = [");
    assert_eq!(send(&app, reload("secret")).await.status, 422);
    assert_allowed!(false, true);

    file.write("origins = []");
    assert_eq!(send(&app, reload("secret")).await.status, 200);
    assert_allowed!(false, false);
}

#[actix_web::test]
async fn no_page_can_reload_and_without_a_configured_token_nobody_can() {
    let file = TemporaryFile::new("deny", r#"origins = ["https://app.example.com"]"#);
    let settings = file.settings();
    let app = init_service(App::new().configure(|config| routes(config, &settings))).await;
    let reply = preflight(&app, APP, "POST", "/admin/reload", "authorization").await;
    assert_eq!((reply.status, reply.allow_origin()), (403, None));

    let settings = Settings { admin_token: None, ..settings };
    let app = init_service(App::new().configure(|config| routes(config, &settings))).await;
    assert_eq!(send(&app, reload("secret")).await.status, 404);
    assert!(Token::new(String::new()).is_none(), "an empty ADMIN_TOKEN is none");
}

#[test]
fn the_error_for_a_wrong_file_names_the_mistake() {
    let cases: &[(&str, &[&str])] = &[
        ("origins = [\"https://b.example/\", \"null\"]", &["2 of 2 origins", "entry 1: ", "entry 2: "]),
        ("origin = [\"https://b.example\"]", &["wrong.toml", "unknown field `origin`", "`origins`"]),
        ("origins = \"https://b.example\"", &["wrong.toml", "expected a sequence"]),
        ("origins = [", &["wrong.toml", "line 1"]),
    ];
    for (text, parts) in cases {
        let file = TemporaryFile::new("wrong", text);
        let error = file.settings().file.load_into(&OriginSet::new()).expect_err(text).to_string();
        for part in *parts {
            assert!(error.contains(part), "{part:?} is not in {error:?}");
        }
    }
    let missing = OriginsFile::new("no/such/file.toml").load_into(&OriginSet::new());
    assert!(missing.expect_err("no file").to_string().starts_with("cannot read no/such/file.toml: "));
}

#[actix_web::test]
async fn a_wrong_file_at_start_is_an_error_and_a_failure() {
    let file = TemporaryFile::new("start", r#"origins = ["https://app.example.com/"]"#);
    let outcome = serve(file.settings()).await;
    assert!(
        outcome.as_ref().is_err_and(|message| message.starts_with("1 of 1 origins is wrong")),
        "{outcome:?}"
    );
    assert_eq!(exit_code(outcome), ExitCode::FAILURE);
}

#[test]
fn the_file_of_the_example_is_right() {
    let sample = OriginsFile::new(concat!(env!("CARGO_MANIFEST_DIR"), "/configured/origins.toml"));
    assert_eq!(sample.load_into(&OriginSet::new()).expect("right origins"), 3);
}
