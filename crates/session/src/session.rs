//! The session: a timeline with its index of steps, as a page or the command line uses it.

use crate::{
    AnyDomain,
    anchor::{self, AnchorError},
    choice::ChoiceView,
    signals,
    source::{OpenError, Settings, Source},
    story::{self, Sentence, Why},
};
use serde::{Deserialize, Serialize};
use switchboard_engine::{
    Costs, Domain as _, Grain as Mark, Progress, Steps, Timeline, World, steps::kept::KeptSteps,
};
use switchboard_trace::{
    ActorId, Anchor, Departure, Event, EventId, EventKind, Lane, Origin, Rows, Scene, Schedule, Tick, Time,
    Unit, Viewport, event::ActorKind, scene::Outcome, schedule::Injection, step::Column,
};

/// The size of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    Instruction,
    Line,
    /// One run of a program's actor, or one wait: the default.
    #[default]
    Switch,
    /// One pass of a runtime.
    Iteration,
    /// One jump of the clock.
    Time,
}

impl Grain {
    /// All grains, finest first, with the names that links and the command line use.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Instruction, "instruction"),
        (Self::Line, "line"),
        (Self::Switch, "switch"),
        (Self::Iteration, "iteration"),
        (Self::Time, "time"),
    ];
}

/// One run of one program, with a cursor.
#[derive(Clone)]
pub struct Session {
    source: Source,
    settings: Settings,
    timeline: Timeline<AnyDomain>,
    steps: Steps,
    /// Where the cursor is to go as soon as the head has been there.
    wanted: Option<String>,
}

impl Session {
    /// Opens a program. Nothing has run yet: call [`Session::run_slice`] until it says that the run has ended; the
    /// cursor goes to `at` (an anchor; "start" for the moment before the first step) as soon as that is known.
    pub fn open(source: Source, settings: Settings, schedule: Schedule, at: &str) -> Result<Self, OpenError> {
        let mut domain = source.domain(&settings)?;
        domain.raise(settings.raised);
        let machine = source.machine(&settings);
        let world =
            World::new(domain, "main", machine, &schedule).map_err(|stray| OpenError::plain(stray.0))?;
        let bounds = settings.bounds();
        Ok(Self {
            source,
            settings,
            timeline: Timeline::new(world, schedule, bounds),
            steps: Steps::default(),
            wanted: Some(at.to_owned()),
        })
    }

    /// Runs the history's head on for about `fuel` ticks (a page: as many as fit in 8 ms). The cursor stays, unless it
    /// still has to go where [`Session::open`] or [`Session::go`] sent it.
    pub fn run_slice(&mut self, fuel: u64) -> Progress {
        let progress = self.timeline.advance(fuel);
        self.steps.follow(&self.timeline);
        if let Some(wanted) = self.wanted.take() {
            match anchor::resolve(self, &wanted) {
                Ok(tick) => self.timeline.seek(tick),
                Err(AnchorError::Later) if !progress.ended => self.wanted = Some(wanted),
                Err(_) => self.seek_step(None),
            }
        }
        progress
    }

