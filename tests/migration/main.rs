//! The guide for moving from actix-cors, row by row: the same requests to an application with actix-cors and to its
//! twin, and exactly the differences that the guide names.

mod around;
mod before;
mod exchange;
mod guide;
mod lists;
mod sharing;
mod strangers;
mod whole;

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";
