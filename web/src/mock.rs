//! A hand-made run of two countdowns, until a session exists.

use crate::model::{Bar, Lane, Span, StepInfo, View};
use std::rc::Rc;
use switchboard_trace::{
    ActorId, ActorState, EventId, Origin, Scene, Tick, Time, WaitReason,
    event::ActorKind,
    scene::{CodeMark, ConsoleLine, FrameView, Gate, Place, Row, RowKind, Token},
};

pub const PROGRAM: &str = "import asyncio\n\nasync def countdown(name, n):\n    while n > 0:\n        print('T-minus', n, f'({name})')\n        await asyncio.sleep(1)\n        n -= 1\n\nasync def main():\n    await asyncio.gather(\n        countdown('A', 2),\n        countdown('B', 3))\n\nasyncio.run(main())\n";

// step: ready, running, waiting, finished, ms, printed
const STEPS: [(&str, &str, &str, &str, u64, &str); 14] = [
    ("M", "", "", "", 0, ""),
    ("AB", "M", "", "", 0, ""),
    ("B", "A", "M", "", 0, "T-minus 2 (A)"),
    ("", "B", "AM", "", 0, "T-minus 3 (B)"),
    ("AB", "", "M", "", 1000, ""),
    ("B", "A", "M", "", 1000, "T-minus 1 (A)"),
    ("", "B", "AM", "", 1000, "T-minus 2 (B)"),
    ("AB", "", "M", "", 2000, ""),
    ("B", "A", "M", "", 2000, ""),
    ("", "B", "M", "A", 2000, "T-minus 1 (B)"),
    ("B", "", "M", "A", 3000, ""),
    ("", "B", "M", "A", 3000, ""),
    ("", "M", "", "AB", 3000, ""),
    ("", "", "", "ABM", 3000, ""),
];

fn token(c: char, state: ActorState, now: u64) -> Token {
    let (id, label) = match c {
        'M' => (2, "main()"),
        'A' => (3, "countdown('A', 2)"),
        _ => (4, "countdown('B', 3)"),
    };
    let line = match (c, state) {
        ('M', ActorState::Ready) => 9,
        ('M', _) => 10,
        (_, ActorState::Running) => 5,
        (_, ActorState::Ready) if now == 0 => 3,
        _ => 6,
    };
    let reason = (state == ActorState::Waiting).then(|| {
        if c == 'M' {
            WaitReason::Actors { on: vec![ActorId(3), ActorId(4)], ended: 0 }
        } else {
            WaitReason::Until(Time((now + 1000) * 1_000_000))
        }
    });
    let frames = if state == ActorState::Running {
        vec![FrameView {
            id: 1,
            name: if c == 'M' { "main".into() } else { "countdown".into() },
            line,
            origin: Origin::Program,
            state,
            delegates: false,
            locals: if c == 'M' { vec![] } else { vec![("n".into(), "3".into())] },
        }]
    } else {
        vec![]
    };
    Token {
        actor: ActorId(id),
        kind: ActorKind::Task,
        origin: Origin::Program,
        letter: c.to_string().into(),
        label: label.into(),
        state,
        reason,
        since: None,
        line,
        frames,
        crossing: 0,
        notes: vec![],
    }
}

fn place(s: &str, state: ActorState, now: u64) -> Place {
    Place { total: s.len(), tokens: s.chars().map(|c| token(c, state, now)).collect() }
}

pub fn view(step: usize) -> View {
    let (ready, running, waiting, finished, ms, _) = STEPS[step];
    let now = Time(ms * 1_000_000);
    let row = Row {
        operator: Some(ActorId(1)),
        parent: None,
        kind: RowKind::Tasks,
        title: "MainThread".into(),
        subtitle: "asyncio event loop, one operator".into(),
        ready: place(ready, ActorState::Ready, ms),
        running: place(running, ActorState::Running, ms),
        waiting: place(waiting, ActorState::Waiting, ms),
        finished: place(finished, ActorState::Done, ms),
        gate: Some(Gate {
            waits: running.is_empty().then_some(Some(now)),
            due: waiting
                .chars()
                .filter(|c| *c != 'M')
                .map(|c| (Time((ms + 1000) * 1_000_000), Some(token(c, ActorState::Waiting, ms).actor), "".into()))
                .collect(),
            due_total: 1,
            pass: step as u32,
            left_in_pass: 1,
            handles: vec![],
        }),
        busy: Some(1),
    };
    let marks = words(&row);
    let console = (1..=step)
        .filter(|s| !STEPS[*s].5.is_empty())
        .map(|s| ConsoleLine {
            text: STEPS[s].5.into(),
            time: Time(STEPS[s].4 * 1_000_000),
            actor: Some(token(STEPS[s].1.chars().next().unwrap_or('M'), ActorState::Running, 0).actor),
            error: false,
            event: EventId(s as u32),
        })
        .collect();
    let scene = Scene { tick: Tick(step as u64), time: now, rows: vec![row], console, console_before: 0, marks, outcome: None };
    let lane = |c: char| {
        let mut bars: Vec<Bar> = vec![];
        for (i, s) in STEPS.iter().enumerate().skip(1) {
            let state = if s.1.contains(c) {
                ActorState::Running
            } else if s.0.contains(c) {
                ActorState::Ready
            } else if s.2.contains(c) {
                ActorState::Waiting
            } else if s.3.contains(c) {
                bars.push(Bar { from: i - 1, to: i - 1, state: ActorState::Done });
                break;
            } else {
                continue;
            };
            match bars.last_mut() {
                Some(b) if b.state == state => b.to = i,
                _ => bars.push(Bar { from: i - 1, to: i, state }),
            }
        }
        let t = token(c, ActorState::Ready, 0);
        Lane { actor: t.actor, letter: t.letter.to_string(), label: t.label.to_string(), bars }
    };
    View {
        scene: Rc::new(scene),
        step: StepInfo { time: now, inside: step % 4, waited_from: None },
        sentence: vec![
            Span::Text("B runs: it was first in the ready queue. It prints ".into()),
            Span::Code("T-minus 3 (B)".into()),
            Span::Text(".".into()),
        ],
        why: vec![vec![Span::Text("A gave the thread back at step 2.".into())]],
        lanes: Rc::new(vec![lane('M'), lane('A'), lane('B')]),
        axis: Rc::new(
            (1..STEPS.len())
                .map(|i| StepInfo {
                    time: Time(STEPS[i].4 * 1_000_000),
                    inside: 0,
                    waited_from: (STEPS[i].4 != STEPS[i - 1].4).then_some(Time(STEPS[i - 1].4 * 1_000_000)),
                })
                .collect(),
        ),
    }
}

fn words(row: &Row) -> Vec<CodeMark> {
    crate::words::tokens(row)
        .filter(|t| !t.state.ended())
        .map(|t| CodeMark {
            line: t.line,
            actor: t.actor,
            running: t.state == ActorState::Running,
            values: if t.state == ActorState::Running { vec![("n".into(), "3".into())] } else { vec![] },
        })
        .collect()
}
