//! The catalogue: ready-made programs and labs, each with its lesson.
//!
//! Each is one Markdown file in `exhibits/`: front matter, the program in a fence, and what it prints. Programs are
//! compiled when the project is built, so that showing one needs no parser. A new exhibit is a new file.

use std::sync::OnceLock;
use switchboard_python::later::Later;

include!("set.rs");

/// A ready-made program or lab with its lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exhibit {
    /// Its name in links and storage.
    pub id: &'static str,
    pub title: &'static str,
    pub chapter: &'static str,
    /// What it shows, in one sentence. Pieces between backquotes are code.
    pub lesson: &'static str,
    /// What a reader can guess before running it.
    pub question: &'static str,
    /// The mistaken belief that it cures.
    pub misconception: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The runtime that the tests compare it with ("CPython 3.11.7") and what of it is equal, from the record
    /// `checked.txt`; None if the record does not have this very text.
    pub checked: Option<(&'static str, &'static str)>,
    /// Real threads would block one another for ever: the run ends with who waits for whom.
    pub hangs: bool,
    /// What a reader who picks the order of threads may bring about.
    pub goal: Option<Goal>,
    /// Its author's words along the run, in a fence of the language `story`: see `switchboard_session::moments::parse`.
    pub story: Option<&'static str>,
    /// What its machine has otherwise than usual, as settings are named: `costs` `priced`.
    pub machine: &'static [(&'static str, &'static str)],
    /// The chart to draw beside it.
    pub chart: Option<&'static str>,
    pub subject: Subject,
}

/// Something to bring about by picking who goes on: front matter `goal` and `reached`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Goal {
    /// The task, for the reader: "Make one deposit vanish."
    pub text: &'static str,
    /// When it is reached, in the language of `switchboard_session::goal`: `out "total: 1"`.
    pub when: &'static str,
}

/// What an exhibit runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Python {
        program: &'static str,
        /// What real CPython prints.
        prints: &'static str,
        /// The compiled program, as `switchboard_python_code::bytes` writes it.
        code: &'static [u8],
        slider: Option<Slider>,
    },
    /// A script of a lab.
    Lab {
        /// The lab's name: the language of the script.
        lab: &'static str,
        program: &'static str,
        cores: usize,
    },
}

/// A number of the program that the reader chooses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slider {
    /// The variable, assigned once at the top of the program.
    pub name: &'static str,
    pub stops: &'static [Stop],
}

/// One value of a slider.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    pub value: u32,
    pub code: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// Makes the catalogue of the texts that a page downloads after its first board.
#[inline(never)]
fn make() -> Vec<Exhibit> {
    // Opaque, so that no caller comes to hold a piece of the texts.
    made(&std::hint::black_box(&TEXTS).data)
}

/// A piece of the table.
fn b(all: &'static [u8], from: usize, to: usize) -> &'static [u8] {
    &all[from..to]
}

/// A text of the table.
fn t(all: &'static [u8], from: usize, to: usize) -> &'static str {
    std::str::from_utf8(b(all, from, to)).expect("it was cut out as a text")
}

/// Every exhibit, in the order of the gallery.
#[must_use]
pub fn all() -> &'static [Exhibit] {
    static ALL: OnceLock<Vec<Exhibit>> = OnceLock::new();
    // By its address: otherwise an optimiser makes it a part of this function, which does not move.
    ALL.get_or_init(std::hint::black_box(make as fn() -> Vec<Exhibit>))
}

impl Exhibit {
    /// All texts of its program, with their names in the record: the program itself, and it with each value of its slider.
    #[must_use]
    pub fn programs(&self) -> Vec<(String, String)> {
        let Subject::Python { program, slider, .. } = self.subject else {
            return Vec::new();
        };
        let mut all = vec![(self.id.to_owned(), program.to_owned())];
        for stop in slider.iter().flat_map(|slider| slider.stops) {
            let name = slider.map_or("", |slider| slider.name);
            let text = set(program, name, &stop.value.to_string());
            if text != program {
                all.push((format!("{}-{name}-{}", self.id, stop.value), text));
            }
        }
        all
    }

    /// The text of its program or script.
    #[must_use]
    pub fn program(&self) -> &'static str {
        match self.subject {
            Subject::Python { program, .. } | Subject::Lab { program, .. } => program,
        }
    }
}

/// Every exhibit, the landing page's first: who finds what he looks for there needs no catalogue.
pub fn each() -> impl Iterator<Item = &'static Exhibit> {
    std::iter::once(&LANDING).chain(std::iter::once_with(all).flatten())
}

/// The exhibit of this name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Exhibit> {
    // A visit without a name needs no catalogue.
    (!id.is_empty()).then(|| each().find(|e| e.id == id)).flatten()
}

/// The goal that belongs to a program: that of the exhibit whose text it still is.
#[must_use]
pub fn goal_of(program: &str) -> Option<Goal> {
    let with = all().iter().filter(|e| e.goal.is_some());
    with.filter(|e| e.program() == program).find_map(|e| e.goal)
}

/// The landing page's exhibit.
#[must_use]
pub fn landing() -> &'static Exhibit {
    &LANDING
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        for (i, e) in all().iter().enumerate() {
            assert!(all()[..i].iter().all(|other| other.id != e.id), "{} twice", e.id);
        }
        assert!(all().len() >= 31);
    }

    #[test]
    fn every_program_of_an_exhibit_is_on_record() {
        for e in all()
            .iter()
            .filter(|e| matches!(e.subject, Subject::Python { .. }))
        {
            let checked = e.checked.unwrap_or_else(|| panic!("{}: cargo xtask bless", e.id));
            assert!(checked.0.starts_with("CPython 3.11."), "{checked:?}");
        }
    }

    #[test]
    fn every_slider_names_a_line_of_its_program() {
        for e in all() {
            if let Subject::Python {
                program,
                slider: Some(slider),
                ..
            } = e.subject
            {
                assert!(
                    program
                        .lines()
                        .any(|l| l.starts_with(&format!("{} = ", slider.name))),
                    "{}",
                    e.id
                );
                assert_ne!(set(program, slider.name, "77"), program);
            }
        }
    }
}
