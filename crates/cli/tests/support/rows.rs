//! The rows of a trace of handles: JSON lines, as conformance/README.md says.

use serde_json::Value;

/// One handle that ran.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The loop's pass, from 1.
    pub pass: u64,
    /// Virtual time in whole milliseconds.
    pub t: u64,
    /// `step(NAME)`, `wakeup(NAME)`, or the callback's qualified name.
    pub run: String,
    /// What put it on the ready queue: `soon`, `timer` or `io`.
    pub by: String,
}

/// A timer that the recorder saw fire, or be cancelled just before.
pub struct Timer {
    /// When it was set, in milliseconds.
    pub set: u64,
    /// Its deadline, in microseconds.
    pub when: u64,
    pub label: String,
}

/// The rows about handles that ran, `untimed` ones at 0. Rows about anything else are left out; a line that is no row is
/// an error.
pub fn runs(text: &str, untimed: bool) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for value in objects(text)? {
        if let Some(run) = value.get("run") {
            let row = Row {
                pass: number(&value, "pass")?,
                t: if untimed { 0 } else { number(&value, "t")? },
                run: run.as_str().ok_or("`run` is not text")?.to_owned(),
                by: value
                    .get("by")
                    .and_then(Value::as_str)
                    .ok_or("`by` is not there")?
                    .to_owned(),
            };
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The recorder's rows about timers.
pub fn timers(text: &str) -> Result<Vec<Timer>, String> {
    let mut rows = Vec::new();
    for value in objects(text)? {
        if let Some(label) = value.get("timer") {
            rows.push(Timer {
                set: number(&value, "set")?,
                when: number(&value, "when")?,
                label: label.to_string(),
            });
        }
    }
    Ok(rows)
}

fn objects(text: &str) -> Result<Vec<Value>, String> {
    text.lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("not a row: {line}: {error}")))
        .collect()
}

fn number(value: &Value, field: &str) -> Result<u64, String> {
    value
        .get(field)
        .and_then(Value::as_u64)
        .ok_or_else(|| format!("no number `{field}` in {value}"))
}
