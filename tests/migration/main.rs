//! The guide for moving from actix-cors, row by row: the same requests to an application with actix-cors and to its
//! twin, and exactly the differences that the guide names.

mod any_origin;
mod around_an_application;
mod claims_about_actix_cors;
mod exchange;
mod guide;
mod lists;
mod predicates_and_enforce;
mod sharing;
