//! The ladder's numbers: what five values through nested `yield from` cost, measured and counted.
//!
//! `next` on a chain of depth d enters d + 1 frames. Five values take six calls of `next`: the first builds the
//! chain, four only resume it, the last takes it down.

/// CPython 3.11.7: depth, and nanoseconds for each of five values (the generator's whole life divided by 5), with
/// the steady `next` beside it. Medians on one core of the machine of the measurements.
pub const MEASURED: [(u32, u32, u32); 14] = [
    (0, 87, 59),
    (1, 144, 88),
    (2, 203, 101),
    (3, 233, 120),
    (5, 343, 193),
    (10, 599, 282),
    (20, 1147, 528),
    (30, 1695, 800),
    (50, 3032, 1456),
    (75, 4579, 2157),
    (100, 5868, 3255),
    (150, 9106, 5252),
    (200, 12697, 6583),
    (300, 20451, 10645),
];

/// The deepest that is plotted: where the slider ends.
pub const DEEPEST: u32 = 200;

/// Frames that one `next` enters.
#[must_use]
pub fn crossed(depth: u32) -> u32 {
    depth + 1
}

/// Frames that all six calls of `next` enter.
#[must_use]
pub fn entered(depth: u32) -> u32 {
    6 * crossed(depth)
}

/// Nanoseconds for all five values by the cost model of 3.11: 60 a call, 30 a level resumed, 110 a level built and
/// 90 a level taken down.
#[must_use]
pub fn modelled(depth: u32) -> u32 {
    let d = depth;
    6 * 60 + 110 * d + 4 * 30 * d + 90 * d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_as_counted_on_cpython() {
        assert_eq!((entered(0), entered(200)), (6, 1206));
    }

    #[test]
    fn the_model_is_near_the_measurement() {
        for (depth, ns, _) in MEASURED.iter().filter(|m| m.0 >= 1) {
            let ratio = f64::from(modelled(*depth)) / f64::from(5 * ns);
            assert!((0.7..1.35).contains(&ratio), "depth {depth}: {ratio}");
        }
    }
}
