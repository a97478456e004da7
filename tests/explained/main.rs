//! What a developer is told when a page is refused: by the log, and by the page of a unit test.

mod around;
mod causes;
mod lines;
mod others;
mod readme;
mod unseen;
