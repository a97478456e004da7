//! The bars on allocations, without a harness: they hold in every build.

use cors_benches::{Cell, Contender, Setting, Situation, Trial, hostile::Attack};

fn allocations(setting: Setting, situation: Situation, contender: Contender) -> u64 {
    let trial = Trial::new(Cell { setting, situation, contender });
    let request = trial.request();
    allocation_counter::measure(|| trial.serve(request)).count_total
}

#[test]
fn the_cors_part_of_an_actual_response_allocates_nothing() {
    for situation in [Situation::Allowed, Situation::Refused, Situation::NoOrigin] {
        let [annotated, direct] = [Contender::Annotated, Contender::Direct]
            .map(|contender| allocations(Setting::OneOrigin, situation, contender));
        assert_eq!(annotated, direct, "{situation:?}");
    }
}

#[test]
fn no_answer_takes_more_than_half_the_allocations_of_a_plain_one() {
    let plain = allocations(Setting::OneOrigin, Situation::Allowed, Contender::Plain);
    for situation in Situation::ALL {
        let annotated = allocations(Setting::OneOrigin, situation, Contender::Annotated);
        assert!(annotated <= 4 && 2 * annotated <= plain, "{situation:?}: {annotated} of {plain}");
    }
}

#[test]
fn the_size_of_a_policy_allocates_nothing() {
    for setting in [Setting::TenOrigins, Setting::ThousandOrigins, Setting::Patterns, Setting::FiftyHeaders] {
        for situation in Situation::ALL {
            let [large, small] = [setting, Setting::OneOrigin]
                .map(|setting| allocations(setting, situation, Contender::Annotated));
            assert_eq!(large, small, "{setting:?}, {situation:?}");
        }
    }
}

#[test]
fn what_a_client_sends_allocates_nothing() {
    for attack in Attack::all() {
        let subject = attack.subject();
        subject.serve(attack.request());
        let [hostile, harmless] = [attack.request(), attack.twin()]
            .map(|request| allocation_counter::measure(|| subject.serve(request)));
        assert!(hostile.count_total <= harmless.count_total, "{}: {hostile:?}", attack.name);
        assert!(hostile.bytes_total <= harmless.bytes_total, "{}: {hostile:?}", attack.name);
    }
}
