//! Appending rows.

use super::*;

impl Rows {
    /// Appends a whole event. Panics unless it is the next one.
    pub fn push(&mut self, event: Event) {
        assert!(event.id == self.end(), "events come in order, none is left out");
        let head = Head {
            tick: event.tick,
            time: event.time,
            thread: event.thread,
            task: event.task,
            line: event.line,
            cause: event.cause,
        };
        self.add(&head, event.kind);
    }

    /// Appends the next event.
    pub fn add(&mut self, head: &Head, kind: EventKind) {
        match kind {
            EventKind::State {
                actor,
                state,
                reason: None,
                ready: None,
            } => self.add_state(head, actor, state),
            EventKind::State {
                actor,
                state,
                reason: None,
                ready: Some(by),
            } => {
                self.head(head, code::READY, Some(actor));
                put(&mut self.bytes, (state as u64) << 3 | by as u64);
            }
            EventKind::State {
                actor,
                state,
                reason: Some(WaitReason::Until(time)),
                ready: None,
            } => {
                self.head(head, code::UNTIL, Some(actor));
                put(&mut self.bytes, state as u64);
                put(&mut self.bytes, time.0);
            }
            EventKind::State {
                actor,
                state,
                reason: Some(WaitReason::Future(text)),
                ready: None,
            } => {
                self.head(head, code::FUTURE, Some(actor));
                put(&mut self.bytes, state as u64);
                self.text(&text);
            }
            EventKind::State {
                actor,
                state,
                reason: Some(WaitReason::Primitive { kind, name, holder }),
                ready: None,
            } => {
                self.head(head, code::PRIMITIVE, Some(actor));
                put(&mut self.bytes, state as u64);
                self.text(&kind);
                self.perhaps_text(name.as_ref());
                self.perhaps_actor(holder);
            }
            EventKind::Cross { frames } => {
                self.head(head, code::CROSS, None);
                put(&mut self.bytes, u64::from(frames));
            }
            EventKind::PassBegin { runtime, pass, ready } => {
                self.head(head, code::PASS, None);
                for number in [runtime.0, pass, ready] {
                    put(&mut self.bytes, u64::from(number));
                }
            }
            EventKind::HandleRun {
                label,
                origin,
                by,
                of,
            } => {
                self.head(head, code::HANDLE_RUN, None);
                self.text(&label);
                put(&mut self.bytes, (origin as u64) << 3 | by as u64);
                self.perhaps_actor(of);
            }
            EventKind::HandleReady { label, origin, by } => {
                self.head(head, code::HANDLE_READY, None);
                self.text(&label);
                put(&mut self.bytes, (origin as u64) << 3 | by as u64);
            }
            EventKind::HandleEnd => self.head(head, code::HANDLE_END, None),
            EventKind::Resolve { actor, label } => {
                self.head(head, code::RESOLVE, None);
                self.perhaps_actor(actor);
                self.text(&label);
            }
            EventKind::Wait { runtime, until } => {
                self.head(head, code::WAIT, None);
                put(
                    &mut self.bytes,
                    u64::from(runtime.0) << 1 | u64::from(until.is_some()),
                );
                if let Some(time) = until {
                    put(&mut self.bytes, time.0);
                }
            }
            EventKind::Advance { from } => {
                self.head(head, code::ADVANCE, None);
                put(&mut self.bytes, from.0);
            }
            EventKind::TimerSet { actor, when } => self.timer(head, code::TIMER_SET, actor, when),
            EventKind::TimerDue { actor, when } => self.timer(head, code::TIMER_DUE, actor, when),
            EventKind::TimerCancel { actor, when } => self.timer(head, code::TIMER_CANCEL, actor, when),
            EventKind::Sync {
                what,
                kind,
                name,
                actor,
            } => {
                self.head(head, code::SYNC, None);
                self.text(&what);
                self.text(&kind);
                self.perhaps_text(name.as_ref());
                self.perhaps_actor(actor);
            }
            kind => {
                self.odd.push((self.end(), kind));
                self.head(head, code::ODD, None);
                self.last.odd += 1;
            }
        }
    }

    /// Appends a change of state that has no reason: what a resume of a generator makes.
    #[inline]
    pub fn add_state(&mut self, head: &Head, actor: ActorId, state: ActorState) {
        self.head(head, state as u8, Some(actor));
    }

    fn timer(&mut self, head: &Head, code: u8, actor: Option<ActorId>, when: Time) {
        self.head(head, code, None);
        self.perhaps_actor(actor);
        put(&mut self.bytes, when.0);
    }

