//! The server's side of the protocol over real HTTP/1.1: the table "What the server does", row by row.

mod actual;
mod attributes;
mod methods_of_a_path;
mod preflight;
mod wraps;
