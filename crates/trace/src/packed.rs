//! Numbers in few bytes, for what is kept by the million: seven bits a byte, the low ones first.

/// Appends a number.
#[inline(always)]
pub fn put(bytes: &mut Vec<u8>, number: u64) {
    if number < 0x80 {
        bytes.push(number as u8);
    } else {
        put_long(bytes, number);
    }
}

#[inline(never)]
fn put_long(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// A difference as a number that is small in both directions.
#[inline(always)]
#[must_use]
pub fn signed(difference: u64) -> u64 {
    let difference = difference as i64;
    ((difference << 1) ^ (difference >> 63)) as u64
}

/// Appends a difference.
#[inline(always)]
pub fn put_signed(bytes: &mut Vec<u8>, difference: u64) {
    put(bytes, signed(difference));
}

/// Reads the number at `at` and moves behind it. Panics at the end of the bytes.
#[inline(always)]
pub fn get(bytes: &[u8], at: &mut usize) -> u64 {
    let first = bytes[*at];
    *at += 1;
    if first < 0x80 {
        u64::from(first)
    } else {
        get_long(bytes, at, first)
    }
}

#[inline(never)]
fn get_long(bytes: &[u8], at: &mut usize, first: u8) -> u64 {
    let mut number = u64::from(first & 0x7f);
    let mut shift = 7;
    loop {
        let byte = bytes[*at];
        *at += 1;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return number;
        }
        shift += 7;
    }
}

/// Reads a difference.
#[inline(always)]
pub fn get_signed(bytes: &[u8], at: &mut usize) -> u64 {
    let number = get(bytes, at);
    (number >> 1) ^ (number & 1).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_got() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u64::from(u32::MAX), u64::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            put(&mut bytes, number);
            put_signed(&mut bytes, number);
            put_signed(&mut bytes, number.wrapping_neg());
        }
        let mut at = 0;
        for number in numbers {
            assert_eq!(get(&bytes, &mut at), number);
            assert_eq!(get_signed(&bytes, &mut at), number);
            assert_eq!(get_signed(&bytes, &mut at), number.wrapping_neg());
        }
        assert_eq!(at, bytes.len());
    }
}
