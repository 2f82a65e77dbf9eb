//! Draws the threads of a script: the world's row of cores, completed with lines, frames and values.

use super::{Contend, Place};
use switchboard_trace::{
    ActorState, Scene, Viewport,
    scene::{CodeMark, FrameView},
    state::{Origin, Text},
};

impl Contend {
    pub(super) fn draw(&self, view: &Viewport, scene: &mut Scene) {
        let mut marks = Vec::new();
        for row in &mut scene.rows {
            for place in [
                &mut row.ready,
                &mut row.running,
                &mut row.waiting,
                &mut row.finished,
            ] {
                for token in &mut place.tokens {
                    let Some(at) = self.place(token.actor) else {
                        continue;
                    };
                    token.line = at.line;
                    let running = token.state == ActorState::Running;
                    if running || view.selected == Some(token.actor) {
                        token.frames = vec![self.frame(at, token.state)];
                    }
                    if !token.state.ended() {
                        marks.push(CodeMark {
                            line: at.line,
                            actor: token.actor,
                            running,
                            values: if running { self.values_of(at) } else { Vec::new() },
                        });
                    }
                }
            }
        }
        scene.marks.extend(marks);
    }

    fn frame(&self, at: &Place, state: ActorState) -> FrameView {
        FrameView {
            id: at.actor.0,
            name: self.script.threads[at.code].name.as_str().into(),
            line: at.line,
            origin: Origin::Program,
            state,
            delegates: false,
            locals: self.values_of(at),
        }
    }

    /// What it has read, and the shared variables.
    fn values_of(&self, at: &Place) -> Vec<(Text, Text)> {
        let shared = self.script.variables.iter().zip(&self.values);
        let mut values: Vec<(Text, Text)> = shared
            .map(|(name, value)| (name.as_str().into(), value.to_string().into()))
            .collect();
        if !values.is_empty() {
            values.push(("read".into(), at.register.to_string().into()));
        }
        values
    }
}
