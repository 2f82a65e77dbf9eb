//! Anchors: places in a run that people point at, in links, notes and prose.
//!
//! ```text
//! start  end         before the first step; where the run ended
//! B#2                the second run of B, at its last moment
//! B#2:L6  B#2:L6#3   inside of that run: the first (third) time that line 6 is reached;  ...+4 four instructions later
//! L6#3               the third time that line 6 is reached in the whole run (L6: the first)
//! t=1s  t=250ms      the first step that is shown at this time or later
//! wait#2             the second wait
//! step#7             the seventh step (for steps that have no name: closing down, a bound)
//! out:"T-minus 1"    the line of output that has this text: when it is printed
//! ```
//! An anchor outlives changes of the compiler and of what runtimes do inside; ticks and event ids do not.

use crate::session::Session;
use switchboard_engine::Grain as Mark;
use switchboard_engine::steps::kept::KeptSteps;
use switchboard_trace::{Step, StepKind, Tick, Time};

/// Why an anchor leads nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AnchorError {
    /// The run has not come there (yet, if it has not ended).
    Later,
    /// It is not written like an anchor: what is wrong.
    Syntax(String),
}

impl std::fmt::Display for AnchorError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Later => f.write_str("the run never comes there"),
            Self::Syntax(message) => f.write_str(message),
        }
    }
}

/// How many ticks `L6#3` looks through before it gives up: a few seconds of a page's time.
const LINE_SEARCH: u64 = 200_000_000;

/// How many ticks into a step places are counted by lines: more would make each step of a reader slow. Beyond it is
/// `B#2:@1234567`, ticks into the step, which a change of the compiler may move.
const LINE_COUNT: u64 = 300_000;

/// The tick that an anchor stands for.
pub fn resolve(session: &Session, anchor: &str) -> Result<Tick, AnchorError> {
    let anchor = anchor.trim();
    let head = session.progress().head;
    let ended = session.progress().ended;
    let steps = session.steps();
    match anchor {
        "" | "start" if !steps.is_empty() || ended => return Ok(session.index().start(head)),
        "" | "start" => return Err(AnchorError::Later),
        "end" if ended => return Ok(head),
        "end" => return Err(AnchorError::Later),
        _ => {}
    }
    if let Some(time) = anchor.strip_prefix("t=") {
        let time = parse_time(time)?;
        return settled(session, steps.iter().position(|step| step.to >= time));
    }
    if let Some(text) = anchor.strip_prefix("out:") {
        return printed(
            session,
            text.strip_prefix('"')
                .and_then(|t| t.strip_suffix('"'))
                .unwrap_or(text),
        );
    }
    let (name, rest) = match anchor.split_once(':') {
        Some((name, rest)) => (name, Some(rest)),
        None => (anchor, None),
    };
    let (name, visit) = visit_of(name)?;
    if let Some(line) = name
        .strip_prefix('L')
        .and_then(|digits| digits.parse::<u32>().ok())
    {
        let to = Tick(head.0.min(LINE_SEARCH));
        return line_visit(session, Tick(0), to, line, visit).ok_or(AnchorError::Later);
    }
    let step = match name {
        "step" => (visit as usize <= steps.len()).then(|| visit as usize - 1),
        "wait" => nth(steps, visit, |step| step.kind == StepKind::Wait),
        letter => {
            let actor = session.index().lanes().by_letter(letter);
            if actor.is_none() && ended {
                return Err(AnchorError::Syntax(format!(
                    "`{anchor}` names nobody of this program; an anchor is one of start, end, B#2, L6#3, t=1s, out:\"text\""
                )));
            }
            nth(steps, visit, |step| {
                step.kind.counts() && step.actor == actor && actor.is_some()
            })
        }
    };
    match rest {
        None => settled(session, step),
        Some(rest) => inside(session, step.ok_or(AnchorError::Later)?, rest),
    }
}

/// The anchor of the cursor.
#[must_use]
pub fn format(session: &Session) -> String {
    let here = session.tick();
    let Some(index) = session.step_index() else {
        return "start".into();
    };
    if session.progress().ended && here == session.progress().head {
        return "end".into();
    }
    let step = step_at(session, index);
    let name = name_of(session, &step, index);
    if here == step.show {
        return name;
    }
    if here.0 - step.begin.0 > LINE_COUNT {
        return format!("{name}:@{}", here.0 - step.begin.0);
    }
    // Inside of a step: the line reached last, how often within this step, and the instructions since.
    let (mut line, mut at) = (0, step.begin);
    let mut counts: Vec<(u32, u32)> = Vec::new();
    session
        .timeline()
        .marks(Mark::Line, Tick(step.begin.0.saturating_sub(1)), here, |world| {
            if let Some((_, now)) = world.position() {
                (line, at) = (now, world.tick());
                match counts.iter_mut().find(|(l, _)| *l == now) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((now, 1)),
                }
            }
            true
        });
    let mut more = 0;
    session.timeline().marks(Mark::Instruction, at, here, |_| {
        more += 1;
        true
    });
    let mut text = name;
    if let Some((_, count)) = counts.iter().find(|(l, _)| *l == line) {
        text += &format!(":L{line}");
        if *count > 1 {
            text += &format!("#{count}");
        }
    } else {
        text += ":L0";
    }
    if more > 0 {
        text += &format!("+{more}");
    }
    text
}

