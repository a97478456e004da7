//! The inspector: what a browser concludes from each exchange, shown to the developer who looks for the reason.
//!
//! A request goes `middleware` → `judged` (the browser's model, joined with what the policies decided) → `recent`, and from there to
//! the page, to the log and into the header `Cors-Verdict`. `viewer` says who may see any of it.

mod console;
mod events;
mod finding;
mod judged;
mod middleware;
mod notes;
mod pages;
mod recent;
mod trial;
mod viewer;

pub use self::middleware::Inspector;
