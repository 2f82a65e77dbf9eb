//! The default policy: round robin, because the world lists options in the order in which they became ready.

use switchboard_trace::Anchor;

/// Always the first option.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct First;

impl First {
    /// Index 0, whatever the place.
    #[must_use]
    pub fn pick(self, _at: &Anchor, _count: usize) -> usize {
        0
    }
}
