//! Requests as no browser sends them, over both protocols.

mod actual;
mod keep_alive;
mod preflights;
