//! Leaves compared with the real interpreter: each file asks `python3.11` for a table of facts and checks every row.
//!
//! The interpreter's rows are made from seeded random cases, so two runs compare the same things. A machine without
//! `python3.11` fails these tests: a comparison that did not happen proves nothing.

mod bytes;
mod dict_table;
mod float;
mod format;
mod hash;
mod int;
mod mersenne;
mod oracle;
mod percent;
mod set_table;
mod sort;
mod str_format;
mod str_methods;
mod str_repr;
mod unicode;
