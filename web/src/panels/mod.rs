//! The panels, one file each. Each draws from plain data and says what the reader wants through [`Send`].

pub mod about;
pub mod board;
pub mod chart;
pub mod choices;
pub mod console;
pub mod desk;
pub mod editor;
pub mod gallery;
pub mod gate;
pub mod help;
pub mod input;
pub mod internals;
pub mod kernel;
pub mod lanes;
pub mod lecture;
pub mod machine;
pub mod more;
pub mod notes;
pub mod overview;
pub mod places;
pub mod predict;
pub mod row;
pub mod runs;
pub mod sentence;
pub mod share;
pub mod sheet;
pub mod story;
pub mod timeline;
pub mod token;
pub mod tools;
pub mod topbar;
pub mod transport;
pub mod view;

use crate::player::Command;

/// How a panel speaks to the application.
pub type Send = yew::Callback<Command>;
