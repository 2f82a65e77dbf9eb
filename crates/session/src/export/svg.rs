//! A still: one moment as a figure shows it, in one SVG. It is also the picture that a figure shows before it is touched.
//!
//! ```text
//! wide                                  narrow (below 520)
//! code        | Ready                   code, five lines
//!             | Running                 Ready, Running, Waiting
//!             | Waiting                 console
//! console                               sentence
//! sentence                              lanes
//! lanes
//! ```

use super::{
    Theme,
    draw::{Pen, TOKEN, Type, reason, tokens, wrap},
    paint::Role,
};
use crate::session::Session;
use switchboard_trace::{
    Scene, Viewport,
    scene::{Place, Row},
};

/// How it is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    pub width: u32,
    pub theme: Theme,
    /// Attributes of the `<svg>` itself, with a space before each.
    pub attributes: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            width: 680,
            theme: Theme::Light,
            attributes: String::new(),
        }
    }
}

/// Lines of code at most, and tokens in a place.
const LINES: usize = 24;
const TOKENS: usize = 6;
/// The height of a line of code.
const LINE: u32 = 20;
/// Lanes at most.
const LANES: usize = 8;

/// The moment at the cursor.
#[inline(never)]
#[must_use]
pub fn still(session: &Session, options: &Options) -> String {
    let scene = session.scene(&Viewport::default());
    let sentence = session.sentence().plain().replace('`', "");
    let mut pen = Pen::new(options.theme);
    let (width, narrow) = (options.width, options.width < 520);
    let split = if narrow { width } else { width * 43 / 100 };
    let lines = if narrow { 5 } else { LINES };
    // The ground comes first, its height is known last.
    let mut body = Pen::new(options.theme);
    let code = code(&mut body, session, &scene, (0, 12), split, lines);
    let (left, top) = if narrow { (14, code + 10) } else { (split + 14, 12) };
    let board = places(&mut body, session, &scene, (left, top), width - left - 14);
    let mut y = code.max(board) + 8;
    if !narrow {
        body.line((split, 0), (split, y), 1, Role::Rule, "");
    }
    body.rect((0, y), (width, 28), 0, Role::Sunken, None);
    if let Some(line) = scene.console.last() {
        let letter = line.actor.and_then(|a| session.letter(a)).unwrap_or_default();
        if !letter.is_empty() {
            body.disc(22, y + 14, 9, letter, true);
        }
        body.text(
            40,
            y + 18,
            width - 60,
            Type::mono(13, Role::Ink),
            line.text.trim_end(),
        );
    }
    y += 28;
    let said = Type::sans(16, Role::Ink);
    for line in wrap(&sentence, said.fits(width - 28)).iter().take(3) {
        y += 22;
        body.text(14, y, 0, said, line);
    }
    y += 16;
    y += body.lanes(session, (14, y), width - 28, LANES) + 10;
    pen.rect((0, 0), (width, y), 10, Role::Panel, Some((Role::Rule, false)));
    pen.out += &body.out;
    let title = format!(
        "{} Step {} of {}.",
        sentence,
        session.step_index().map_or(0, |i| i + 1),
        session.steps().len()
    );
    pen.finish((width, y), &title, &options.attributes)
}

/// The program's lines around the current one; gives where they end.
pub(super) fn code(
    pen: &mut Pen,
    session: &Session,
    scene: &Scene,
    at: (u32, u32),
    width: u32,
    most: usize,
) -> u32 {
    let all: Vec<&str> = session.source().text.trim_end().lines().collect();
    let current = scene
        .marks
        .iter()
        .find(|m| m.running && m.line > 0)
        .or(scene.marks.iter().find(|m| m.line > 0));
    let now = current.map_or(1, |m| m.line as usize).clamp(1, all.len().max(1));
    let first = now
        .saturating_sub(most / 2 + 1)
        .min(all.len().saturating_sub(most));
    let (x, mut y) = at;
    for (index, text) in all.iter().enumerate().skip(first).take(most) {
        let line = index + 1;
        let marks: Vec<_> = scene.marks.iter().filter(|m| m.line as usize == line).collect();
        if marks.iter().any(|m| m.running) {
            pen.rect((x, y), (width, LINE), 0, Role::RunningTint, None);
            pen.rect((x, y), (3, LINE), 0, Role::RunningEdge, None);
        }
        for (slot, mark) in marks.iter().take(2).enumerate() {
            let letter = session.letter(mark.actor).unwrap_or_default();
            if !letter.is_empty() {
                pen.disc(x + 12 + 17 * slot as u32, y + LINE / 2, 8, letter, mark.running);
            }
        }
        let number = Type::mono(12, Role::Ink3);
        pen.anchored(x + 56, y + 14, number, "end", &line.to_string());
        pen.text(x + 64, y + 14, width - 68, Type::mono(13, Role::Ink), text);
        y += LINE;
    }
    y + 4
}

/// Ready, Running and Waiting of every row, one above the other; gives where they end.
pub(super) fn places(pen: &mut Pen, session: &Session, scene: &Scene, at: (u32, u32), width: u32) -> u32 {
    let (x, mut y) = at;
    for row in &scene.rows {
        if scene.rows.len() > 1 {
            y += 16;
            pen.text(x, y, width, Type::sans(13, Role::Ink).bold(), &row.title);
            y += 6;
        }
        for (name, place) in named(row) {
            y += 16;
            pen.text(x, y, width, Type::sans(12, Role::Ink2).bold(), name);
            y += 8;
            y = stand(pen, session, scene, place, (x, y), width);
        }
        if let Some(gate) = &row.gate {
            y += 20;
            let due = match gate.due.first() {
                Some((time, _, _)) => format!("next due {}", time.shown(session.unit())),
                None => "no timer is set".to_owned(),
            };
            let clock = scene.time.shown(session.unit());
            pen.text(x, y, width, Type::mono(14, Role::Ink).bold(), &clock);
            pen.text(x + 90, y, width - 90, Type::sans(12, Role::Ink2), &due);
            y += 8;
        }
    }
    y
}

/// The places of a row with the words over them.
pub(super) fn named(row: &Row) -> [(&'static str, &Place); 3] {
    [
        ("Ready", &row.ready),
        ("Running", &row.running),
        ("Waiting", &row.waiting),
    ]
}

fn stand(pen: &mut Pen, session: &Session, scene: &Scene, place: &Place, at: (u32, u32), width: u32) -> u32 {
    let (x, mut y) = at;
    let all: Vec<_> = tokens(place).collect();
    if all.is_empty() {
        pen.text(x, y + 12, width, Type::sans(12, Role::Ink3), "nobody");
        return y + 20;
    }
    for token in all.iter().take(TOKENS) {
        pen.token((x, y), width, token, &reason(session, scene, token));
        y += TOKEN + 6;
    }
    if place.total > TOKENS && all.len() > TOKENS {
        let more = place.total - TOKENS;
        pen.text(
            x,
            y + 12,
            width,
            Type::sans(12, Role::Ink2),
            &format!("and {more} more"),
        );
        y += 20;
    }
    y
}
