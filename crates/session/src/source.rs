//! Programs: what a session opens, with the settings that are not part of its text.

use crate::any::{AnyDomain, apart};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use switchboard_engine::{Bounds, Costs, Machine, Preempt, Rule};
use switchboard_models::lab::{
    contend::{Contend, Script},
    rows::{Rows, Spec},
};
use switchboard_python::{domain::PythonDomain, vm::Limits};

/// What a program's text is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// CPython 3.11's.
    Python,
    /// Scripts of threads (a lab).
    Contend,
    /// A crowd of handlers of one runtime (a lab).
    Rows,
}

/// A program. For Python the compiled code is given as well, because a page that shows ready-made exhibits has no
/// parser.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    pub language: Language,
    pub text: String,
    /// Versioned bytes of code (`switchboard_python_code::bytes`); None for labs.
    pub code: Option<Vec<u8>>,
    /// What the program reads with `input()` or from `sys.stdin`; None: nothing is there, and asking is a stop.
    pub input: Option<String>,
}

/// What a reader may set apart from the program.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Cores of the machine.
    pub cores: usize,
    /// Ticks in a slice; None: the language's own.
    pub quantum: Option<u64>,
    /// Who gets a core.
    #[serde(skip_serializing_if = "is_default")]
    pub rule: Rule,
    /// Where a choice is offered whether another thread goes on.
    #[serde(skip_serializing_if = "is_default")]
    pub preempt: Preempt,
    #[serde(skip_serializing_if = "is_default")]
    pub costs: Costs,
    /// Every thread is pinned to the first core.
    #[serde(skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// Without the interpreter lock (Python only).
    #[serde(skip_serializing_if = "is_default")]
    pub free_threaded: bool,
    /// Automatic collections of cycles never come (Python only). No part of links: it is for comparing runs.
    #[serde(skip)]
    pub gc_off: bool,
    /// Ticks after which the run is stopped.
    pub limit: u64,
    /// How often the bounds were raised: see [`Settings::bounds`].
    #[serde(skip_serializing_if = "is_default")]
    pub raised: u32,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Settings {
    /// Sets one of the machine's by name, as the command line has them. None: there is no such setting or value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Option<Self> {
        fn named<T: Copy>(value: &str, all: &[(T, &str)]) -> Option<T> {
            all.iter()
                .find(|(_, name)| *name == value)
                .map(|(option, _)| *option)
        }
        match name {
            "cores" => self.cores = value.parse().ok().filter(|n| (1..=64).contains(n))?,
            "rule" => self.rule = named(value, &Rule::ALL)?,
            "preempt" => self.preempt = named(value, &Preempt::ALL)?,
            "costs" => self.costs = named(value, &Costs::ALL)?,
            "pinned" => self.pinned = value == "yes",
            _ => return None,
        }
        Some(self)
    }

    /// Raises at most: a page has no room for a longer history.
    pub const MOST_RAISES: u32 = 2;

    /// The bounds of its history: each raise is ten times the steps and the output, and twice the memory.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let bounds = Bounds::default();
        let times = self.raised.min(Self::MOST_RAISES);
        Bounds {
            ticks: self.limit.saturating_mul(10_u64.pow(times)),
            events: bounds.events << times,
            output: bounds.output * 10_usize.pow(times),
            ..bounds
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cores: 1,
            quantum: None,
            rule: Rule::default(),
            preempt: Preempt::default(),
            costs: Costs::default(),
            pinned: false,
            free_threaded: false,
            gc_off: false,
            limit: Bounds::default().ticks,
            raised: 0,
        }
    }
}

/// Why a source cannot be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenError {
    /// From 1; 0 if it is not about a place in the text.
    pub line: u32,
    /// From 0, in bytes.
    pub column: u32,
    pub message: String,
}

impl OpenError {
    pub(crate) fn plain(message: impl Into<String>) -> Self {
        Self {
            line: 0,
            column: 0,
            message: message.into(),
        }
    }
}

impl Source {
    /// A lab's script of threads.
    #[must_use]
    pub fn contend(text: impl Into<String>) -> Self {
        Self {
            language: Language::Contend,
            text: text.into(),
            code: None,
            input: None,
        }
    }

    /// A lab's crowd: `rows 10000 rounds 3 work 5 wait 100 spread 50`.
    #[must_use]
    pub fn rows(text: impl Into<String>) -> Self {
        Self {
            language: Language::Rows,
            text: text.into(),
            code: None,
            input: None,
        }
    }

    /// A Python program with its compiled code.
    #[must_use]
    pub fn python(text: impl Into<String>, code: Vec<u8>) -> Self {
        Self {
            language: Language::Python,
            text: text.into(),
            code: Some(code),
            input: None,
        }
    }

    /// The domain that runs it.
    pub(crate) fn domain(&self, settings: &Settings) -> Result<AnyDomain, OpenError> {
        match self.language {
            Language::Contend => apart(|| match Script::parse(&self.text) {
                Ok(script) => Ok(AnyDomain::Contend(Contend::new(script))),
                Err(error) => Err(OpenError {
                    line: error.line,
                    column: error.column,
                    message: error.message,
                }),
            }),
            Language::Rows => apart(|| match Spec::parse(&self.text) {
                Ok(spec) => Ok(AnyDomain::Rows(Rows::new(spec))),
                Err(message) => Err(OpenError {
                    line: 1,
                    column: 0,
                    message,
                }),
            }),
            Language::Python => {
                let bytes = self
                    .code
                    .as_deref()
                    .ok_or_else(|| OpenError::plain("the program is not compiled"))?;
                let code = switchboard_python_code::bytes::decode(bytes)
                    .map_err(|error| OpenError::plain(format!("its compiled code is damaged: {error}")))?;
                let mut domain = PythonDomain::new(Arc::new(code), &self.text, Limits::default())
                    .with_rapid(switchboard_python_rapid::run);
                domain.vm.shared.input = self.input.as_deref().map(Into::into);
                if settings.free_threaded {
                    domain = domain.without_gil();
                }
                if settings.gc_off {
                    domain = domain.without_automatic_gc();
                }
                Ok(AnyDomain::Python(Box::new(domain)))
            }
        }
    }

    /// The machine for it under these settings.
    pub(crate) fn machine(&self, settings: &Settings) -> Machine {
        let quantum = match self.language {
            // One operation a slice: every interleaving of a script is a matter of choices.
            Language::Contend => 1,
            Language::Rows | Language::Python => Machine::default().quantum,
        };
        Machine {
            cores: settings.cores.max(1),
            quantum: settings.quantum.unwrap_or(quantum).max(1),
            rule: settings.rule,
            preempt: settings.preempt,
            costs: settings.costs,
            pinned: settings.pinned,
        }
    }
}
