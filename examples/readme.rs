//! The examples of the README compile: no published package contains the README of the repository as a source.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
