//! What a run may be told besides its program: the machine under it, and who answers where the system is free.

use switchboard_engine::{Costs, Machine, Preempt, Rule};
use switchboard_session::{Settings, signals};
use switchboard_trace::Schedule;

/// Options of `switchboard run`.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Go through a checkpoint each so many ticks (for tests of the laws).
    pub cut: Option<u64>,
    pub machine: Machine,
    /// Where threads may be switched, if that was said.
    pub preempt: Option<Preempt>,
    pub free_threaded: bool,
    /// The file that the program reads (`switchboard step`, whose own commands come from standard input).
    pub input: Option<String>,
    /// Automatic collections of cycles never come: for comparing with a recorded run of the real CPython, in which they
    /// would come when the recorder's own objects say so.
    pub gc_off: bool,
    pub schedule: Schedule,
}

impl Options {
    /// Reads the words behind `step`: those that mean something there.
    pub fn read_step<'a>(words: &[&'a str]) -> Result<(Self, &'a str), String> {
        let mut options = Self::default();
        let mut file = None;
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            if options.take(word, &mut words)? {
                continue;
            }
            if word == "--input" {
                options.input = Some(words.next().ok_or("--input takes a file")?.to_owned());
            } else if word.starts_with("--") {
                return Err(format!("step has no option {word}"));
            } else if file.replace(word).is_some() {
                return Err("one file is run at a time".into());
            }
        }
        Ok((options, file.ok_or("a file is missing")?))
    }

    /// Reads the words behind the command: the options and the file.
    pub fn read<'a>(words: &[&'a str]) -> Result<(Self, &'a str), String> {
        let mut options = Self::default();
        let mut file = None;
        let mut words = words.iter().copied();
        while let Some(word) = words.next() {
            if options.take(word, &mut words)? {
                continue;
            }
            if word == "--cut-every" {
                let value = words.next().ok_or_else(|| format!("{word} takes a value"))?;
                options.set(word, value)?;
            } else if word.starts_with("--") {
                return Err(format!("unknown option {word}"));
            } else if file.replace(word).is_some() {
                return Err("one file is run at a time".into());
            }
        }
        Ok((options, file.ok_or("a file is missing")?))
    }

    /// The session's settings for this machine, on top of some.
    #[must_use]
    pub fn over(&self, settings: Settings) -> Settings {
        let usual = Machine::default();
        let machine = &self.machine;
        Settings {
            cores: if machine.cores == usual.cores {
                settings.cores
            } else {
                machine.cores
            },
            rule: if machine.rule == usual.rule {
                settings.rule
            } else {
                machine.rule
            },
            preempt: self.preempt.unwrap_or(settings.preempt),
            costs: if machine.costs == usual.costs {
                settings.costs
            } else {
                machine.costs
            },
            pinned: machine.pinned || settings.pinned,
            free_threaded: self.free_threaded || settings.free_threaded,
            gc_off: self.gc_off || settings.gc_off,
            ..settings
        }
    }

    /// Reads one option, which has a value where it takes one. False: there is no such option.
    pub fn take<'a>(
        &mut self,
        word: &str,
        words: &mut impl Iterator<Item = &'a str>,
    ) -> Result<bool, String> {
        match word {
            "--free-threaded" => self.free_threaded = true,
            "--pinned" => self.machine.pinned = true,
            "--gc-off" => self.gc_off = true,
            "--cores" | "--rule" | "--preempt" | "--costs" | "--policy" | "--seed" | "--signal" => {
                let value = words.next().ok_or_else(|| format!("{word} takes a value"))?;
                self.set(word, value)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn set(&mut self, word: &str, value: &str) -> Result<(), String> {
        let number = |least: u64, most: u64| match value.parse() {
            Ok(n) if (least..=most).contains(&n) => Ok(n),
            _ => Err(format!("{word} takes a whole number from {least} to {most}")),
        };
        match word {
            "--cut-every" => self.cut = Some(number(1, u64::MAX)?),
            "--cores" => self.machine.cores = number(1, 64)? as usize,
            "--rule" => self.machine.rule = named(word, value, &Rule::ALL)?,
            "--preempt" => {
                self.machine.preempt = named(word, value, &Preempt::ALL)?;
                self.preempt = Some(self.machine.preempt);
            }
            "--costs" => self.machine.costs = named(word, value, &Costs::ALL)?,
            "--policy" => value.clone_into(&mut self.schedule.policy),
            "--signal" => {
                self.schedule.inputs.push(signals::read(value)?);
                signals::sort(&mut self.schedule.inputs);
            }
            "--seed" => self.schedule.seed = number(0, u64::MAX)?,
            _ => return Err(format!("unknown option {word}")),
        }
        Ok(())
    }
}

fn named<T: Copy>(word: &str, value: &str, all: &[(T, &'static str)]) -> Result<T, String> {
    let found = all.iter().find(|(_, name)| *name == value);
    found.map(|(option, _)| *option).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        format!("{word} takes one of {}", names.join(", "))
    })
}
