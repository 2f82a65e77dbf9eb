//! Exports: a run or a moment of it as text that others open, by pure functions of a session.
//!
//! ```text
//! moment  -> svg         a still, also the picture that a figure shows before it is touched
//! moments -> storyboard  several stills in one, or with blanks as a worksheet
//! run     -> transcript  what a person would read out
//! run     -> perfetto    Chrome's trace events, which https://ui.perfetto.dev opens
//! ```
//!
//! [`draw`] has the pieces of the drawings, [`paint`] their colours.

pub mod draw;
pub mod paint;
pub mod perfetto;
pub mod storyboard;
pub mod svg;
pub mod transcript;

pub use paint::Theme;
