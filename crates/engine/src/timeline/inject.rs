//! A signal injected at the cursor: which anchor says "here" so that it outlives a change of the compiler.
//!
//! ```text
//! cursor --probe--> a line begins          line, visit since its thread's last event   (code takes no time here)
//!              \--> the clock moves first  the moment of time right after the cursor's
//! ```
//! Visits of lines are counted only while an injection waits for one, so checkpoints that have passed some without counting
//! are dropped, and the cursor is made again from the one before.

use super::{Checkpoints, Timeline, walk::run_to};
use crate::{
    domain::{Domain, Grain},
    world::{Halt, World},
};
use switchboard_trace::{Event, EventKind, Sink, Tick, Time, schedule::Injection};

/// Ticks for which a line is looked for ahead of the cursor.
const AHEAD: u64 = 200_000;

/// Looks out for a jump of the clock.
#[derive(Default)]
struct Jumps(bool);

impl Sink for Jumps {
    fn record(&mut self, event: Event) {
        self.0 |= matches!(event.kind, EventKind::Advance { .. });
    }

    fn keeping(&self) -> bool {
        true
    }
}

/// The line that begins next after the cursor: where, whose, and how many events its thread has made by then.
struct Ahead {
    tick: Tick,
    path: String,
    line: u32,
    made: u64,
}

impl<D: Domain> Timeline<D> {
    /// Cuts the history at the cursor and goes on from there with a signal. The head is then at the cursor.
    pub fn inject(&mut self, what: &str) {
        let here = self.cursor.tick();
        let Some(ahead) = self.ahead() else {
            // Nothing before the cursor is as late as this.
            let moment = Time(self.cursor.now().0.saturating_add(1));
            return self.fork_with(None, Some(Injection::at_time(what, moment)));
        };
        let base = self.before_event(&ahead);
        let visit = visits(base.clone(), &ahead);
        let injection = Injection::at_line(what, &ahead.path, ahead.line, visit, ahead.made);
        let tick = base.tick();
        self.fork_with(None, Some(injection));
        if tick < here {
            self.checkpoints.truncate(tick);
            self.cursor = base;
            self.cursor.follow(&self.schedule);
            run_to(&mut self.cursor, here);
            self.head = self.cursor.clone();
        }
    }

    /// None: the clock moves first, or code takes time anyway, or nobody comes to a line of the program soon.
    fn ahead(&self) -> Option<Ahead> {
        if self.cursor.code_takes_time() {
            return None;
        }
        let (mut probe, mut jumps) = (self.cursor.clone(), Jumps::default());
        let halt = probe.run(AHEAD, Grain::Line, &mut jumps);
        let (actor, line) = probe.line_ahead().filter(|_| halt == Halt::Mark && !jumps.0)?;
        let path = probe.path_of(actor).to_string();
        Some(Ahead {
            tick: probe.tick(),
            made: probe.made_by(&path),
            path,
            line,
        })
    }

    /// A world at or before the cursor in which the thread has not yet made so many events, or the start.
    fn before_event(&self, ahead: &Ahead) -> World<D> {
        if self.cursor.made_by(&ahead.path) < ahead.made {
            return self.cursor.clone();
        }
        let mut tick = self.cursor.tick();
        loop {
            let base = self.checkpoints.before(tick);
            if base.tick() == Tick(0) || base.made_by(&ahead.path) < ahead.made {
                return Checkpoints::running(base);
            }
            tick = Tick(base.tick().0 - 1);
        }
    }
}

/// Which visit it is, from 0, counted from where the thread has made its last event.
fn visits<D: Domain>(mut world: World<D>, ahead: &Ahead) -> u32 {
    let mut visits = 0;
    while world.tick() <= ahead.tick {
        // A mark at the tick itself may come with no fuel burned.
        let room = (ahead.tick.0 - world.tick().0).max(1);
        let halt = world.run(room, Grain::Line, &mut super::Nowhere);
        if world.tick() > ahead.tick {
            break;
        }
        let place = world.line_ahead().filter(|_| halt == Halt::Mark);
        let Some((actor, line)) = place else { continue };
        let path = world.path_of(actor);
        if line == ahead.line && **path == *ahead.path && world.made_by(path) >= ahead.made {
            visits += 1;
        }
    }
    u32::saturating_sub(visits, 1)
}
