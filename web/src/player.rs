//! The player: a pure reducer from commands to what the reader has chosen. It knows no DOM, no clock, no session.
//!
//! ```text
//!   Edit -> Paused text -> Compile -> Run (slices) -> whole run known
//!             generation + 1: answers to older generations are dropped
//!   Step, Back, Seek, Play move `cursor` over the steps known so far
//! ```

use switchboard_session::predict::Ask;
use switchboard_trace::ActorId;

/// How much is shown. Basic is the default everywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Level {
    #[default]
    Basic,
    Details,
    Internals,
}

impl Level {
    /// The name in links, tags and on the button.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "Basic",
            Self::Details => "Details",
            Self::Internals => "Internals",
        }
    }

    /// From a link or tag; anything unknown is Basic.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let is = |level: &Self| text.eq_ignore_ascii_case(level.name());
        [Self::Details, Self::Internals]
            .into_iter()
            .find(is)
            .unwrap_or_default()
    }
}

/// What fills a sheet over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    Gallery,
    More,
    Share,
    Help,
    Places,
    Code,
    Console,
}

/// Where a run goes on to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// The next line of this frame.
    Over,
    /// The next line of who called it.
    Out,
    Switch,
    /// The next pass of the loop.
    Pass,
    /// The next jump of time.
    Time,
    /// The followed task's next run.
    Task,
    /// A line's next visit; 0: the line at the cursor.
    Line(u32),
    /// The next line that is stopped at.
    Stop,
    /// The next bookmark, or the one before.
    Bookmark(bool),
}

/// What becomes of the loop of Play.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loop {
    From,
    To,
    Off,
}

/// What is saved as a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    Svg,
    Png,
    Storyboard,
    Worksheet,
    Transcript,
    Trace,
    /// The page itself.
    Page,
}

/// The game of predicting, while it is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Predict {
    pub ask: Ask,
    pub right: u32,
    pub asked: u32,
    /// What became of the answer that led to this step.
    pub verdict: Option<bool>,
}

/// Where the text stands against the run that is shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Phase {
    /// The run shown is of the text shown.
    #[default]
    Current,
    /// The text has changed; the board is of the text before.
    Edited,
    /// The new text is being compiled; the board is of the text before.
    Compiling,
    /// The new text does not compile; the board is of the text before.
    Rejected,
}

/// Speeds of Play: milliseconds a step.
pub const SPEEDS: [(&str, u32); 5] = [("½×", 1800), ("1×", 900), ("2×", 450), ("4×", 225), ("8×", 112)];

/// What the reader has chosen, and how much of the run is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Player {
    /// Counts texts; answers for an older one are stale.
    pub generation: u32,
    pub phase: Phase,
    /// The step shown; 0 is before the first.
    pub cursor: usize,
    /// The last step known.
    pub steps: usize,
    /// All of the run is known.
    pub complete: bool,
    /// A figure may show a part of the run only: its first step, and its last one.
    pub first: usize,
    pub last: Option<usize>,
    /// The reader asked for more than is known: go there when it is.
    pub wanted: Option<usize>,
    pub playing: bool,
    /// Index into [`SPEEDS`].
    pub speed: usize,
    pub level: Level,
    pub follow: Option<ActorId>,
    pub sheet: Option<Sheet>,
    pub why: bool,
    /// Steps that Play goes round; the last is not chosen yet while it is None.
    pub round: Option<(usize, Option<usize>)>,
    pub predict: Option<Predict>,
    /// Lecture mode: is what happens shown? A step hides it again.
    pub lecture: Option<bool>,
    /// How the cursor came to its place: what moves, and how fast.
    pub moved: Moved,
}

/// The last movement of the cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Moved {
    #[default]
    Jumped,
    Forward,
    Back,
}

impl Default for Player {
    fn default() -> Self {
        Self {
            generation: 0,
            phase: Phase::Current,
            cursor: 0,
            steps: 0,
            complete: false,
            first: 0,
            last: None,
            wanted: None,
            playing: false,
            speed: 1,
            level: Level::Basic,
            follow: None,
            sheet: None,
            why: false,
            round: None,
            predict: None,
            lecture: None,
            moved: Moved::Jumped,
        }
    }
}

