//! The interpreter against CPython 3.11: the same programs, the same output. Whole processes are compared, less what an
//! empty program takes. With recording (scheduling rows, causes, checkpoints, as the page does) a program is run at a
//! size that a history has room for, and takes as many times as long as it does there without.

use super::{Aim, Row, inside, measure, measure::inside_seconds, program, share, switchboard};
use crate::{
    shell::{Done, command, output},
    tools,
};
use std::process::Command;

/// What each program of `bench/python` is about.
pub const PROGRAMS: [(&str, &str); 6] = [
    ("calls", "calls"),
    ("generators", "generators"),
    ("classes", "attribute-heavy classes"),
    ("switches", "asyncio switches"),
    ("threads", "switches between threads"),
    ("sleepers", "5,000 sleeping threads"),
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
        let small = share(name)?;
        let once = |how: &str| inside_seconds(|| output(command(&recorder).args([how, &small])));
        let ((_, recorded), (_, not_recorded)) = (once("run")?, once("plain")?);
        if printed != wanted {
            return Err(format!("{file} prints {printed:?}, on CPython {wanted:?}"));
        }
        let reference = reference - python_start;
        let without = without - start;
        let with = without * recorded / not_recorded;
        for (ours, how, aim) in [(without, "", 1.0), (with, ", recorded", 2.0)] {
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
