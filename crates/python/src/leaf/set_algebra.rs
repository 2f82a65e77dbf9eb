//! Which table a set operation starts from and in which order it adds keys: what decides the order of its result.
//!
//! These functions are for keys that answer for themselves. Where a key's `__eq__` is a method of the program, the VM
//! takes the same steps with [`SetTable::lookup`], as written at each function.

use super::set_table::SetTable;

/// The other operand, by what CPython treats apart.
#[derive(Clone, Copy, Debug)]
pub enum Other<'a, K> {
    /// A set or frozenset.
    Set(&'a SetTable<K>),
    /// An exact dict: its keys in order.
    Dict(&'a [(i64, K)]),
    /// Any other iterable, a dict's view included: its elements in order, repetitions included.
    Iterable(&'a [(i64, K)]),
}

fn add_all<K: Copy>(
    table: &mut SetTable<K>,
    keys: impl IntoIterator<Item = (i64, K)>,
    same: &mut impl FnMut(K, K) -> bool,
) {
    for (hash, key) in keys {
        table.insert(hash, key, |stored| same(stored, key));
    }
}

fn contains<K: Copy>(table: &SetTable<K>, hash: i64, key: K, same: &mut impl FnMut(K, K) -> bool) -> bool {
    table.find(hash, |stored| same(stored, key)).is_some()
}

/// `s.update(other)`, `s |= other`. Sets and dicts make room once ([`SetTable::begin_merge`],
/// [`SetTable::make_room`]); then every key is added in order.
pub fn update<K: Copy>(table: &mut SetTable<K>, other: Other<'_, K>, mut same: impl FnMut(K, K) -> bool) {
    match other {
        Other::Set(set) => {
            if !table.begin_merge(set) {
                add_all(table, set.iter(), &mut same);
            }
        }
        Other::Dict(keys) => {
            table.make_room(keys.len());
            add_all(table, keys.iter().copied(), &mut same);
        }
        Other::Iterable(keys) => add_all(table, keys.iter().copied(), &mut same),
    }
}

/// `set(other)`, `frozenset(other)`: an update of an empty set. (`frozenset` of an exact frozenset is that object.)
pub fn from<K: Copy>(other: Other<'_, K>, same: impl FnMut(K, K) -> bool) -> SetTable<K> {
    let mut table = SetTable::new();
    update(&mut table, other, same);
    table
}

/// The display `{1, 2, 3}` of three or more constants. The compiler makes a frozenset of them, and
/// makes it anew from its elements while it looks for an equal constant; the program then merges it into an empty set.
/// (Fewer, or with anything but constants among them, they are added one by one.)
///
/// True of ints, texts and `None`; the real order with other constants depends on addresses.
pub fn constant_display<K: Copy>(keys: &[(i64, K)], mut same: impl FnMut(K, K) -> bool) -> SetTable<K> {
    let first: Vec<(i64, K)> = from(Other::Iterable(keys), &mut same).iter().collect();
    from(Other::Iterable(&first), &mut same).copy()
}

/// `s | other`, `s.union(other)`: a copy, then an update.
pub fn union<K: Copy>(set: &SetTable<K>, other: Other<'_, K>, same: impl FnMut(K, K) -> bool) -> SetTable<K> {
    let mut result = set.copy();
    update(&mut result, other, same);
    result
}

/// `s & other`, `s.intersection(other)`: from an empty set, keys of the smaller set (of `other` when equally large, or
/// no set) that are in the larger, in the order of the smaller. `s &= other` then calls [`SetTable::take_keys_of`].
/// With itself, a set is copied: the caller checks.
pub fn intersection<K: Copy>(
    set: &SetTable<K>,
    other: Other<'_, K>,
    mut same: impl FnMut(K, K) -> bool,
) -> SetTable<K> {
    let mut result = SetTable::new();
    let mut keep = |walked: &mut dyn Iterator<Item = (i64, K)>, searched: &SetTable<K>| {
        for (hash, key) in walked {
            if contains(searched, hash, key, &mut same) {
                result.insert(hash, key, |stored| same(stored, key));
            }
        }
    };
    match other {
        Other::Set(other) if other.len() > set.len() => keep(&mut set.iter(), other),
        Other::Set(other) => keep(&mut other.iter(), set),
        Other::Dict(keys) | Other::Iterable(keys) => keep(&mut keys.iter().copied(), set),
    }
    result
}

/// `s -= other`, `s.difference_update(other)`: discards each key of `other`, then [`SetTable::purge_dummies`] (for an
/// iterable too). With itself, a set is cleared: the caller checks.
pub fn difference_update<K: Copy>(
    set: &mut SetTable<K>,
    other: Other<'_, K>,
    mut same: impl FnMut(K, K) -> bool,
) {
    let mut discard = |hash, key| {
        set.remove(hash, |stored| same(stored, key));
    };
    match other {
        Other::Set(other) => other.iter().for_each(|(hash, key)| discard(hash, key)),
        Other::Dict(keys) | Other::Iterable(keys) => keys.iter().for_each(|&(hash, key)| discard(hash, key)),
    }
    set.purge_dummies();
}

/// `s - other`, `s.difference(other)`: of an iterable, or where `other` has less than a quarter of the set's size, a copy
/// and a difference update; else, from an empty set, the keys of the set that are not in `other`, in order.
pub fn difference<K: Copy>(
    set: &SetTable<K>,
    other: Other<'_, K>,
    mut same: impl FnMut(K, K) -> bool,
) -> SetTable<K> {
    let other_len = match other {
        Other::Set(other) => other.len(),
        Other::Dict(keys) => keys.len(),
        Other::Iterable(_) => 0,
    };
    if matches!(other, Other::Iterable(_)) || set.len() >> 2 > other_len {
        let mut result = set.copy();
        difference_update(&mut result, other, same);
        return result;
    }
    let searched = match other {
        Other::Set(other) => other.clone(),
        Other::Dict(keys) | Other::Iterable(keys) => from(Other::Iterable(keys), &mut same),
    };
    let mut result = SetTable::new();
    for (hash, key) in set.iter() {
        if !contains(&searched, hash, key, &mut same) {
            result.insert(hash, key, |stored| same(stored, key));
        }
    }
    result
}

/// `s ^= other`, `s.symmetric_difference_update(other)`: each key of `other` (an iterable is made a set first) is
/// discarded if there, else added. With itself, a set is cleared: the caller checks.
pub fn symmetric_difference_update<K: Copy>(
    set: &mut SetTable<K>,
    other: Other<'_, K>,
    mut same: impl FnMut(K, K) -> bool,
) {
    let made;
    let mut dict_keys = [].iter();
    let mut set_keys = None;
    match other {
        Other::Dict(keys) => dict_keys = keys.iter(),
        Other::Set(other) => set_keys = Some(other.iter()),
        Other::Iterable(_) => {
            made = from(other, &mut same);
            set_keys = Some(made.iter());
        }
    }
    for (hash, key) in dict_keys.copied().chain(set_keys.into_iter().flatten()) {
        if set.remove(hash, |stored| same(stored, key)).is_none() {
            set.insert(hash, key, |stored| same(stored, key));
        }
    }
}

/// `s ^ other`, `s.symmetric_difference(other)`: a set made of `other`, updated with `s`. (The order of operands turns
/// around.)
pub fn symmetric_difference<K: Copy>(
    set: &SetTable<K>,
    other: Other<'_, K>,
    mut same: impl FnMut(K, K) -> bool,
) -> SetTable<K> {
    let mut result = from(other, &mut same);
    symmetric_difference_update(&mut result, Other::Set(set), same);
    result
}
