//! Random graphs of objects: the collector frees exactly what no root leads to, and a copy made before sees nothing of it.

use std::collections::BTreeSet;
use switchboard_python::object::generations::Entry;
use switchboard_python::object::{Id, Payload, Value};
use switchboard_python::vm::{Limits, Vm};

/// Numbers from a seed (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}

/// A heap under test: the objects made, those that the test itself holds, and a model of who refers to whom.
struct Graph {
    vm: Vm,
    numbers: Numbers,
    nodes: Vec<Entry>,
    roots: Vec<Id>,
}

/// A new interpreter: what it is made of lives on and is old.
fn interpreter() -> Vm {
    let mut vm = Vm::new(Limits::default());
    assert!(!vm.reap());
    assert_eq!(vm.collect_cycles(2), Ok(Value::Int(0)), "it has no garbage");
    vm
}

impl Graph {
    fn new(seed: u64) -> Self {
        Self {
            vm: interpreter(),
            numbers: Numbers(seed),
            nodes: Vec::new(),
            roots: Vec::new(),
        }
    }

    fn living(&self) -> Vec<Entry> {
        let lives = |entry: &Entry| self.vm.heap.lives(*entry);
        self.nodes.iter().copied().filter(lives).collect()
    }

    /// Makes an object of any kind; most are then held by a root, the others by what comes next or by nobody.
    fn add(&mut self) {
        let old = self.living();
        let heap = &mut self.vm.heap;
        let held = match old.len() {
            0..9 => Value::None,
            n => heap.retain(Value::Obj(old[self.numbers.below(n)].id())),
        };
        let types = self.vm.types;
        let heap = &mut self.vm.heap;
        let id = match self.numbers.below(7) {
            0..=2 => heap.alloc(types.list, Payload::List(vec![held])),
            3 => heap.alloc(types.tuple, Payload::Tuple(Box::new([held]))),
            4 => heap.alloc(types.cell, Payload::Cell(held)),
            5 => heap.alloc(types.method, Payload::Method(Box::new((held, Value::None)))),
            _ => {
                // An object with attributes: one more object, which the test does not name.
                let object = heap.alloc(types.object, Payload::PLAIN);
                let list = Value::Obj(heap.alloc(types.list, Payload::List(vec![held])));
                let dict = self.vm.instance_dict(object);
                let name = self.vm.names.name;
                self.vm.dict_set_name(dict, name, list);
                object
            }
        };
        self.nodes.push(self.vm.heap.entry(id));
        self.roots.push(id);
    }

    /// Adds a reference from one object that is reachable, if it has room for it, to another.
    fn link(&mut self) {
        let reachable = self.reachable();
        let mut living = self.living();
        living.retain(|entry| reachable.contains(&entry.id()));
        if living.is_empty() {
            return;
        }
        let from = living[self.numbers.below(living.len())].id();
        let to = Value::Obj(living[self.numbers.below(living.len())].id());
        match self.vm.heap.payload(from) {
            Payload::List(_) => {
                self.vm.heap.retain(to);
                if let Payload::List(items) = self.vm.heap.payload_mut(from) {
                    items.push(to);
                }
            }
            Payload::Cell(_) => {
                self.vm.heap.retain(to);
                let old = self.vm.cell_set(Value::Obj(from), to);
                self.vm.heap.release(old);
            }
            _ => {}
        }
    }

    /// Lets go of an object; reference counting does what it can.
    fn drop_root(&mut self) {
        if self.roots.is_empty() {
            return;
        }
        let at = self.numbers.below(self.roots.len());
        let id = self.roots.swap_remove(at);
        self.vm.heap.release_id(id);
        assert!(!self.vm.reap(), "nothing here has a finaliser in Python");
    }

