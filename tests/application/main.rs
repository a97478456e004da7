//! Policies beyond one handler: shared and refined ones, origins that run time knows, the two middlewares, `enforce`.

mod auth;
mod configured;
mod cors;
mod dev_origins;
mod enforce;
mod forms_of_a_policy;
mod hundreds;
mod load;
mod logged;
mod lookups;
mod modules;
mod reached;
mod remembered;
mod replaced;
mod sets;
mod skip_preflight;
