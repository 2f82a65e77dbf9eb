//! Scripted handlers through world, model, policy and event sink against SimPy: the same M/M/c queue.

use super::{Aim, RUNS, Row, inside, measure};
use crate::{
    shell::{Done, command, output, run, say, tools_folder},
    tools,
};
use std::path::PathBuf;

const SIMPY: &str = "4.1.2";
const CUSTOMERS: u32 = 100_000;
const SERVERS: u32 = 8;
/// The two draw different random numbers: their mean waits must still be near each other.
const MEAN_WAIT_TOLERANCE: f64 = 0.15;

/// Customers a second and their mean wait.
struct Figure {
    rate: f64,
    wait: f64,
}

/// Fills the rows of this part.
pub fn bench(rows: &mut Vec<Row>) -> Done {
    tools::python()?;
    let python = simpy()?;
    let ours = median(inside()?, &["mmc"])?;
    let theirs = median(python, &["bench/simpy/mmc.py"])?;
    if (ours.wait - theirs.wait).abs() > MEAN_WAIT_TOLERANCE * theirs.wait {
        return Err(format!(
            "not the same queue: mean wait {:.4}, in SimPy {:.4}",
            ours.wait, theirs.wait
        ));
    }
    rows.push(Row {
        name: format!("M/M/{SERVERS} customers a second"),
        ours: format!("{:.0} /s", ours.rate),
        reference: format!("SimPy {:.0} /s", theirs.rate),
        ratio: ours.rate / theirs.rate,
        aim: Aim::AtLeast(20.0),
    });
    Ok(())
}

/// Both programs print: seconds, customers, mean wait.
fn median(program: PathBuf, before: &[&str]) -> Done<Figure> {
    let mut rates = Vec::new();
    let mut wait = 0.0;
    for _ in 0..RUNS {
        let arguments = [CUSTOMERS.to_string(), SERVERS.to_string()];
        let printed = output(command(&program).args(before).args(arguments))?;
        let figures: Vec<f64> = printed
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let [seconds, customers, mean] = figures[..] else {
            return Err(format!("{} printed {printed:?}", program.display()));
        };
        rates.push(customers / seconds);
        wait = mean;
    }
    Ok(Figure {
        rate: measure::median(rates),
        wait,
    })
}

/// A Python that has SimPy, in the project's own tools folder.
fn simpy() -> Done<PathBuf> {
    let folder = tools_folder().join("simpy");
    let python = folder.join("bin/python");
    let check = format!("import simpy; assert simpy.__version__ == '{SIMPY}'");
    if output(command(&python).args(["-c", &check])).is_err() {
        say(format!("installing SimPy {SIMPY} for this project"));
        run(command("python3.11").args(["-m", "venv"]).arg(&folder))?;
        run(command(&python).args(["-m", "pip", "install", "--quiet", &format!("simpy=={SIMPY}")]))?;
    }
    Ok(python)
}