    /// What the roots lead to, found the plain way.
    fn reachable(&self) -> BTreeSet<Id> {
        let mut found: BTreeSet<Id> = self.roots.iter().copied().collect();
        let mut todo = self.roots.clone();
        while let Some(id) = todo.pop() {
            self.vm.heap.visit(id, &mut |held| {
                if found.insert(held) {
                    todo.push(held);
                }
            });
        }
        found
    }

    fn collect(&mut self, generation: usize) {
        let count = self.vm.collect_cycles(generation);
        assert!(
            matches!(count, Ok(Value::Int(_))),
            "no program code runs: {count:?}"
        );
        assert!(!self.vm.reap(), "nothing here has a finaliser in Python");
    }
}

/// Everything on the heap in plain words.
fn picture(vm: &Vm) -> Vec<String> {
    let objects = vm.heap.iter();
    objects
        .map(|(id, object)| format!("{id:?} {} {object:?}", vm.heap.count(id)))
        .collect()
}

#[test]
fn exactly_the_unreachable_ones_are_freed() {
    let mut freed = 0;
    for seed in 0..60 {
        let mut graph = Graph::new(seed);
        for round in 0..8 {
            for _ in 0..40 {
                match graph.numbers.below(10) {
                    0..=2 => graph.add(),
                    3..=6 => graph.link(),
                    _ => graph.drop_root(),
                }
            }
            let reachable = graph.reachable();
            let before = graph.living();
            let generation = graph.numbers.below(4).min(2);
            graph.collect(generation);
            for entry in &before {
                let lives = graph.vm.heap.lives(*entry);
                if reachable.contains(&entry.id()) {
                    assert!(lives, "seed {seed}, round {round}: {entry:?} is reachable");
                } else if generation == 2 {
                    assert!(!lives, "seed {seed}, round {round}: {entry:?} is not reachable");
                }
                freed += usize::from(!lives);
            }
        }
        // With all roots gone nothing is left but what there was.
        while !graph.roots.is_empty() {
            graph.drop_root();
        }
        graph.collect(2);
        assert_eq!(graph.living(), [], "seed {seed}");
        assert_eq!(graph.vm.heap.live, Graph::new(0).vm.heap.live, "seed {seed}");
    }
    assert!(freed > 500, "{freed} objects in cycles were freed");
}

#[test]
fn copies_made_before_a_collection_are_unaffected() {
    let mut collected = 0;
    for seed in 0..20 {
        let mut graph = Graph::new(seed);
        for _ in 0..300 {
            match graph.numbers.below(10) {
                0..=2 => graph.add(),
                3..=6 => graph.link(),
                _ => graph.drop_root(),
            }
        }
        for _ in 0..graph.roots.len() / 2 {
            graph.drop_root();
        }
        let mut copy = graph.vm.clone();
        let before = picture(&copy);
        graph.collect(2);
        // Pictures are long: whether they are alike is enough.
        collected += usize::from(picture(&graph.vm) != before);
        assert!(picture(&copy) == before, "seed {seed}: the copy shares no change");
        assert!(matches!(copy.collect_cycles(2), Ok(Value::Int(_))));
        assert!(!copy.reap());
        assert!(
            picture(&copy) == picture(&graph.vm),
            "seed {seed}: the copy goes the same way"
        );
    }
    assert!(
        collected > 10,
        "there was something to collect in {collected} of 20"
    );
}

#[test]
fn collections_start_by_themselves() {
    let mut vm = interpreter();
    let start = vm.heap.live;
    let mut most = 0;
    for _ in 0..100_000 {
        let list = vm.heap.alloc(vm.types.list, Payload::List(Vec::new()));
        vm.heap.retain_id(list);
        if let Payload::List(items) = vm.heap.payload_mut(list) {
            items.push(Value::Obj(list));
        }
        vm.heap.release_id(list);
        if !vm.heap.dead.is_empty() && vm.reap() {
            // The collection is on the stack: it needs no program.
            vm.fuel = 1;
            vm.run();
        }
        most = most.max(vm.heap.live - start);
    }
    assert!(most < 2_000, "{most} objects lived at once");
}
