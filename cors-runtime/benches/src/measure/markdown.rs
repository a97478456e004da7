//! The figures as a page: what `results/requests.md` is.

use std::fmt::{self, Write};

use cors_benches::{
    Contender, Setting, Situation,
    hostile::{READ_IN_PART, READ_WHOLLY},
};

use super::{
    bars::{Bar, number},
    figures::{Figure, Figures},
};

const HEAD: &str = "# What CORS costs

Written by `cargo measure requests`; never by hand. Every ratio is of one run. Instructions are counted by callgrind, for one
request to the whole application in process, from routing to the last drop; the request is made beforehand. A ratio is
of plain actix-web, and for a preflight, which nobody answers there, of actix-cors on the application.
";

/// Returns the page.
pub(super) fn page(figures: &Figures, bars: &[Bar]) -> Result<String, fmt::Error> {
    let mut page = String::from(HEAD);
    bars_table(&mut page, bars)?;
    for setting in Setting::ALL {
        setting_table(&mut page, figures, setting)?;
    }
    time_table(&mut page, figures)?;
    attack_table(&mut page, figures)?;
    Ok(page)
}

fn bars_table(page: &mut String, bars: &[Bar]) -> fmt::Result {
    writeln!(page, "\n## Bars\n\n| | value | at most | |\n|---|--:|--:|---|")?;
    for bar in bars {
        let verdict = if bar.is_kept() { "holds" } else { "**broken**" };
        writeln!(page, "| {} | {:.3} | {:.2} | {verdict} |", bar.name, bar.value, bar.limit)?;
    }
    Ok(())
}

fn setting_table(page: &mut String, figures: &Figures, setting: Setting) -> fmt::Result {
    let measured: Vec<Contender> = Contender::ALL
        .into_iter()
        .filter(|contender| figures.of(setting, Situation::Allowed, *contender).is_some())
        .collect();
    writeln!(page, "\n## {}\n\nInstructions (ratio), allocations.\n", capitalized(setting.name()))?;
    head(page, &measured)?;
    for situation in Situation::ALL {
        let row = |contender: &Contender| figures.of(setting, situation, *contender);
        let Some(base) = Contender::ALL.iter().rev().filter_map(row).max_by_key(|figure| is_base(figure))
        else {
            continue;
        };
        write!(page, "| {} |", situation.name())?;
        for contender in &measured {
            match row(contender) {
                Some(figure) => write!(
                    page,
                    " {} ({:.2}), {} |",
                    figure.instructions,
                    number(figure.instructions) / number(base.instructions),
                    figure.allocations
                )?,
                None => write!(page, " |")?,
            }
        }
        writeln!(page)?;
    }
    Ok(())
}

/// Plain where there is one, else actix-cors on the application.
fn is_base(figure: &Figure) -> u8 {
    match figure.cell.contender {
        Contender::Plain => 2,
        Contender::Application => 1,
        _ => 0,
    }
}

fn head(page: &mut String, columns: &[Contender]) -> fmt::Result {
    let names: Vec<&str> = columns.iter().map(|contender| contender.name()).collect();
    writeln!(page, "| | {} |\n|---{}|", names.join(" | "), "|--:".repeat(columns.len()))
}

fn time_table(page: &mut String, figures: &Figures) -> fmt::Result {
    writeln!(
        page,
        "\n## Time\n\nThe median in nanoseconds (ratio), by criterion. It varies with the machine and its load.\n"
    )?;
    head(page, &Contender::ALL)?;
    for situation in Situation::ALL {
        let time =
            |contender| figures.of(Setting::OneOrigin, situation, contender).and_then(|figure| figure.time);
        let base = time(Contender::Plain).or(time(Contender::Application)).unwrap_or(f64::NAN);
        write!(page, "| {} |", situation.name())?;
        for contender in Contender::ALL {
            match time(contender) {
                Some(time) => write!(page, " {time:.0} ({:.2}) |", time / base)?,
                None => write!(page, " |")?,
            }
        }
        writeln!(page)?;
    }
    Ok(())
}

fn attack_table(page: &mut String, figures: &Figures) -> fmt::Result {
    writeln!(
        page,
        "\n## Hostile requests\n\nAs large as actix lets them through, 128 KiB and 96 headers, beside a request of the \
         same size whose bytes stand in a header that nobody reads. What a request costs is bounded by \
         the policy's own lists and by a few constants, which the documentation of `#[cors]` states, and not by what \
         a client sends: {READ_IN_PART} times the harmless one, at most. The rows at the end are just within these bounds, and \
         are read to the end: {READ_WHOLLY} times, at most.

\
         | | instructions | harmless | ratio | allocations | harmless |
|---|--:|--:|--:|--:|--:|"
    )?;
    for attack in &figures.attacks {
        let [cost, harmless] = attack.instructions;
        let [allocated, harmlessly] = attack.allocated;
        writeln!(
            page,
            "| {} | {cost} | {harmless} | {:.2} | {} ({} bytes) | {} ({} bytes) |",
            attack.name,
            number(cost) / number(harmless),
            allocated.blocks,
            allocated.bytes,
            harmlessly.blocks,
            harmlessly.bytes
        )?;
    }
    Ok(())
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
