//! The closed set of domains: one enum, so that the world holds any of them without a box per call.

use switchboard_engine::{Answer, Calls, Context, Domain, Signalled, Stop};
use switchboard_models::lab::{contend::Contend, rows::Rows};
use switchboard_python::domain::PythonDomain;
use switchboard_trace::{ActorId, Scene, Time, Viewport};

/// What a session's process runs.
pub enum AnyDomain {
    Contend(Contend),
    Rows(Rows),
    Python(Box<PythonDomain>),
}

/// What a page's first visit has no use for is a function of its own, so that the page's module is divided there.
#[inline(never)]
pub(crate) fn apart<T>(f: impl FnOnce() -> T) -> T {
    f()
}

impl Clone for AnyDomain {
    fn clone(&self) -> Self {
        match self {
            Self::Contend(domain) => apart(|| Self::Contend(domain.clone())),
            Self::Rows(domain) => apart(|| Self::Rows(domain.clone())),
            Self::Python(domain) => Self::Python(domain.clone()),
        }
    }
}

macro_rules! each {
    ($self:expr, $domain:ident => $body:expr) => {
        match $self {
            AnyDomain::Contend($domain) => apart(|| $body),
            AnyDomain::Rows($domain) => apart(|| $body),
            AnyDomain::Python($domain) => $body,
        }
    };
}

impl Domain for AnyDomain {
    fn run(&mut self, thread: ActorId, answer: Answer, context: &mut Context<'_>) -> Stop {
        each!(self, domain => domain.run(thread, answer, context))
    }

    fn describe(&self, view: &Viewport, scene: &mut Scene) {
        each!(self, domain => domain.describe(view, scene));
    }

    fn line(&self, thread: ActorId) -> u32 {
        each!(self, domain => domain.line(thread))
    }

    fn calls(&self, thread: ActorId) -> Calls {
        each!(self, domain => domain.calls(thread))
    }

    fn next_line(&self, thread: ActorId) -> u32 {
        match self {
            Self::Python(domain) => domain.next_line(thread),
            _ => self.line(thread),
        }
    }

    fn holder(&self, key: u32, waiter: ActorId) -> Option<ActorId> {
        each!(self, domain => domain.holder(key, waiter))
    }

    fn interpreter_lock(&self) -> Option<u64> {
        each!(self, domain => domain.interpreter_lock())
    }

    fn lock_is_off(&self) -> bool {
        each!(self, domain => domain.lock_is_off())
    }

    fn shows_cores(&self) -> bool {
        each!(self, domain => domain.shows_cores())
    }

    fn signal(&mut self, name: &str, now: Time) -> Signalled {
        each!(self, domain => domain.signal(name, now))
    }

    fn alarm(&self) -> Option<Time> {
        match self {
            Self::Python(domain) => domain.alarm(),
            _ => None,
        }
    }

    fn keeps_time(&self) -> bool {
        each!(self, domain => domain.keeps_time())
    }

    fn raise(&mut self, times: u32) {
        each!(self, domain => domain.raise(times));
    }

    fn pack(&mut self, before: Option<&Self>, next: bool, after: &Self) {
        if let (Self::Python(domain), Self::Python(after)) = (self, after) {
            let before = before.and_then(|before| match before {
                Self::Python(before) => Some(&**before),
                _ => None,
            });
            domain.pack(before, next, after);
        }
    }

    fn unpack(&mut self) {
        each!(self, domain => domain.unpack());
    }

    fn weight(&self, before: Option<&Self>) -> usize {
        match (self, before) {
            (Self::Contend(domain), _) => apart(|| domain.weight(None)),
            (Self::Rows(domain), _) => apart(|| domain.weight(None)),
            (Self::Python(domain), Some(Self::Python(before))) => domain.weight(Some(before)),
            (Self::Python(domain), _) => domain.weight(None),
        }
    }
}