/// What the reader or the run does to the player.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    Step,
    Back,
    Start,
    End,
    Seek(usize),
    PlayPause,
    Pause,
    /// The time of a step has passed while playing.
    Beat,
    Speed(usize),
    Faster,
    Slower,
    /// Smaller or larger steps: the session knows the sizes.
    Finer,
    Coarser,
    Level(Level),
    Follow(Option<ActorId>),
    Open(Sheet),
    Close,
    Why,
    /// The session knows where that is.
    Until(Until),
    /// Play stops at this line from now on, or no longer; 0: the line at the cursor.
    Stop(u32),
    /// This moment becomes a bookmark, or is none any more.
    Bookmark,
    Loop(Loop),
    Save(File),
    /// Lecture mode: what happens is shown, or hidden again.
    Reveal,
    /// The game of predicting begins or ends.
    Predict,
    Ask(Ask),
    /// One of the question's options, by its place.
    Answer(usize),
    /// And whether that was right.
    Judge(bool),
    /// The text has changed.
    Edit,
    /// The pause after an edit is over.
    Compile {
        generation: u32,
    },
    /// The text does not compile.
    Reject {
        generation: u32,
    },
    /// A run of the present text begins.
    Run {
        generation: u32,
    },
    /// More steps are known.
    Grow {
        generation: u32,
        steps: usize,
        complete: bool,
    },
    /// Only these steps are shown.
    Part {
        first: usize,
        last: Option<usize>,
    },
    /// The cursor was moved by other means (an anchor, a finer grain): it is in this step now.
    At {
        cursor: usize,
        moved: Moved,
    },
}

impl Player {
    /// The state after a command.
    #[must_use]
    pub fn reduce(&self, command: &Command) -> Self {
        let mut next = self.clone();
        match command {
            Command::Step => {
                next.playing = false;
                next.go(self.cursor + 1);
            }
            Command::Back => {
                next.playing = false;
                next.go(self.cursor.saturating_sub(1));
            }
            Command::Start => {
                next.playing = false;
                next.go(0);
            }
            Command::End => {
                next.playing = false;
                next.go(if self.complete { self.steps } else { usize::MAX });
            }
            Command::Seek(step) => {
                next.playing = false;
                next.go(*step);
            }
            Command::PlayPause => {
                next.playing = !self.playing;
                if next.playing && self.complete && self.cursor == self.end() {
                    next.go(0);
                }
            }
            Command::Pause => next.playing = false,
            Command::Beat if self.playing => match self.round {
                Some((from, Some(to))) if self.cursor >= to => next.go(from),
                _ => next.go(self.cursor + 1),
            },
            Command::Beat => {}
            Command::Speed(i) => next.speed = (*i).min(SPEEDS.len() - 1),
            Command::Faster => next.speed = (self.speed + 1).min(SPEEDS.len() - 1),
            Command::Slower => next.speed = self.speed.saturating_sub(1),
            Command::Finer | Command::Coarser | Command::Until(_) => next.playing = false,
            // The document's, or the application's.
            Command::Stop(_) | Command::Bookmark | Command::Answer(_) | Command::Save(_) => {}
            Command::Reveal => next.lecture = self.lecture.map(|shown| !shown),
            Command::Loop(which) => next.round = self.around(*which),
            Command::Predict => {
                next.predict = self.predict.is_none().then(Predict::default);
                next.playing = false;
            }
            Command::Ask(ask) => {
                if let Some(game) = &mut next.predict {
                    game.ask = *ask;
                }
            }
            Command::Judge(right) => {
                next.playing = false;
                next.go(self.cursor + 1);
                if let Some(game) = &mut next.predict {
                    game.asked += 1;
                    game.right += u32::from(*right);
                    game.verdict = Some(*right);
                }
            }
            Command::Level(level) => next.level = *level,
            Command::Follow(actor) => next.follow = if self.follow == *actor { None } else { *actor },
            Command::Open(sheet) => {
                next.sheet = if self.sheet == Some(*sheet) {
                    None
                } else {
                    Some(*sheet)
                }
            }
            Command::Close => {
                next.sheet = None;
                next.why = false;
                next.follow = None;
            }
            Command::Why => next.why = !self.why,
            Command::Edit => {
                next.generation += 1;
                next.phase = Phase::Edited;
                next.playing = false;
            }
            Command::Compile { generation } if *generation == self.generation => {
                next.phase = Phase::Compiling
            }
            Command::Reject { generation } if *generation == self.generation => next.phase = Phase::Rejected,
            Command::Run { generation } if *generation == self.generation => {
                next = Self {
                    generation: self.generation,
                    speed: self.speed,
                    level: self.level,
                    sheet: self.sheet,
                    lecture: self.lecture.map(|_| false),
                    predict: self.predict.map(|game| Predict {
                        ask: game.ask,
                        ..Predict::default()
                    }),
                    ..Self::default()
                };
            }
            Command::Grow {
                generation,
                steps,
                complete,
            } if *generation == self.generation => {
                next.steps = *steps;
                next.complete = *complete;
                if let Some(wanted) = self.wanted
                    && (wanted <= *steps || *complete)
                {
                    next.go(wanted);
                }
            }
            // Answers for a text that is no longer there.
            Command::Compile { .. } | Command::Reject { .. } | Command::Run { .. } | Command::Grow { .. } => {
            }
            Command::Part { first, last } => {
                next.first = *first;
                next.last = *last;
                next.go(next.cursor);
            }
            Command::At { cursor, moved } => {
                next.why = self.why && *cursor == self.cursor;
                next.forget();
                next.cursor = (*cursor).min(self.steps);
                next.moved = *moved;
                next.wanted = None;
            }
        }
        next
    }

