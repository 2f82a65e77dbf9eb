//! A storyboard: chosen moments of one run in one SVG, each with its sentence; or a worksheet, with the places and words
//! left blank for a pencil.
//!
//! ```text
//! program | 1 B#1          | 2 wait#1
//!         | places         | places
//!         | console        | console
//!         | sentence       | sentence        (worksheet: empty places, who is to be put into them, ruled lines)
//! ```

use super::{
    Theme,
    draw::{Pen, Type, tick_of, tokens, wrap},
    paint::Role,
    svg,
};
use crate::{moments::Moment, session::Session};
use switchboard_trace::{Scene, Viewport};

/// Width of a panel, and panels in a row.
const PANEL: u32 = 340;
const ACROSS: u32 = 2;
const GAP: u32 = 20;
const LINE: u32 = 20;

/// The board of these moments, in the order given; those that the run does not come to are named below. `blank`: as a worksheet.
#[inline(never)]
#[must_use]
pub fn storyboard(session: &Session, moments: &[Moment], blank: bool, theme: Theme) -> String {
    let mut session = session.clone();
    let mut pen = Pen::new(theme);
    let width = GAP + ACROSS * (PANEL + GAP);
    let mut y = GAP + 4;
    let mut lost = Vec::new();
    // The program once, in the panels' width.
    let text = session.source().text.trim_end().to_owned();
    for (index, line) in text.lines().enumerate().take(60) {
        pen.anchored(
            GAP + 24,
            y + 14,
            Type::mono(12, Role::Ink3),
            "end",
            &(index + 1).to_string(),
        );
        pen.text(
            GAP + 34,
            y + 14,
            width - GAP - 60,
            Type::mono(13, Role::Ink),
            line,
        );
        y += LINE;
    }
    y += GAP;
    let (mut column, mut lowest) = (0, y);
    for moment in moments {
        let Some(tick) = tick_of(&session, &moment.at) else {
            lost.push(moment.at.clone());
            continue;
        };
        session.seek(tick);
        let scene = session.scene(&Viewport::default());
        let x = GAP + column * (PANEL + GAP);
        let number = session.step_index().map_or(0, |i| i + 1);
        let mut body = Pen::new(theme);
        let end = panel(&mut body, &session, &scene, moment, (x, y), (number, blank));
        pen.rect(
            (x, y),
            (PANEL, end - y),
            8,
            Role::Panel,
            Some((Role::Rule, false)),
        );
        pen.out += &body.out;
        lowest = lowest.max(end);
        column += 1;
        if column == ACROSS {
            column = 0;
            y = lowest + GAP;
            lowest = y;
        }
    }
    if column > 0 {
        y = lowest + GAP;
    }
    if !lost.is_empty() {
        let words = format!("Not in this run: {}", lost.join(", "));
        pen.text(
            GAP,
            y + 12,
            width - 2 * GAP,
            Type::sans(13, Role::FailedInk),
            &words,
        );
        y += 30;
    }
    let mut ground = Pen::new(theme);
    ground.rect((0, 0), (width, y), 0, Role::Panel, None);
    ground.out += &pen.out;
    let title = if blank { "A worksheet" } else { "A storyboard" };
    ground.finish((width, y), title, "")
}

fn panel(
    pen: &mut Pen,
    session: &Session,
    scene: &Scene,
    moment: &Moment,
    at: (u32, u32),
    (number, blank): (usize, bool),
) -> u32 {
    let (x, mut y) = at;
    let (left, width) = (x + 14, PANEL - 28);
    y += 22;
    let clock = scene.time.shown(session.unit());
    pen.text(
        left,
        y,
        0,
        Type::sans(14, Role::Ink).bold(),
        &format!("Step {number}"),
    );
    pen.anchored(left + width, y, Type::mono(13, Role::Ink2), "end", &clock);
    y += 4;
    y = if blank {
        empty(pen, scene, (left, y), width)
    } else {
        svg::places(pen, session, scene, (left, y), width)
    };
    y += 6;
    let printed = scene.console.last().filter(|_| !blank);
    pen.rect((x + 1, y), (PANEL - 2, 26), 0, Role::Sunken, None);
    let words = if blank { "printed last:" } else { "" };
    pen.text(left, y + 17, 0, Type::sans(12, Role::Ink3), words);
    if let Some(line) = printed {
        pen.text(
            left,
            y + 17,
            width,
            Type::mono(12, Role::Ink),
            line.text.trim_end(),
        );
    }
    y += 30;
    let said = Type::sans(14, Role::Ink);
    if blank {
        let ask = if moment.ask.is_empty() {
            "Why is it so?"
        } else {
            &moment.ask
        };
        for line in wrap(ask, said.fits(width)) {
            y += 18;
            pen.text(left, y, 0, said, &line);
        }
        for _ in 0..2 {
            y += 26;
            pen.line((left, y), (left + width, y), 1, Role::Ink3, "");
        }
    } else {
        let own = session.sentence().plain().replace('`', "");
        let sentence = if moment.say.is_empty() { &own } else { &moment.say };
        for line in wrap(sentence, said.fits(width)).iter().take(6) {
            y += 18;
            pen.text(left, y, 0, said, line);
        }
    }
    y + 16
}

/// Places to fill in, and who is to be put there.
fn empty(pen: &mut Pen, scene: &Scene, at: (u32, u32), width: u32) -> u32 {
    let (x, mut y) = at;
    for row in &scene.rows {
        let mut letters: Vec<&str> = Vec::new();
        for (name, place) in svg::named(row) {
            letters.extend(tokens(place).map(|t| &*t.letter));
            y += 16;
            pen.text(x, y, width, Type::sans(12, Role::Ink2).bold(), name);
            y += 6;
            pen.rect((x, y), (width, 34), 8, Role::Panel, Some((Role::Ink3, true)));
            y += 38;
        }
        letters.sort_unstable();
        if !letters.is_empty() {
            y += 14;
            pen.text(
                x,
                y,
                width,
                Type::sans(12, Role::Ink),
                &format!("Put here: {}", letters.join("  ")),
            );
        }
    }
    y + 6
}
