//! Signals that a reader sends: their names, and when they come, as text.
//!
//! ```text
//! SIGINT@t=1.5      at a moment of virtual time (seconds; also 250ms)
//! SIGTERM@L12#3     right before line 12 begins for the third time, in the first thread
//! SIGINT@0.1:L12    the same in the second thread that the first one has started
//! ```

use crate::anchor::parse_time;
use switchboard_python::vm::signals;
use switchboard_trace::schedule::Injection;

/// Ok: there is such a signal, and it can be sent. Error: in words for the reader.
pub fn check(name: &str) -> Result<(), String> {
    match signals::number(name) {
        Some(_) => Ok(()),
        None => {
            let names: Vec<&str> = signals::NAMES.iter().map(|(name, _)| *name).collect();
            Err(format!("`{name}` is no signal; there are: {}", names.join(", ")))
        }
    }
}

/// Reads a signal and when it comes. Error: what is wrong with it.
pub fn read(text: &str) -> Result<Injection, String> {
    let wrong = || format!("`{text}` is no signal; write SIGINT@t=1.5 or SIGINT@L12#3");
    let (name, at) = text.split_once('@').ok_or_else(wrong)?;
    check(name)?;
    if let Some(time) = at.strip_prefix("t=") {
        let time = parse_time(time).map_err(|error| error.to_string())?;
        return Ok(Injection::at_time(name, time));
    }
    let (actor, place) = at.split_once(':').unwrap_or(("0", at));
    let (line, visit) = place.split_once('#').unwrap_or((place, "1"));
    let line = line.strip_prefix('L').and_then(|line| line.parse().ok());
    let visit = visit.parse::<u32>().ok().and_then(|visit| visit.checked_sub(1));
    match (line, visit) {
        (Some(line), Some(visit)) => Ok(Injection::at_line(name, actor, line, visit, 0)),
        _ => Err(wrong()),
    }
}

/// Puts them into the order in which they come: only the next one is looked for. Where some come at lines, the order is the
/// one in which they were given.
pub fn sort(inputs: &mut [Injection]) {
    if inputs.iter().all(|input| input.time().is_some()) {
        inputs.sort_by_key(|input| input.since);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard_trace::Time;

    #[test]
    fn times_and_lines() {
        assert_eq!(
            read("SIGINT@t=1.5"),
            Ok(Injection::at_time("SIGINT", Time(1_500_000_000)))
        );
        assert_eq!(
            read("SIGTERM@t=20ms"),
            Ok(Injection::at_time("SIGTERM", Time(20_000_000)))
        );
        assert_eq!(
            read("SIGINT@L12#3"),
            Ok(Injection::at_line("SIGINT", "0", 12, 2, 0))
        );
        assert_eq!(
            read("SIGUSR1@0.1:L7"),
            Ok(Injection::at_line("SIGUSR1", "0.1", 7, 0, 0))
        );
    }

    #[test]
    fn what_is_wrong_is_said() {
        for wrong in [
            "SIGINT",
            "SIGINT@",
            "SIGINT@L",
            "SIGINT@L1#0",
            "SIGINT@t=x",
            "SIGNONE@t=1",
            "@t=1",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
