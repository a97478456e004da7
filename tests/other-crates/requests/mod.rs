//! Requests as no browser sends them, over both protocols.

mod actual;
mod hosts;
mod keep_alive;
mod preflights;
