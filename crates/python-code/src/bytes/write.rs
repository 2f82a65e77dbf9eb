//! Encoding.

use super::{MAGIC, VERSION, place, tag};
use crate::code::{Code, Const, Position};
use std::collections::BTreeMap;

/// The bytes of `code` and all code inside of it.
#[must_use]
pub fn encode(code: &Code) -> Vec<u8> {
    let mut writer = Writer {
        out: Vec::new(),
        strings: BTreeMap::new(),
    };
    writer.out.extend_from_slice(&MAGIC);
    writer.out.extend_from_slice(&VERSION.to_le_bytes());
    writer.code(code);
    writer.out
}

struct Writer<'a> {
    out: Vec<u8>,
    strings: BTreeMap<&'a str, u64>,
}

impl<'a> Writer<'a> {
    fn number(&mut self, mut n: u64) {
        while n >= 0x80 {
            self.out.push((n as u8 & 0x7f) | 0x80);
            n >>= 7;
        }
        self.out.push(n as u8);
    }

    fn signed(&mut self, n: i64) {
        self.number(((n << 1) ^ (n >> 63)) as u64);
    }

    fn string(&mut self, text: &'a str) {
        if let Some(&known) = self.strings.get(text) {
            self.number(known);
            return;
        }
        let next = self.strings.len() as u64 + 1;
        self.strings.insert(text, next);
        self.number(0);
        self.number(text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    fn strings(&mut self, list: &'a [String]) {
        self.number(list.len() as u64);
        for text in list {
            self.string(text);
        }
    }

    fn code(&mut self, code: &'a Code) {
        self.string(&code.name);
        self.string(&code.qualname);
        self.string(&code.filename);
        for n in [
            code.first_line,
            code.flags.0,
            code.arg_count,
            code.positional_only,
            code.keyword_only,
            code.stack_size,
        ] {
            self.number(u64::from(n));
        }
        self.strings(&code.local_names);
        self.number(code.cells.len() as u64);
        for cell in &code.cells {
            self.string(&cell.name);
            self.number(cell.local.map_or(0, |local| u64::from(local) + 1));
        }
        self.strings(&code.free_names);
        self.strings(&code.names);
        self.number(code.consts.len() as u64);
        for value in &code.consts {
            self.constant(value);
        }
        self.number(code.instrs.len() as u64);
        for instr in &code.instrs {
            self.out.push(instr.op() as u8);
            self.number(u64::from(instr.arg()));
        }
        self.positions(&code.positions);
        self.number(code.exceptions.len() as u64);
        for entry in &code.exceptions {
            for n in [
                entry.start,
                entry.end,
                entry.target,
                entry.depth,
                u32::from(entry.lasti),
            ] {
                self.number(u64::from(n));
            }
        }
    }

    fn positions(&mut self, positions: &[Position]) {
        let mut before = Position::default();
        let mut line = 0;
        for &position in positions {
            if position == before {
                self.out.push(place::SAME);
            } else if position == Position::default() {
                self.out.push(place::NONE);
            } else {
                self.out.push(place::FULL);
                self.signed(i64::from(position.line) - i64::from(line));
                self.number(u64::from(position.column));
                self.signed(i64::from(position.end_line) - i64::from(position.line));
                self.number(u64::from(position.end_column));
                line = position.line;
            }
            before = position;
        }
    }

    fn constant(&mut self, value: &'a Const) {
        match value {
            Const::None => self.out.push(tag::NONE),
            Const::True => self.out.push(tag::TRUE),
            Const::False => self.out.push(tag::FALSE),
            Const::Ellipsis => self.out.push(tag::ELLIPSIS),
            Const::Int(n) => {
                self.out.push(tag::INT);
                self.signed(*n);
            }
            Const::BigInt(digits) => {
                self.out.push(tag::BIG_INT);
                self.string(digits);
            }
            Const::Float(f) => {
                self.out.push(tag::FLOAT);
                self.out.extend_from_slice(&f.to_bits().to_le_bytes());
            }
            Const::Complex(f) => {
                self.out.push(tag::COMPLEX);
                self.out.extend_from_slice(&f.to_bits().to_le_bytes());
            }
            Const::Str(text) => {
                self.out.push(tag::STR);
                self.string(text);
            }
            Const::Bytes(bytes) => {
                self.out.push(tag::BYTES);
                self.number(bytes.len() as u64);
                self.out.extend_from_slice(bytes);
            }
            Const::Tuple(items) => self.items(tag::TUPLE, items),
            Const::FrozenSet(items) => self.items(tag::FROZEN_SET, items),
            Const::Code(code) => {
                self.out.push(tag::CODE);
                self.code(code);
            }
        }
    }

    fn items(&mut self, kind: u8, items: &'a [Const]) {
        self.out.push(kind);
        self.number(items.len() as u64);
        for item in items {
            self.constant(item);
        }
    }
}
