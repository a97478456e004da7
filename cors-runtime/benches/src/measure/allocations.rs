//! Allocations, counted by an allocator. Only this program has it: what callgrind and criterion measure has not.

use cors_benches::{Cell, Trial, hostile::Attack};

/// Returns the allocations of one request.
pub(super) fn of_cell(cell: Cell) -> u64 {
    let trial = Trial::new(cell);
    let request = trial.request();
    allocation_counter::measure(|| trial.serve(request)).count_total
}

/// Returns the allocations and bytes of an attack, and those of its twin.
pub(super) fn of_attack(attack: &Attack) -> [Allocated; 2] {
    let subject = attack.subject();
    subject.serve(attack.request());
    [attack.request(), attack.twin()].map(|request| {
        let counted = allocation_counter::measure(|| subject.serve(request));
        Allocated { blocks: counted.count_total, bytes: counted.bytes_total }
    })
}

/// The allocations of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allocated {
    pub(super) blocks: u64,
    pub(super) bytes: u64,
}
