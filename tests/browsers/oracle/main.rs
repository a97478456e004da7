//! The model of a page as an oracle: random policies, random pages that make random requests, and the page's verdict has
//! to be what the policy means, in the words of somebody who has never read the Fetch Standard.
//!
//! - `policy` makes policies, as the rules accept them, and serves one
//! - `request` makes requests
//! - `intent` says what a policy means for a request, in as few words as possible

mod intent;
mod policy;
mod request;

use std::time::Duration;

use actix_web::{App, rt::System, test::init_service};
use cors_runtime::test::{Page, Refusal, Response, Step};
use proptest::{
    collection::vec,
    prelude::Strategy,
    prop_assert, prop_assert_eq,
    test_runner::{Config, TestCaseError, TestRunner},
};

use self::{
    intent::Intent,
    policy::{Chosen, Service},
    request::Request,
};

/// Random policies, of which each gets up to [`REQUESTS`] requests of one page.
const POLICIES: u32 = 20_000;

const REQUESTS: usize = 6;

#[test]
fn a_page_sees_what_the_policy_means() {
    let config = Config { cases: POLICIES, failure_persistence: None, ..Config::default() };
    let cases = (policy::any(), request::page(), vec(request::any(), 1..=REQUESTS))
        .prop_filter("the rules accept the policy", |(policy, ..)| policy.is_valid());
    let system = System::new();
    TestRunner::new(config)
        .run(&cases, |(policy, page, requests)| system.block_on(visit(&policy, page, &requests)))
        .unwrap_or_else(|error| panic!("{error}"));
}

/// One page, which makes these requests of a service with this policy.
async fn visit(policy: &Chosen, origin: &str, requests: &[Request]) -> Result<(), TestCaseError> {
    let service = Service::new(policy);
    let app = init_service(App::new().service(service.clone())).await;
    let page = Page::at(origin);
    for request in requests {
        let intent = Intent::of(policy, origin, request);
        let before = (service.runs(), page.sent().len());
        page.wait(Duration::from_secs(request.wait));
        let outcome = request.of(&page).fetch(&app).await;
        let sent = page.sent().split_off(before.1);
        let asked = sent.iter().filter(|sent| sent.is_preflight()).count();
        prop_assert!(asked <= usize::from(intent.asks), "preflights: {:?}", sent);
        let remembers = intent.asks && asked == 0;
        prop_assert!(
            !remembers || (intent.is_memorable && policy.max_age != Some(0)),
            "remembered: {:?}",
            sent
        );
        check(&intent, remembers, &outcome)?;
        let runs = if remembers { intent.is_served } else { intent.runs };
        prop_assert_eq!(service.runs() - before.0, usize::from(runs), "runs of the handler: {:?}", outcome);
    }
    Ok(())
}

/// Checks that the page sees what it should.
fn check(intent: &Intent, remembers: bool, outcome: &Result<Response, Refusal>) -> Result<(), TestCaseError> {
    match outcome {
        Ok(response) => {
            prop_assert!(intent.reads, "was read: {:?}", response);
            let read: Vec<_> = response.headers().map(|(name, _)| name).collect();
            prop_assert_eq!(&read, &intent.headers);
        }
        Err(refusal) => {
            prop_assert!(!intent.reads, "was not read: {}", refusal);
            let is_sent = intent.runs || remembers || !intent.asks;
            let step = if is_sent { Step::Response } else { Step::Preflight };
            prop_assert_eq!(refusal.step(), step, "{}", refusal);
        }
    }
    Ok(())
}
