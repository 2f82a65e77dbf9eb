//! Threads on cores: who is given one, for how long, who gives way to whom.
//!
//! ```text
//! ready --dispatch--> running on a core --leave--> ready (slice over, gave way) | blocked | ended
//! ```
//! With an interpreter lock the process's threads that are ready wait for the lock, not for a core: one of them runs at a
//! time, and what ends its run is the lock's drop request at the runtime's next legal point, not the slice.

use super::{TURN, ThreadState, World};
use crate::{
    domain::Domain,
    kernel::{Preempt, costs, rules::Points},
};
use switchboard_trace::{Sink, event::ReadyBy, state::Text};

/// Threads offered at a choice at most: of ten thousand that wait nobody picks by hand.
const OFFERED: usize = 64;

impl<D: Domain> World<D> {
    /// The switch interval of a process's interpreter lock, if it has one.
    fn interval(&self, process: usize) -> Option<u64> {
        self.processes[process].domain.interpreter_lock()
    }

    /// The clock by which switch intervals are measured: under the ideal model code is free, but a thread that computes
    /// holds the lock for as long as its instructions would take.
    pub(super) fn lock_clock(&self) -> u64 {
        if self.machine.costs.priced() {
            self.clock.now.0
        } else {
            self.tick * costs::INSTRUCTION
        }
    }

    /// Ticks of the thread with the turn until that clock has moved so far.
    fn ticks_for(&self, nanoseconds: u64) -> u64 {
        let busy = self.cores.iter().filter(|core| core.thread.is_some()).count();
        let ticks = match self.machine.costs.rate(busy) {
            0 => nanoseconds.div_ceil(costs::INSTRUCTION),
            rate => self.clock.ticks_for(nanoseconds, rate),
        };
        ticks.max(1)
    }

    /// Ticks of this core's next turn. A slice that is over while nobody waits begins anew.
    pub(super) fn turn_length(&mut self, core: usize) -> u64 {
        let quantum = self.machine.quantum;
        let several = self.cores.len() > 1;
        let core = &mut self.cores[core];
        if core.used >= quantum {
            core.used = 0;
        }
        let left = quantum - core.used;
        if several { left.min(TURN) } else { left }
    }

    /// Does anybody want the core of this thread, once it leaves?
    pub(super) fn slice_is_over(&self, core: usize, thread: usize) -> bool {
        let process = self.threads[thread].process;
        let wanted = match self.interval(process) {
            None => !self.ready.is_empty(),
            Some(_) if self.processes.len() == 1 => false,
            Some(_) => self.ready.iter().any(|&t| self.threads[t].process != process),
        };
        wanted && self.cores[core].used >= self.machine.quantum
    }

    /// Could another thread go on in place of this one?
    fn contested(&self, thread: usize) -> bool {
        let process = self.threads[thread].process;
        match self.interval(process) {
            None => {
                !self.ready.is_empty()
                    || self
                        .cores
                        .iter()
                        .any(|core| core.thread.is_some_and(|t| t != thread))
            }
            Some(_) if self.processes.len() == 1 => !self.ready.is_empty(),
            Some(_) => self.ready.iter().any(|&t| self.threads[t].process == process),
        }
    }

    /// Is the thread asked to drop the interpreter lock?
    fn asked(&self, thread: usize) -> bool {
        let process = self.threads[thread].process;
        let Some(interval) = self.interval(process) else {
            return false;
        };
        self.processes[process]
            .gil
            .drop_request(self.lock_clock(), interval)
    }

    /// Where the thread with the turn is to stop.
    pub(super) fn points(&self, thread: usize) -> Points {
        match self.machine.preempt {
            _ if !self.contested(thread) => Points::None,
            _ if self.asked(thread) => Points::Requested,
            Preempt::Cpython311Library => Points::Requested,
            Preempt::Slices => Points::None,
            Preempt::Cpython311 => Points::Checks,
            Preempt::Any => Points::Any,
        }
    }

    /// Ticks until something is due that ends a run of this thread early.
    pub(super) fn until_due(&self, thread: usize) -> u64 {
        let mut most = u64::MAX;
        if self.machine.costs.priced()
            && let Some(until) = self.next_due()
        {
            most = self.ticks_for(until.0.saturating_sub(self.clock.now.0));
        }
        let process = self.threads[thread].process;
        if let Some(interval) = self.interval(process)
            && let Some(deadline) = self.processes[process].gil.deadline(interval)
            && let Some(left @ 1..) = deadline.checked_sub(self.lock_clock())
        {
            most = most.min(self.ticks_for(left));
        }
        most
    }

