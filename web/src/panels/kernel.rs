//! The machine under the threads: the interpreter lock's chip, and at Details what the kernel has counted. (No part of a
//! first visit.)

use crate::{model::Picture, player::Level, words};
use switchboard_trace::{
    ActorId,
    kernel::{Gil, GilView, MachineView},
    scene::Token,
};
use yew::prelude::*;

/// The lock, where there is one.
#[must_use]
pub fn lock(scene: &Picture) -> Option<&GilView> {
    let machine = scene.rows.iter().find_map(|row| row.machine.as_deref())?;
    match &machine.gil {
        Gil::On(gil) => Some(gil),
        Gil::None | Gil::Off => None,
    }
}

fn letter(scene: &Picture) -> impl Fn(ActorId) -> String {
    let tokens = scene.rows.iter().flat_map(words::tokens);
    let all: Vec<(ActorId, String)> = tokens.map(|t| (t.actor, t.letter.to_string())).collect();
    move |actor| {
        all.iter()
            .find(|(a, _)| *a == actor)
            .map_or_else(|| "a thread".to_owned(), |(_, l)| l.clone())
    }
}

/// The chip, if this one has the lock.
#[inline(never)]
pub fn chip(scene: &Picture, actor: ActorId) -> Html {
    match lock(scene).filter(|gil| gil.holder == Some(actor)) {
        Some(gil) => {
            let says = gil.draw(letter(scene));
            let class = classes!("gil-chip", gil.requested.then_some("asked"));
            html! { <span {class} data-testid="gil-chip" title={says}>{"GIL"}</span> }
        }
        None => html! {},
    }
}

/// How long the one that asks for the lock has waited: " 3.2 of 5 ms".
#[inline(never)]
#[must_use]
pub fn waited(scene: &Picture, token: &Token) -> String {
    let Some(gil) =
        lock(scene).filter(|gil| gil.holder.is_some() && gil.wanted_by.first() == Some(&token.actor))
    else {
        return String::new();
    };
    let tenths = gil.waited.min(gil.interval) / 100_000;
    let asks = if gil.requested { ", asks for it" } else { "" };
    format!(
        ", {}.{} of {} ms{asks}",
        tenths / 10,
        tenths % 10,
        gil.interval as f64 / 1e6
    )
}

/// In words under the threads: who has the lock; at Details the counters.
#[inline(never)]
pub fn counters(scene: &Picture, machine: &MachineView, level: Level) -> Html {
    let says = match &machine.gil {
        Gil::On(gil) if level >= Level::Details => Some(gil.draw(letter(scene))),
        _ => None,
    };
    html! {
        <>
            if let Some(says) = says { <p class="gil-says" data-testid="gil-says"><b>{"GIL "}</b>{says}</p> }
            if level >= Level::Details { <pre class="counters" data-testid="counters" tabindex="0" aria-label="Counters of the kernel">{machine.draw()}</pre> }
        </>
    }
}