/// `B#2`, `wait#1` or `step#13`.
fn name_of(session: &Session, step: &Step, index: usize) -> String {
    match step.actor.and_then(|actor| session.letter(actor)) {
        Some(letter) if step.kind.counts() && !letter.is_empty() => format!("{letter}#{}", step.visit + 1),
        _ if step.kind == StepKind::Wait => {
            let steps = session.steps().iter().take(index + 1);
            let waits = steps.filter(|step| step.kind == StepKind::Wait).count();
            format!("wait#{waits}")
        }
        _ => format!("step#{}", index + 1),
    }
}

/// A step's moment, if the head has left it (its moment moves with the head before).
fn settled(session: &Session, step: Option<usize>) -> Result<Tick, AnchorError> {
    let step = step.ok_or(AnchorError::Later)?;
    if step + 1 == session.steps().len() && !session.progress().ended {
        return Err(AnchorError::Later);
    }
    Ok(step_at(session, step).show)
}

/// `L6#3+4` inside of a step.
fn inside(session: &Session, index: usize, rest: &str) -> Result<Tick, AnchorError> {
    let (place, more) = match rest.split_once('+') {
        Some((place, more)) => {
            let more = more
                .parse::<u32>()
                .map_err(|_| AnchorError::Syntax(format!("`+{more}` is no number")))?;
            (place, more)
        }
        None => (rest, 0),
    };
    let (line, visit) = visit_of(place)?;
    let line = line
        .strip_prefix('L')
        .and_then(|digits| digits.parse::<u32>().ok());
    let line = line.ok_or_else(|| AnchorError::Syntax(format!("`{place}` is no line; write L6 or L6#3")))?;
    let step = step_at(session, index);
    let begin = Tick(step.begin.0.saturating_sub(1));
    let end = session
        .steps()
        .get(index + 1)
        .map_or(session.progress().head, |next| next.begin);
    let mut tick = match line {
        0 => step.begin,
        _ => line_visit(session, begin, end, line, visit).ok_or(AnchorError::Later)?,
    };
    if more > 0 {
        let mut left = more;
        session
            .timeline()
            .marks(Mark::Instruction, tick, session.progress().head, |world| {
                tick = world.tick();
                left -= 1;
                left > 0
            });
        if left > 0 {
            return Err(AnchorError::Later);
        }
    }
    Ok(tick)
}

fn line_visit(session: &Session, from: Tick, to: Tick, line: u32, visit: u32) -> Option<Tick> {
    let (mut left, mut found) = (visit, None);
    session.timeline().marks(Mark::Line, from, to, |world| {
        if world.position().is_some_and(|(_, now)| now == line) {
            left -= 1;
            found = (left == 0).then(|| world.tick());
        }
        left > 0
    });
    found
}

fn printed(session: &Session, text: &str) -> Result<Tick, AnchorError> {
    if text.is_empty() {
        return Err(AnchorError::Syntax(
            "`out:` is followed by the text of a line".into(),
        ));
    }
    let event = session
        .timeline()
        .console()
        .find(text)
        .ok_or(AnchorError::Later)?;
    let event = session.events().get(event);
    Ok(event.expect("what was printed is an event").tick)
}

/// A step by its index, of those that there are.
fn step_at(session: &Session, index: usize) -> Step {
    session.steps().get(index).expect("it is one of the steps")
}

fn nth(steps: &KeptSteps, visit: u32, pick: impl Fn(&Step) -> bool) -> Option<usize> {
    let mut hits = steps.iter().enumerate().filter(|(_, step)| pick(step));
    hits.nth(visit as usize - 1).map(|(index, _)| index)
}

/// `B#2` as ("B", 2); `B` as ("B", 1).
fn visit_of(text: &str) -> Result<(&str, u32), AnchorError> {
    match text.split_once('#') {
        None => Ok((text, 1)),
        Some((name, visit)) => match visit.parse::<u32>() {
            Ok(visit) if visit > 0 => Ok((name, visit)),
            _ => Err(AnchorError::Syntax(format!("`#{visit}`: visits count from 1"))),
        },
    }
}

/// `1s`, `0.5s`, `250ms`.
pub fn parse_time(text: &str) -> Result<Time, AnchorError> {
    let (number, places) = match text.strip_suffix("ms") {
        Some(number) => (number, 6),
        None => (text.strip_suffix('s').unwrap_or(text), 9),
    };
    let (whole, fraction) = number.trim().split_once('.').unwrap_or((number.trim(), ""));
    // As many digits as make nanoseconds; what is finer than those is nothing.
    let digits: String = whole
        .chars()
        .chain(fraction.chars().chain(std::iter::repeat('0')).take(places))
        .collect();
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && (whole.to_owned() + fraction).bytes().all(|b| b.is_ascii_digit());
    match digits.parse::<u64>() {
        Ok(nanoseconds) if is_number => Ok(Time(nanoseconds)),
        _ => Err(AnchorError::Syntax(format!(
            "`t={text}` is no time; write t=1s or t=250ms"
        ))),
    }
}
