//! The test of the harness: a server that breaks one header of its responses turns exactly those rows red that depend on
//! it, in every engine and in the model. What a row depends on is read off the row.

use std::collections::BTreeSet;

use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
};
use cors_runtime::test::Step;

use super::harness::with_browsers;
use crate::{
    engines::Engine,
    row::{Credentials, Frame, How, Mode, Row, Sees, Visit, Why},
    run::{Verdict, run_everywhere, run_in_model},
    server::Harm,
    table,
};

/// A header that is broken, and which requests then come out otherwise.
struct Case {
    name: &'static str,
    harm: Harm,
    /// Checks whether the outcome of the request changes.
    changes: fn(&Visit, Context) -> bool,
}

/// The part of a request's outcome that is not in the request itself.
#[derive(Clone, Copy)]
struct Context {
    /// True if another reason is another outcome: the model and Chromium say why.
    reason_counts: bool,
    /// True if the page made a request before, of which it may remember a preflight.
    is_first: bool,
}

fn cases() -> Vec<Case> {
    vec![
        Case {
            name: "no Access-Control-Allow-Origin",
            harm: Harm::Without(ACCESS_CONTROL_ALLOW_ORIGIN),
            changes: is_allow_origin_needed,
        },
        Case {
            name: "two Access-Control-Allow-Origin",
            harm: Harm::Twice(ACCESS_CONTROL_ALLOW_ORIGIN),
            changes: is_allow_origin_needed,
        },
        Case {
            name: "Access-Control-Allow-Origin of somebody else",
            harm: Harm::Says(ACCESS_CONTROL_ALLOW_ORIGIN, "https://else.example"),
            changes: is_allow_origin_needed,
        },
        Case {
            name: "no Access-Control-Allow-Credentials",
            harm: Harm::Without(ACCESS_CONTROL_ALLOW_CREDENTIALS),
            changes: is_allow_credentials_needed,
        },
        Case {
            name: "Access-Control-Allow-Credentials: True",
            harm: Harm::Says(ACCESS_CONTROL_ALLOW_CREDENTIALS, "True"),
            changes: is_allow_credentials_needed,
        },
        Case {
            name: "no Access-Control-Allow-Methods",
            harm: Harm::Without(ACCESS_CONTROL_ALLOW_METHODS),
            changes: |visit, context| {
                let is_needed = !is_safelisted(visit.method) && visit.how != How::Upload;
                is_needed && (is_preflight_passed(visit) || is_refused_for_a_header(visit, context))
            },
        },
        Case {
            name: "Access-Control-Allow-Methods that does not parse",
            harm: Harm::Says(ACCESS_CONTROL_ALLOW_METHODS, "P(T"),
            changes: |visit, context| {
                // The answer to a preflight for a method called `*` lists none.
                let is_told = visit.method != "*";
                let is_refused = is_refused_for_a_header(visit, context)
                    || (context.reason_counts && is_told && is_refused_for(visit, Why::Method));
                is_preflight_passed(visit) || is_refused
            },
        },
        Case {
            name: "no Access-Control-Allow-Headers",
            harm: Harm::Without(ACCESS_CONTROL_ALLOW_HEADERS),
            changes: |visit, context| {
                (is_preflight_passed(visit) || is_remembered(visit, context)) && !visit.headers.is_empty()
            },
        },
        Case {
            name: "no Access-Control-Expose-Headers",
            harm: Harm::Without(ACCESS_CONTROL_EXPOSE_HEADERS),
            changes: |visit, _| visit.reads.iter().any(|(name, _)| !READABLE.contains(name)),
        },
        Case {
            name: "Access-Control-Max-Age: 0",
            harm: Harm::Says(ACCESS_CONTROL_MAX_AGE, "0"),
            changes: |visit, context| is_remembered(visit, context) && visit.path != "/cache/default",
        },
    ]
}

/// The safelisted response-headers that rows read.
const READABLE: [&str; 6] =
    ["cache-control", "content-language", "content-type", "expires", "last-modified", "pragma"];

/// A response that is read needs it; a refusal for another reason then has this reason.
fn is_allow_origin_needed(visit: &Visit, context: Context) -> bool {
    match &visit.sees {
        Sees::Response { .. } | Sees::Loaded => true,
        Sees::Refused { why: Why::NoAllowOrigin, .. } | Sees::Opaque => false,
        Sees::Refused { step, .. } => {
            context.reason_counts || (*step == Step::Response && visit.is_preflighted())
        }
    }
}

fn is_allow_credentials_needed(visit: &Visit, _: Context) -> bool {
    visit.credentials == Credentials::Include && matches!(visit.sees, Sees::Response { .. } | Sees::Loaded)
}

