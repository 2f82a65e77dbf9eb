//! Draws the queue: the line, who is served, how many have gone.

use super::{Customer, Mmc};
use switchboard_trace::{
    ActorState, Scene, Viewport, WaitReason,
    event::ActorKind,
    scene::{Place, Row, RowKind, Token},
    state::Origin,
};

impl Mmc {
    pub(super) fn draw(&self, view: &Viewport, scene: &mut Scene) {
        let servers = self.spec.servers;
        let mut row = Row {
            operator: None,
            parent: Some(self.thread),
            kind: RowKind::Crowd,
            title: "Queue".into(),
            subtitle: format!("{servers} server{}", if servers == 1 { "" } else { "s" }).into(),
            ready: Place::default(),
            running: Place::default(),
            waiting: Place::default(),
            finished: Place {
                total: self.gone as usize,
                tokens: Vec::new(),
            },
            gate: None,
            busy: None,
            machine: None,
        };
        for customer in &self.line {
            place(&mut row.ready, customer, ActorState::Ready, view);
        }
        for customer in &self.served {
            place(&mut row.running, customer, ActorState::Running, view);
        }
        scene.rows.push(row);
    }
}

fn place(place: &mut Place, customer: &Customer, state: ActorState, view: &Viewport) {
    let shown = place.total >= view.first && place.tokens.len() < view.tokens;
    place.total += 1;
    if shown {
        place.tokens.push(Token {
            actor: customer.actor,
            kind: ActorKind::Task,
            origin: Origin::Program,
            letter: customer.number.to_string().into(),
            label: "customer".into(),
            state,
            reason: (state == ActorState::Running).then_some(WaitReason::Until(customer.until)),
            since: Some(customer.since),
            line: 0,
            frames: Vec::new(),
            crossing: 0,
            notes: Vec::new(),
        });
    }
}
