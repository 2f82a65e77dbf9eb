//! Time accounts: how long each actor ran, was ready, waited and was blocked. Folded from recorded events on request.
//!
//! ```text
//! event   A ready   A running   A waiting until 1 s            A ready ...
//! A       ready |---| ran |-----| waited |---------------------| ready |--
//! ```
//! With ideal costs running takes no time, so beside the time there are ticks: the instructions that everybody ran
//! meanwhile. A task whose call blocks its thread is *blocked* until the thread goes on, as in its lane.

use crate::session::Session;
use switchboard_trace::{
    ActorId, ActorState, EventId, EventKind, Origin, Tick, Time, event::ActorKind, state::Text,
};

/// How much of something: virtual time, and ticks of the whole world.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spent {
    pub time: Time,
    pub ticks: u64,
}

/// What one actor did with its time, from when it was made to its end or to the end of what is counted.
#[derive(Clone, PartialEq, Debug)]
pub struct Account {
    pub actor: ActorId,
    pub kind: ActorKind,
    pub origin: Origin,
    pub letter: Text,
    /// The call that made it.
    pub label: Text,
    /// How often it began to run.
    pub runs: u32,
    pub ran: Spent,
    pub ready: Spent,
    /// Waited without a thread, or was suspended.
    pub waited: Spent,
    /// Was blocked and held a thread.
    pub blocked: Spent,
    /// The state that it is in at the end.
    pub state: ActorState,
}

impl Account {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> Spent {
        [self.ran, self.ready, self.waited, self.blocked]
            .iter()
            .fold(Spent::default(), |all, part| Spent {
                time: Time(all.time.0 + part.time.0),
                ticks: all.ticks + part.ticks,
            })
    }

    /// Ran, ready, waited and blocked, in thousandths of all: of the time, or of the ticks where no time passed.
    #[must_use]
    pub fn shares(&self) -> [u32; 4] {
        let total = self.total();
        let parts = [self.ran, self.ready, self.waited, self.blocked];
        parts.map(|part| {
            let (part, all) = match total.time.0 {
                0 => (part.ticks, total.ticks),
                all => (part.time.0, all),
            };
            let all = u128::from(all.max(1));
            ((u128::from(part) * 1000 + all / 2) / all) as u32
        })
    }
}

/// An account that is being kept.
struct Open {
    account: Account,
    since: (Time, Tick),
}

impl Open {
    fn turn(&mut self, state: ActorState, now: (Time, Tick)) {
        let account = &mut self.account;
        let to = match account.state {
            ActorState::Running => Some(&mut account.ran),
            ActorState::Ready | ActorState::New => Some(&mut account.ready),
            ActorState::Waiting | ActorState::Suspended => Some(&mut account.waited),
            ActorState::Blocked => Some(&mut account.blocked),
            ActorState::Done | ActorState::Failed | ActorState::Cancelled => None,
        };
        if let Some(to) = to {
            to.time = Time(to.time.0 + now.0.0.saturating_sub(self.since.0.0));
            to.ticks += now.1.0.saturating_sub(self.since.1.0);
        }
        if state == ActorState::Running && account.state != ActorState::Blocked {
            account.runs += 1;
        }
        (account.state, self.since) = (state, now);
    }
}

/// All accounts while they are being kept.
#[derive(Default)]
struct Book {
    /// By actor number; None for numbers that no Spawn told of.
    open: Vec<Option<Open>>,
    /// By blocked thread, the task whose call blocks it.
    blocking: Vec<(ActorId, ActorId)>,
}

impl Book {
    fn begin(&mut self, account: Account, now: (Time, Tick)) {
        let index = account.actor.0 as usize;
        if self.open.len() <= index {
            self.open.resize_with(index + 1, || None);
        }
        self.open[index] = Some(Open { account, since: now });
    }

    fn turn(&mut self, actor: ActorId, state: ActorState, now: (Time, Tick)) {
        let Some(Some(open)) = self.open.get_mut(actor.0 as usize) else {
            return;
        };
        open.turn(state, now);
        let goes_on = open.account.kind == ActorKind::Thread && state == ActorState::Running;
        if goes_on && let Some(index) = self.blocking.iter().position(|(thread, _)| *thread == actor) {
            let (_, task) = self.blocking.remove(index);
            self.turn(task, state, now);
        }
    }

    fn block(&mut self, thread: ActorId, task: ActorId, now: (Time, Tick)) {
        self.blocking.push((thread, task));
        self.turn(task, ActorState::Blocked, now);
    }

    fn close(self, now: (Time, Tick)) -> Vec<Account> {
        let closed = self.open.into_iter().flatten().map(|mut open| {
            let state = open.account.state;
            // The last stretch is counted; the state stays.
            open.turn(ActorState::Done, now);
            Account {
                state,
                ..open.account
            }
        });
        closed.collect()
    }
}

impl Session {
    /// The accounts of all actors, in order of creation; up to this event, or of all that has run.
    #[must_use]
    pub fn accounts(&self, until: Option<EventId>) -> Vec<Account> {
        let events = self.events();
        let end = until.map_or(events.end(), |event| EventId(event.0 + 1));
        let mut book = Book::default();
        let mut now = (Time(0), Tick(0));
        let mut reader = events.range(EventId(0)..end);
        while let Some(row) = reader.next_row() {
            now = (row.head.time, row.head.tick);
            if let Some((actor, state)) = row.state() {
                book.turn(actor, state, now);
                continue;
            }
            match reader.kind_of(&row) {
                EventKind::State { actor, state, .. } => book.turn(actor, state, now),
                EventKind::Block { .. } => {
                    if let Some(task) = row.head.task {
                        book.block(row.head.thread, task, now);
                    }
                }
                EventKind::Spawn {
                    actor,
                    kind,
                    origin,
                    letter,
                    label,
                    ..
                } => {
                    let nothing = Spent::default();
                    let account = Account {
                        actor,
                        kind,
                        origin,
                        letter,
                        label,
                        runs: 0,
                        ran: nothing,
                        ready: nothing,
                        waited: nothing,
                        blocked: nothing,
                        state: ActorState::New,
                    };
                    book.begin(account, now);
                }
                _ => {}
            }
        }
        if until.is_none() {
            now.1 = now.1.max(self.progress().head);
        }
        book.close(now)
    }
}
