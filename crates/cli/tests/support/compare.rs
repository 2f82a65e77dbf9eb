//! The comparison of two runs: the first difference of each kind, readable.

use super::{Run, normalise, programs::Program, rows::Row};
use std::fmt::Write;

/// How many equal lines are shown before the first difference, and how many after.
const BEFORE: usize = 3;
const AFTER: usize = 2;

/// Ok if `got` is what `wanted` is: output byte for byte, exit status, normalised errors, order of handles.
pub fn runs(program: &Program, wanted: &Run, got: &Run) -> Result<(), String> {
    let mut report = String::new();
    let path = program.path.to_string_lossy();
    if wanted.status != got.status {
        let _ = writeln!(
            report,
            "exit status: wanted {:?}, got {:?}",
            wanted.status, got.status
        );
    }
    text(&mut report, "standard output", &wanted.stdout, &got.stdout);
    let errors = |run: &Run| normalise::stderr(&run.stderr, &path);
    text(&mut report, "standard error", &errors(wanted), &errors(got));
    if wanted.handles != got.handles {
        lines(
            &mut report,
            "order of handles",
            &rendered(&wanted.handles),
            &rendered(&got.handles),
        );
    }
    if report.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n{report}", program.path.display()))
    }
}

fn text(report: &mut String, what: &str, wanted: &str, got: &str) {
    if wanted != got {
        let split = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
        lines(report, what, &split(wanted), &split(got));
    }
}

fn rendered(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .map(|row| format!("pass {} {} ms {} {}", row.pass, row.t, row.by, row.run))
        .collect()
}

fn lines(report: &mut String, what: &str, wanted: &[String], got: &[String]) {
    let equal = wanted.iter().zip(got).take_while(|(a, b)| a == b).count();
    let _ = writeln!(
        report,
        "{what}: differs from line {} (wanted {} lines, got {})",
        equal + 1,
        wanted.len(),
        got.len()
    );
    for line in &wanted[equal.saturating_sub(BEFORE)..equal] {
        let _ = writeln!(report, "      {line}");
    }
    for (mark, side) in [("wanted", wanted), ("   got", got)] {
        for line in side.iter().skip(equal).take(1 + AFTER) {
            let _ = writeln!(report, "  {mark} {line:?}");
        }
        if side.len() <= equal {
            let _ = writeln!(report, "  {mark} (nothing more)");
        }
    }
}

/// The comparison must see one changed byte, one changed status, two handles the other way round.
pub fn check() -> Result<(), String> {
    let program = Program {
        name: "x/y".into(),
        area: "x".into(),
        path: "/y.py".into(),
        source: String::new(),
        hangs: false,
        free: false,
    };
    let row = |run: &str| Row {
        pass: 1,
        t: 0,
        run: run.into(),
        by: "soon".into(),
    };
    let run = Run {
        stdout: "a\nb\n".into(),
        stderr: "at 0x12\n".into(),
        status: Ok(0),
        handles: vec![row("step(A)"), row("step(B)")],
    };
    runs(&program, &run, &run)?;
    runs(
        &program,
        &run,
        &Run {
            stderr: "at 0x34\n".into(),
            ..run.clone()
        },
    )?;
    let changed = [
        Run {
            stdout: "a\nb".into(),
            ..run.clone()
        },
        Run {
            stderr: "at 0y12\n".into(),
            ..run.clone()
        },
        Run {
            status: Ok(1),
            ..run.clone()
        },
        Run {
            handles: vec![row("step(B)"), row("step(A)")],
            ..run.clone()
        },
        Run {
            handles: vec![row("step(A)")],
            ..run.clone()
        },
    ];
    for other in changed {
        if runs(&program, &run, &other).is_ok() {
            return Err(format!("not seen: {other:?}"));
        }
    }
    Ok(())
}
