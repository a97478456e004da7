//! The README shows the table of keys and the errors as they are.

const README: &str = include_str!("../README.md");

/// Returns the text between two lines of the README.
fn between(start: &str, end: &str) -> &'static str {
    let (_, rest) = README.split_once(start).expect("the README has this line");
    rest.split_once(end).expect("and this one").0
}

#[test]
fn the_table_of_keys_is_the_one_of_the_rules() {
    let table = between(
        "<!-- keys: the table of cors-runtime/rules/src/keys.rs; a test compares them -->\n",
        "<!-- /keys -->",
    );
    assert!(table == cors_rules::keys::TABLE, "the README should say:\n{}", cors_rules::keys::TABLE);
}

#[test]
fn the_errors_are_as_the_compiler_prints_them() {
    let printed = include_str!("ui/many/readme.stderr").replace("ui/many/readme.rs", "src/main.rs");
    let shown: Vec<&str> = between("## When it is wrong", "## When a browser refuses")
        .split("```text\n")
        .skip(1)
        .map(|block| block.split("```").next().expect("a block ends"))
        .collect();
    assert_eq!(shown.len(), 2);
    for block in shown {
        assert!(printed.contains(block), "the compiler prints:\n{printed}\nand the README:\n{block}");
    }
}
