//! Decoding: every length is checked against what is left before anything is reserved for it.

use super::{DecodeError, MAGIC, MAX_NESTING, VERSION, place, tag, validate::validate_one};
use crate::code::{Cell, Code, Const, ExceptionEntry, Flags, Position};
use crate::op::{Instr, Op};
use std::sync::Arc;

/// The code in `bytes`. Errors when they are cut, of another version, or break a rule that the VM relies on.
pub fn decode(bytes: &[u8]) -> Result<Code, DecodeError> {
    let mut reader = Reader {
        bytes,
        at: 0,
        strings: Vec::new(),
    };
    if reader.take(MAGIC.len())? != MAGIC {
        return Err(DecodeError {
            offset: 0,
            message: "these bytes are no Python code".to_owned(),
        });
    }
    let version = reader.take(2)?;
    let version = u16::from_le_bytes([version[0], version[1]]);
    if version != VERSION {
        return reader.fail(format!(
            "format version {version}; this program reads version {VERSION}"
        ));
    }
    let code = reader.code(0)?;
    if reader.at != bytes.len() {
        return reader.fail("bytes after the end of the code");
    }
    Ok(code)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    strings: Vec<String>,
}

impl<'a> Reader<'a> {
    fn fail<T>(&self, message: impl Into<String>) -> Result<T, DecodeError> {
        Err(DecodeError {
            offset: self.at,
            message: message.into(),
        })
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        if count > self.bytes.len() - self.at {
            return self.fail("the bytes are cut");
        }
        let taken = &self.bytes[self.at..self.at + count];
        self.at += count;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, DecodeError> {
        Ok(self.take(1)?[0])
    }

    fn number(&mut self) -> Result<u64, DecodeError> {
        let mut n: u64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            if shift == 63 && part > 1 {
                break;
            }
            n |= part << shift;
            if byte & 0x80 == 0 {
                return Ok(n);
            }
        }
        self.fail("a number does not fit in 64 bits")
    }

