//! The machine: cores, who gets one, where threads may be preempted, what things cost, and the interpreter lock.

use switchboard_session::{Costs, Preempt, Rule, Settings};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What the rows need.
#[derive(Properties, PartialEq)]
pub struct Props {
    pub settings: Settings,
    pub set: Callback<Settings>,
    /// Python has an interpreter lock; a lab has none.
    pub python: bool,
}

/// Cores at most.
const CORES: usize = 64;

const RULES: [(Rule, &str); 2] = [
    (Rule::RoundRobin, "round robin: a slice each"),
    (Rule::Fair, "fair: who has run least"),
];
const PREEMPTS: [(Preempt, &str); 3] = [
    (Preempt::Slices, "when the slice is over"),
    (Preempt::Cpython311, "by hand, where CPython 3.11 can"),
    (Preempt::Any, "by hand, before anything shared"),
];
const COSTS: [(Costs, &str); 2] = [
    (Costs::Ideal, "nothing: only the order counts"),
    (Costs::Priced, "as measured"),
];

/// See the module.
#[component]
pub fn Machine(props: &Props) -> Html {
    let set = |change: fn(&mut Settings, usize)| {
        let (settings, set) = (props.settings.clone(), props.set.clone());
        Callback::from(move |value: usize| {
            let mut settings = settings.clone();
            change(&mut settings, value);
            set.emit(settings);
        })
    };
    let wrong = use_state(|| false);
    let cores = {
        let (set, wrong, now) = (set(|s, n| s.cores = n), wrong.clone(), props.settings.cores);
        Callback::from(move |e: Event| {
            let field = e.target_unchecked_into::<HtmlInputElement>();
            let number = field.value().parse().ok().filter(|n| (1..=CORES).contains(n));
            wrong.set(number.is_none());
            match number {
                Some(n) => set.emit(n),
                None => field.set_value(&now.to_string()),
            }
        })
    };
    let gil = set(|s, free| s.free_threaded = free == 1)
        .reform(|e: Event| usize::from(!e.target_unchecked_into::<HtmlInputElement>().checked()));
    let s = &props.settings;
    html! {
        <>
            <h3>{"The machine that threads run on"}</h3>
            <div class="more-row"><label for="cores">{"Cores"}</label>
                <input id="cores" type="number" min="1" max={CORES.to_string()} class="field-text" data-testid="cores" value={s.cores.to_string()} onchange={cores} /></div>
            if *wrong { <p class="hint trouble" role="alert" data-testid="cores-trouble">{format!("1 to {CORES} cores: it stays {}.", s.cores)}</p> }
            if props.python {
                <div class="more-row"><label for="gil">{"GIL"}</label>
                    <span><input id="gil" type="checkbox" data-testid="gil" checked={!s.free_threaded} onchange={gil} />
                        {" one thread at a time runs Python code"}</span></div>
            }
            {menu("rule", "A core goes to", &RULES, s.rule, set(|s, i| s.rule = RULES[i].0))}
            {menu("preempt", "Threads switch", &PREEMPTS, s.preempt, set(|s, i| s.preempt = PREEMPTS[i].0))}
            {menu("costs", "Code costs", &COSTS, s.costs, set(|s, i| s.costs = COSTS[i].0))}
        </>
    }
}

fn menu<T: Copy + PartialEq>(
    id: &'static str,
    label: &'static str,
    all: &[(T, &'static str)],
    now: T,
    pick: Callback<usize>,
) -> Html {
    let most = all.len() - 1;
    let onchange = pick.reform(move |e: Event| {
        let value = e.target_unchecked_into::<HtmlSelectElement>().value();
        value.parse().unwrap_or(0).min(most)
    });
    html! {
        <div class="more-row"><label for={id}>{label}</label>
            <select {id} data-testid={id} {onchange}>
                {for all.iter().enumerate().map(|(i, (option, text))| html! {
                    <option value={i.to_string()} selected={*option == now}>{*text}</option>
                })}
            </select></div>
    }
}