    /// Runs to the end or to a bound.
    pub fn run_to_end(&mut self) -> Progress {
        loop {
            let progress = self.run_slice(1 << 20);
            if progress.ended {
                return progress;
            }
        }
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        self.timeline.progress()
    }

    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        self.timeline.schedule()
    }

    /// All steps found so far, also those after the cursor.
    #[must_use]
    pub fn steps(&self) -> &KeptSteps {
        self.steps.all()
    }

    /// All events kept so far; ids begin with 0.
    #[must_use]
    pub fn events(&self) -> &Rows {
        self.timeline.events()
    }

    /// How the run ended, wherever the cursor is.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.timeline.outcome()
    }

    /// The timeline and the index, for what this facade does not have.
    #[must_use]
    pub fn timeline(&self) -> &Timeline<AnyDomain> {
        &self.timeline
    }

    #[must_use]
    pub fn index(&self) -> &Steps {
        &self.steps
    }

    #[must_use]
    pub fn tick(&self) -> Tick {
        self.timeline.cursor().tick()
    }

    /// The step at the cursor; None before the first ("0 / 13"; show `index + 1` else).
    #[must_use]
    pub fn step_index(&self) -> Option<usize> {
        self.steps.at(self.tick())
    }

    /// Is the cursor at the moment that stands for its step (rather than inside of it, by a finer grain)?
    #[must_use]
    pub fn on_step(&self) -> bool {
        match self.step_index() {
            Some(index) => self.show_of(index) == Some(self.tick()),
            None => true,
        }
    }

    /// Goes to a step's moment; None: before the first.
    pub fn seek_step(&mut self, index: Option<usize>) {
        let tick = match index.and_then(|index| self.show_of(index)) {
            Some(show) => show,
            None => self.steps.start(self.progress().head),
        };
        self.seek(tick);
    }

    /// Goes to a tick.
    pub fn seek(&mut self, tick: Tick) {
        self.wanted = None;
        self.timeline.seek(tick);
    }

    /// Goes to the first moment at which an event has happened (a console line's, a cause's).
    pub fn seek_event(&mut self, event: EventId) {
        if let Some(event) = self.events().get(event) {
            self.seek(event.tick);
        }
    }

    /// One step forward; false at the end of what has run.
    pub fn step_forward(&mut self, grain: Grain) -> bool {
        self.wanted = None;
        let here = self.tick();
        let next = match grain {
            Grain::Instruction => {
                self.timeline.step(Mark::Instruction);
                return self.tick() > here;
            }
            Grain::Line => {
                self.timeline.step(Mark::Line);
                return self.tick() > here;
            }
            Grain::Switch => {
                // Steps are in order of their moments, so the first moment after here.
                let index = self.steps().partition_point(|step| step.show <= here);
                self.show_of(index)
            }
            Grain::Iteration => after(self.steps.passes(), here),
            Grain::Time => after(self.steps.jumps(), here),
        };
        let end = self.progress().head;
        let next = next.unwrap_or(end);
        self.seek(next);
        next > here
    }

    /// One step back; false at the start.
    pub fn step_back(&mut self, grain: Grain) -> bool {
        self.wanted = None;
        let here = self.tick();
        let start = self.steps.start(self.progress().head);
        let last = match grain {
            Grain::Instruction => return self.timeline.back(Mark::Instruction),
            Grain::Line => return self.timeline.back(Mark::Line),
            Grain::Switch => {
                let index = self.steps().partition_point(|step| step.show < here);
                index.checked_sub(1).and_then(|index| self.show_of(index))
            }
            Grain::Iteration => before(self.steps.passes(), here),
            Grain::Time => before(self.steps.jumps(), here),
        };
        let last = last.unwrap_or(start);
        self.seek(last.min(here));
        last < here
    }

    /// Goes to an anchor. If the head has not been there yet the cursor follows as soon as it has.
    pub fn go(&mut self, anchor: &str) -> Result<(), AnchorError> {
        match anchor::resolve(self, anchor) {
            Ok(tick) => {
                self.seek(tick);
                Ok(())
            }
            Err(AnchorError::Later) if !self.progress().ended => {
                self.wanted = Some(anchor.to_owned());
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// The anchor of the cursor.
    #[must_use]
    pub fn anchor(&self) -> String {
        anchor::format(self)
    }

    /// The moment at the cursor.
    #[must_use]
    pub fn scene(&self, view: &Viewport) -> Scene {
        self.timeline.scene(view)
    }

    /// The lanes of the timeline panel: tasks, generators and threads of the program; with `internals` everybody.
    /// The first thread of a program that has tasks is not a lane of its own (Basic level).
    #[must_use]
    pub fn lanes(&self, internals: bool) -> Vec<Lane> {
        self.first_lanes(internals, usize::MAX)
    }

    /// The same, of the first `most` of them only: a page shows few, and draws them again and again.
    #[must_use]
    pub fn first_lanes(&self, internals: bool, most: usize) -> Vec<Lane> {
        let threads = self.count(ActorKind::Thread);
        let others = self.count(ActorKind::Task) + self.count(ActorKind::Generator);
        let lanes = self.steps.lanes();
        lanes.draw(self.steps(), most, |track| {
            internals
                || match (track.kind, track.origin) {
                    (ActorKind::Task | ActorKind::Generator, Origin::Program) => true,
                    (ActorKind::Thread, Origin::Library) => false,
                    (ActorKind::Thread, _) => threads > 1 || others == 0,
                    _ => false,
                }
        })
    }

    /// The elastic axis: a column a step, waits with their length.
    #[must_use]
    pub fn axis(&self) -> Vec<Column> {
        switchboard_engine::steps::lanes::axis(self.steps())
    }

    /// The sentence of the step at the cursor.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        story::sentence(self, self.step_index())
    }

    /// The sentence of any step; None: before the first.
    #[must_use]
    pub fn sentence_of(&self, step: Option<usize>) -> Sentence {
        story::sentence(self, step)
    }

    /// Why the step at the cursor came now: one sentence for each cause, nearest first, each with where to look.
    #[must_use]
    pub fn why(&self) -> Vec<Why> {
        story::why(self, self.step_index())
    }

    /// The same for any step.
    #[must_use]
    pub fn why_of(&self, step: Option<usize>) -> Vec<Why> {
        story::why(self, step)
    }

    /// Why somebody stands where an event put it (a token's `since`).
    #[must_use]
    pub fn why_there(&self, since: EventId) -> Vec<Why> {
        story::why_there(self, since)
    }

    /// A suspended frame, in words.
    #[must_use]
    pub fn frame_says(&self, name: &str, line: u32, inner: &str) -> Sentence {
        story::frame(self, name, line, inner)
    }

    /// What an event says as a cause of what came after it; None: nothing that a reader would ask for.
    #[must_use]
    pub fn because(&self, event: EventId) -> Option<Sentence> {
        story::cause(self, event)
    }

    /// The unit of this run's times: where code costs time, a short run's are in small ones.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self.settings.costs {
            Costs::Ideal => Unit::Seconds,
            Costs::Priced => Unit::of(self.steps().last().map_or(Time::default(), |step| step.to)),
        }
    }

    /// Letter of an actor ("A"), if it has one.
    #[must_use]
    pub fn letter(&self, actor: ActorId) -> Option<&str> {
        self.steps.lanes().track(actor).map(|track| &*track.letter)
    }

    /// The choice of this event; None: it is none.
    #[must_use]
    pub fn choice(&self, event: EventId) -> Option<ChoiceView> {
        self.view(&self.events().get(event)?)
    }

    /// The text of a line of the program, without its indentation; empty if there is no such line.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let at = (line as usize).checked_sub(1);
        at.and_then(|at| self.source.text.lines().nth(at))
            .map_or("", str::trim)
    }

    fn view(&self, event: &Event) -> Option<ChoiceView> {
        let EventKind::Choice { at, options, picked } = &event.kind else {
            return None;
        };
        Some(ChoiceView {
            event: event.id,
            kind: at.kind.clone(),
            who: self.letter(event.thread).map(str::to_owned),
            line: at.line,
            visit: at.visit,
            text: self.line(at.line).to_owned(),
            options: options.iter().map(|o| o.to_string()).collect(),
            picked: *picked as usize,
        })
    }

    /// How many threads there are in the whole run.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.count(ActorKind::Thread)
    }

    /// The choices that were made inside of a step.
    #[must_use]
    pub fn choices(&self, step: usize) -> Vec<ChoiceView> {
        let Some(step) = self.steps().get(step) else {
            return Vec::new();
        };
        self.events()
            .range(step.first..step.end)
            .filter_map(|event| self.view(&event))
            .collect()
    }

    /// Did a bound end the run that can be raised?
    #[must_use]
    pub fn can_raise(&self) -> bool {
        self.outcome().is_some_and(|outcome| outcome.raisable) && self.settings.raised < Settings::MOST_RAISES
    }

    /// Raises the bound that ended the run: it goes on with [`Session::run_slice`]; what ran so far stays, and so does the
    /// cursor. False: there is none, or it was raised as often as it can be.
    pub fn raise(&mut self) -> bool {
        if !self.can_raise() {
            return false;
        }
        self.settings.raised += 1;
        self.timeline.raise(self.settings.bounds(), self.settings.raised);
        self.steps = Steps::default();
        self.steps.follow(&self.timeline);
        true
    }

    /// Takes another option at a choice: the history is cut there and goes on with it. The cursor is then right before
    /// the choice; run on with [`Session::run_slice`].
    pub fn fork(&mut self, choice: EventId, option: &str) -> Result<(), OpenError> {
        let Some(event) = self.events().get(choice) else {
            return Err(OpenError::plain("there is no such choice"));
        };
        let EventKind::Choice { at, options, .. } = &event.kind else {
            return Err(OpenError::plain("this event is no choice"));
        };
        if !options.iter().any(|o| &**o == option) {
            let options = options.join(", ");
            return Err(OpenError::plain(format!(
                "`{option}` is not possible here; there are: {options}"
            )));
        }
        self.seek(Tick(event.tick.0 - 1));
        let departure = Departure {
            at: Anchor::clone(at),
            option: option.to_owned(),
        };
        self.fork_here(Some(departure), None)
    }

    /// A signal comes at the cursor ("SIGINT": Ctrl-C there): the history is cut there and goes on with it; run on with
    /// [`Session::run_slice`]. Error: there is no signal of that name, or the run has ended at the cursor.
    #[inline(never)]
    pub fn inject(&mut self, signal: &str) -> Result<(), OpenError> {
        signals::check(signal).map_err(OpenError::plain)?;
        if self.timeline.cursor().outcome().is_some() {
            return Err(OpenError::plain(
                "the run has ended here: no signal comes any more",
            ));
        }
        self.timeline.inject(signal);
        self.index_anew();
        Ok(())
    }

    fn fork_here(&mut self, departure: Option<Departure>, input: Option<Injection>) -> Result<(), OpenError> {
        self.timeline
            .fork(departure, input)
            .map_err(|stray| OpenError::plain(stray.0))?;
        self.index_anew();
        Ok(())
    }

    fn index_anew(&mut self) {
        self.steps = Steps::default();
        self.steps.follow(&self.timeline);
    }

    /// The moment that stands for a step.
    fn show_of(&self, index: usize) -> Option<Tick> {
        self.steps().get(index).map(|step| step.show)
    }

    fn count(&self, kind: ActorKind) -> usize {
        self.steps.lanes().count(kind)
    }
}

fn after(ticks: &[Tick], here: Tick) -> Option<Tick> {
    ticks.get(ticks.partition_point(|&tick| tick <= here)).copied()
}

fn before(ticks: &[Tick], here: Tick) -> Option<Tick> {
    ticks
        .partition_point(|&tick| tick < here)
        .checked_sub(1)
        .map(|index| ticks[index])
}