    fn signed(&mut self) -> Result<i64, DecodeError> {
        let n = self.number()?;
        Ok((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    fn word(&mut self) -> Result<u32, DecodeError> {
        match u32::try_from(self.number()?) {
            Ok(n) => Ok(n),
            Err(_) => self.fail("a number does not fit in 32 bits"),
        }
    }

    /// A count of things that take at least one byte each.
    fn count(&mut self) -> Result<usize, DecodeError> {
        let n = self.number()?;
        match usize::try_from(n) {
            Ok(n) if n <= self.bytes.len() - self.at => Ok(n),
            _ => self.fail("a length is greater than what is left"),
        }
    }

    fn string(&mut self) -> Result<String, DecodeError> {
        let reference = self.number()?;
        if reference > 0 {
            let known = usize::try_from(reference - 1)
                .ok()
                .and_then(|i| self.strings.get(i));
            return match known {
                Some(text) => Ok(text.clone()),
                None => self.fail("a reference to a string that is not there"),
            };
        }
        let length = self.count()?;
        let raw = self.take(length)?;
        match std::str::from_utf8(raw) {
            Ok(text) => {
                self.strings.push(text.to_owned());
                Ok(text.to_owned())
            }
            Err(_) => self.fail("a string is not UTF-8"),
        }
    }

    fn strings(&mut self) -> Result<Vec<String>, DecodeError> {
        let count = self.count()?;
        (0..count).map(|_| self.string()).collect()
    }

    fn code(&mut self, nesting: u32) -> Result<Code, DecodeError> {
        let start = self.at;
        let name = self.string()?;
        let qualname = self.string()?;
        let filename = self.string()?;
        let first_line = self.word()?;
        let flags = Flags(self.word()?);
        let arg_count = self.word()?;
        let positional_only = self.word()?;
        let keyword_only = self.word()?;
        let stack_size = self.word()?;
        let local_names = self.strings()?;
        let cells = self.cells()?;
        let free_names = self.strings()?;
        let names = self.strings()?;
        let count = self.count()?;
        let consts = (0..count)
            .map(|_| self.constant(nesting))
            .collect::<Result<_, _>>()?;
        let count = self.count()?;
        let instrs = (0..count).map(|_| self.instruction()).collect::<Result<_, _>>()?;
        let positions = self.positions(count)?;
        let count = self.count()?;
        let exceptions = (0..count)
            .map(|_| self.exception_entry())
            .collect::<Result<_, _>>()?;
        let code = Code {
            name,
            qualname,
            filename,
            first_line,
            flags,
            arg_count,
            positional_only,
            keyword_only,
            stack_size,
            local_names,
            cells,
            free_names,
            names,
            consts,
            instrs,
            positions,
            exceptions,
        };
        match validate_one(&code) {
            Ok(()) => Ok(code),
            Err(message) => Err(DecodeError {
                offset: start,
                message,
            }),
        }
    }

    fn cells(&mut self) -> Result<Vec<Cell>, DecodeError> {
        let count = self.count()?;
        (0..count)
            .map(|_| {
                let name = self.string()?;
                let local = self.word()?.checked_sub(1);
                Ok(Cell { name, local })
            })
            .collect()
    }

    fn instruction(&mut self) -> Result<Instr, DecodeError> {
        let op = self.byte()?;
        let Some(&op) = Op::ALL.get(usize::from(op)) else {
            return self.fail(format!("unknown operation {op}"));
        };
        let arg = self.word()?;
        if arg > Instr::MAX_ARG {
            return self.fail(format!("argument {arg} does not fit in 24 bits"));
        }
        Ok(Instr::new(op, arg))
    }

    fn positions(&mut self, count: usize) -> Result<Vec<Position>, DecodeError> {
        let mut positions = Vec::with_capacity(count);
        let mut before = Position::default();
        let mut line = 0;
        for _ in 0..count {
            before = match self.byte()? {
                place::SAME => before,
                place::NONE => Position::default(),
                place::FULL => {
                    line = self.moved(line)?;
                    let column = self.word()?;
                    let end_line = self.moved(line)?;
                    Position {
                        line,
                        column,
                        end_line,
                        end_column: self.word()?,
                    }
                }
                other => return self.fail(format!("unknown position head {other}")),
            };
            positions.push(before);
        }
        Ok(positions)
    }

    fn moved(&mut self, line: u32) -> Result<u32, DecodeError> {
        let delta = self.signed()?;
        match i64::from(line).checked_add(delta).map(u32::try_from) {
            Some(Ok(line)) => Ok(line),
            _ => self.fail("a line number is out of range"),
        }
    }

    fn exception_entry(&mut self) -> Result<ExceptionEntry, DecodeError> {
        let (start, end, target, depth) = (self.word()?, self.word()?, self.word()?, self.word()?);
        let lasti = match self.word()? {
            0 => false,
            1 => true,
            other => return self.fail(format!("{other} is no truth value")),
        };
        Ok(ExceptionEntry {
            start,
            end,
            target,
            depth,
            lasti,
        })
    }

    fn constant(&mut self, nesting: u32) -> Result<Const, DecodeError> {
        if nesting > MAX_NESTING {
            return self.fail("constants are nested too deeply");
        }
        let nesting = nesting + 1;
        Ok(match self.byte()? {
            tag::NONE => Const::None,
            tag::TRUE => Const::True,
            tag::FALSE => Const::False,
            tag::ELLIPSIS => Const::Ellipsis,
            tag::INT => Const::Int(self.signed()?),
            tag::BIG_INT => Const::BigInt(self.digits()?),
            tag::FLOAT => Const::Float(self.float()?),
            tag::COMPLEX => Const::Complex(self.float()?),
            tag::STR => Const::Str(self.string()?),
            tag::BYTES => {
                let length = self.count()?;
                Const::Bytes(self.take(length)?.to_vec())
            }
            tag::TUPLE => Const::Tuple(self.items(nesting)?),
            tag::FROZEN_SET => Const::FrozenSet(self.items(nesting)?),
            tag::CODE => Const::Code(Arc::new(self.code(nesting)?)),
            other => return self.fail(format!("unknown kind of constant {other}")),
        })
    }

    fn items(&mut self, nesting: u32) -> Result<Vec<Const>, DecodeError> {
        let count = self.count()?;
        (0..count).map(|_| self.constant(nesting)).collect()
    }

    fn digits(&mut self) -> Result<String, DecodeError> {
        let digits = self.string()?;
        let bare = digits.strip_prefix('-').unwrap_or(&digits);
        if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
            return self.fail("a big integer is not written in digits");
        }
        Ok(digits)
    }

    fn float(&mut self) -> Result<f64, DecodeError> {
        let raw = self.take(8)?;
        let mut eight = [0; 8];
        eight.copy_from_slice(raw);
        Ok(f64::from_bits(u64::from_le_bytes(eight)))
    }
}
