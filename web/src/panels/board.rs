//! The board: every layer of the scene as a row of the same grid. Layer to move tokens and to keep footprints.

use super::{Send, row::RowView};
use crate::model::Picture;
use crate::{
    motion::{self, Motion},
    player::{Level, Moved},
};
use std::{cell::RefCell, rc::Rc};
use switchboard_trace::ActorId;
use yew::prelude::*;

/// What the board needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
    pub level: Level,
    pub follow: Option<ActorId>,
    pub moved: Moved,
    /// Milliseconds until the next step while playing; short ones do not move.
    pub beat: Option<u32>,
    /// The board is of the text before an edit.
    pub stale: bool,
    pub send: Send,
}

/// See the module.
#[component]
pub fn Board(props: &Props) -> Html {
    let root = use_node_ref();
    let layer = use_node_ref();
    let motion = use_mut_ref(Motion::default);
    use_effect_with((props.scene.clone(), props.level), {
        let (root, layer, moved, beat) = (root.clone(), layer.clone(), props.moved, props.beat);
        let motion: Rc<RefCell<Motion>> = motion;
        move |_| motion::play(&mut motion.borrow_mut(), &root, &layer, moved, beat)
    });
    use_effect_with((props.scene.clone(), props.level, props.follow), {
        let (root, layer) = (root.clone(), layer.clone());
        move |(scene, _, follow)| crate::cord::draw(scene, *follow, &root, &layer)
    });
    html! {
        <section class={classes!("board", props.stale.then_some("stale"))} data-testid="board"
            data-tick={props.scene.tick.0.to_string()} tabindex="0" aria-label="Board">
            if props.stale { <p class="stale-title" data-testid="stale">{"before your edit"}</p> }
            <div class="board-inner" ref={root}>
                <div class="footprints" ref={layer} aria-hidden="true"></div>
                {for (0..props.scene.rows.len()).map(|index| html! {
                    <RowView key={index} scene={props.scene.clone()} {index} level={props.level}
                        follow={props.follow} send={props.send.clone()} />
                })}
                if props.scene.inside.is_some() { <super::internals::Internals scene={props.scene.clone()} /> }
            </div>
        </section>
    }
}
