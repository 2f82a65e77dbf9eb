//! Shapes: which attributes an instance holds inside, and where. Instances that got the same names in the same order
//! share one.
//!
//! ```text
//! EMPTY --x--> [x] --y--> [x y] --r--> [x y r]        a name set for the first time leads to the next shape
//!              object: shape [x y], values (1, 2)
//! ```
//! The attributes' order is that of the shape. What a shape does not do well - a deletion, more than [`MOST_NAMES`]
//! names, a program that wants the `__dict__` itself - moves the attributes into a dict of the object's own, for good.

use super::value::Id;
use std::collections::BTreeMap;

/// A shape's number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Shape(u32);

impl Shape {
    /// No attributes.
    pub const EMPTY: Self = Self(0);
    /// The attributes are in the object's dict.
    pub const IN_DICT: Self = Self(u32::MAX);
}

/// Names in a shape: as many as CPython's instances share keys of.
const MOST_NAMES: usize = 30;
/// Shapes: a program that sets names without end has its attributes in dicts.
const MOST_SHAPES: usize = 4096;

/// All shapes of an interpreter. Names are interned, which live as long as it does.
#[derive(Clone, Debug)]
pub struct Shapes {
    names: Vec<Box<[Id]>>,
    next: BTreeMap<(Shape, Id), Shape>,
}

impl Default for Shapes {
    fn default() -> Self {
        Self {
            names: vec![Box::default()],
            next: BTreeMap::new(),
        }
    }
}

impl Shapes {
    /// The names of a shape, in order; none for [`Shape::IN_DICT`].
    #[inline]
    #[must_use]
    pub fn names(&self, shape: Shape) -> &[Id] {
        match self.names.get(shape.0 as usize) {
            Some(names) => names,
            None => &[],
        }
    }

    /// The place of a name.
    #[inline]
    #[must_use]
    pub fn find(&self, shape: Shape, name: Id) -> Option<usize> {
        self.names(shape).iter().position(|&known| known == name)
    }

    /// The shape with one more name, if it has been there before.
    #[must_use]
    pub fn known(&self, shape: Shape, name: Id) -> Option<Shape> {
        self.next.get(&(shape, name)).copied()
    }

    /// The same, made if need be. None: such attributes go into a dict.
    pub fn with(&mut self, shape: Shape, name: Id) -> Option<Shape> {
        if let Some(next) = self.known(shape, name) {
            return Some(next);
        }
        let names = self.names(shape);
        if shape == Shape::IN_DICT || names.len() >= MOST_NAMES || self.names.len() >= MOST_SHAPES {
            return None;
        }
        let more = names.iter().copied().chain([name]).collect();
        let next = Shape(self.names.len() as u32);
        self.names.push(more);
        self.next.insert((shape, name), next);
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_names_in_the_same_order_are_one_shape() {
        let mut shapes = Shapes::default();
        let [x, y] = [Id::new(1), Id::new(2)];
        let first = shapes.with(Shape::EMPTY, x).expect("there is room");
        let both = shapes.with(first, y).expect("there is room");
        assert_eq!(shapes.with(Shape::EMPTY, x), Some(first));
        assert_eq!(shapes.with(first, y), Some(both));
        assert_eq!(shapes.names(both), [x, y]);
        let other = shapes
            .with(Shape::EMPTY, y)
            .and_then(|shape| shapes.with(shape, x));
        assert_ne!(other, Some(both), "the order counts");
        assert_eq!(shapes.find(both, y), Some(1));
        assert_eq!(shapes.find(first, y), None);
    }

    #[test]
    fn a_shape_has_only_so_many_names() {
        let mut shapes = Shapes::default();
        let mut shape = Shape::EMPTY;
        for n in 1..=MOST_NAMES {
            shape = shapes.with(shape, Id::new(n)).expect("there is room");
        }
        assert_eq!(shapes.with(shape, Id::new(MOST_NAMES + 1)), None);
        assert_eq!(shapes.with(Shape::IN_DICT, Id::new(1)), None);
    }
}
