use super::*;
use crate::event::{ActorKind, WaitsFor};

/// Every kind, with small and large numbers.
fn kinds() -> Vec<EventKind> {
    let (actor, runtime) = (ActorId(70_000), ActorId(3));
    let text = |text: &str| Text::from(text);
    let mut kinds = vec![
        EventKind::Spawn {
            actor,
            parent: None,
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: text("A"),
            label: text("f()"),
        },
        EventKind::PassBegin {
            runtime,
            pass: 1 << 30,
            ready: 0,
        },
        EventKind::Wait { runtime, until: None },
        EventKind::Wait {
            runtime,
            until: Some(Time(u64::MAX)),
        },
        EventKind::Advance { from: Time(5) },
        EventKind::TimerSet {
            actor: None,
            when: Time(u64::MAX),
        },
        EventKind::TimerDue {
            actor: Some(actor),
            when: Time(0),
        },
        EventKind::TimerCancel {
            actor: Some(runtime),
            when: Time(1_000_000_007),
        },
        EventKind::HandleEnd,
        EventKind::Cross { frames: 1_000 },
        EventKind::Resolve {
            actor: Some(actor),
            label: text("future"),
        },
        EventKind::Resolve {
            actor: None,
            label: text(""),
        },
        EventKind::CancelRequest { actor },
        EventKind::NoSwitch { on: Some(actor) },
        EventKind::Sync {
            what: text("acquired"),
            kind: text("lock"),
            name: None,
            actor: None,
        },
        EventKind::Sync {
            what: text("put"),
            kind: text("queue"),
            name: Some(text("lock")),
            actor: Some(runtime),
        },
        EventKind::Block { until: None },
        EventKind::Print {
            text: text("x\n"),
            error: false,
        },
        EventKind::Deadlock {
            waits: vec![WaitsFor {
                who: actor,
                what: text("lock"),
                holder: None,
            }],
        },
        EventKind::Signal {
            name: text("SIGINT"),
            sent: true,
        },
        EventKind::Exit {
            status: 1,
            message: Some(text("no")),
        },
    ];
    for by in READY_BY {
        for origin in ORIGINS {
            let label = text(&format!("step(Task-{})", by as u32 % 3));
            kinds.push(EventKind::HandleReady {
                label: label.clone(),
                origin,
                by,
            });
            let of = (by != ReadyBy::Io).then_some(actor);
            kinds.push(EventKind::HandleRun {
                label,
                origin,
                by,
                of,
            });
        }
    }
    let reasons = [
        None,
        Some(WaitReason::Until(Time(1 << 40))),
        Some(WaitReason::Future(text("future"))),
        Some(WaitReason::Primitive {
            kind: text("lock"),
            name: Some(text("door")),
            holder: Some(actor),
        }),
        Some(WaitReason::Primitive {
            kind: text("event"),
            name: None,
            holder: None,
        }),
        Some(WaitReason::Actors {
            on: vec![actor, runtime],
            ended: 1,
        }),
        Some(WaitReason::Input),
    ];
    for (number, state) in ActorState::ALL.into_iter().enumerate() {
        assert_eq!(state as usize, number);
        for reason in &reasons {
            for ready in READY_BY.map(Some).into_iter().take(2).chain([None]) {
                kinds.push(EventKind::State {
                    actor: ActorId(number as u32 / 2),
                    state,
                    reason: reason.clone(),
                    ready,
                });
            }
        }
    }
    kinds
}

/// Each kind several times, under heads that differ in this and that.
fn events() -> Vec<Event> {
    let kinds = kinds();
    (0..3 * kinds.len() as u32)
        .map(|index| Event {
            id: EventId(index),
            tick: Tick(u64::from(index / 2) * if index % 50 == 0 { 1_000 } else { 3 }),
            time: Time(u64::from(index / 7) * 100),
            thread: ActorId(index / 90 % 2),
            task: (index % 3 != 0).then_some(ActorId(index / 4)),
            line: [0, 7, 7, 4_000_000_000][index as usize % 4],
            cause: (index % 5 == 1).then_some(EventId(index / 2)),
            kind: kinds[index as usize * 7 % kinds.len()].clone(),
        })
        .collect()
}

fn packed(events: &[Event]) -> Rows {
    let mut rows = Rows::default();
    for event in events {
        rows.push(event.clone());
    }
    rows
}

#[test]
fn what_is_pushed_is_read() {
    let events = events();
    let rows = packed(&events);
    assert_eq!(rows.to_vec(), events);
    assert_eq!(rows.last().as_ref(), events.last());
    for (index, event) in events.iter().enumerate() {
        let id = EventId(index as u32);
        assert_eq!(rows.get(id).as_ref(), Some(event));
        assert!(
            rows.back_from(id).eq(events[..index].iter().rev().cloned()),
            "before {index}"
        );
        let middle = rows.range(EventId(20)..id);
        assert!(
            middle
                .back()
                .eq(events[20.min(index)..index].iter().rev().cloned())
        );
    }
    assert_eq!(rows.get(rows.end()), None);
    assert_eq!((Rows::default().last(), Rows::default().to_vec()), (None, vec![]));
}

#[test]
fn what_is_cut_off_can_be_pushed_anew() {
    let events = events();
    let whole = packed(&events);
    for cut in [0, 1, 63, 64, 65, 200, events.len()] {
        let mut rows = whole.clone();
        rows.truncate(EventId(cut as u32));
        assert_eq!(rows.to_vec(), events[..cut]);
        assert!(rows.odd_from(EventId(0)).iter().all(|(id, _)| id.0 < cut as u32));
        for event in &events[cut..] {
            rows.push(event.clone());
        }
        assert!(rows == whole, "cut at {cut}");
    }
}

#[test]
fn rows_may_begin_later() {
    let mut rows = Rows::starting(EventId(900));
    for event in events() {
        let id = EventId(event.id.0 + 900);
        let cause = event.cause.map(|cause| EventId(cause.0 + 900));
        rows.push(Event { id, cause, ..event });
    }
    assert_eq!(rows.iter().next().map(|event| event.id), Some(EventId(900)));
    assert_eq!(rows.range(EventId(1_000)..EventId(1_002)).count(), 2);
    rows.truncate(EventId(950));
    assert_eq!(rows.last().map(|event| event.id), Some(EventId(949)));
}
