//! From byte offsets to lines and columns.

use crate::diagnostic::Span;
use ruff_text_size::{Ranged, TextRange, TextSize};
use switchboard_python_code::Position;

/// Where the lines of a source start.
pub(crate) struct Lines<'s> {
    source: &'s str,
    starts: Vec<u32>,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (i, &byte) in bytes.iter().enumerate() {
            // A line ends in \n, in \r\n or in a \r alone.
            if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i as u32 + 1);
            }
        }
        Self { source, starts }
    }

    pub(crate) fn source(&self) -> &'s str {
        self.source
    }

    /// Line from 1 and column in bytes from 0.
    pub(crate) fn locate(&self, offset: TextSize) -> (u32, u32) {
        let offset = u32::from(offset);
        let line = self.starts.partition_point(|&start| start <= offset);
        (line as u32, offset - self.starts[line - 1])
    }

    /// The line of an offset, from 1.
    pub(crate) fn line(&self, offset: TextSize) -> u32 {
        self.locate(offset).0
    }

    pub(crate) fn position(&self, node: impl Ranged) -> Position {
        let range = node.range();
        let (line, column) = self.locate(range.start());
        let (end_line, end_column) = self.locate(range.end());
        Position {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Columns in characters from 1.
    pub(crate) fn span(&self, node: impl Ranged) -> Span {
        let range = node.range();
        let (line, column) = self.characters(range.start());
        let (end_line, end_column) = self.characters(range.end());
        Span {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The span of a position.
    pub(crate) fn span_of(&self, position: Position) -> Span {
        let start = self.offset(position.line, position.column);
        let end = self.offset(position.end_line, position.end_column);
        self.span(TextRange::new(start, end.max(start)))
    }

    /// How many lines there are; text after the last line end is one.
    pub(crate) fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The text of a line (from 1) with its line end.
    pub(crate) fn text(&self, line: u32) -> &'s str {
        let start = self.starts[line as usize - 1] as usize;
        let end = self
            .starts
            .get(line as usize)
            .map_or(self.source.len(), |&end| end as usize);
        &self.source[start..end]
    }

    fn offset(&self, line: u32, column: u32) -> TextSize {
        let start = self
            .starts
            .get((line as usize).saturating_sub(1))
            .copied()
            .unwrap_or(0);
        TextSize::from((start + column).min(self.source.len() as u32))
    }

    fn characters(&self, offset: TextSize) -> (u32, u32) {
        let (line, column) = self.locate(offset);
        let start = self.starts[line as usize - 1] as usize;
        let text = self.source.get(start..start + column as usize);
        (line, text.map_or(column, |text| text.chars().count() as u32) + 1)
    }
}
