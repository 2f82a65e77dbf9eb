//! The interpreter against CPython 3.11: the same programs, the same output. Without recording whole processes are
//! compared, less what an empty program takes; with it (scheduling rows, causes, checkpoints, as the page does) the run
//! takes its own time.

use super::{Aim, Row, inside, measure, measure::inside_seconds, program, switchboard};
use crate::{
    shell::{Done, command, output},
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
    let recorder = inside()?;
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
    let empty = program("empty");
    let (python_start, _) = measure::wall(|| python(&empty))?;
    let (start, _) = measure::wall(|| plain(&empty))?;
    for (name, about) in PROGRAMS {
        let file = program(name);
        let (reference, wanted) = measure::wall(|| python(&file))?;
        let (without, printed) = measure::wall(|| plain(&file))?;
        let (_, with) = inside_seconds(|| output(command(&recorder).args(["run", &file])))?;
        if printed != wanted {
            return Err(format!("{file} prints {printed:?}, on CPython {wanted:?}"));
        }
        let reference = reference - python_start;
        for (ours, how, aim) in [(without - start, "", 1.0), (with, ", recorded", 2.0)] {
            rows.push(Row {
                name: format!("{about}{how}"),
                ours: format!("{ours:.3} s"),
                reference: format!("CPython {reference:.3} s"),
                ratio: ours / reference,
                aim: Aim::AtMost(aim),
            });
        }
    }
    Ok(())
}
