//! Tests of the attribute as a function from tokens to tokens.

mod expansions;
mod followed;
mod mistakes;
