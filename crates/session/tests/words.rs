//! Every sentence, as it is said: `golden/words.txt`. None is longer than 22 words or uses a word that misleads.
//! `SWITCHBOARD_BLESS=1` writes the file anew.

use std::fs;
use switchboard_session::{
    Message,
    message::{Act, Edge, End, Who},
    notes::{Length, Remark},
    words::en,
};
use switchboard_trace::{ActorId, Time, Unit, event::ReadyBy};

fn who(letter: &str, label: &str) -> Who {
    Who {
        actor: ActorId(1),
        letter: letter.into(),
        label: label.into(),
    }
}

/// Each message, and each variant of its slots that is said in another way.
fn all() -> Vec<Message> {
    let (main, a, b) = (
        || who("M", "main()"),
        || who("A", "countdown('A', 2)"),
        || who("B", "countdown('B', 3)"),
    );
    let one = Time(1_000_000_000);
    let two = Time(2_000_000_000);
    let run = |who: Who, acts: Vec<Act>, end: End| Message::Run { who, acts, end };
    let prints = || vec![Act::Prints("T-minus 2 (A)\n".into())];
    let long = || {
        vec![
            Act::Prints("a line of output that goes on and on".into()),
            Act::Starts(vec![a(), b(), a(), b()]),
        ]
    };
    let mut messages = vec![
        Message::Start { loops: true },
        Message::Start { loops: false },
        run(
            main(),
            vec![Act::Starts(vec![a(), b()])],
            End::Joins(vec![a(), b()]),
        ),
        run(main(), long(), End::Joins(vec![a(), b(), a(), b()])),
        run(main(), vec![Act::Cancels(a())], End::Joins(vec![a()])),
        run(main(), vec![Act::NoSwitch(Some(b()))], End::Done),
        run(main(), vec![Act::NoSwitch(None)], End::Open),
        run(
            a(),
            vec![Act::Takes("lock".into()), Act::Gives("lock".into())],
            End::Done,
        ),
        run(a(), vec![Act::Resolves], End::Done),
        Message::Callback {
            label: "done".into(),
            acts: prints(),
        },
        Message::GoesOn {
            who: a(),
            at: two,
            acts: prints(),
            end: End::Sleeps { until: one, line: 6 },
        },
        Message::GoesOn {
            who: a(),
            at: two,
            acts: Vec::new(),
            end: End::Done,
        },
        Message::Wait {
            until: Some(one),
            woken: Vec::new(),
        },
        Message::Wait {
            until: Some(one),
            woken: vec![a(), b()],
        },
        Message::Wait {
            until: None,
            woken: Vec::new(),
        },
        Message::Sleep {
            who: who("T1", "main"),
            until: one,
        },
        Message::Tidy {
            runtime: "asyncio.run".into(),
            tasks: 2,
            passes: 5,
        },
        Message::Tidy {
            runtime: "asyncio.run".into(),
            tasks: 1,
            passes: 1,
        },
        Message::Tidy {
            runtime: String::new(),
            tasks: 0,
            passes: 1,
        },
        Message::Deadlock(vec![
            Edge {
                who: who("T1", "main"),
                wants: "b".into(),
                holder: Some(who("T2", "other")),
            },
            Edge {
                who: who("T2", "other"),
                wants: "a".into(),
                holder: Some(who("T1", "main")),
            },
        ]),
        Message::Stuck(vec![
            (
                a(),
                End::Wants {
                    kind: "lock".into(),
                    name: String::new(),
                    holder: None,
                },
            ),
            (
                b(),
                End::Wants {
                    kind: "lock".into(),
                    name: "door".into(),
                    holder: None,
                },
            ),
        ]),
        Message::Stuck(vec![(main(), End::Joins(vec![a()]))]),
        Message::Limit("Stopped after 1,000,000 steps".into()),
        Message::Limit("Stopped after 1,000,000 recorded events: the history's 96 MB are full".into()),
        Message::Limit("input() is not supported. Use a variable.".into()),
        Message::Unsupported {
            name: "threading".into(),
            instead: "Use asyncio.to_thread".into(),
            line: 3,
        },
        run(
            a(),
            vec![
                Act::Warned("coroutine 'save' was never awaited".into()),
                Act::Signals("SIGTERM".into()),
            ],
            End::Done,
        ),
        run(a(), vec![Act::Resolves], End::Open),
        Message::Failed {
            error: "ZeroDivisionError: division by zero".into(),
            line: 7,
        },
        Message::Stray("there is no such option".into()),
        Message::Signal("SIGINT".into()),
        Message::Signal("SIGTERM".into()),
    ];
    for what in [
        "read", "written", "put", "got", "notified", "set", "cleared", "joined",
    ] {
        messages.push(run(
            a(),
            vec![Act::Does {
                what: what.into(),
                name: "queue".into(),
            }],
            End::Open,
        ));
    }
    let ends = || {
        vec![
            End::Open,
            End::Sleeps { until: one, line: 6 },
            End::Blocked { until: one },
            End::Joins(vec![b()]),
            End::Future("future".into()),
            End::Wants {
                kind: "lock".into(),
                name: "lock".into(),
                holder: Some(b()),
            },
            End::Wants {
                kind: "queue".into(),
                name: "jobs".into(),
                holder: None,
            },
            End::Input("a line of input".into()),
            End::Yields { behind: Some(b()) },
            End::Yields { behind: None },
            End::CutOff,
            End::Done,
            End::Failed,
            End::Cancelled,
            End::Blocks {
                until: Some(two),
                late: Some((b(), one)),
            },
            End::Blocks {
                until: Some(two),
                late: None,
            },
            End::Blocks {
                until: None,
                late: None,
            },
            End::Suspends,
        ]
    };
    for acts in [Vec::new(), prints()] {
        messages.extend(ends().into_iter().map(|end| run(a(), acts.clone(), end)));
    }
    for frames in [1, 4] {
        for end in [End::Suspends, End::Done, End::Failed, End::Open] {
            for acts in [Vec::new(), prints()] {
                messages.push(Message::Resume {
                    who: a(),
                    first: acts.is_empty() && frames == 1 && end == End::Suspends,
                    sent: end == End::Suspends,
                    frames,
                    acts,
                    end: end.clone(),
                });
            }
        }
    }
    for by in [
        ReadyBy::Spawn,
        ReadyBy::Soon,
        ReadyBy::Timer,
        ReadyBy::Wake,
        ReadyBy::Cancel,
        ReadyBy::Io,
        ReadyBy::Thread,
        ReadyBy::Signal,
    ] {
        for thread in [false, true] {
            for from in [None, Some(main())] {
                messages.push(Message::BecauseReady {
                    who: a(),
                    by,
                    from,
                    thread,
                });
            }
        }
    }
    messages.extend([
        Message::BecauseTimer {
            who: Some(a()),
            at: one,
        },
        Message::BecauseTimer { who: None, at: one },
        Message::BecauseAsked { who: a(), until: one },
        Message::BecauseMade {
            who: a(),
            by: Some(main()),
        },
        Message::BecauseMade { who: a(), by: None },
        Message::BecauseResolved { what: "sleep".into() },
        Message::BecauseReleased {
            who: a(),
            name: "lock".into(),
        },
        Message::BecauseCancelled { who: a() },
        Message::BecauseTime {
            from: Time(0),
            to: one,
        },
        Message::BecauseCalled { who: a() },
        Message::Sleep {
            who: who("", ""),
            until: one,
        },
        run(who("", ""), prints(), End::Open),
        Message::BecauseFirst {
            who: a(),
            thread: false,
        },
        Message::BecauseFirst {
            who: who("T1", "main"),
            thread: true,
        },
    ]);
    messages
}

