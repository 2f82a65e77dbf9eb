//! The world's part of a scene: the row of cores, then what each domain adds.

use super::{Thread, World};
use crate::domain::Domain;
use crate::kernel::costs;
use switchboard_trace::{
    ActorId, Scene, Time, Viewport,
    event::ActorKind,
    kernel::{Gil, GilView, MachineView},
    scene::{Gate, Place, Row, RowKind, Token},
    state::{ActorState, Text, WaitReason},
};

impl<D: Domain> World<D> {
    /// This moment, but for the console, which is made of kept events (see the timeline). Changes nothing.
    #[must_use]
    pub fn describe(&self, view: &Viewport) -> Scene {
        let mut scene = Scene {
            tick: self.tick(),
            time: self.now(),
            outcome: self.outcome.clone(),
            ..Scene::default()
        };
        let several = self.threads.len() > 1 || self.processes.iter().any(|p| p.domain.shows_cores());
        if several || view.internals {
            scene.rows.push(self.cores_row(view));
        }
        for process in &self.processes {
            process.domain.describe(view, &mut scene);
        }
        // Time passes under a runtime; where there is none, under the threads.
        let timed = self.processes.iter().any(|p| p.domain.keeps_time());
        if several && timed && scene.rows.iter().all(|row| row.gate.is_none()) {
            scene.rows[0].gate = Some(self.gate(view));
        }
        scene
    }

    /// When sleeping threads are due.
    fn gate(&self, view: &Viewport) -> Gate {
        let mut due: Vec<(Time, Option<ActorId>, Text)> = self
            .threads
            .iter()
            .filter_map(|thread| match thread.state.reason() {
                Some(WaitReason::Until(time)) => Some((*time, Some(thread.actor), thread.label.clone())),
                _ => None,
            })
            .collect();
        due.sort_by_key(|(time, ..)| *time);
        let due_total = due.len();
        due.truncate(view.tokens);
        Gate {
            due,
            due_total,
            ..Gate::default()
        }
    }

    /// What a ready thread waits for: the interpreter lock, if another one has it.
    fn wanted(&self, thread: usize) -> Option<WaitReason> {
        let process = &self.processes[self.threads[thread].process];
        process.domain.interpreter_lock()?;
        process.gil.holder()?;
        Some(WaitReason::Turn("GIL".into()))
    }

    fn cores_row(&self, view: &Viewport) -> Row {
        let cores = self.machine.cores;
        let mut row = Row::new(
            RowKind::Cores,
            "Threads",
            format!(
                "on {cores} core{}{}",
                if cores == 1 { "" } else { "s" },
                if self.machine.costs.priced() {
                    ", code costs time"
                } else {
                    ""
                }
            ),
        );
        for &index in &self.ready {
            place(&mut row.ready, &self.threads[index], view, self.wanted(index));
        }
        for index in self.cores.iter().filter_map(|core| core.thread) {
            place(&mut row.running, &self.threads[index], view, None);
        }
        for thread in &self.threads {
            match thread.actor_state() {
                ActorState::Blocked => place(&mut row.waiting, thread, view, thread.state.reason().cloned()),
                state if state.ended() => place(&mut row.finished, thread, view, None),
                _ => {}
            }
        }
        if self.threads.len() > 1 {
            row.machine = Some(Box::new(self.machine_view()));
        }
        row
    }

    /// The machine with its counters.
    #[inline(never)]
    fn machine_view(&self) -> MachineView {
        let sum = |of: fn(&Thread) -> u32| self.threads.iter().map(|thread| u64::from(of(thread))).sum();
        MachineView {
            cores: self.machine.cores,
            pinned: self.machine.pinned,
            priced: self.machine.costs.priced(),
            gil: self.gil_view(),
            voluntary: sum(|thread| thread.switches.0),
            involuntary: sum(|thread| thread.switches.1),
            calls: { self.calls.iter() }
                .map(|(&name, &count)| (name.into(), count))
                .collect(),
            threads: self.others,
            most_threads: self.most,
            reserved: costs::STACK_RESERVED,
            touched: costs::STACK_TOUCHED,
        }
    }

    /// The interpreter lock of the first process.
    fn gil_view(&self) -> Gil {
        let process = &self.processes[0];
        let Some(interval) = process.domain.interpreter_lock() else {
            return if process.domain.lock_is_off() {
                Gil::Off
            } else {
                Gil::None
            };
        };
        let gil = &process.gil;
        let actor = |&thread: &usize| self.threads[thread].actor;
        let now = self.lock_clock();
        let own = self
            .ready
            .iter()
            .filter(|&&thread| self.threads[thread].process == 0);
        Gil::On(GilView {
            holder: gil.holder().as_ref().map(actor),
            wanted_by: own.clone().take(3).map(actor).collect(),
            wanted: own.count(),
            waited: gil.since().map_or(0, |since| now.saturating_sub(since)),
            interval,
            requested: gil.drop_request(now, interval),
            hand_overs: gil.switches,
            forced: gil.forced_switches,
            requests: gil.requests,
            waits: gil.waits,
        })
    }
}

/// What is known of a thread beside its state.
fn notes(thread: &Thread) -> Vec<(Text, Text)> {
    let (voluntary, involuntary) = thread.switches;
    vec![
        ("ticks run".into(), thread.ran.to_string().into()),
        ("gave up its core".into(), voluntary.to_string().into()),
        ("was preempted".into(), involuntary.to_string().into()),
        (
            "stack".into(),
            format!(
                "{} MiB reserved, {} KiB touched",
                costs::STACK_RESERVED / 1024,
                costs::STACK_TOUCHED
            )
            .into(),
        ),
    ]
}

/// Adds a thread to a place, as far as the viewport reaches.
fn place(place: &mut Place, thread: &Thread, view: &Viewport, reason: Option<WaitReason>) {
    let shown = place.total >= view.first && place.tokens.len() < view.tokens;
    place.total += 1;
    if shown {
        place.tokens.push(Token {
            actor: thread.actor,
            kind: ActorKind::Thread,
            origin: thread.origin,
            letter: thread.letter.clone(),
            label: thread.label.clone(),
            state: thread.actor_state(),
            reason,
            since: Some(thread.since),
            line: 0,
            frames: Vec::new(),
            crossing: 0,
            notes: if view.internals { notes(thread) } else { Vec::new() },
        });
    }
}
