//! Which function goes where.

use crate::{Error, data, module::Parsed, names::Profile};
use std::{collections::BTreeMap, ops::Range};
use wasmparser::FunctionBody;

/// A body of up to this many bytes is no longer than a stub in its place.
const SMALL: usize = 16;

/// The modules' function spaces.
pub struct Plan {
    /// Whether a function's body is in the first module. Imported functions are.
    pub stays: Vec<bool>,
    /// The slot of each function of the rest that the first module calls, exports or has in a table; from 1.
    pub slots: BTreeMap<u32, u32>,
    /// The export, by which the rest calls it, of each function that stays and that the rest calls.
    pub shared: BTreeMap<u32, String>,
    /// Where each function is in the first module: itself or its stub.
    pub in_first: Vec<Option<u32>>,
    /// Where each function is in the rest: imported or its own.
    pub in_rest: Vec<Option<u32>>,
    /// The addresses of the data that the rest brings.
    pub moved: Vec<Range<u32>>,
}

impl Plan {
    pub(crate) fn new(module: &Parsed<'_>, profile: &Profile) -> Result<Self, Error> {
        let count = module.functions.len();
        let mut stays: Vec<bool> = (0..count as u32)
            .map(|function| {
                // What wasm-bindgen adds has no name, and is called from the first moment on.
                let name = &module.names[function as usize];
                let is_small = |body: &FunctionBody<'_>| body.range().len() <= SMALL;
                name.is_empty() || !profile.moves(name) || module.body(function).is_none_or(is_small)
            })
            .collect();
        follow(module, &mut stays)?;
        let moved = data::marked(module)?;
        for function in module.defined().filter(|function| stays[*function as usize]) {
            if module.names_address_in(function, &moved)? {
                let name = &module.names[function as usize];
                return Err(Error(format!(
                    "{name} reads data of the rest, and is of the first visit"
                )));
            }
        }
        let stub = |function: u32, slots: &mut BTreeMap<u32, u32>| {
            if !stays[function as usize] {
                let next = slots.len() as u32 + 1;
                slots.entry(function).or_insert(next);
            }
        };
        let mut slots = BTreeMap::new();
        let mut shared = BTreeMap::new();
        for export in &module.exports {
            if export.kind == wasmparser::ExternalKind::Func {
                stub(export.index, &mut slots);
            }
        }
        for function in module.elements.iter().flat_map(|elements| &elements.functions) {
            stub(*function, &mut slots);
        }
        if let Some(start) = module.start {
            stub(start, &mut slots);
        }
        for caller in module.defined() {
            for callee in module.calls(caller)? {
                if stays[caller as usize] {
                    stub(callee, &mut slots);
                } else if stays[callee as usize] {
                    let next = shared.len();
                    shared
                        .entry(callee)
                        .or_insert_with(|| format!("${}", short(next)));
                }
            }
        }
        let place = |has: &dyn Fn(u32) -> bool, from: u32| {
            let mut next = from;
            (0..count as u32)
                .map(|function| {
                    has(function).then(|| {
                        next += 1;
                        next - 1
                    })
                })
                .collect::<Vec<_>>()
        };
        let in_first = place(&|f| stays[f as usize] || slots.contains_key(&f), 0);
        let mut in_rest = place(&|f| !stays[f as usize], shared.len() as u32);
        for (index, function) in shared.keys().enumerate() {
            in_rest[*function as usize] = Some(index as u32);
        }
        Ok(Self {
            stays,
            slots,
            shared,
            in_first,
            in_rest,
            moved,
        })
    }
}

/// A function that nothing calls but functions of the rest goes with them, whatever its name: two functions may share a
/// name, where one source was compiled in two ways, and a new one of the rest is on no list yet.
fn follow(module: &Parsed<'_>, stays: &mut [bool]) -> Result<(), Error> {
    let mut callers = vec![0_usize; stays.len()];
    let outside = module
        .exports
        .iter()
        .filter(|export| export.kind == wasmparser::ExternalKind::Func)
        .map(|export| export.index);
    let listed = module.elements.iter().flat_map(|elements| &elements.functions);
    for function in outside.chain(listed.copied()).chain(module.start) {
        callers[function as usize] += 1;
    }
    // A function that calls itself is no reason for itself to stay.
    let calls = |caller: u32| -> Result<Vec<u32>, Error> {
        let mut callees = module.calls(caller)?;
        callees.retain(|callee| *callee != caller);
        Ok(callees)
    };
    for caller in module.defined().filter(|caller| stays[*caller as usize]) {
        for callee in calls(caller)? {
            callers[callee as usize] += 1;
        }
    }
    let alone = |callers: &[usize], stays: &[bool], function: u32| {
        callers[function as usize] == 0 && stays[function as usize] && module.body(function).is_some()
    };
    let mut left: Vec<u32> = module
        .defined()
        .filter(|function| alone(&callers, stays, *function))
        .collect();
    while let Some(function) = left.pop() {
        stays[function as usize] = false;
        for callee in calls(function)? {
            callers[callee as usize] -= 1;
            if alone(&callers, stays, callee) {
                left.push(callee);
            }
        }
    }
    Ok(())
}

/// A number in few letters.
fn short(mut number: usize) -> String {
    const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut text = Vec::new();
    loop {
        text.insert(0, DIGITS[number % DIGITS.len()]);
        number /= DIGITS.len();
        if number == 0 {
            return String::from_utf8(text).expect("digits are ASCII");
        }
    }
}