    /// A thread wants a core, behind those who do already.
    pub(super) fn enqueue(&mut self, thread: usize, woken: bool) {
        if woken {
            // It is up itself by now, and would be the least after a long sleep.
            let others = self.threads.iter().enumerate();
            let alive = others
                .filter(|(index, t)| *index != thread && t.is_up())
                .map(|(_, t)| t);
            let least = match self.machine.rule {
                crate::kernel::Rule::Fair => alive.map(|t| t.fair).min().unwrap_or(0),
                crate::kernel::Rule::RoundRobin => 0,
            };
            let own = self.threads[thread].fair;
            self.threads[thread].fair = self.machine.rule.wake(own, least, self.machine.quantum);
        }
        self.ready.push_back(thread);
        let (process, now) = (self.threads[thread].process, self.lock_clock());
        self.processes[process].gil.wants(now);
    }

    /// May a ready thread be given a core now?
    fn may_run(&self, thread: usize) -> bool {
        let process = self.threads[thread].process;
        self.interval(process).is_none() || self.processes[process].running == 0
    }

    /// The cores that threads may be given: pinned threads wait for the first one, though others are idle.
    fn usable(&self) -> &[super::Core] {
        if self.machine.pinned {
            &self.cores[..1]
        } else {
            &self.cores
        }
    }

    /// Is there a ready thread for a free core?
    pub(super) fn can_dispatch(&self) -> bool {
        if !self.usable().iter().any(|core| core.thread.is_none()) {
            return false;
        }
        match self.processes.len() {
            1 => self.ready.front().is_some_and(|&thread| self.may_run(thread)),
            _ => self.ready.iter().any(|&thread| self.may_run(thread)),
        }
    }

    /// Places in the ready queue of those who may be given a core, the real system's own pick first.
    fn candidates(&self) -> Vec<usize> {
        let all = self.processes.len() == 1;
        let may = |&at: &usize| all || self.may_run(self.ready[at]);
        let places: Vec<usize> = (0..self.ready.len()).filter(may).collect();
        // Who was asked to give way lets another one go first.
        let willing: Vec<usize> = { places.iter().copied() }
            .filter(|&at| {
                let thread = self.ready[at];
                self.processes[self.threads[thread].process].gil.may_take(thread)
            })
            .collect();
        let places = if willing.is_empty() { places } else { willing };
        let ran: Vec<u64> = places
            .iter()
            .map(|&at| self.threads[self.ready[at]].fair)
            .collect();
        let order = self.machine.rule.order(&ran);
        order.into_iter().map(|at| places[at]).collect()
    }

    pub(super) fn dispatch(&mut self, out: &mut dyn Sink) {
        let core = { self.usable().iter() }
            .position(|core| core.thread.is_none())
            .expect("a core is free");
        // Most often there is one, and then no choice: names would be made for nothing.
        let place = match self.ready.len() {
            1 => 0,
            _ => {
                let mut places = self.candidates();
                places.truncate(OFFERED);
                let options = places.iter().map(|&at| self.option(self.ready[at])).collect();
                let locked = self
                    .interval(self.threads[self.ready[places[0]]].process)
                    .is_some();
                let kind = if locked { "gil" } else { "core" };
                let Some(picked) = self.choose(kind, self.cores[core].last, options, out) else {
                    return;
                };
                places[picked]
            }
        };
        let thread = self.ready.remove(place).expect("one of the options");
        self.put_on(core, thread, out);
        if self.turn.is_none() {
            self.turn = Some(core);
            self.slice = self.turn_length(core);
        }
    }

    fn put_on(&mut self, core: usize, thread: usize, out: &mut dyn Sink) {
        if self.cores[core].last != Some(thread) {
            self.clock.now.0 += self.machine.costs.of(costs::SWITCH);
        }
        let cause = self.threads[thread].since;
        self.set_state(thread, ThreadState::Running, None, Some(cause), out);
        self.cores[core].thread = Some(thread);
        self.cores[core].used = 0;
        let (now, process) = (self.lock_clock(), self.threads[thread].process);
        let waiting = self.ready.iter().any(|&t| self.threads[t].process == process);
        let process = &mut self.processes[process];
        process.running += 1;
        if process.domain.interpreter_lock().is_some() {
            process.gil.take(thread, now, waiting);
        }
    }

