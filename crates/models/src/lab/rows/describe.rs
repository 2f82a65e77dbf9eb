//! Draws a crowd: how many stand where, and those that the viewport reaches.

use super::{Phase, Rows};
use switchboard_trace::{
    ActorState, Scene, Viewport, WaitReason,
    event::ActorKind,
    scene::{Gate, Place, Row, RowKind, Token},
    state::Origin,
};

impl Rows {
    pub(super) fn draw(&self, view: &Viewport, scene: &mut Scene) {
        if self.made() == 0 {
            return;
        }
        let mut row = Row {
            operator: Some(self.runtime),
            parent: Some(self.thread),
            kind: RowKind::Crowd,
            title: "MainThread".into(),
            subtitle: format!("{} handlers, one operator", self.spec.rows).into(),
            ready: Place::default(),
            running: Place::default(),
            waiting: Place::default(),
            finished: Place::default(),
            gate: Some(self.gate(view)),
            busy: None,
            machine: None,
        };
        for &handler in &self.ready {
            self.place(&mut row.ready, handler, view);
        }
        if let Phase::Working(handler, _) = self.phase {
            self.place(&mut row.running, handler, view);
        }
        for handler in 0..self.made() {
            match self.states[handler as usize] {
                ActorState::Waiting => self.place(&mut row.waiting, handler, view),
                ActorState::Done => self.place(&mut row.finished, handler, view),
                _ => {}
            }
        }
        scene.rows.push(row);
    }

    fn gate(&self, view: &Viewport) -> Gate {
        let due = self.timers.iter().take(view.tokens.min(8));
        Gate {
            waits: (self.phase == Phase::Asleep).then(|| self.timers.first().map(|&(when, ..)| when)),
            due: due
                .map(|&(when, _, row)| (when, Some(self.actor(row)), (row + 1).to_string().into()))
                .collect(),
            due_total: self.timers.len(),
            pass: self.pass,
            left_in_pass: self.left_in_pass,
            handles: Vec::new(),
        }
    }

    fn place(&self, place: &mut Place, handler: u32, view: &Viewport) {
        let shown = place.total >= view.first && place.tokens.len() < view.tokens;
        place.total += 1;
        if !shown {
            return;
        }
        let index = handler as usize;
        let state = self.states[index];
        place.tokens.push(Token {
            actor: self.actor(handler),
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: (handler + 1).to_string().into(),
            label: format!("handler({})", handler + 1).into(),
            state,
            reason: (state == ActorState::Waiting).then(|| WaitReason::Until(self.wakes[index])),
            since: Some(self.since[index]),
            line: 0,
            frames: Vec::new(),
            crossing: 0,
            notes: vec![("round".into(), self.rounds[index].to_string().into())],
        });
    }
}