    /// Is the run on the board that of the text in the editor?
    #[must_use]
    pub fn current(&self) -> bool {
        self.phase == Phase::Current
    }

    /// Milliseconds a step while playing.
    #[must_use]
    pub fn beat_ms(&self) -> u32 {
        SPEEDS[self.speed].1
    }

    /// The last step that the reader can go to.
    #[must_use]
    pub fn end(&self) -> usize {
        self.last.map_or(self.steps, |last| last.min(self.steps))
    }

    /// The verdict is about the step that was just reached.
    fn forget(&mut self) {
        if let Some(game) = &mut self.predict {
            game.verdict = None;
        }
        self.lecture = self.lecture.map(|_| false);
    }

    /// The loop of Play after a command. Where its end would lie before its beginning they change places.
    fn around(&self, which: Loop) -> Option<(usize, Option<usize>)> {
        match (which, self.round) {
            (Loop::Off, _) => None,
            (Loop::From, Some((_, Some(to)))) if to > self.cursor => Some((self.cursor, Some(to))),
            (Loop::From, _) => Some((self.cursor, None)),
            (Loop::To, round) => {
                let from = round.map_or(self.first, |(from, _)| from);
                (from != self.cursor).then_some((from.min(self.cursor), Some(from.max(self.cursor))))
            }
        }
    }

