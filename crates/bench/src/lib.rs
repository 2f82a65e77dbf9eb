//! What `cargo xtask bench` measures: the same runs as a native program and as a WebAssembly module without a page.
//!
//! [`run`] is what the page does with a program: a session, its history recorded, run to the end. The module's two
//! exports give it to a host that has no bindings.

use switchboard_session::{Session, Settings, Source};
use switchboard_trace::Schedule;

/// Far past what the programs of `bench/python` take.
const LIMIT: u64 = 1 << 40;

/// Runs compiled code to its end with its history recorded. Panics if it does not end by itself.
#[must_use]
pub fn run(code: Vec<u8>) -> Session {
    let source = Source::python("", code);
    let settings = Settings {
        limit: LIMIT,
        raised: Settings::MOST_RAISES,
        ..Settings::default()
    };
    let mut session = Session::open(source, settings, Schedule::default(), "start")
        .expect("the code was compiled by this build");
    session.run_to_end();
    let outcome = session.outcome().expect("it has ended");
    assert!(
        outcome.status == 0 && outcome.limit.is_none(),
        "the program failed: {outcome:?}"
    );
    session
}

/// Room for `length` bytes of code, for the host to fill and to give to [`switchboard_bench_run`].
#[unsafe(no_mangle)]
pub extern "C" fn switchboard_bench_room(length: usize) -> *mut u8 {
    Box::leak(vec![0_u8; length].into_boxed_slice()).as_mut_ptr()
}

/// Runs the code that the host has put there. The ticks that it took, so that two builds can be compared.
///
/// # Safety
/// `code` and `length` are those of one call of [`switchboard_bench_room`], not used before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn switchboard_bench_run(code: *mut u8, length: usize) -> f64 {
    // SAFETY: by the contract above this is the leaked box, given back once.
    let code = unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(code, length)) };
    run(code.into_vec()).progress().head.0 as f64
}
