//! Every figure of one run.

use cors_benches::{Cell, Contender, Setting, Situation, hostile::Attack};

use super::{Fallible, allocations, allocations::Allocated, instructions::Instructions, time};

/// The figures of one cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure {
    pub(super) cell: Cell,
    pub(super) instructions: u64,
    pub(super) allocations: u64,
    /// The median, in nanoseconds, where it is measured.
    pub(super) time: Option<f64>,
}

/// The figures of one attack and of its harmless twin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Withstood {
    pub(super) name: &'static str,
    pub(super) instructions: [u64; 2],
    pub(super) allocated: [Allocated; 2],
    /// The bar: how many times the instructions of its twin it may cost.
    pub(super) limit: f64,
}

/// All of them.
pub(super) struct Figures {
    pub(super) cells: Vec<Figure>,
    pub(super) attacks: Vec<Withstood>,
}

impl Figures {
    /// Measures everything.
    pub(super) fn measure() -> Fallible<Self> {
        eprintln!("counting instructions: some minutes");
        let instructions = Instructions::count()?;
        eprintln!("measuring time");
        time::measure()?;
        eprintln!("counting allocations");
        Ok(Self { cells: cells(&instructions)?, attacks: attacks(&instructions)? })
    }

    /// Returns the figure of a cell that is measured.
    pub(super) fn of(&self, setting: Setting, situation: Situation, contender: Contender) -> Option<&Figure> {
        let cell = Cell { setting, situation, contender };
        self.cells.iter().find(|figure| figure.cell == cell)
    }
}

fn cells(instructions: &Instructions) -> Fallible<Vec<Figure>> {
    let figure = |(number, cell)| {
        Ok(Figure {
            cell,
            instructions: instructions.of("cell", number)?,
            allocations: allocations::of_cell(cell),
            time: time::median(number)?,
        })
    };
    Cell::all().enumerate().map(figure).collect()
}

fn attacks(instructions: &Instructions) -> Fallible<Vec<Withstood>> {
    let withstood = |(number, attack): (usize, Attack)| {
        Ok(Withstood {
            name: attack.name,
            instructions: [instructions.of("attack", number)?, instructions.of("twin", number)?],
            allocated: allocations::of_attack(&attack),
            limit: attack.limit,
        })
    };
    Attack::all().into_iter().enumerate().map(withstood).collect()
}
