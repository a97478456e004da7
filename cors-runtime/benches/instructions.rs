#![allow(
    missing_docs,
    unused_qualifications,
    clippy::needless_pass_by_value,
    reason = "as the harness wants it"
)]

//! Instructions per request, counted by callgrind. Run by `cargo measure requests`, which knows each by its number.

use std::hint::black_box;

use actix_http::Request;
use cors_benches::{Cell, Subject, Trial, hostile::Attack};
use gungraun::prelude::*;

fn trial(cell: Cell) -> (Trial, Request) {
    let trial = Trial::new(cell);
    let request = trial.request();
    (trial, request)
}

fn attack(attack: Attack) -> (Subject, Request) {
    let subject = attack.subject();
    subject.serve(attack.request());
    (subject, attack.request())
}

fn twin(attack: Attack) -> (Subject, Request) {
    let subject = attack.subject();
    subject.serve(attack.twin());
    (subject, attack.twin())
}

#[library_benchmark]
#[benches::cell(iter = Cell::all(), setup = trial)]
fn serve((trial, request): (Trial, Request)) -> Trial {
    trial.serve(black_box(request));
    trial
}

#[library_benchmark]
#[benches::attack(iter = Attack::all(), setup = attack)]
#[benches::twin(iter = Attack::all(), setup = twin)]
fn withstand((subject, request): (Subject, Request)) -> Subject {
    subject.serve(black_box(request));
    subject
}

library_benchmark_group!(name = instructions, benchmarks = [serve, withstand]);
gungraun::main!(
    config = LibraryBenchmarkConfig::default().tool(gungraun::Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = instructions
);