fn is_preflight_passed(visit: &Visit) -> bool {
    let refused = matches!(visit.sees, Sees::Refused { step: Step::Preflight, .. });
    visit.is_preflighted() && !refused
}

/// Checks whether a header is missing, which is the reason only where the list of methods is right.
fn is_refused_for_a_header(visit: &Visit, context: Context) -> bool {
    context.reason_counts && is_refused_for(visit, Why::Header)
}

fn is_refused_for(visit: &Visit, reason: Why) -> bool {
    matches!(visit.sees, Sees::Refused { step: Step::Preflight, why } if why == reason)
}

/// Checks whether a preflight would be needed had the page not asked before.
fn is_remembered(visit: &Visit, context: Context) -> bool {
    let is_simple = is_safelisted(visit.method) && visit.headers.is_empty();
    !context.is_first && !is_simple && !visit.is_preflighted()
}

fn is_safelisted(method: &str) -> bool {
    ["GET", "HEAD", "POST"].iter().any(|name| name.eq_ignore_ascii_case(method))
}

/// Themes that between them depend on every header, without redirects, of which a hop may be another's.
const THEMES: [&str; 4] = ["/credentials", "/exposed", "/any", "/cache"];

fn is_in_themes(row: &Row, themes: &[&str]) -> bool {
    row.visits.iter().all(|visit| themes.iter().any(|theme| visit.path.starts_with(theme)))
}

/// Checks whether CORS has any say: another origin, and something that is sent with the mode `cors`.
fn is_cross_origin(row: &Row, visit: &Visit) -> bool {
    let unsent = matches!(visit.sees, Sees::Refused { step: Step::Request, .. });
    (row.page != visit.api || row.frame != Frame::Top) && visit.mode == Mode::Cors && !unsent
}

/// Returns the names of the rows that are red.
fn red<'a>(rows: &'a [Row], verdicts: &[Verdict]) -> BTreeSet<&'a str> {
    let failed = rows.iter().zip(verdicts).filter(|(_, verdict)| verdict.is_failed());
    failed.map(|(row, _)| row.name).collect()
}

/// Returns the names of the rows that should be.
fn expected<'a>(rows: &'a [Row], case: &Case, engine: Option<Engine>) -> BTreeSet<&'a str> {
    let reason_counts = engine.is_none_or(|engine| engine == Engine::Chromium);
    let changes = |row: &&Row| {
        let own = engine.map_or_else(|| (*row).clone(), |engine| row.in_engine(engine).0);
        own.visits.iter().enumerate().any(|(index, visit)| {
            let context = Context { reason_counts, is_first: index == 0 };
            is_cross_origin(&own, visit) && (case.changes)(visit, context)
        })
    };
    rows.iter().filter(changes).map(|row| row.name).collect()
}

fn check(rows: &[Row], verdicts: &[Verdict], case: &Case, engine: Option<Engine>) {
    let place = engine.map_or("the model", Engine::name);
    let (red, expected) = (red(rows, verdicts), expected(rows, case, engine));
    println!("{}: {} of {} rows are red in {place}", case.name, red.len(), rows.len());
    assert!(!expected.is_empty(), "{}: no row depends on it", case.name);
    let missed: Vec<_> = expected.difference(&red).collect();
    let wrong: Vec<_> = red.difference(&expected).collect();
    assert!(
        missed.is_empty() && wrong.is_empty(),
        "{} in {place}: should be red: {missed:?}; should not be: {wrong:?}",
        case.name
    );
}

#[test]
fn a_broken_header_turns_the_right_rows_red_in_the_model() {
    let rows: Vec<_> = table::rows()
        .into_iter()
        .filter(|row| !is_in_themes(row, &["/redirects", "/statuses/by-hand", "/by-hand", "/by-engine"]))
        .collect();
    for case in cases() {
        let verdicts = run_in_model(&rows, Some(&case.harm));
        check(&rows, &verdicts, &case, None);
    }
}

#[test]
fn browser_rows_turn_red_where_a_header_is_broken() {
    with_browsers(|server, engines| {
        let rows: Vec<_> = table::rows().into_iter().filter(|row| is_in_themes(row, &THEMES)).collect();
        let cases = cases();
        let all: Vec<_> = cases.iter().flat_map(|_| rows.clone()).collect();
        let harms: Vec<_> = cases.iter().flat_map(|case| vec![case.harm.clone(); rows.len()]).collect();
        let report = run_everywhere(server, engines, &all, &harms).expect("the browsers run");
        for engine in engines {
            for (case, verdicts) in cases.iter().zip(report.of_engine(*engine).chunks(rows.len())) {
                check(&rows, verdicts, case, Some(*engine));
            }
        }
    });
}
