//! One facade for the page and the command line: a source becomes a history that is stepped, sought, told and linked.
//!
//! ```text
//! Source + Settings + Schedule --open--> Session --run_slice--> steps, lanes
//!                                           |  step, back, go(anchor), fork
//!                                           +--> scene, sentence, why, link
//! ```
//!
//! - [`any`]: the closed set of domains that a session can run.
//! - [`source`]: programs: language, text, settings.
//! - [`account`]: what each actor did with its time.
//! - [`anchor`]: places that people point at: `B#2`, `L6#3`, `t=1s`, `out:"..."`, `start`, `end`.
//! - [`signals`]: signals that a reader sends, and when, as text.
//! - [`message`], [`words`]: the sentence of a step as data, and its English.
//! - [`story`]: which sentence a step has, and the chain behind "Why now?".
//! - [`notes`]: what is worth a remark in a run: lints on what happened.
//! - [`tree`]: the tree of runs that were tried.
//! - `memory`: how a WebAssembly module's memory grows.
//! - [`export`]: stills, storyboards, transcripts and traces for other programs.
//! - [`choice`]: what is free at a choice, as a reader is asked.
//! - [`goal`]: what an exhibit asks a reader to bring about.
//! - [`moments`]: places that somebody has marked, with words of their own.
//! - [`predict`]: questions about any program, answered by its run.
//! - [`run_to`]: over a call, out of a frame, to a line, to a task's next run.
//! - [`link`]: everything above as text in a URL's hash.

pub mod account;
pub mod anchor;
pub mod any;
pub mod choice;
pub mod export;
pub mod goal;
pub mod link;
#[cfg(target_arch = "wasm32")]
mod memory;
pub mod message;
pub mod moments;
pub mod notes;
pub mod predict;
pub mod run_to;
pub mod session;
pub mod signals;
pub mod source;
pub mod story;
pub mod tree;
pub mod words;

pub use account::{Account, Spent};
pub use anchor::AnchorError;
pub use any::AnyDomain;
pub use choice::ChoiceView;
pub use goal::{Goal, Reached};
pub use link::{Link, LinkError};
pub use message::{Message, Segment};
pub use moments::Moment;
pub use notes::{Note, Remark};
pub use session::{Grain, Session};
pub use source::{Language, OpenError, Settings, Source};
pub use story::{Sentence, Why};
pub use switchboard_engine::{Costs, Preempt, Rule};
pub use tree::Tree;
