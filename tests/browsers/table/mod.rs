//! The table: every scenario, by theme. A file has the handlers of its rows, `configure`, which registers them, and
//! `rows`. A new row is a call of `row` in `rows`; a new file is a name below.

use actix_web::web::ServiceConfig;

use crate::row::Row;

macro_rules! themes {
    ($($theme:ident,)*) => {
        $(mod $theme;)*

        /// Every row, in order.
        pub(crate) fn rows() -> Vec<Row> {
            [$($theme::rows()),*].into_iter().flatten().collect()
        }

        /// Registers the handlers of every theme.
        pub(crate) fn configure(config: &mut ServiceConfig) {
            $(config.configure($theme::configure);)*
        }
    };
}

themes! {
    simple,
    safelist,
    methods,
    headers,
    credentials,
    cookies,
    exposed,
    any,
    origins,
    lookalike_origins,
    null,
    secure,
    statuses,
    redirects,
    cache,
    policies_of_one_path,
    elements,
    unsent,
    own_headers,
    same_origin,
    shared_policies,
    runtime_origins,
    middleware,
    which_route_answers,
    remembered,
    enforce,
    websockets,
    by_hand,
    by_engine,
}