    fn go(&mut self, to: usize) {
        let to = to.max(self.first).min(self.last.unwrap_or(usize::MAX));
        if to > self.steps && !self.complete {
            self.wanted = Some(to);
            return;
        }
        let to = to.min(self.steps);
        self.moved = match to {
            t if t == self.cursor + 1 => Moved::Forward,
            t if t + 1 == self.cursor => Moved::Back,
            t if t == self.cursor => self.moved,
            _ => Moved::Jumped,
        };
        if to != self.cursor {
            self.why = false;
            self.forget();
        }
        self.cursor = to;
        self.wanted = None;
        if self.complete && to == self.end() {
            self.playing = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(player: &Player, commands: &[Command]) -> Player {
        commands.iter().fold(player.clone(), |p, c| p.reduce(c))
    }

    fn loaded(steps: usize, complete: bool) -> Player {
        run(
            &Player::default(),
            &[
                Command::Run { generation: 0 },
                Command::Grow {
                    generation: 0,
                    steps,
                    complete,
                },
            ],
        )
    }

    #[test]
    fn steps_stay_within_the_run() {
        let p = loaded(3, true);
        let p = run(&p, &[Command::Step, Command::Step, Command::Step, Command::Step]);
        assert_eq!(p.cursor, 3);
        let p = run(&p, &[Command::Back, Command::Start, Command::Back]);
        assert_eq!(p.cursor, 0);
    }

    #[test]
    fn a_step_past_what_is_known_waits_for_it() {
        let p = run(&loaded(1, false), &[Command::Step, Command::Step]);
        assert_eq!((p.cursor, p.wanted), (1, Some(2)));
        let p = p.reduce(&Command::Grow {
            generation: 0,
            steps: 5,
            complete: false,
        });
        assert_eq!((p.cursor, p.wanted), (2, None));
    }

    #[test]
    fn the_end_of_a_run_that_goes_on_is_reached_when_it_is_known() {
        let p = run(&loaded(1, false), &[Command::End]);
        assert_eq!(p.cursor, 0);
        let p = p.reduce(&Command::Grow {
            generation: 0,
            steps: 9,
            complete: true,
        });
        assert_eq!(p.cursor, 9);
    }

    #[test]
    fn playing_stops_at_the_end_and_starts_over() {
        let p = run(&loaded(2, true), &[Command::PlayPause, Command::Beat]);
        assert!(p.playing);
        let p = run(&p, &[Command::Beat]);
        assert_eq!((p.playing, p.cursor), (false, 2));
        let p = run(&p, &[Command::PlayPause]);
        assert_eq!((p.playing, p.cursor), (true, 0));
    }

    #[test]
    fn speed_has_ends() {
        let p = run(
            &loaded(2, true),
            &[Command::Slower, Command::Slower, Command::Slower],
        );
        assert_eq!(p.beat_ms(), 1800);
        let p = (0..9).fold(p, |p, _| p.reduce(&Command::Faster));
        assert_eq!(p.beat_ms(), 112);
    }

    #[test]
    fn a_beat_after_pause_does_nothing() {
        let p = run(
            &loaded(2, true),
            &[Command::PlayPause, Command::PlayPause, Command::Beat],
        );
        assert_eq!(p.cursor, 0);
    }

    #[test]
    fn answers_for_an_older_text_are_dropped() {
        let p = run(&loaded(4, true), &[Command::Step, Command::Edit]);
        assert_eq!((p.generation, p.phase.clone()), (1, Phase::Edited));
        let q = p.reduce(&Command::Grow {
            generation: 0,
            steps: 99,
            complete: true,
        });
        assert_eq!(q, p);
        let q = p.reduce(&Command::Run { generation: 0 });
        assert_eq!(q, p);
        let q = p.reduce(&Command::Reject { generation: 1 });
        assert_eq!((q.phase, q.cursor, q.steps), (Phase::Rejected, 1, 4));
    }

    #[test]
    fn a_part_of_a_run_has_its_own_ends() {
        let p = run(
            &loaded(9, true),
            &[Command::Part {
                first: 2,
                last: Some(4),
            }],
        );
        assert_eq!(p.cursor, 2);
        let p = run(&p, &[Command::End]);
        assert_eq!(p.cursor, 4);
        let p = run(&p, &[Command::Step, Command::Start]);
        assert_eq!(p.cursor, 2);
    }

    #[test]
    fn the_direction_of_a_move_is_known() {
        let p = run(&loaded(5, true), &[Command::Step]);
        assert_eq!(p.moved, Moved::Forward);
        assert_eq!(p.reduce(&Command::Back).moved, Moved::Back);
        assert_eq!(p.reduce(&Command::Seek(4)).moved, Moved::Jumped);
    }

    #[test]
    fn play_goes_round_a_loop() {
        let p = run(
            &loaded(9, true),
            &[
                Command::Seek(5),
                Command::Loop(Loop::From),
                Command::Seek(3),
                Command::Loop(Loop::To),
            ],
        );
        assert_eq!(p.round, Some((3, Some(5))), "the ends are in order");
        let p = run(&p, &[Command::PlayPause, Command::Beat, Command::Beat]);
        assert_eq!(p.cursor, 5);
        let p = run(&p, &[Command::Beat]);
        assert_eq!((p.cursor, p.playing), (3, true));
        let p = run(
            &p,
            &[
                Command::Loop(Loop::Off),
                Command::Seek(5),
                Command::PlayPause,
                Command::Beat,
            ],
        );
        assert_eq!(p.cursor, 6);
    }

    #[test]
    fn a_lecture_hides_what_happens_at_each_step() {
        let mut p = loaded(4, true);
        assert_eq!(
            p.reduce(&Command::Reveal).lecture,
            None,
            "elsewhere nothing is hidden"
        );
        p.lecture = Some(false);
        let p = p.reduce(&Command::Reveal);
        assert_eq!(p.lecture, Some(true));
        assert_eq!(p.reduce(&Command::Step).lecture, Some(false));
        assert_eq!(p.reduce(&Command::Run { generation: 0 }).lecture, Some(false));
    }

    #[test]
    fn answers_are_counted_and_lead_on() {
        let p = run(
            &loaded(4, true),
            &[Command::Predict, Command::Judge(true), Command::Judge(false)],
        );
        let game = p.predict.expect("it is on");
        assert_eq!((game.right, game.asked, game.verdict), (1, 2, Some(false)));
        assert_eq!(p.cursor, 2);
        // A step by other means says nothing of an answer; a new run begins to count anew.
        assert_eq!(p.reduce(&Command::Step).predict.and_then(|g| g.verdict), None);
        let p = p.reduce(&Command::Run { generation: 0 });
        assert_eq!(p.predict, Some(Predict::default()));
        assert_eq!(p.reduce(&Command::Predict).predict, None);
    }

    #[test]
    fn following_the_same_token_again_ends_it() {
        let a = ActorId(7);
        let p = loaded(5, true).reduce(&Command::Follow(Some(a)));
        assert_eq!(p.follow, Some(a));
        assert_eq!(p.reduce(&Command::Follow(Some(a))).follow, None);
        assert_eq!(p.reduce(&Command::Close).follow, None);
    }
}
