#![allow(dead_code, unused_imports)]

use actix_web::{};
use cors_runtime::{Policy, policy};

mod policy_methods_array_empty {
    use super::*;

    const NONE: [&str; 0] = [];

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], methods = NONE);
}

mod policy_methods_constants {
    use super::*;

    const TRACE: &str = "TRACE";
    const PATCH: &str = "patch";
    const TWO: &str = "GET, PUT";
    const STAR: &str = "*";
    const FORGED: &str = "PUT\r\nX: y";

    const EACH: Policy = policy!(origins = ["https://app.example.com"], methods = [TRACE, PATCH, TWO, "PUT", STAR, FORGED]);
}

mod policy_methods_refined {
    use super::*;

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"]);
    const NONE: &[&str] = &[];
    const TRACE: &str = "TRACE";

    const WRITE: Policy = policy!(FRONTEND, methods = NONE);
    const DEBUG: Policy = policy!(FRONTEND, methods = ["GET", TRACE]);
}

mod policy_methods_slice_empty {
    use super::*;

    const NONE: &[&str] = &[];

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], credentials, methods = NONE);
}

mod policy_methods_slice {
    use super::*;

    const WRITE: &[&str] = &["PUT", "DLETE"];

    const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], methods = WRITE);
}

mod policy_methods_static {
    use super::*;

    static PATCH: &str = "patch";
    static NONE: &[&str] = &[];

    const ELEMENT: Policy = policy!(origins = ["https://app.example.com"], methods = [PATCH]);
    const SLICE: Policy = policy!(origins = ["https://app.example.com"], methods = NONE);
}

fn main() {}
