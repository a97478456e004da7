//! The forms of a list.

/// A list as it is written, and the items that it needs beside it.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) beside: String,
    pub(crate) value: String,
}

fn list(beside: String, value: &str) -> List {
    List { beside, value: value.to_owned() }
}

/// Returns the list of this one entry in every form.
pub(crate) fn of_one(entry: &str) -> Vec<List> {
    vec![
        list(String::new(), &format!("[{entry:?}]")),
        list(format!("    const ONE: &str = {entry:?};\n"), "[ONE]"),
        list(format!("    static ONE: &str = {entry:?};\n"), "[ONE]"),
        list(format!("    const fn one() -> &'static str {{ {entry:?} }}\n"), "[one()]"),
        list(format!("    const ALL: &[&str] = &[{entry:?}];\n"), "[ALL[0]]"),
        list(format!("    const ALL: &[&str] = &[{entry:?}];\n"), "ALL"),
        list(format!("    const ALL: [&str; 1] = [{entry:?}];\n"), "ALL"),
        list(format!("    static ALL: &[&str] = &[{entry:?}];\n"), "ALL"),
        list(format!("    static ALL: [&str; 1] = [{entry:?}];\n"), "ALL"),
    ]
}

/// Returns the list of an entry beside one that is right, in every form.
pub(crate) fn of_two(entry: &str, right: &str) -> Vec<List> {
    let both = format!("    const ONE: &str = {entry:?};\n    const RIGHT: &str = {right:?};\n");
    vec![
        list(String::new(), &format!("[{right:?}, {entry:?}]")),
        list(both.clone(), &format!("[{right:?}, ONE]")),
        list(both.clone(), &format!("[ONE, {right:?}]")),
        list(both.clone(), &format!("[RIGHT, {entry:?}]")),
        list(both, "[RIGHT, ONE]"),
        list(format!("    const ALL: &[&str] = &[{right:?}, {entry:?}];\n"), "ALL"),
        list(format!("    static ALL: [&str; 2] = [{entry:?}, {right:?}];\n"), "ALL"),
    ]
}

/// All of these lists of the first entry of a table; of the others a literal, a constant, a slice, and one more, which is
/// another one for each.
pub(crate) fn of_interest(lists: Vec<List>, index: usize) -> Vec<List> {
    let main = |position: usize| matches!(position, 0 | 1 | 5);
    let extra = index % lists.len();
    let is_taken = |position: usize| index == 0 || main(position) || position == extra;
    lists.into_iter().enumerate().filter(|(position, _)| is_taken(*position)).map(|(_, list)| list).collect()
}

/// No entry, in every form.
pub(crate) fn of_none() -> Vec<List> {
    vec![
        list(String::new(), "[]"),
        list("    const NONE: &[&str] = &[];\n".to_owned(), "NONE"),
        list("    const NONE: [&str; 0] = [];\n".to_owned(), "NONE"),
        list("    static NONE: &[&str] = &[];\n".to_owned(), "NONE"),
    ]
}

/// Returns a value that is no list.
pub(crate) fn plain(value: &str) -> List {
    list(String::new(), value)
}
