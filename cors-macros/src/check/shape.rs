//! The keys that a policy needs, and those that exclude each other.

use crate::{
    keys::Key,
    report::{Report, both, without_blanks},
    syntax::Arguments,
};
use cors_rules::policy;

pub(super) fn check(arguments: &Arguments, report: &mut Report) {
    check_deny_is_alone(arguments, report);
    check_configured_is_alone(arguments, report);
    let says_who = arguments.base.is_some() || arguments.has(Key::Origins) || arguments.has(Key::Deny);
    if !says_who {
        report.violation(&arguments.tokens, "", &cors_rules::origin::missing());
    }
    check_dev_origins(arguments, report);
}

/// `deny` stands alone: a policy that shares nothing has no use for other keys.
fn check_deny_is_alone(arguments: &Arguments, report: &mut Report) {
    let Some(deny) = arguments.key(Key::Deny) else { return };
    if let Some(base) = &arguments.base {
        let message = "`deny` shares nothing, so that the shared policy beside it says nothing";
        report.error(both(base, deny), message, "remove the shared policy, or remove `deny`");
    }
    for (key, other) in arguments.keys() {
        if matches!(key, Key::Deny | Key::Crate) {
            continue;
        }
        let ends = arguments.in_order((Key::Deny, deny), (*key, other));
        let message = format!("`deny` shares nothing, so that `{other}` beside it says nothing");
        report.error(ends, &message, &format!("remove `{other}`, or remove `deny`"));
    }
}

/// `configured` stands alone: all of the policy comes from there.
fn check_configured_is_alone(arguments: &Arguments, report: &mut Report) {
    let Some(configured) = &arguments.configured else { return };
    let words = "the whole policy comes from configuration, so that";
    if let Some(base) = &arguments.base {
        let message = format!("{words} the shared policy beside `configured` says nothing");
        report.error(base, &message, "remove one of the two");
    }
    for (key, other) in arguments.keys() {
        if *key != Key::Crate {
            let message = format!("{words} `{other}` beside `configured` says nothing");
            report.error(
                other,
                &message,
                &format!("remove `{other}`, or remove `{}`", without_blanks(&configured.tokens)),
            );
        }
    }
}

/// Everyone is in `any` already, while developing too.
fn check_dev_origins(arguments: &Arguments, report: &mut Report) {
    let (Some(any), Some(dev_origins)) = (arguments.any_origin(), &arguments.dev_origins) else { return };
    let ends = arguments.in_order((Key::Origins, &any), (Key::DevOrigins, &dev_origins.key));
    report.violation(ends, "", &policy::dev_origins_beside_any());
}
