//! Time per request. Run by `cargo measure requests`.

#![allow(missing_docs, reason = "the harness writes a public item")]

use std::time::Duration;

use cors_benches::{Cell, Setting, Trial};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// Fewer than actix's pools hold, so that no request pays for the ones made before it.
const BATCH: BatchSize = BatchSize::NumIterations(64);

fn serve(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("time");
    for (number, cell) in Cell::all().enumerate().filter(|(_, cell)| cell.setting == Setting::OneOrigin) {
        let trial = Trial::new(cell);
        group.bench_function(number.to_string(), |bencher| {
            bencher.iter_batched(|| trial.request(), |request| trial.serve(request), BATCH);
        });
    }
}

fn short() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1))
}

criterion_group!(name = time; config = short(); targets = serve);
criterion_main!(time);
