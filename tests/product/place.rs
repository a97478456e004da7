//! The places of arguments: an attribute, a shared policy, a refinement.

/// A place for arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Attribute,
    Policy,
    RefinedAttribute,
    RefinedPolicy,
}

impl Place {
    pub(crate) const ALL: [Self; 4] =
        [Self::Attribute, Self::Policy, Self::RefinedAttribute, Self::RefinedPolicy];

    /// Checks whether a route is known there.
    pub(crate) fn has_route(self) -> bool {
        matches!(self, Self::Attribute | Self::RefinedAttribute)
    }

    pub(crate) fn is_refined(self) -> bool {
        matches!(self, Self::RefinedAttribute | Self::RefinedPolicy)
    }

    /// Returns the arguments in this place, on one line.
    pub(crate) fn line(self, arguments: &str) -> String {
        match self {
            Self::Attribute => handler(arguments),
            Self::Policy => policy("POLICY", arguments),
            Self::RefinedAttribute => handler(&format!("BASE, {arguments}")),
            Self::RefinedPolicy => policy("POLICY", &format!("BASE, {arguments}")),
        }
    }
}

fn handler(arguments: &str) -> String {
    format!("#[cors({arguments})] #[get(\"/\")] async fn handler() -> impl Responder {{ \"\" }}")
}

/// Returns a shared policy as an item.
pub(crate) fn policy(name: &str, arguments: &str) -> String {
    format!("pub const {name}: Policy = policy!({arguments});")
}
