//! The table: every scenario, by theme. A file has the handlers of its rows, `configure`, which registers them, and
//! `rows`.

mod simple;

use actix_web::web::ServiceConfig;

use crate::row::Row;

/// Every row, in order.
pub(crate) fn rows() -> Vec<Row> {
    [simple::rows()].into_iter().flatten().collect()
}

/// Registers the handlers of every theme.
pub(crate) fn configure(config: &mut ServiceConfig) {
    simple::configure(config);
}
