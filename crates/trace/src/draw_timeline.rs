//! A timeline as text: a row per actor, a column per step, a glyph per state.
//!
//! ```text
//!                       1         2
//!              1234567890123456789
//! M main()     #..........#-
//! A countdown  o#..o#..    ...
//! waits        step 4: 1.000 s, step 7: 1.000 s
//! ```

use crate::{
    state::ActorState,
    step::{Lane, Step, StepKind},
    time::Time,
};

/// The legend of the glyphs, for those who print a timeline.
pub const LEGEND: &str =
    "# running  o ready  . waiting  x blocked  = suspended  + new  - done  ! failed  / cancelled";

/// The glyph of a state.
#[must_use]
pub fn glyph(state: ActorState) -> char {
    match state {
        ActorState::New => '+',
        ActorState::Ready => 'o',
        ActorState::Running => '#',
        ActorState::Waiting => '.',
        ActorState::Blocked => 'x',
        ActorState::Suspended => '=',
        ActorState::Done => '-',
        ActorState::Failed => '!',
        ActorState::Cancelled => '/',
    }
}

/// Draws all steps. An actor that has ended has its glyph once, then nothing.
#[must_use]
pub fn draw_timeline(steps: &[Step], lanes: &[Lane]) -> String {
    let name = |lane: &Lane| format!("{} {}", lane.letter, lane.label).trim_start().to_owned();
    let width = lanes
        .iter()
        .map(|lane| name(lane).chars().count())
        .max()
        .unwrap_or(0)
        .max("waits".len());
    let mut out = String::new();
    let mut push = |head: &str, body: &str| {
        let line = format!("{head:<width$}  {body}");
        out.push_str(line.trim_end());
        out.push('\n');
    };
    if steps.len() >= 10 {
        let tens = (1..=steps.len()).map(|n| match n % 10 {
            0 => char::from_digit((n / 10 % 10) as u32, 10).expect("a digit"),
            _ => ' ',
        });
        push("", &tens.collect::<String>());
    }
    let ones = (1..=steps.len()).map(|n| char::from_digit((n % 10) as u32, 10).expect("a digit"));
    push("", &ones.collect::<String>());
    for lane in lanes {
        let mut row = vec![' '; steps.len()];
        for bar in &lane.bars {
            let to = if bar.state.ended() { bar.from + 1 } else { bar.to };
            row[bar.from as usize..(to as usize).min(steps.len())].fill(glyph(bar.state));
        }
        push(&name(lane), &row.into_iter().collect::<String>());
    }
    let waits = steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.kind == StepKind::Wait);
    let waits: Vec<String> = waits
        .map(|(index, step)| format!("step {}: {}", index + 1, Time(step.to.0 - step.from.0)))
        .collect();
    if !waits.is_empty() {
        push("waits", &waits.join(", "));
    }
    out
}
