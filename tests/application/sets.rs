//! Origin sets that are told `*`, that change by one entry, and that belong to one application.

use actix_web::{App, HttpResponse, Responder, get, test::init_service, web};
use cors_runtime::{Cors, Origin, OriginSet, Policy, cors, policy};
use support::{
    APP, EVIL, PREFLIGHT_VARY, Request, Response,
    in_process::{actual, exchange, preflight, send},
};

static OPEN: OriginSet = OriginSet::new().allow_any();

#[cors(origins = set(OPEN), expose = ["ETag"])]
#[get("/set")]
async fn of_set() -> impl Responder {
    "set"
}

#[cors(origins = ["https://app.example.com", set(OPEN)], expose = ["ETag"])]
#[get("/union")]
async fn of_union() -> impl Responder {
    "union"
}

#[cors(origins = any, expose = ["ETag"])]
#[get("/any")]
async fn of_any() -> impl Responder {
    "any"
}

#[cors(origins = set(OPEN), credentials)]
#[get("/private")]
async fn private() -> impl Responder {
    "private"
}

#[cors(origins = set(OPEN), enforce)]
#[get("/enforced")]
async fn enforced() -> impl Responder {
    "enforced"
}

const AROUND: Policy = policy!(origins = set(OPEN), expose = ["ETag"]);

fn shown(response: &Response) -> (u16, Vec<String>, Vec<String>) {
    let vary = response.lines("vary").into_iter().map(str::to_owned).collect();
    (response.status, response.access_control(), vary)
}

// One test, since all of it changes the same set.
#[actix_web::test]
async fn while_a_set_holds_an_asterisk_its_policies_answer_as_any_does() {
    let app = App::new()
        .service((of_set, of_union, of_any, private, enforced))
        .service(web::resource("/around").wrap(Cors::new(AROUND)).get(HttpResponse::Ok));
    let app = init_service(app).await;
    OPEN.replace(["*"]).expect("the code allows it");
    let requests = [
        Request::new("GET", "/"),
        Request::actual("GET", "/", APP),
        Request::actual("GET", "/", EVIL),
        Request::actual("GET", "/", "null"),
        Request::actual("GET", "/", APP).from(APP),
        Request::preflight("GET", "/", EVIL),
        Request::preflight("GET", "/", EVIL).from(APP),
    ];
    for request in &requests {
        let at = |path: &str| Request { path: path.to_owned(), ..request.clone() };
        let twin = shown(&exchange(&app, &at("/any")).await);
        for path in ["/set", "/union", "/around"] {
            assert_eq!(shown(&exchange(&app, &at(path)).await), twin, "{path} {request:?}");
        }
    }
    for path in ["/private", "/enforced"] {
        let response = actual(&app, "GET", path, EVIL).await;
        assert_eq!((response.access_control(), response.lines("vary")), (vec![], vec!["Origin"]), "{path}");
        assert_eq!(preflight(&app, "GET", path, EVIL).await.status, 403, "{path}");
    }
    assert_eq!(actual(&app, "GET", "/enforced", EVIL).await.status, 403);

    OPEN.replace(["https://set.example"]).expect("an origin");
    for path in ["/set", "/around"] {
        let response = actual(&app, "GET", path, EVIL).await;
        assert_eq!((response.access_control(), response.lines("vary")), (vec![], vec!["Origin"]), "{path}");
        let response = send(&app, "GET", path, &[]).await;
        assert_eq!((response.access_control(), response.lines("vary")), (vec![], vec!["Origin"]), "{path}");
        let refused = preflight(&app, "GET", path, EVIL).await;
        assert_eq!((refused.status, refused.lines("vary")), (403, vec![PREFLIGHT_VARY]), "{path}");
    }
    assert_eq!(actual(&app, "GET", "/union", APP).await.allow_origin(), Some(APP));
}

#[test]
fn an_asterisk_stands_alone_and_only_where_the_code_allows_it() {
    let set = OriginSet::new().allow_any();
    let error = set.replace(["https://a.example", "*", "https://b.example/"]).expect_err("mixed").to_string();
    for part in ["2 of 3 origins are wrong", "entry 2: `*` is every origin", "entry 3: `https://b.example/`"]
    {
        assert!(error.contains(part), "{error}");
    }
    assert!(set.is_empty());
    assert_eq!(set.insert("*"), Ok(true));
    assert_eq!(set.insert("*"), Ok(false));
    assert!(set.insert("https://a.example").expect_err("mixed").to_string().contains("every origin"));
    assert_eq!((set.len(), set.snapshot()), (1, vec!["*".to_owned()]));
    assert!(set.contains(&EVIL.parse().expect("an origin")));
    assert!(set.remove("*") && !set.remove("*") && set.is_empty());
    let error = OriginSet::new().insert("*").expect_err("not allowed").to_string();
    assert!(error.contains("is not taken from configuration"), "{error}");
}

#[test]
fn a_set_changes_by_one_entry_and_shows_what_it_holds() {
    let set = OriginSet::new();
    let has = |origin: &str| set.contains(&origin.parse::<Origin>().expect("an origin"));
    assert_eq!((set.len(), set.is_empty()), (0, true));
    for entry in ["https://b.example", "https://*.a.example", "http://localhost:*", "https://a.example:8443"]
    {
        assert_eq!(set.insert(entry), Ok(true), "{entry}");
        assert_eq!(set.insert(entry), Ok(false), "{entry}");
    }
    assert!(has("https://b.example") && has("https://x.a.example") && has("http://localhost:5173"));
    assert!(!has("https://a.example") && !has("https://x.b.example") && has("https://a.example:8443"));
    let snapshot = set.snapshot();
    assert_eq!(
        snapshot,
        ["http://localhost:*", "https://*.a.example", "https://a.example:8443", "https://b.example"]
    );
    assert_eq!(set.len(), 4);
    assert!(set.remove("https://b.example") && !set.remove("https://b.example"));
    assert!(set.remove("https://*.a.example") && !set.remove("not an origin"));
    assert!(!has("https://b.example") && !has("https://x.a.example") && has("https://a.example:8443"));
    assert_eq!(snapshot.len(), 4, "a snapshot stays as it is");
    let error = set.insert("https://c.example/").expect_err("a path").to_string();
    assert!(error.contains("an origin has no path") && error.contains("\"https://c.example\""), "{error}");
    // A snapshot is what `replace` takes.
    set.replace(set.snapshot()).expect("right entries");
    assert_eq!(set.len(), 2);
    assert!(set.remove("http://localhost:*") && set.remove("https://a.example:8443") && set.is_empty());
}

/// A set of the application's own, not a `static`: two servers of one process share nothing.
async fn is_in_own_set(origin: Origin, set: web::Data<OriginSet>) -> bool {
    set.contains(&origin)
}

#[cors(origins = lookup(is_in_own_set))]
#[get("/")]
async fn of_own_set() -> impl Responder {
    "own"
}

#[actix_web::test]
async fn two_applications_in_one_process_have_sets_of_their_own() {
    for (own, other) in [(APP, EVIL), (EVIL, APP)] {
        let set = OriginSet::new();
        set.replace([own]).expect("an origin");
        let app = init_service(App::new().app_data(web::Data::new(set)).service(of_own_set)).await;
        assert_eq!(actual(&app, "GET", "/", own).await.allow_origin(), Some(own));
        assert_eq!(actual(&app, "GET", "/", other).await.allow_origin(), None);
    }
}
