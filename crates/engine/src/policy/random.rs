//! The random policy: a hash of the seed and the place, never a shared stream, so that a choice made otherwise in one
//! place changes nothing about the dice of another.

use switchboard_trace::Anchor;

/// Picks by hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hash {
    pub seed: u64,
}

impl Hash {
    /// An even pick among `count` options, decided by the seed, the kind and the place.
    #[must_use]
    pub fn pick(self, at: &Anchor, count: usize) -> usize {
        // FNV-1a over the parts, each ended by a byte that cannot be in it, then splitmix64's finish: FNV alone is weak
        // in the low bits.
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        let mut eat = |bytes: &[u8]| {
            for &byte in bytes.iter().chain(&[0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        };
        eat(&self.seed.to_le_bytes());
        eat(at.kind.as_bytes());
        eat(at.actor.as_bytes());
        eat(&at.line.to_le_bytes());
        eat(&at.visit.to_le_bytes());
        (mix(hash) % count as u64) as usize
    }
}

/// The finishing step of splitmix64: every input bit reaches every output bit.
#[must_use]
pub fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(visit: u32, kind: &str) -> Anchor {
        Anchor {
            actor: "0.1".into(),
            line: 3,
            visit,
            kind: kind.into(),
        }
    }

    #[test]
    fn picks_are_even() {
        let mut counts = [0; 3];
        for visit in 0..3_000 {
            counts[Hash { seed: 1 }.pick(&at(visit, "core"), 3)] += 1;
        }
        assert!(
            counts.iter().all(|&count| (900..1_100).contains(&count)),
            "{counts:?}"
        );
    }

    #[test]
    fn every_part_of_the_place_counts() {
        let picks = |seed, kind: &str| -> Vec<usize> {
            (0..32).map(|v| Hash { seed }.pick(&at(v, kind), 2)).collect()
        };
        assert_eq!(picks(1, "core"), picks(1, "core"));
        assert_ne!(picks(1, "core"), picks(2, "core"));
        assert_ne!(picks(1, "core"), picks(1, "slice"));
    }
}
