//! The interpreter against CPython 3.11: the same programs, the same output, whole processes.

use super::{Aim, Row, measure, program, switchboard};
use crate::{
    shell::{Done, command},
    tools,
};
use std::process::Command;

/// What each program of `bench/python` is about.
pub const PROGRAMS: [(&str, &str); 4] = [
    ("calls", "calls"),
    ("generators", "generators"),
    ("classes", "attribute-heavy classes"),
    ("switches", "asyncio switches"),
];

/// Fills the rows of this part.
pub fn bench(rows: &mut Vec<Row>) -> Done {
    tools::python()?;
    let binary = switchboard()?;
    let python = |file: &str| {
        let mut python = command("python3.11");
        python.arg(file);
        python
    };
    let plain = |file: &str| {
        let mut plain = Command::new(&binary);
        plain.arg("run").arg(crate::shell::root().join(file));
        plain
    };
    let recorded = |file: &str| {
        let mut recorded = plain(file);
        recorded.arg("--record");
        recorded
    };
    let empty = program("empty");
    let (python_start, _) = measure::wall(|| python(&empty))?;
    let (start, _) = measure::wall(|| plain(&empty))?;
    for (name, about) in PROGRAMS {
        let file = program(name);
        let (reference, wanted) = measure::wall(|| python(&file))?;
        let (without, printed) = measure::wall(|| plain(&file))?;
        let (with, _) = measure::wall(|| recorded(&file))?;
        if printed != wanted {
            return Err(format!("{file} prints {printed:?}, on CPython {wanted:?}"));
        }
        let reference = reference - python_start;
        for (ours, how, aim) in [(without, "", 1.0), (with, ", recorded", 2.0)] {
            rows.push(Row {
                name: format!("{about}{how}"),
                ours: format!("{:.3} s", ours - start),
                reference: format!("CPython {reference:.3} s"),
                ratio: (ours - start) / reference,
                aim: Aim::AtMost(aim),
            });
        }
    }
    Ok(())
}
