//! A row of the table.

use std::panic::Location;

use super::policy_text;
use crate::{compiled::CompiledPolicy, route::Mount};

/// An annotated route: where it is, and what it shares. [`routes`](crate::routes) lists them.
#[derive(Clone, Debug)]
pub struct RouteInfo {
    methods: Vec<String>,
    path: String,
    has_full_path: bool,
    policy: &'static CompiledPolicy,
    remarks: Vec<String>,
}

impl RouteInfo {
    pub(super) fn of(mount: &Mount, remarks: Vec<String>) -> Self {
        let Mount { plan, path, full_path, .. } = mount;
        Self {
            methods: plan.methods.iter().map(|method| method.as_str().to_owned()).collect(),
            path: full_path.clone().unwrap_or_else(|| (*path).to_owned()),
            has_full_path: full_path.is_some(),
            policy: plan.policy,
            remarks,
        }
    }

    /// Returns the methods that the route serves. [`policy`](Self::policy) says which of them it shares.
    #[must_use]
    pub fn methods(&self) -> &[String] {
        &self.methods
    }

    /// Returns the path as actix writes it, such as `/items/{id}`: with the prefixes of scopes if
    /// [`has_full_path`](Self::has_full_path).
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Checks whether the path has the prefixes of the scopes around the route. If not, it is that of the route attribute.
    #[must_use]
    pub fn has_full_path(&self) -> bool {
        self.has_full_path
    }

    /// Returns the handler, as the compiler names it: `app::items::put_item`
    #[must_use]
    pub fn handler(&self) -> &'static str {
        self.policy.declared.handler.unwrap_or_default()
    }

    /// Returns the place of the attribute in the code.
    #[must_use]
    pub fn place(&self) -> &'static Location<'static> {
        self.policy.declared.place
    }

    /// Returns the place of the shared policy that the policy starts from, or of the configuration that it comes from; `None`
    /// without one.
    #[must_use]
    pub fn shared_policy(&self) -> Option<&'static Location<'static>> {
        self.in_force().fields.place
    }

    /// Returns the policy in the words of the attribute, whole: `origins = ["https://app.example.com"], credentials`
    ///
    /// The fields of a shared policy are written out. A set and a configuration are shown with their file and line, functions as
    /// `predicate(…)` and `lookup(…)`, and a configured policy is followed by the one that is set.
    #[must_use]
    pub fn policy(&self) -> String {
        policy_text::of(self.policy, false)
    }

    /// Returns the same without the numbers of lines, and without `dev_origins`, which release builds do not have.
    pub(super) fn stable_policy(&self) -> String {
        policy_text::of(self.policy, true)
    }

    /// Checks whether any page may read the responses at this time.
    #[must_use]
    pub fn is_any_origin(&self) -> bool {
        self.in_force().origins.is_any()
    }

    /// Checks whether requests may have cookies and HTTP authentication.
    #[must_use]
    pub fn has_credentials(&self) -> bool {
        self.in_force().credentials
    }

    /// Checks whether the policy has `enforce`, so that it refuses requests before the handler runs.
    #[must_use]
    pub fn is_enforced(&self) -> bool {
        self.in_force().enforce.is_on()
    }

    /// Returns what somebody who reviews the route should know, in sentences: that any page may read it, subdomains with credentials,
    /// accepted dangers, functions that decide, routes of the same URL with other request headers, and an earlier route that takes its
    /// requests.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    fn in_force(&self) -> &'static CompiledPolicy {
        self.policy.now()
    }
}