/// Each remark on a run.
fn remarks() -> Vec<(Remark, u32)> {
    let (a, b) = (|| who("A", "fetch(1)"), || who("B", "fetch(2)"));
    let second = Time(1_000_000_000);
    let length = Length {
        time: Time(0),
        ticks: 2_000_000,
    };
    let name = || "queue".to_owned();
    let blocked = |length| Remark::LoopBlocked {
        who: a(),
        line: 7,
        length,
    };
    let convoy = |behind| Remark::Convoy {
        who: a(),
        times: 9,
        length,
        behind,
    };
    vec![
        (blocked(Some(second)), 1),
        (blocked(Some(second)), 3),
        (blocked(None), 1),
        (Remark::NeverYields { who: a(), length }, 1),
        (Remark::NeverAwaited { name: name() }, 2),
        (Remark::NeverRetrieved { error: String::new() }, 1),
        (
            Remark::NeverRetrieved {
                error: "ValueError('no')".to_owned(),
            },
            1,
        ),
        (Remark::Destroyed, 2),
        (
            Remark::Overtaken {
                who: a(),
                name: name(),
                times: 5,
            },
            1,
        ),
        (Remark::Unserved { who: a(), length }, 2),
        (convoy(None), 9),
        (convoy(Some(b())), 9),
        (
            Remark::UnboundedQueue {
                name: name(),
                items: 100,
            },
            1,
        ),
        (
            Remark::LostWakeUp {
                by: a(),
                name: name(),
                waits: b(),
            },
            1,
        ),
    ]
}

#[test]
fn sentences_are_as_agreed() {
    let (messages, remarks) = (all(), remarks());
    let said = messages
        .iter()
        .map(|message| en::plain(&en::say(message, Unit::Seconds)));
    let remarks = { remarks.iter() }.map(|(remark, times)| en::plain(&en::remark(remark, *times)));
    let said: Vec<String> = said.chain(remarks).collect();
    let text = said.join("\n") + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/words.txt");
    if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
        fs::write(path, &text).unwrap();
    }
    assert!(
        text == fs::read_to_string(path).unwrap_or_default(),
        "sentences differ; now:\n{text}"
    );
    for sentence in said {
        // What is quoted from the program is not the sentence's length.
        let own = sentence.split('`').step_by(2).collect::<Vec<_>>().join("x");
        let words = own.split_whitespace().count();
        assert!(words <= 22, "{words} words: {sentence}");
        for bad in [
            "return",
            "simultaneous",
            "fires",
            "scheduler decides",
            "sleeps",
            " gate ",
        ] {
            assert!(!own.contains(bad), "`{bad}`: {sentence}");
        }
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}
