//! The expected answer of a cell: a contender with another answer is not measured.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};

use crate::{Cell, Contender, Setting, Situation};

/// Panics where the answer is not what the situation asks for.
pub(crate) fn check(cell: Cell, answer: &HttpResponse) {
    assert_eq!(answer.status(), status(cell), "{cell:?}: {answer:?}");
    let shared = answer.headers().get(header::ACCESS_CONTROL_ALLOW_ORIGIN).is_some();
    assert_eq!(shared, is_shared(cell), "{cell:?}: {answer:?}");
}

fn status(cell: Cell) -> StatusCode {
    match (cell.situation, cell.contender) {
        // With any origin there is nobody to refuse.
        (Situation::PreflightRefused, Contender::Annotated) if cell.setting != Setting::AnyOrigin => {
            StatusCode::FORBIDDEN
        }
        (Situation::PreflightRefused, _) if cell.setting != Setting::AnyOrigin => StatusCode::BAD_REQUEST,
        (Situation::PreflightAllowed | Situation::PreflightRefused, Contender::Annotated) => {
            StatusCode::NO_CONTENT
        }
        _ => StatusCode::OK,
    }
}

fn is_shared(cell: Cell) -> bool {
    let by_any = cell.setting == Setting::AnyOrigin && is_shared_with_any(cell);
    let allowed = matches!(cell.situation, Situation::Allowed | Situation::PreflightAllowed);
    !matches!(cell.contender, Contender::Plain | Contender::Direct) && (allowed || by_any)
}

/// `*` does not depend on the request; actix-cors leaves it out where there is no `Origin`.
fn is_shared_with_any(cell: Cell) -> bool {
    cell.situation != Situation::NoOrigin || cell.contender == Contender::Annotated
}
