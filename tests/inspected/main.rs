//! The inspector: what it says of each exchange, who may see it, its form, and its bounds.

mod bounds;
mod causes;
mod client;
mod form;
mod viewers;