    /// Appends what all rows have; the caller appends what the kind has besides.
    #[inline]
    fn head(&mut self, head: &Head, code: u8, actor: Option<ActorId>) {
        if self.len.is_multiple_of(STRIDE) {
            self.mark();
        }
        let last = &mut self.last;
        let task = head.task.map_or(0, |task| task.0 + 1);
        let tick = head.tick.0.wrapping_sub(last.tick);
        let line = signed(u64::from(head.line).wrapping_sub(u64::from(last.line)));
        let usual = head.time.0 == last.time
            && head.thread.0 == last.thread
            && task == last.task
            && head.cause.is_none()
            && actor.is_none_or(|actor| actor.0 == last.actor)
            && tick | line < 0x80;
        if !usual {
            return self.unusual_head(head, code, actor);
        }
        // As the other way writes it, but in one go.
        let (at, mut long) = (self.bytes.len(), 2);
        let mut row = [code | SAME_ACTOR, 0, tick as u8, line as u8];
        if tick == 0 {
            row[0] |= SAME_TICK;
            row[2] = line as u8;
        } else {
            long += 1;
        }
        if line == 0 {
            row[0] |= SAME_LINE;
        } else {
            long += 1;
        }
        last.tick = head.tick.0;
        last.line = head.line;
        self.len += 1;
        self.bytes.extend_from_slice(&row);
        self.bytes.truncate(at + long);
    }

    #[inline(never)]
    fn unusual_head(&mut self, head: &Head, code: u8, actor: Option<ActorId>) {
        let id = self.first + self.len;
        self.len += 1;
        // The longest row: no piece of it makes the bytes grow.
        self.bytes.reserve(64);
        let at = self.bytes.len();
        let last = &mut self.last;
        let (mut first, mut second) = (code, 0);
        self.bytes.extend_from_slice(&[0, 0]);
        let tick = head.tick.0.wrapping_sub(last.tick);
        if tick == 0 {
            first |= SAME_TICK;
        } else {
            put(&mut self.bytes, tick);
            last.tick = head.tick.0;
        }
        if head.line == last.line {
            first |= SAME_LINE;
        } else {
            put_signed(
                &mut self.bytes,
                u64::from(head.line).wrapping_sub(u64::from(last.line)),
            );
            last.line = head.line;
        }
        match actor {
            Some(actor) if actor.0 != last.actor => {
                put(&mut self.bytes, u64::from(actor.0));
                last.actor = actor.0;
            }
            _ => first |= SAME_ACTOR,
        }
        if head.time.0 != last.time {
            second |= TIME;
            put_signed(&mut self.bytes, head.time.0.wrapping_sub(last.time));
            last.time = head.time.0;
        }
        if head.thread.0 != last.thread {
            second |= THREAD;
            put(&mut self.bytes, u64::from(head.thread.0));
            last.thread = head.thread.0;
        }
        let task = head.task.map_or(0, |task| task.0 + 1);
        if task != last.task {
            second |= TASK;
            put(&mut self.bytes, u64::from(task));
            last.task = task;
        }
        if let Some(cause) = head.cause {
            second |= CAUSE;
            put_signed(&mut self.bytes, u64::from(id).wrapping_sub(u64::from(cause.0)));
        }
        self.bytes[at] = first;
        self.bytes[at + 1] = second;
    }

    #[inline(never)]
    fn mark(&mut self) {
        self.marks.push(Mark {
            offset: self.bytes.len(),
            last: self.last,
        });
    }

    fn perhaps_actor(&mut self, actor: Option<ActorId>) {
        put(&mut self.bytes, actor.map_or(0, |actor| u64::from(actor.0) + 1));
    }

    fn perhaps_text(&mut self, text: Option<&Text>) {
        match text {
            None => put(&mut self.bytes, 0),
            Some(text) => {
                let number = self.number(text);
                put(&mut self.bytes, u64::from(number) + 1);
            }
        }
    }

    fn text(&mut self, text: &Text) {
        let number = self.number(text);
        put(&mut self.bytes, u64::from(number));
    }

    /// The number of a text. One that was pushed out of its slot by another is kept once more.
    fn number(&mut self, text: &Text) -> u32 {
        let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let slot = (hash ^ hash >> 16) as usize % SLOTS;
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, u32::MAX);
        }
        let known = self.slots[slot];
        if self
            .texts
            .get(known as usize)
            .is_some_and(|other| **other == **text)
        {
            return known;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.clone());
        self.text_bytes += text.len() + 16;
        self.slots[slot] = number;
        number
    }
}
