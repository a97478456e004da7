//! The bars, as ratios of instructions in one run.

use cors_benches::{
    Contender::{self, Annotated, Application, Plain, Resource},
    Setting::{self, OneOrigin},
    Situation::{self, Allowed, NoOrigin, PreflightAllowed, PreflightRefused, Refused},
};

use super::figures::{Figure, Figures, Withstood};

/// Something that must hold.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) limit: f64,
}

impl Bar {
    fn new(name: impl Into<String>, value: f64, limit: f64) -> Self {
        Self { name: name.into(), value, limit }
    }

    /// Checks whether it holds, as the two figures are printed.
    pub(super) fn is_kept(&self) -> bool {
        (self.value * 1_000.0).round() <= (self.limit * 1_000.0).round()
    }
}

/// All bars of a run.
pub(super) fn all(figures: &Figures) -> Vec<Bar> {
    let parts = [
        actual(figures),
        preflights(figures),
        places(figures),
        allocations(figures),
        sizes(figures),
        attacks(figures),
    ];
    parts.into_iter().flatten().collect()
}

fn actual(figures: &Figures) -> Vec<Bar> {
    [
        ("actual, allowed: of plain", OneOrigin, Allowed, 0.88),
        (
            "actual, allowed, a handler that sets a header: of plain",
            Setting::ResponseWithHeader,
            Allowed,
            0.92,
        ),
        ("actual, allowed, a handler with a `wrap`: of plain", Setting::Wrapped, Allowed, 0.95),
        ("actual, refused: of plain", OneOrigin, Refused, 0.78),
        ("no `Origin`: of plain", OneOrigin, NoOrigin, 0.72),
        ("actual, allowed, the log at `warn`: of plain", Setting::LogAtWarn, Allowed, 0.88),
        ("actual, refused, the log at `warn`: of plain", Setting::LogAtWarn, Refused, 0.86),
    ]
    .into_iter()
    .map(|(name, setting, situation, limit)| {
        let value = of_each_other(figures, setting, situation, Plain);
        Bar::new(name, value, limit)
    })
    .collect()
}

fn preflights(figures: &Figures) -> Vec<Bar> {
    let of = [
        ("preflight, allowed", PreflightAllowed, Application, 0.55),
        ("preflight, allowed", PreflightAllowed, Resource, 0.48),
        ("preflight, refused", PreflightRefused, Application, 0.90),
    ];
    // Where the log is on, it says why a preflight is refused. That costs something also where it has said so already.
    let with_log = of.map(|(name, situation, other, limit)| {
        (name, situation, other, if situation == PreflightRefused { 1.05 } else { limit })
    });
    let settings = [(OneOrigin, "", of), (Setting::LogAtWarn, ", the log at `warn`", with_log)];
    settings
        .into_iter()
        .flat_map(|(setting, suffix, of)| of.map(|row| (setting, suffix, row)))
        .map(|(setting, suffix, (name, situation, other, limit))| {
            let name = format!("{name}{suffix}: of {}", other.name());
            Bar::new(name, of_each_other(figures, setting, situation, other), limit)
        })
        .collect()
}

/// Returns the instructions that a preflight costs more than an actual request where another route may take the announced request.
fn places(figures: &Figures) -> Vec<Bar> {
    let of = |setting, situation| instructions_of(figures, setting, situation, Annotated);
    let own = |setting| of(setting, PreflightAllowed) - of(setting, Allowed);
    [
        (Setting::LastOfThousandRoutes, 300.0),
        (Setting::BehindPlain, 3_500.0),
        (Setting::Parameter, 1_500.0),
        (Setting::NewParameter, 3_500.0),
        (Setting::ParameterBehindPlain, 3_500.0),
    ]
    .into_iter()
    .map(|(setting, limit)| {
        Bar::new(
            format!("preflight, added instructions: {}", setting.name()),
            own(setting) - own(OneOrigin),
            limit,
        )
    })
    .collect()
}

/// Returns the two constants of the goal: four allocations where plain has eight, and none that the CORS part adds to what the
/// same route does without an `Origin`.
fn allocations(figures: &Figures) -> Vec<Bar> {
    let count = |situation, contender| allocations_of(figures, OneOrigin, situation, contender);
    vec![
        Bar::new("allocations: of plain", count(Allowed, Annotated) / count(Allowed, Plain), 0.5),
        Bar::new(
            "allocations: added to a directly registered handler",
            count(Allowed, Annotated) - count(Allowed, Contender::Direct),
            0.0,
        ),
        Bar::new("allocations: actual, allowed", count(Allowed, Annotated), 4.0),
        Bar::new("allocations: actual, refused", count(Refused, Annotated), 4.0),
        Bar::new("allocations: preflight, allowed", count(PreflightAllowed, Annotated), 4.0),
        Bar::new("allocations: preflight, refused", count(PreflightRefused, Annotated), 4.0),
    ]
}

/// Nothing about a policy shows in the time of a request.
fn sizes(figures: &Figures) -> Vec<Bar> {
    let of_one_origin = |setting, situation| {
        instructions_of(figures, setting, situation, Annotated)
            / instructions_of(figures, OneOrigin, situation, Annotated)
    };
    let many = Situation::ALL.map(|situation| {
        let name = format!("100 000 origins: of 1 origin, {}", situation.name());
        Bar::new(name, of_one_origin(Setting::HundredThousandOrigins, situation), 1.10)
    });
    let headers = Bar::new(
        "50 allowed headers: of 1 allowed header, preflight, allowed",
        of_one_origin(Setting::FiftyHeaders, PreflightAllowed),
        1.05,
    );
    let last = [Allowed, Refused, NoOrigin].map(|situation| {
        let name = format!("the last of 1 000 routes: of 1 000 plain ones, {}", situation.name());
        Bar::new(name, of_each_other(figures, Setting::LastOfThousandRoutes, situation, Plain), 1.00)
    });
    many.into_iter().chain([headers]).chain(last).collect()
}

/// Returns the cost of hostile requests, as ratios of a harmless request of the same size.
fn attacks(figures: &Figures) -> Vec<Bar> {
    let bars = |attack: &Withstood| {
        let [cost, harmless] = attack.instructions.map(number);
        let [blocks, harmless_blocks] = attack.allocated.map(|allocated| number(allocated.blocks));
        [
            Bar::new(format!("hostile, instructions: {}", attack.name), cost / harmless, attack.limit),
            Bar::new(format!("hostile, allocations: {}", attack.name), blocks - harmless_blocks, 0.0),
        ]
    };
    figures.attacks.iter().flat_map(bars).collect()
}

/// Returns the instructions of the annotated route, of those of `other`.
fn of_each_other(figures: &Figures, setting: Setting, situation: Situation, other: Contender) -> f64 {
    instructions_of(figures, setting, situation, Annotated)
        / instructions_of(figures, setting, situation, other)
}

fn instructions_of(figures: &Figures, setting: Setting, situation: Situation, contender: Contender) -> f64 {
    value(figures.of(setting, situation, contender), |figure| figure.instructions)
}

fn allocations_of(figures: &Figures, setting: Setting, situation: Situation, contender: Contender) -> f64 {
    value(figures.of(setting, situation, contender), |figure| figure.allocations)
}

/// A figure that is missing breaks every bar.
fn value(figure: Option<&Figure>, of: impl Fn(&Figure) -> u64) -> f64 {
    figure.map_or(f64::NAN, |figure| number(of(figure)))
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}
