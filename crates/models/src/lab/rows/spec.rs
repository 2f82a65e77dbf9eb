//! What a crowd of handlers does: a few numbers, with a text form of one line.

use serde::{Deserialize, Serialize};

/// Every handler: `rounds` times work, then wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// How many handlers.
    pub rows: u32,
    pub rounds: u32,
    /// Ticks of work a round.
    pub work: u32,
    /// Milliseconds of wait a round, at least; 0 gives the turn away without a wait.
    pub wait: u32,
    /// Up to this many milliseconds more, decided by a hash of handler and round.
    pub spread: u32,
}

impl Spec {
    /// Handlers at most: what arrays hold without a thought.
    pub const MAX_ROWS: u32 = 200_000;

    /// Reads `rows 10000 rounds 3 work 5 wait 100 spread 50`; all but `rows` may be left out.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut spec = Self {
            rows: 0,
            rounds: 1,
            work: 1,
            wait: 0,
            spread: 0,
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        for pair in words.chunks(2) {
            let [name, number] = pair else {
                return Err(format!("`{}` has no number", pair[0]));
            };
            let number = number
                .parse::<u32>()
                .map_err(|_| format!("`{number}` is no number"))?;
            match *name {
                "rows" => spec.rows = number,
                "rounds" => spec.rounds = number,
                "work" => spec.work = number.max(1),
                "wait" => spec.wait = number,
                "spread" => spec.spread = number,
                _ => return Err(format!("`{name}` is not one of rows, rounds, work, wait, spread")),
            }
        }
        if !(1..=Self::MAX_ROWS).contains(&spec.rows) {
            return Err(format!("rows is a number from 1 to {}", Self::MAX_ROWS));
        }
        Ok(spec)
    }
}
