//! Circles in a graph of imports.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::Imports;

/// Returns a circle for each group of files that import each other, such as `a.rs → b.rs → a.rs`.
pub(crate) fn find(imports: &Imports) -> Vec<String> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports.all() {
        next.entry(import.from).or_default().insert(import.to);
    }
    let mut search = Search { next: &next, done: BTreeSet::new(), way: Vec::new(), circles: Vec::new() };
    for &file in next.keys() {
        search.visit(file);
    }
    search.circles
}

/// A search in depth: a file that is met again on the way to itself closes a circle.
struct Search<'a> {
    next: &'a BTreeMap<&'a str, BTreeSet<&'a str>>,
    done: BTreeSet<&'a str>,
    way: Vec<&'a str>,
    circles: Vec<String>,
}

impl<'a> Search<'a> {
    fn visit(&mut self, file: &'a str) {
        if let Some(start) = self.way.iter().position(|on_the_way| *on_the_way == file) {
            let circle = [&self.way[start..], &[file]].concat();
            return self.circles.push(circle.join(" → "));
        }
        if self.done.contains(file) {
            return;
        }
        self.way.push(file);
        for &next in self.next.get(file).into_iter().flatten() {
            self.visit(next);
        }
        self.way.pop();
        self.done.insert(file);
    }
}

#[test]
fn a_circle_over_three_files_is_found_and_a_diamond_is_none() {
    let circle = Imports::of(&[("a.rs", "b.rs"), ("b.rs", "c.rs"), ("c.rs", "a.rs"), ("d.rs", "a.rs")]);
    assert_eq!(find(&circle), ["a.rs → b.rs → c.rs → a.rs"]);
    let diamond = Imports::of(&[("a.rs", "b.rs"), ("a.rs", "c.rs"), ("b.rs", "d.rs"), ("c.rs", "d.rs")]);
    assert!(find(&diamond).is_empty());
}
