//! What a developer is told when a page is refused: by the log, and by the page of a unit test.

mod around;
mod causes;
mod lines;
mod readme;
mod unseen;
