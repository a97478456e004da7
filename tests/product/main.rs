//! Every key in every form at every place: a wrong value is refused in the words of its rule, and a right one compiles.
//!
//! The product of the tables in `cases` becomes one program of what is right, and some of what is wrong, which one run of
//! cargo checks. There each case stands on a line of its own, which has to have its error, and no other line may have any.

mod cases;
mod form;
mod place;

use std::{fmt::Write, fs, path::PathBuf, process::Command};

use cases::{Case, Verdict};

/// A program with a module for each case, and the line at which each case stands.
struct Program {
    text: String,
    lines: Vec<usize>,
}

impl Program {
    fn of(cases: &[Case]) -> Self {
        let mut program = Self { text: HEAD.to_owned(), lines: Vec::new() };
        let mut line = HEAD.lines().count();
        for (index, Case { beside, line: case, .. }) in cases.iter().enumerate() {
            let before = format!("mod case_{index} {{\n    use super::*;\n{beside}");
            line += before.lines().count() + 1;
            program.lines.push(line);
            writeln!(program.text, "{before}    {case}\n}}").expect("a text takes any text");
            line += 1;
        }
        program.text.push_str("fn main() {}\n");
        program
    }

    fn write(&self, name: &str) {
        fs::write(directory().join(name), &self.text).expect("a file of the target");
    }
}

const HEAD: &str = "\
#![allow(dead_code, unused_imports, deprecated)]
use actix_web::{Responder, dev::RequestHead, get};
use cors_runtime::{Cors, Origin, OriginSet, Policy, cors, policy};
static ORIGINS: OriginSet = OriginSet::new();
fn is_tenant(_: &Origin, _: &RequestHead) -> bool { true }
async fn is_looked_up(_: Origin) -> bool { true }
";

/// The folder of the programs, which exists.
fn directory() -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("product");
    fs::create_dir_all(&directory).expect("a directory of the target");
    directory
}

/// The number of cases in a program: the compiler's time for errors grows faster than their number.
const CASES: usize = 200;

/// An error of the compiler: its text, and the line of the program that it is about.
struct Mistake {
    line: usize,
    text: String,
}

/// Returns the errors in what the compiler printed. Those without a place only count the others.
fn mistakes(printed: &str) -> Vec<Mistake> {
    let errors = printed.split("\n\n").filter(|block| block.starts_with("error"));
    errors.filter_map(|block| Some(Mistake { line: line_of(block)?, text: block.to_owned() })).collect()
}

fn line_of(error: &str) -> Option<usize> {
    let (_, place) = error.split_once(".rs:")?;
    place.split(':').next()?.parse().ok()
}

/// Compiles the wrong programs. Run by the test below with `TRYBUILD=overwrite`, so that trybuild writes the errors down
/// where that reads them.
#[test]
#[ignore = "a part of another test, which runs it"]
fn compile_what_is_wrong() {
    trybuild::TestCases::new().compile_fail(directory().join("wrong-*.rs"));
}

#[test]
fn every_wrong_value_is_refused_in_every_form_at_every_place() {
    for old in fs::read_dir(directory()).expect("it is there").flatten() {
        if old.file_name().to_string_lossy().starts_with("wrong-") {
            fs::remove_file(old.path()).expect("a file of the target");
        }
    }
    let cases = cases::all(Verdict::Wrong);
    assert!(cases.len() > 1000, "{} cases", cases.len());
    let programs: Vec<Program> = cases.chunks(CASES).map(Program::of).collect();
    for (index, program) in programs.iter().enumerate() {
        program.write(&format!("wrong-{index}.rs"));
    }
    let this = std::env::current_exe().expect("a test has a path");
    let run = Command::new(this)
        .args(["--exact", "--ignored", "compile_what_is_wrong"])
        .env("TRYBUILD", "overwrite")
        .output()
        .expect("this test runs");

    let mut wrong = Vec::new();
    for (index, (cases, program)) in cases.chunks(CASES).zip(&programs).enumerate() {
        let Ok(printed) = fs::read_to_string(directory().join(format!("wrong-{index}.stderr"))) else {
            panic!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
        };
        compare(cases, program, &mistakes(&printed), &mut wrong);
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

/// Notes what the compiler should have said, or should not.
fn compare(cases: &[Case], program: &Program, mistakes: &[Mistake], wrong: &mut Vec<String>) {
    for (case, line) in cases.iter().zip(&program.lines) {
        let Case { beside, line: written, words } = case;
        let mut own = mistakes.iter().filter(|mistake| mistake.line == *line).peekable();
        if own.peek().is_none() {
            wrong.push(format!("this compiles:\n{beside}    {written}"));
        }
        for Mistake { text, .. } in own.filter(|mistake| !case.is_meant(&mistake.text)) {
            wrong.push(format!("expected `{words}` of\n{beside}    {written}\nand got\n{text}"));
        }
    }
    for mistake in mistakes.iter().filter(|mistake| !program.lines.contains(&mistake.line)) {
        wrong.push(format!("beside the cases:\n{}", mistake.text));
    }
}

#[test]
fn every_right_value_compiles_in_every_form_at_every_place() {
    let cases = cases::all(Verdict::Right);
    assert!(cases.len() > 400, "{} cases", cases.len());
    Program::of(&cases).write("right.rs");
    trybuild::TestCases::new().pass(directory().join("right.rs"));
}
