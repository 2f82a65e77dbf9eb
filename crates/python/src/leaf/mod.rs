//! Rules of CPython 3.11's built-in values as plain functions: no heap, no frames, no calls back into a program.
//!
//! - [`hash`]: hashes as with `PYTHONHASHSEED=0`.
//! - [`probe`], [`dict_table`], [`set_table`], [`set_algebra`]: tables of keys whose equality may be a method of the program.
//! - [`float_text`], [`float_parse`], [`float_arith`]: floats as text, text as floats, rounding and division.
//! - [`int`], [`int_more`], [`int_text`], [`int_size`]: ints of any size.
//! - [`str_repr`], [`str_case`], [`str_search`], [`str_layout`], [`text`]: text.
//! - [`bytes_methods`], [`codec`]: bytes, and text as bytes.
//! - [`format_spec`], [`format_value`]: `format(value, spec)`.
//! - [`percent`], [`str_format`]: `format % values` and the fields of `str.format`.
//! - [`slice`]: what slices and search bounds mean.
//! - [`sort`]: `list.sort` as a machine that asks for each comparison.
//! - [`mersenne`]: the generator of `random`.
//! - [`unicode`]: properties of code points.
//! - [`error`]: what a leaf reports when Python would raise.
//!
//! Everything here is checked against the real interpreter by `tests/leaf`, which fails where `python3.11` is missing.
//! Text is Rust `str`: lone surrogates do not exist in it, so code points U+D800..U+DFFF are outside of the model.

pub mod bytes_methods;
pub mod codec;
pub mod decimal;
pub mod dict_table;
pub mod error;
pub mod float_arith;
pub mod float_parse;
pub mod float_text;
pub mod format_spec;
pub mod format_value;
pub mod gamma;
pub mod hash;
pub mod int;
pub mod int_more;
pub mod int_size;
pub mod int_text;
pub mod mersenne;
pub mod percent;
pub mod probe;
pub mod set_algebra;
pub mod set_table;
pub mod slice;
pub mod sort;
pub mod str_case;
pub mod str_format;
pub mod str_layout;
pub mod str_repr;
pub mod str_search;
pub mod text;
pub mod unicode;
mod unicode_tables;

/// Bytes that an allocation of so many takes, as a usual allocator rounds them: one word of its own, in steps of two.
#[inline]
#[must_use]
pub const fn allocated(bytes: usize) -> usize {
    const WORD: usize = size_of::<usize>();
    match bytes {
        0 => 0,
        n if n < 3 * WORD => 4 * WORD,
        n => (n + WORD).next_multiple_of(2 * WORD),
    }
}

pub use error::{ErrorKind, LeafError, LeafResult};
