//! Seeking and stepping back in a long history, and what it takes in memory.

use super::{Aim, Row, inside, program};
use crate::shell::{Done, command, output, say};
use std::collections::BTreeMap;

/// Fills the rows of this part.
///
/// `switchboard-bench history` prints lines of `name value`. The 10^5 live objects are the program's own list.
pub fn bench(rows: &mut Vec<Row>) -> Done {
    let binary = inside()?;
    say("a history of 10^8 instructions, 10^5 scheduling steps, 10^5 live objects: this takes a while");
    let printed = output(command(binary).arg("history").arg(program("history")))?;
    print!("{printed}");
    let figures: BTreeMap<&str, f64> = printed
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(name, value)| Some((name, value.trim().parse().ok()?)))
        .collect();
    let figure = |name: &str| {
        figures
            .get(name)
            .copied()
            .ok_or(format!("the history's figures lack {name}"))
    };
    for (name, least) in [("instructions", 1e8), ("steps", 1e5)] {
        if figure(name)? < least {
            return Err(format!(
                "the history is too small: {name} {}, not {least}",
                figure(name)?
            ));
        }
    }
    for (name, about) in [
        ("seek_p95_ms", "random seek, 95th percentile"),
        ("back_p95_ms", "step back, 95th percentile"),
    ] {
        let ours = figure(name)?;
        rows.push(Row {
            name: about.to_owned(),
            ours: format!("{ours:.2} ms"),
            reference: "a frame, 16 ms".to_owned(),
            ratio: ours / 16.0,
            aim: Aim::AtMost(1.0),
        });
    }
    let bytes = figure("bytes")?;
    rows.push(Row {
        name: "history in memory".to_owned(),
        ours: format!("{:.0} MB", bytes / 1e6),
        reference: "256 MB".to_owned(),
        ratio: bytes / 256e6,
        aim: Aim::AtMost(1.0),
    });
    Ok(())
}
