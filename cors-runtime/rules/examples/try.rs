//! Shows what the rules say of the origins given.

fn main() {
    for v in std::env::args().skip(1) {
        match cors_rules::origin::check(&v) {
            Ok(e) => println!("{v:30} OK {e:?}"),
            Err(e) => println!("[{}] {}\n", e.code.as_str(), e.report(&v)),
        }
    }
}
