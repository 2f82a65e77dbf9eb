//! The Internals level's own part of the board: futures with their callbacks, the timer heap as a tree, the self-pipe, and
//! the objects behind variables. (No part of a first visit.)

use crate::{model::Picture, words};
use std::rc::Rc;
use switchboard_trace::{
    Unit,
    inside::{LoopInside, ObjectView, TimerView},
};
use yew::prelude::*;

/// What it needs.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub scene: Rc<Picture>,
}

/// See the module.
#[component]
pub fn Internals(props: &Props) -> Html {
    let Some(inside) = &props.scene.inside else {
        return html! {};
    };
    html! {
        <section class="internals" data-testid="internals" aria-label="Internals">
            {for inside.loops.iter().map(|l| event_loop(&props.scene, l))}
            if !inside.objects.is_empty() { {objects(&inside.objects)} }
        </section>
    }
}

fn event_loop(scene: &Picture, l: &LoopInside) -> Html {
    let future = |f: &switchboard_trace::inside::FutureView| {
        let letter = f.actor.and_then(|a| words::letter(scene, a));
        html! {
            <tr data-testid="future">
                <td><code>{format!("#{}", f.id)}</code></td>
                <td>{f.name.to_string()}{letter.map(|l| html! { <>{" "}<b class="who">{l}</b></> })}</td>
                <td>{f.what.to_string()}</td>
                <td>{if f.callbacks.is_empty() { html! { <span class="none">{"nothing"}</span> } } else { html! { <code>{f.callbacks.join(", ")}</code> } }}</td>
            </tr>
        }
    };
    html! {
        <>
            <h3>{"Futures without a result, and what they call"}</h3>
            <table class="inside-table">
                <thead><tr><th>{"Object"}</th><th>{"Name"}</th><th>{"For"}</th><th>{"When done, calls"}</th></tr></thead>
                <tbody>{for l.futures.iter().map(future)}</tbody>
            </table>
            <h3>{"Timer heap"}<span class="none">{format!(" {}", words::count(l.heap_total, "entry", "entries"))}</span></h3>
            if l.heap.is_empty() { <p class="none">{"empty"}</p> } else { {heap(&l.heap, l.heap_total)} }
            <p data-testid="pipe"><b>{"Self-pipe "}</b>{if l.pipe { "has a byte: the next poll comes back at once" } else { "is empty" }}</p>
        </>
    }
}

/// The heap's list in the rows of its tree.
fn heap(heap: &[TimerView], total: usize) -> Html {
    let mut rows: Vec<&[TimerView]> = Vec::new();
    let (mut rest, mut width) = (heap, 1);
    while !rest.is_empty() {
        let (row, after) = rest.split_at(width.min(rest.len()));
        rows.push(row);
        (rest, width) = (after, width * 2);
    }
    let mut index = 0;
    let mut entry = |t: &TimerView| {
        let at = index;
        index += 1;
        let parent = if at > 0 {
            format!(", below [{}]", (at - 1) / 2)
        } else {
            String::new()
        };
        html! {
            <li class={classes!(t.cancelled.then_some("cancelled"))} data-testid="timer" title={format!("{} ns{parent}", words::grouped(t.when.0 as usize))}>
                <span class="none">{format!("[{at}]")}</span>{" "}<code>{t.when.shown(Unit::Seconds)}</code>{" "}{t.label.to_string()}
                if t.cancelled { <span class="none">{" cancelled"}</span> }
            </li>
        }
    };
    let rows: Vec<Html> = rows
        .into_iter()
        .map(|row| html! { <ol class="heap-row">{for row.iter().map(&mut entry)}</ol> })
        .collect();
    html! {
        <div class="heap" data-testid="heap">{for rows}
            if total > heap.len() { <p class="none">{format!("and {} more", words::grouped(total - heap.len()))}</p> }
        </div>
    }
}

fn objects(objects: &[ObjectView]) -> Html {
    let object = |o: &ObjectView| {
        let shared = o.names.len() > 1;
        html! {
            <tr class={classes!(shared.then_some("shared"))} data-testid="object">
                <td><code>{format!("#{}", o.id)}</code></td>
                <td>{o.class.to_string()}</td>
                <td><code>{o.text.to_string()}</code></td>
                <td>{o.names.join(", ")}{if shared { " (one object)" } else { "" }}</td>
            </tr>
        }
    };
    html! {
        <>
            <h3>{"Objects behind the program's variables"}</h3>
            <table class="inside-table">
                <thead><tr><th>{"Object"}</th><th>{"Class"}</th><th>{"Value"}</th><th>{"Variables"}</th></tr></thead>
                <tbody>{for objects.iter().map(object)}</tbody>
            </table>
        </>
    }
}
