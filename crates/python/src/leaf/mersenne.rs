//! The generator of Python's `random`: MT19937, with CPython's seeding and its ways to take bits.

use super::error::{LeafError, LeafResult};
use super::hash;
use super::int::Int;
use num_bigint::{BigUint, Sign};
use num_traits::Signed;
use sha2::{Digest, Sha512};

const N: usize = 624;
const M: usize = 397;

/// The state of one `random.Random`. There is no unseeded one: whoever has no seed to give has to choose one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mersenne {
    words: Box<[u32; N]>,
    /// How many words of the state have been used; `N` asks for new ones.
    index: usize,
}

impl Mersenne {
    /// Bytes of memory that it holds beside itself.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.words)
    }

    /// `random.seed(n)`: the sign does not matter.
    pub fn from_int(n: &Int) -> Self {
        Self::from_magnitude(n.to_big().abs().magnitude())
    }

    /// `random.seed(x)`.
    ///
    /// `nan` has no hash of its own: the caller gives the object's.
    pub fn from_float(x: f64, hash_of_nan: i64) -> Self {
        let hash = hash::float(x).unwrap_or(hash_of_nan);
        Self::from_magnitude(&BigUint::from(hash as u64))
    }

    /// `random.seed(text)`.
    pub fn from_text(text: &str) -> Self {
        Self::from_bytes(text.as_bytes())
    }

    /// `random.seed(data)`: the bytes and their SHA-512, as one number.
    pub fn from_bytes(data: &[u8]) -> Self {
        let mut bytes = data.to_vec();
        bytes.extend_from_slice(&Sha512::digest(data));
        Self::from_magnitude(&BigUint::from_bytes_be(&bytes))
    }

    /// The words of the number, least significant first, seed the state one after the other.
    fn from_magnitude(n: &BigUint) -> Self {
        let mut key = n.to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        let mut words = seeded(19_650_218);
        let mix = |words: &[u32; N], i: usize, factor: u32| {
            let last = words[i - 1];
            words[i] ^ (last ^ (last >> 30)).wrapping_mul(factor)
        };
        let mut i = 1;
        let wrap = |words: &mut [u32; N], i: &mut usize| {
            *i += 1;
            if *i == N {
                words[0] = words[N - 1];
                *i = 1;
            }
        };
        for step in 0..N.max(key.len()) {
            let j = step % key.len();
            words[i] = mix(&words, i, 1_664_525)
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            wrap(&mut words, &mut i);
        }
        for _ in 0..N - 1 {
            words[i] = mix(&words, i, 1_566_083_941).wrapping_sub(i as u32);
            wrap(&mut words, &mut i);
        }
        words[0] = 0x8000_0000;
        Mersenne {
            words: Box::new(words),
            index: N,
        }
    }

    /// The second element of `random.getstate()`: 624 words and the index.
    pub fn state(&self) -> Vec<u32> {
        self.words.iter().copied().chain([self.index as u32]).collect()
    }

    /// `random.setstate`, of such an element.
    pub fn from_state(state: &[u32]) -> LeafResult<Self> {
        let words = state.get(..N).and_then(|words| words.try_into().ok());
        match (words, state) {
            (Some(words), [.., index]) if state.len() == N + 1 => {
                if *index as usize > N {
                    return Err(LeafError::value("invalid state"));
                }
                Ok(Mersenne {
                    words: Box::new(words),
                    index: *index as usize,
                })
            }
            _ => Err(LeafError::value("state vector is the wrong size")),
        }
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.index == N {
            self.renew();
        }
        let mut y = self.words[self.index];
        self.index += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    fn renew(&mut self) {
        let words = &mut self.words;
        for i in 0..N {
            let y = (words[i] & 0x8000_0000) | (words[(i + 1) % N] & 0x7fff_ffff);
            let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            words[i] = words[(i + M) % N] ^ (y >> 1) ^ twist;
        }
        self.index = 0;
    }

    /// `random.random()`: 53 bits, below 1.
    pub fn random(&mut self) -> f64 {
        let (high, low) = (self.next_u32() >> 5, self.next_u32() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// `random.getrandbits(k)`. The caller bounds `k`.
    pub fn bits(&mut self, k: i64) -> LeafResult<Int> {
        if k < 0 {
            return Err(LeafError::value("number of bits must be non-negative"));
        }
        if k <= 32 {
            return Ok(Int::Small(self.small_bits(k as u32).into()));
        }
        let words: Vec<u32> = (0..k)
            .step_by(32)
            .map(|done| self.small_bits((k - done).min(32) as u32))
            .collect();
        Ok(num_bigint::BigInt::from_biguint(Sign::Plus, BigUint::new(words)).into())
    }

    /// The upper `k` of the next 32 bits; none are taken for none.
    fn small_bits(&mut self, k: u32) -> u32 {
        if k == 0 { 0 } else { self.next_u32() >> (32 - k) }
    }

    /// `random._randbelow(n)`: as many bits as `n` has, again and again until they are less.
    ///
    /// # Panics
    /// Unless `n` is positive; CPython would go on for ever.
    pub fn below(&mut self, n: &Int) -> Int {
        assert!(*n > Int::Small(0), "nothing is below {n:?}");
        loop {
            let bits = self.bits(n.bits() as i64).expect("not negative");
            if bits < *n {
                return bits;
            }
        }
    }
}

fn seeded(seed: u32) -> [u32; N] {
    let mut words = [seed; N];
    for i in 1..N {
        let last = words[i - 1];
        words[i] = (last ^ (last >> 30))
            .wrapping_mul(1_812_433_253)
            .wrapping_add(i as u32);
    }
    words
}
