//! The library's modules in Python, compiled when this crate is built.

use std::sync::OnceLock;

/// A module in code bytes.
#[derive(Debug)]
pub struct Frozen {
    pub name: &'static str,
    /// It has submodules.
    pub package: bool,
    pub code: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/frozen_table.rs"));

/// The rest of the library, to be given to an interpreter that was built without it.
#[cfg(feature = "library")]
pub static REST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rest.bin"));

/// The rest of the library, once it is there. It never changes what a program does, only whether it can be imported.
static GIVEN: OnceLock<Vec<Frozen>> = OnceLock::new();

/// Takes the rest of the library: `REST` of a build of the same version. Later calls change nothing.
///
/// Panics if the bytes are not those.
pub fn give(bytes: &'static [u8]) {
    GIVEN.get_or_init(|| modules(bytes));
}

/// Each is: length and text of the name, whether it is a package, length and bytes of the code.
fn modules(mut bytes: &'static [u8]) -> Vec<Frozen> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let length = number(&mut bytes);
        let name = take(&mut bytes, length);
        let package = take(&mut bytes, 1) == [1];
        let length = number(&mut bytes);
        found.push(Frozen {
            name: std::str::from_utf8(name).expect("names of modules are text"),
            package,
            code: take(&mut bytes, length),
        });
    }
    found
}

fn number(bytes: &mut &'static [u8]) -> usize {
    u32::from_le_bytes(take(bytes, 4).try_into().expect("four bytes were taken")) as usize
}

fn take(bytes: &mut &'static [u8], count: usize) -> &'static [u8] {
    let (taken, left) = bytes.split_at(count);
    *bytes = left;
    taken
}

/// The frozen module of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Frozen> {
    #[cfg(feature = "mutants")]
    if let Some(mutated) = mutated(name) {
        return Some(mutated);
    }
    #[cfg(feature = "library")]
    give(REST);
    let given = GIVEN.get().map_or(&[][..], Vec::as_slice);
    MODULES.iter().chain(given).find(|module| module.name == name)
}

/// The copy of a module that the chosen mutant puts in its place.
#[cfg(feature = "mutants")]
fn mutated(name: &str) -> Option<&'static Frozen> {
    let chosen = switchboard_models::mutant::chosen()?;
    let (_, module) = MUTATED.iter().find(|(mutant, _)| *mutant == chosen)?;
    (module.name == name).then_some(module)
}

/// Is this a deliberate error of the models or of the library?
#[cfg(feature = "mutants")]
#[must_use]
pub fn is_mutant(name: &str) -> bool {
    switchboard_models::mutant::MODELS.contains(&name) || MUTATED.iter().any(|(mutant, _)| *mutant == name)
}

/// Modules of CPython's library that are not supported, with what to use instead.
pub static UNSUPPORTED: &[(&str, &str)] = &[
    ("aiohttp", "; use asyncio.sleep in place of a request"),
    ("concurrent.futures", "; threads come later"),
    ("curio", "; write its kernel as a program of your own"),
    ("greenlet", ""),
    ("gevent", ""),
    ("multiprocessing", ""),
    ("numpy", ""),
    ("os", ""),
    ("queue", "; use asyncio.Queue or collections.deque"),
    ("requests", "; use time.sleep in place of a request"),
    ("select", ""),
    ("selectors", ""),
    ("signal", ""),
    ("socket", "; use asyncio.sleep in place of a connection"),
    ("socketserver", "; use asyncio.sleep in place of a connection"),
    ("ssl", ""),
    ("subprocess", ""),
    ("threading", "; threads come later"),
    ("tornado", ""),
    ("trio", ""),
    ("twisted", ""),
    ("uvloop", "; leave it out: the order is asyncio's own"),
];

/// What to use instead, if the module is one that is known and not supported.
#[must_use]
pub fn unsupported(name: &str) -> Option<&'static str> {
    if find(name).is_some() {
        return None;
    }
    UNSUPPORTED
        .iter()
        .find(|(module, _)| name == *module || name.starts_with(&format!("{module}.")))
        .map(|(_, instead)| *instead)
}
