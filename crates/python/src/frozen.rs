//! The library's modules in Python, compiled when this crate is built.

use crate::later::Later;
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

/// The rest of the library, read by [`rest`] alone.
static REST: Later<u8, { include_bytes!(concat!(env!("OUT_DIR"), "/rest.bin")).len() }> =
    Later::new(*include_bytes!(concat!(env!("OUT_DIR"), "/rest.bin")));

/// Reads the rest of the library. Each module is: length and text of the name, whether it is a package, length and
/// bytes of the code.
#[inline(never)]
fn rest() -> Vec<Frozen> {
    // Opaque, so that no caller comes to hold a piece of the bytes.
    let mut bytes = &std::hint::black_box(&REST).data[..];
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
    static LIBRARY: OnceLock<Vec<Frozen>> = OnceLock::new();
    let named = |module: &&Frozen| module.name == name;
    // By its address: otherwise an optimiser makes it a part of this function, which does not move.
    let rest = std::hint::black_box(rest as fn() -> Vec<Frozen>);
    MODULES
        .iter()
        .find(named)
        .or_else(|| LIBRARY.get_or_init(rest).iter().find(named))
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
    (
        "aiofiles",
        "use io.StringIO, and asyncio.sleep for the time that a file takes",
    ),
    ("aiohttp", "use asyncio.sleep in place of a request"),
    ("anyio", "use asyncio"),
    ("argparse", "set the options as variables"),
    ("array", "use a list"),
    ("ast", ""),
    ("async_timeout", "use asyncio.timeout"),
    ("asyncpg", "use asyncio.sleep in place of a query"),
    ("calendar", "use datetime"),
    ("cmath", "use math with the parts of a complex number"),
    ("code", ""),
    ("codecs", "use str.encode and bytes.decode"),
    ("configparser", "use a dictionary"),
    ("cProfile", "time is virtual: the board shows where it goes"),
    ("csv", "use str.split"),
    ("ctypes", ""),
    ("curio", "write its kernel as a program of your own"),
    (
        "decimal",
        "use fractions.Fraction, or integers of the smallest unit",
    ),
    ("difflib", ""),
    ("dis", "the board shows every instruction"),
    ("django", ""),
    ("doctest", "use assert"),
    ("email", ""),
    ("errno", "use the numbers"),
    ("eventlet", ""),
    ("fastapi", ""),
    ("faulthandler", ""),
    ("fcntl", ""),
    ("filecmp", ""),
    ("fileinput", "use input()"),
    ("flask", ""),
    ("fnmatch", "use re"),
    ("ftplib", ""),
    ("getopt", "set the options as variables"),
    ("getpass", "use input()"),
    ("gettext", ""),
    (
        "gevent",
        "write its hub as a program of your own, with generators",
    ),
    ("glob", "there are no files"),
    ("greenlet", "use generators"),
    ("gzip", ""),
    ("html", ""),
    ("http", "use asyncio.sleep in place of a request"),
    ("httpx", "use asyncio.sleep in place of a request"),
    ("imaplib", ""),
    ("imp", ""),
    ("importlib", "use an import statement"),
    ("ipaddress", ""),
    ("janus", ""),
    ("locale", "use format specifications"),
    ("marshal", ""),
    ("matplotlib", ""),
    ("mmap", ""),
    ("multiprocessing", "processes come later"),
    ("nest_asyncio", "use await in a coroutine"),
    ("numpy", "use lists"),
    ("optparse", "set the options as variables"),
    ("pandas", "use lists of dictionaries"),
    ("pathlib", "use os.path: there are no files"),
    ("pdb", "the board is a debugger"),
    ("pickle", "use json"),
    ("pkgutil", ""),
    ("profile", "time is virtual: the board shows where it goes"),
    ("psutil", ""),
    ("pstats", ""),
    ("pytest", "use assert"),
    ("redis", "use a dictionary"),
    ("requests", "use time.sleep in place of a request"),
    ("resource", ""),
    ("rich", "use print"),
    ("runpy", ""),
    ("scipy", ""),
    ("select", "write the reactor over generators or callbacks"),
    ("selectors", "write the reactor over generators or callbacks"),
    ("shelve", "use a dictionary"),
    ("shlex", "use str.split"),
    ("shutil", "there are no files"),
    ("smtplib", ""),
    ("socket", "use asyncio.sleep in place of a connection"),
    ("socketserver", "use asyncio.sleep in place of a connection"),
    ("sqlalchemy", ""),
    ("sqlite3", "use a dictionary"),
    ("ssl", ""),
    ("stackless", "use generators"),
    ("stat", "there are no files"),
    ("struct", "use int.to_bytes and int.from_bytes"),
    ("subprocess", ""),
    ("symtable", ""),
    ("tempfile", "use io.StringIO"),
    ("termios", ""),
    ("tkinter", ""),
    ("tokenize", ""),
    ("tornado", "use asyncio"),
    ("tqdm", "use print"),
    ("tracemalloc", ""),
    (
        "trio",
        "use asyncio.TaskGroup, or write its kernel as a program of your own",
    ),
    ("tty", ""),
    (
        "twisted",
        "use asyncio, or write its reactor as a program of your own",
    ),
    ("unicodedata", ""),
    ("unittest", "use assert"),
    ("urllib", "use asyncio.sleep in place of a request"),
    ("urllib3", "use time.sleep in place of a request"),
    ("uvloop", "leave it out: the order is asyncio's own"),
    ("webbrowser", ""),
    ("websockets", "use asyncio.Queue in place of a connection"),
    ("xml", ""),
    ("yaml", "use json"),
    ("zipfile", ""),
    ("zlib", ""),
    ("zmq", ""),
    ("zoneinfo", "use datetime.timezone"),
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
