//! Scripts of threads: operations as data, with a text form of one operation a line.
//!
//! ```text
//! thread main:
//!     start adder
//!     take gate
//! thread adder:
//!     take gate
//!     read x
//!     write x + 1
//! ```

use serde::{Deserialize, Serialize};

/// One operation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Op {
    /// Burns this many ticks, at least 1.
    Work(u32),
    /// Acquires a lock, by its number in [`Script::locks`].
    Take(u32),
    /// Releases it.
    Give(u32),
    /// Milliseconds.
    Sleep(u32),
    /// Starts a thread, by its number in [`Script::threads`].
    Start(u32),
    /// Reads a shared variable into the thread's register.
    Read(u32),
    /// Writes the register plus a constant.
    Write(u32, i64),
    Print(String),
    /// Prints a shared variable.
    Show(u32),
}

/// One thread's operations. Operation i is on line `first_line` + i.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ThreadScript {
    pub name: String,
    pub first_line: u32,
    pub ops: Vec<Op>,
}

/// A whole program. Thread 0 runs first.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Script {
    pub threads: Vec<ThreadScript>,
    pub locks: Vec<String>,
    pub variables: Vec<String>,
}

/// An error in a script's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptError {
    /// From 1.
    pub line: u32,
    /// From 0, in bytes.
    pub column: u32,
    pub message: String,
}

impl Script {
    /// Reads the text form. Locks and variables are numbered as they are first named; threads may be started before
    /// the line where they are.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let mut script = Self::default();
        for (index, line) in text.lines().enumerate() {
            if let Some(name) = line
                .trim()
                .strip_prefix("thread ")
                .and_then(|rest| rest.strip_suffix(':'))
            {
                script.threads.push(ThreadScript {
                    name: name.into(),
                    first_line: index as u32 + 2,
                    ops: Vec::new(),
                });
            }
        }
        let mut thread = None;
        for (index, line) in text.lines().enumerate() {
            let column = (line.len() - line.trim_start().len()) as u32;
            let error = |message: String| ScriptError {
                line: index as u32 + 1,
                column,
                message,
            };
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.first() == Some(&"thread") {
                thread = Some(thread.map_or(0, |t: usize| t + 1));
                if !line.trim_end().ends_with(':') || words.len() != 2 {
                    return Err(error("a thread begins with `thread NAME:`".into()));
                }
                continue;
            }
            if words.is_empty() {
                // Operations are numbered by their lines, so a blank one may only stand between threads.
                let rest = text.lines().skip(index + 1).find(|l| !l.trim().is_empty());
                if rest.is_some_and(|l| !l.trim().starts_with("thread ")) && thread.is_some() {
                    return Err(error("a blank line inside of a thread".into()));
                }
                continue;
            }
            let Some(thread) = thread else {
                return Err(error("an operation before the first `thread NAME:`".into()));
            };
            let op = script.op(&words).map_err(error)?;
            script.threads[thread].ops.push(op);
        }
        if script.threads.is_empty() {
            return Err(ScriptError {
                line: 1,
                column: 0,
                message: "a script has at least one `thread NAME:`".into(),
            });
        }
        Ok(script)
    }

    fn op(&mut self, words: &[&str]) -> Result<Op, String> {
        let number = |text: &str| text.parse::<u32>().map_err(|_| format!("`{text}` is no number"));
        Ok(match *words {
            ["work", ticks] => Op::Work(number(ticks)?.max(1)),
            ["sleep", ms] => Op::Sleep(number(ms)?),
            ["take", name] => Op::Take(named(&mut self.locks, name)),
            ["give", name] => Op::Give(named(&mut self.locks, name)),
            ["read", name] => Op::Read(named(&mut self.variables, name)),
            ["show", name] => Op::Show(named(&mut self.variables, name)),
            ["write", name, "+", plus] => {
                Op::Write(named(&mut self.variables, name), i64::from(number(plus)?))
            }
            ["print", ..] => Op::Print(words[1..].join(" ")),
            ["start", name] => {
                let code = self.threads.iter().position(|thread| thread.name == name);
                Op::Start(code.ok_or_else(|| format!("there is no thread `{name}`"))? as u32)
            }
            _ => {
                return Err(format!(
                    "`{}` is no operation; there are: work N, sleep MS, take LOCK, give LOCK, start THREAD, read X, \
                     write X + N, show X, print TEXT",
                    words.join(" ")
                ));
            }
        })
    }
}

fn named(names: &mut Vec<String>, name: &str) -> u32 {
    let index = names.iter().position(|n| n == name).unwrap_or_else(|| {
        names.push(name.into());
        names.len() - 1
    });
    index as u32
}
