//! Pieces of the drawings: text, boxes, tokens, places, lanes, as SVG with presentation attributes only (no style, which a
//! strict content policy refuses).
//!
//! ```text
//! Pen: y goes down --------------------------------------> one <svg>
//!   text(x, y, ...)   rect(...)   token(...)   lanes(...)
//! ```

use super::paint::{self, Role, Theme};
use crate::session::Session;
use std::fmt::Write;
use switchboard_trace::{
    ActorState, Scene, Tick, WaitReason,
    scene::{Place, Token},
};

const MONO: &str = "ui-monospace,'SF Mono','Cascadia Code',Menlo,Consolas,'DejaVu Sans Mono',monospace";
const SANS: &str = "system-ui,sans-serif";
/// A character's width as a share of the type's size: of the fixed fonts, and of the others on average.
const MONO_WIDTH: f64 = 0.61;
const SANS_WIDTH: f64 = 0.52;

/// How a piece of text is set.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    pub size: u32,
    pub bold: bool,
    pub mono: bool,
    pub role: Role,
}

impl Type {
    /// Text of the page.
    #[must_use]
    pub const fn sans(size: u32, role: Role) -> Self {
        Self {
            size,
            bold: false,
            mono: false,
            role,
        }
    }

    /// Code.
    #[must_use]
    pub const fn mono(size: u32, role: Role) -> Self {
        Self {
            mono: true,
            ..Self::sans(size, role)
        }
    }

    /// The same, bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// How many characters go into so many pixels.
    #[must_use]
    pub fn fits(self, width: u32) -> usize {
        let share = if self.mono { MONO_WIDTH } else { SANS_WIDTH };
        (f64::from(width) / (f64::from(self.size) * share)) as usize
    }
}

/// A drawing in the making.
pub struct Pen {
    pub out: String,
    pub theme: Theme,
}

