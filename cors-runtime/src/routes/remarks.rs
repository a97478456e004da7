//! Remarks for whoever reviews a table of routes.

use actix_web::http::Method;

use super::{pattern, policy_text::accepted};
use crate::{compiled::CompiledPolicy, route::Mount};

/// Returns the remarks on each route of an application.
pub(super) fn of_application(mounts: &[Mount]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for (index, mount) in mounts.iter().enumerate() {
        let mut remarks = of_policy(mount.plan.policy.now());
        if has_other_headers(mount, mounts) {
            remarks.push(
                "another route of this URL allows other request headers, and browsers merge both in their preflight cache"
                    .to_owned(),
            );
        }
        remarks.extend(shadow(mount, &mounts[..index]));
        all.push(remarks);
    }
    all
}

/// Returns the remarks on a policy alone.
fn of_policy(policy: &CompiledPolicy) -> Vec<String> {
    let fields = &policy.fields;
    let mut remarks = Vec::new();
    if policy.origins.is_any() {
        remarks.push("any page may read the responses".to_owned());
    }
    if policy.credentials {
        for pattern in fields.origins.listed().iter().filter(|entry| entry.contains("://*.")) {
            remarks
                .push(format!("every host of \"{pattern}\" may read the responses to requests with cookies"));
        }
    }
    let dangers = accepted(fields);
    if !dangers.is_empty() {
        remarks.push(format!("accepts {}", dangers.join(", ")));
    }
    let Some(dynamic) = fields.origins.dynamic() else { return remarks };
    for (functions, name) in [(dynamic.predicates.len(), "predicate"), (dynamic.lookups.len(), "lookup")] {
        if functions > 0 {
            remarks.push(format!("a `{name}` decides which pages may read the responses"));
        }
    }
    remarks
}

/// Checks whether a route of the same URL allows other request headers.
fn has_other_headers(mount: &Mount, mounts: &[Mount]) -> bool {
    let Some(path) = &mount.full_path else { return false };
    let headers = headers(mount);
    mounts.iter().any(|other| other.full_path.as_ref() == Some(path) && self::headers(other) != headers)
}

/// Returns the request headers that a route allows, in lower case and sorted.
fn headers(mount: &Mount) -> Vec<String> {
    let fields = &mount.plan.policy.now().fields;
    let mut names: Vec<String> = fields.headers.iter().map(|name| name.to_ascii_lowercase()).collect();
    names.sort();
    names
}

/// Returns the remark that an earlier annotated route takes requests of a route. Only whole paths can be compared.
fn shadow(mount: &Mount, earlier: &[Mount]) -> Option<String> {
    let path = mount.full_path.as_ref()?;
    for before in earlier.iter().filter(|before| !before.has_guards) {
        let Some(pattern) = &before.full_path else { continue };
        let is_shadowed = |method: &&Method| before.plan.methods.contains(method);
        let taken: Vec<&str> = mount.plan.methods.iter().filter(is_shadowed).map(Method::as_str).collect();
        if !taken.is_empty() && pattern::has_every_path_of(pattern, path) {
            let handler = before.plan.policy.declared.handler.unwrap_or_default();
            return Some(format!(
                "{handler} at {pattern} stands before it and takes its {} requests, unless a guard of a scope keeps them apart",
                taken.join(", ")
            ));
        }
    }
    None
}