    /// The thread with the turn gives its core back; `asked`: it was taken from it.
    pub(super) fn leave_core(&mut self, asked: bool) {
        let requested = { self.turn.and_then(|core| self.cores[core].thread) }.is_some_and(|t| self.asked(t));
        let core = &mut self.cores[self.turn.take().expect("somebody has the turn")];
        let thread = core.thread.take().expect("it is on its core");
        core.last = Some(thread);
        self.slice = 0;
        let switches = &mut self.threads[thread].switches;
        if asked {
            switches.1 += 1;
        } else {
            switches.0 += 1;
        }
        let process = &mut self.processes[self.threads[thread].process];
        process.running -= 1;
        if process.gil.holder() == Some(thread) {
            if requested {
                process.gil.asked();
            }
            process.gil.drop_by(thread, asked);
        }
    }

    /// The thread with the turn wants to run on, behind the others.
    fn give_way(&mut self, thread: usize, out: &mut dyn Sink) {
        self.set_state(thread, ThreadState::Ready, Some(ReadyBy::Soon), None, out);
        self.leave_core(true);
        self.enqueue(thread, false);
    }

    pub(super) fn slice_end(&mut self, out: &mut dyn Sink) {
        let core = self.turn.expect("somebody has the turn");
        let thread = self.cores[core].thread.expect("and it is on its core");
        match self.choose("slice", Some(thread), vec!["switch".into(), "stay".into()], out) {
            None => {}
            Some(0) => self.give_way(thread, out),
            Some(_) => {
                self.cores[core].used = 0;
                self.slice = self.turn_length(core);
            }
        }
    }

    /// The thread with the turn stands at a point where another one may go on.
    pub(super) fn at_point(&mut self, out: &mut dyn Sink) {
        self.point = false;
        let core = self.turn.expect("somebody has the turn");
        let thread = self.cores[core].thread.expect("and it is on its core");
        let asked = self.asked(thread);
        if self.machine.preempt == Preempt::Slices {
            self.give_way(thread, out);
            return;
        }
        let process = self.threads[thread].process;
        let locked = self.interval(process).is_some();
        let ready =
            (0..self.ready.len()).filter(|&at| !locked || self.threads[self.ready[at]].process == process);
        let ready: Vec<usize> = ready.take(OFFERED).map(|at| self.ready[at]).collect();
        let others = self.cores.iter().filter_map(|core| core.thread);
        let others: Vec<usize> = others.filter(|&t| t != thread).chain(ready).collect();
        let mut options: Vec<Text> = others.iter().map(|&t| self.option(t)).collect();
        // The default goes on until its interval is over.
        let stay = if asked { options.len() } else { 0 };
        options.insert(stay, "stay".into());
        let Some(picked) = self.choose("preempt", Some(thread), options, out) else {
            return;
        };
        if picked == stay {
            // An interval that nobody has asked about goes on as it was.
            if asked {
                let now = self.lock_clock();
                self.processes[process].gil.asked();
                self.processes[process].gil.keep(now);
            }
            return;
        }
        let next = others[picked - usize::from(stay == 0)];
        if let Some(other) = self.cores.iter().position(|core| core.thread == Some(next)) {
            self.turn = Some(other);
            self.slice = self.turn_length(other);
            return;
        }
        self.give_way(thread, out);
        let place = { self.ready.iter() }
            .position(|&t| t == next)
            .expect("it was ready");
        self.ready.remove(place);
        self.put_on(core, next, out);
        self.turn = Some(core);
        self.slice = self.turn_length(core);
    }

    pub(super) fn next_turn(&mut self, out: &mut dyn Sink) {
        let count = self.cores.len();
        let from = self.turn.map_or(0, |core| core + 1);
        // In the order after the present one: the default policy's first option is round robin.
        let order: Vec<usize> = (0..count)
            .map(|k| (from + k) % count)
            .filter(|&c| self.cores[c].thread.is_some())
            .collect();
        // Cores of one machine run at the same time: only a script's single operations are an order to choose.
        let picked = if self.machine.quantum > TURN {
            Some(0)
        } else {
            let options = order
                .iter()
                .map(|&c| self.option(self.cores[c].thread.expect("occupied")))
                .collect();
            let who = self
                .turn
                .and_then(|core| self.cores[core].thread.or(self.cores[core].last));
            self.choose("turn", who, options, out)
        };
        if let Some(picked) = picked {
            self.turn = Some(order[picked]);
            self.slice = self.turn_length(order[picked]);
        }
    }
}
