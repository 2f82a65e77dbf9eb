//! Reading rows: the other half of [`super::write`].

use super::*;

/// Reads rows, one after another.
#[derive(Clone)]
pub struct Reader<'a> {
    pub(super) rows: &'a Rows,
    /// From 0, whatever the id of the first row.
    pub(super) at: u32,
    pub(super) end: u32,
    pub(super) offset: usize,
    pub(super) last: Last,
}

impl<'a> Reader<'a> {
    /// What is left of them, the latest first.
    pub fn back(&self) -> impl Iterator<Item = Event> + use<'a> {
        let (rows, first) = (self.rows, self.rows.first + self.at);
        let end = EventId(self.rows.first + self.end);
        rows.back_from(end).take_while(move |event| event.id.0 >= first)
    }

    #[inline(always)]
    fn number(&mut self) -> u64 {
        get(&self.rows.bytes, &mut self.offset)
    }

    fn text(&mut self) -> Text {
        let number = self.number();
        self.rows.texts[number as usize].clone()
    }

    fn perhaps_text(&mut self) -> Option<Text> {
        let number = self.number();
        Some(self.rows.texts[number.checked_sub(1)? as usize].clone())
    }

    fn perhaps_actor(&mut self) -> Option<ActorId> {
        Some(ActorId(self.number().checked_sub(1)? as u32))
    }

    fn state(&mut self) -> ActorState {
        ActorState::ALL[self.number() as usize]
    }

    fn source(&mut self) -> (Origin, ReadyBy) {
        let number = self.number() as usize;
        (ORIGINS[number >> 3], READY_BY[number & 7])
    }

    fn kind(&mut self, code: u8) -> EventKind {
        let actor = ActorId(self.last.actor);
        match code {
            code::READY => {
                let number = self.number() as usize;
                EventKind::State {
                    actor,
                    state: ActorState::ALL[number >> 3],
                    reason: None,
                    ready: Some(READY_BY[number & 7]),
                }
            }
            code::UNTIL => EventKind::State {
                actor,
                state: self.state(),
                reason: Some(WaitReason::Until(Time(self.number()))),
                ready: None,
            },
            code::FUTURE => EventKind::State {
                actor,
                state: self.state(),
                reason: Some(WaitReason::Future(self.text())),
                ready: None,
            },
            code::PRIMITIVE => EventKind::State {
                actor,
                state: self.state(),
                reason: Some(WaitReason::Primitive {
                    kind: self.text(),
                    name: self.perhaps_text(),
                    holder: self.perhaps_actor(),
                }),
                ready: None,
            },
            code::CROSS => EventKind::Cross {
                frames: self.number() as u32,
            },
            code::PASS => EventKind::PassBegin {
                runtime: ActorId(self.number() as u32),
                pass: self.number() as u32,
                ready: self.number() as u32,
            },
            code::HANDLE_RUN => {
                let label = self.text();
                let (origin, by) = self.source();
                EventKind::HandleRun {
                    label,
                    origin,
                    by,
                    of: self.perhaps_actor(),
                }
            }
            code::HANDLE_READY => {
                let label = self.text();
                let (origin, by) = self.source();
                EventKind::HandleReady { label, origin, by }
            }
            code::HANDLE_END => EventKind::HandleEnd,
            code::RESOLVE => EventKind::Resolve {
                actor: self.perhaps_actor(),
                label: self.text(),
            },
            code::WAIT => {
                let number = self.number();
                EventKind::Wait {
                    runtime: ActorId((number >> 1) as u32),
                    until: (number & 1 == 1).then(|| Time(self.number())),
                }
            }
            code::ADVANCE => EventKind::Advance {
                from: Time(self.number()),
            },
            code::TIMER_SET => EventKind::TimerSet {
                actor: self.perhaps_actor(),
                when: Time(self.number()),
            },
            code::TIMER_DUE => EventKind::TimerDue {
                actor: self.perhaps_actor(),
                when: Time(self.number()),
            },
            code::TIMER_CANCEL => EventKind::TimerCancel {
                actor: self.perhaps_actor(),
                when: Time(self.number()),
            },
            code::SYNC => EventKind::Sync {
                what: self.text(),
                kind: self.text(),
                name: self.perhaps_text(),
                actor: self.perhaps_actor(),
            },
            code::ODD => {
                let (_, kind) = &self.rows.odd[self.last.odd as usize];
                self.last.odd += 1;
                kind.clone()
            }
            state => EventKind::State {
                actor,
                state: ActorState::ALL[state as usize],
                reason: None,
                ready: None,
            },
        }
    }
}

impl Reader<'_> {
    /// The next row, its kind unread: [`Reader::kind_of`] reads that, at once or never.
    #[inline(always)]
    pub fn next_row(&mut self) -> Option<Row> {
        if self.at >= self.end {
            return None;
        }
        let bytes = &self.rows.bytes[..];
        let (first, second) = (bytes[self.offset], bytes[self.offset + 1]);
        let id = self.rows.first + self.at;
        let mut at = self.offset + 2;
        let last = &mut self.last;
        if first & SAME_TICK == 0 {
            last.tick = last.tick.wrapping_add(get(bytes, &mut at));
        }
        if first & SAME_LINE == 0 {
            last.line = last.line.wrapping_add(get_signed(bytes, &mut at) as u32);
        }
        if first & SAME_ACTOR == 0 {
            last.actor = get(bytes, &mut at) as u32;
        }
        let mut cause = None;
        if second != 0 {
            if second & TIME != 0 {
                last.time = last.time.wrapping_add(get_signed(bytes, &mut at));
            }
            if second & THREAD != 0 {
                last.thread = get(bytes, &mut at) as u32;
            }
            if second & TASK != 0 {
                last.task = get(bytes, &mut at) as u32;
            }
            if second & CAUSE != 0 {
                cause = Some(EventId(id.wrapping_sub(get_signed(bytes, &mut at) as u32)));
            }
        }
        self.offset = at;
        self.at += 1;
        Some(Row {
            id: EventId(id),
            head: Head {
                tick: Tick(last.tick),
                time: Time(last.time),
                thread: ActorId(last.thread),
                task: last.task.checked_sub(1).map(ActorId),
                line: last.line,
                cause,
            },
            actor: ActorId(last.actor),
            code: first & code::BITS,
        })
    }

    /// The kind of the row that [`Reader::next_row`] has just given. To be called unless that row is a state alone.
    pub fn kind_of(&mut self, row: &Row) -> EventKind {
        self.kind(row.code)
    }
}

/// A row whose kind may be unread.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub id: EventId,
    pub head: Head,
    actor: ActorId,
    code: u8,
}

impl Row {
    /// The change of state that this row is, if it is that alone: its kind is read then.
    #[inline(always)]
    #[must_use]
    pub fn state(&self) -> Option<(ActorId, ActorState)> {
        let state = *ActorState::ALL.get(usize::from(self.code))?;
        Some((self.actor, state))
    }
}

impl Iterator for Reader<'_> {
    type Item = Event;

    #[inline]
    fn next(&mut self) -> Option<Event> {
        let row = self.next_row()?;
        let kind = self.kind(row.code);
        Some(row.head.event(row.id, kind))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.at) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Reader<'_> {}