impl Pen {
    /// An empty one.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self {
            out: String::new(),
            theme,
        }
    }

    fn paint(&self, role: Role) -> String {
        role.in_theme(self.theme)
    }

    /// A box. `edge`: its line's colour and whether it is dashed.
    pub fn rect(
        &mut self,
        at: (u32, u32),
        size: (u32, u32),
        round: u32,
        fill: Role,
        edge: Option<(Role, bool)>,
    ) {
        let ((x, y), (w, h)) = (at, size);
        let fill = self.paint(fill);
        let _ = write!(
            self.out,
            r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{round}" fill="{fill}""#
        );
        if let Some((role, dashed)) = edge {
            let stroke = self.paint(role);
            let dash = if dashed { r#" stroke-dasharray="4 3""# } else { "" };
            let _ = write!(self.out, r#" stroke="{stroke}" stroke-width="1.5"{dash}"#);
        }
        self.out += "/>\n";
    }

    /// A line.
    pub fn line(&mut self, from: (u32, u32), to: (u32, u32), width: u32, role: Role, dashes: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        let stroke = self.paint(role);
        let dash = if dashes.is_empty() {
            String::new()
        } else {
            format!(r#" stroke-dasharray="{dashes}""#)
        };
        let _ = writeln!(
            self.out,
            r#"<path d="M{x1} {y1}L{x2} {y2}" stroke="{stroke}" stroke-width="{width}"{dash} fill="none"/>"#
        );
    }

    /// Text with its baseline at `y`, cut to what fits into `width` (0: as it is).
    pub fn text(&mut self, x: u32, y: u32, width: u32, set: Type, text: &str) {
        let text = if width == 0 {
            text.to_owned()
        } else {
            cut(text, set.fits(width))
        };
        self.anchored(x, y, set, "", &text);
    }

    /// Text that ends at `x`, or has its middle there.
    pub fn anchored(&mut self, x: u32, y: u32, set: Type, anchor: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (size, fill) = (set.size, self.paint(set.role));
        let family = if set.mono { MONO } else { SANS };
        let weight = if set.bold { r#" font-weight="600""# } else { "" };
        let anchor = if anchor.is_empty() {
            String::new()
        } else {
            format!(r#" text-anchor="{anchor}""#)
        };
        // Blanks at the start are none in SVG, and two are one, unless they are of the kind that never breaks.
        let text = escape(text).replace("  ", "\u{a0}\u{a0}");
        let _ = writeln!(
            self.out,
            r#"<text x="{x}" y="{y}" font-family="{family}" font-size="{size}" fill="{fill}"{weight}{anchor}>{text}</text>"#
        );
    }

    /// A letter in its disc; `filled` for who runs.
    pub fn disc(&mut self, x: u32, y: u32, radius: u32, letter: &str, filled: bool) {
        let (ink, panel) = (self.paint(Role::Ink), self.paint(Role::Panel));
        let fill = if filled { &ink } else { &panel };
        let _ = writeln!(
            self.out,
            r#"<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{ink}" stroke-width="1.2"/>"#
        );
        let role = if filled { Role::Panel } else { Role::Ink };
        let set = Type::sans(radius + 2, role).bold();
        self.anchored(x, y + radius * 4 / 10, set, "middle", letter);
    }

    /// A token: disc, label, state and reason.
    pub fn token(&mut self, at: (u32, u32), width: u32, token: &Token, reason: &str) {
        let (x, y) = at;
        let (edge, tint, ink) = paint::of(token.state);
        let dashed = matches!(
            token.state,
            ActorState::Waiting | ActorState::Suspended | ActorState::New
        );
        self.rect(at, (width, TOKEN), 8, tint, Some((edge, dashed)));
        let filled = token.state == ActorState::Running;
        self.disc(x + 18, y + TOKEN / 2, 11, &token.letter, filled);
        let (word, glyph) = paint::word(token.state);
        let said = if reason.is_empty() { word } else { reason };
        let said = format!("{glyph} {said}");
        let label = Type::mono(13, Role::Ink).bold();
        let inner = width.saturating_sub(44);
        // On one line where both fit.
        let (a, b) = (token.label.chars().count(), said.chars().count());
        if label.fits(inner) >= a + b + 2 {
            self.text(x + 36, y + TOKEN / 2 + 5, 0, label, &token.label);
            self.anchored(
                x + width - 10,
                y + TOKEN / 2 + 5,
                Type::sans(12, ink),
                "end",
                &said,
            );
        } else {
            self.text(x + 36, y + 15, inner, label, &token.label);
            self.text(x + 36, y + 29, inner, Type::sans(12, ink), &said);
        }
    }

    /// The lanes of the run up to its end; what comes after the cursor is pale. Gives the height used.
    pub fn lanes(&mut self, session: &Session, at: (u32, u32), width: u32, most: usize) -> u32 {
        let steps = session.steps().len() as u32;
        let lanes = session.first_lanes(false, most);
        if steps == 0 || lanes.is_empty() {
            return 0;
        }
        let (left, top) = at;
        let (label, from) = (width / 4, left + width / 4);
        let room = width - label;
        let x = |step: u32| from + room * step.min(steps) / steps;
        let now = session.step_index().map_or(0, |index| index as u32 + 1);
        for (row, lane) in lanes.iter().enumerate() {
            let y = top + row as u32 * LANE;
            self.disc(left + 8, y + LANE / 2, 7, &lane.letter, true);
            self.text(
                left + 22,
                y + LANE / 2 + 4,
                label.saturating_sub(28),
                Type::mono(11, Role::Ink2),
                &lane.label,
            );
            for bar in &lane.bars {
                let (a, b) = (x(bar.from), x(bar.to));
                let middle = y + LANE / 2;
                match bar.state {
                    ActorState::Running => self.rect(
                        (a, middle - 5),
                        ((b - a).max(2), 10),
                        1,
                        Role::Running,
                        Some((Role::RunningEdge, false)),
                    ),
                    ActorState::Blocked => self.rect(
                        (a, middle - 5),
                        ((b - a).max(2), 10),
                        1,
                        Role::BlockedTint,
                        Some((Role::Blocked, true)),
                    ),
                    ActorState::Ready => self.line((a, middle), (b, middle), 5, Role::Ready, ""),
                    ActorState::Waiting | ActorState::Suspended => {
                        self.line((a, middle), (b, middle), 2, Role::Waiting, "1 3")
                    }
                    ActorState::New => {}
                    ended => {
                        let (_, _, ink) = paint::of(ended);
                        self.text(a + 2, middle + 4, 0, Type::sans(11, ink), paint::word(ended).1);
                    }
                }
            }
        }
        let height = lanes.len() as u32 * LANE;
        if now > 0 && now < steps {
            let (at, panel) = (x(now), self.paint(Role::Panel));
            let _ = writeln!(
                self.out,
                r#"<rect x="{at}" y="{top}" width="{}" height="{height}" fill="{panel}" fill-opacity="0.55"/>"#,
                from + room + 2 - at
            );
        }
        if now > 0 {
            let at = (x(now) + x(now - 1)) / 2;
            self.line((at, top), (at, top + height), 2, Role::Ink, "");
        }
        height
    }

    /// The drawing as a document of its own. `title` is what is read out.
    #[must_use]
    pub fn finish(self, size: (u32, u32), title: &str, attributes: &str) -> String {
        let (w, h) = size;
        let title = escape(title);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{attributes} width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\">\n<title>{title}</title>\n{}</svg>\n",
            self.out
        )
    }
}

/// Heights of a token and of a lane.
pub const TOKEN: u32 = 36;
pub const LANE: u32 = 18;

/// All program tokens of a place.
pub fn tokens(place: &Place) -> impl Iterator<Item = &Token> {
    let own = |t: &&Token| t.origin == switchboard_trace::Origin::Program;
    place.tokens.iter().filter(own)
}

/// What ends a wait, in few words.
#[must_use]
pub fn reason(session: &Session, scene: &Scene, token: &Token) -> String {
    let name = |actor: &switchboard_trace::ActorId| session.letter(*actor).unwrap_or("another").to_owned();
    let _ = scene;
    match &token.reason {
        None => String::new(),
        Some(WaitReason::Until(time)) => format!("until {}", time.shown(session.unit())),
        Some(WaitReason::Actors { on, ended }) => {
            let names: Vec<String> = on.iter().take(3).map(name).collect();
            let more = if on.len() > 3 { " …" } else { "" };
            let count = if on.len() > 1 {
                format!(" ({ended} of {})", on.len())
            } else {
                String::new()
            };
            format!("for {}{more}{count}", names.join(", "))
        }
        Some(WaitReason::Future(label)) => format!("for {label}"),
        Some(WaitReason::Primitive {
            kind,
            name: of,
            holder,
        }) => {
            let of = of.as_deref().unwrap_or(kind);
            match holder {
                Some(holder) => format!("for {of}, {} has it", name(holder)),
                None => format!("for {of}"),
            }
        }
        Some(WaitReason::Io(what)) => format!("for {what}"),
        Some(WaitReason::Input) => "for input".to_owned(),
        Some(WaitReason::Turn(what)) => format!("for {what}"),
    }
}

/// The moment of a step, for what draws several without moving the session of the reader.
#[must_use]
pub fn tick_of(session: &Session, anchor: &str) -> Option<Tick> {
    crate::anchor::resolve(session, anchor).ok()
}

/// At most so many characters, the last of them an ellipsis where some are missing.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Words in lines of so many characters.
#[must_use]
pub fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(cut(word, most)),
        }
    }
    lines
}

/// Text as it stands in XML and HTML; what XML has no way to write is left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\t' => out += "    ",
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_program_is_only_text() {
        assert_eq!(
            escape("a < b & \"c\" \u{1b}[1m"),
            "a &lt; b &amp; &quot;c&quot; [1m"
        );
        assert_eq!(cut("countdown", 5), "coun…");
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
