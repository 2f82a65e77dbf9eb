//! What is wrong with a source, where, and what to write instead.

use crate::lines::Lines;
use std::fmt::Write;

/// Which exception CPython raises for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    SyntaxError,
    IndentationError,
    TabError,
}

impl Kind {
    /// The exception's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::SyntaxError => "SyntaxError",
            Kind::IndentationError => "IndentationError",
            Kind::TabError => "TabError",
        }
    }
}

/// Code that is compiled, but that cannot mean what it says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    pub line: u32,
    /// In CPython 3.11's words.
    pub message: String,
}

impl Warning {
    /// As CPython 3.11 prints it on standard error, with a final newline.
    #[must_use]
    pub fn render(&self, source: &str, filename: &str) -> String {
        let lines = Lines::new(source.strip_prefix('\u{feff}').unwrap_or(source));
        let text = if self.line <= lines.count() {
            lines.text(self.line.max(1)).trim()
        } else {
            ""
        };
        format!(
            "{filename}:{}: SyntaxWarning: {}\n  {text}\n",
            self.line, self.message
        )
    }
}

/// A place in the source: lines from 1, columns in characters from 1, the end exclusive.
///
/// A column of 0 means that only the line is known; an end equal to the start marks one character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Span {
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// Why a source is not compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub kind: Kind,
    pub span: Span,
    /// In CPython 3.11's words where CPython refuses the source as well.
    pub message: String,
    /// The name of the feature, when the source is refused only because that is not supported here.
    pub feature: Option<&'static str>,
    /// What to write instead, if there is something.
    pub instead: Option<&'static str>,
}

impl Diagnostic {
    pub(crate) fn syntax(span: Span, message: impl Into<String>) -> Self {
        Self {
            kind: Kind::SyntaxError,
            span,
            message: message.into(),
            feature: None,
            instead: None,
        }
    }

    pub(crate) fn with_kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }

    pub(crate) fn with_feature(mut self, feature: &'static str, instead: Option<&'static str>) -> Self {
        self.feature = Some(feature);
        self.instead = instead;
        self
    }

    /// As CPython 3.11 prints it on standard error, with a final newline.
    #[must_use]
    pub fn render(&self, source: &str, filename: &str) -> String {
        let mut out = format!("  File \"{filename}\", line {}\n", self.span.line);
        let lines = Lines::new(source.strip_prefix('\u{feff}').unwrap_or(source));
        if self.span.line <= lines.count() {
            let line = lines.text(self.span.line.max(1));
            let line = match line.split_once('\0') {
                // CPython's line ends there.
                Some((before, _)) => before,
                None => line.trim_end_matches(['\r', '\n', ' ', '\t', '\u{c}']),
            };
            self.render_line(line, &mut out);
        }
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}: {}", self.kind.name(), self.message);
        out
    }

    /// CPython shows no caret where its tokenizer stopped between tokens.
    fn has_caret(&self) -> bool {
        match self.kind {
            Kind::SyntaxError => true,
            Kind::TabError => false,
            Kind::IndentationError => {
                let at_end = self.span.end_column == self.span.column;
                self.message != "unexpected indent" && !(at_end && self.message.starts_with("expected"))
            }
        }
    }

    fn render_line(&self, line: &str, out: &mut String) {
        let stripped = line.trim_start_matches([' ', '\t', '\u{c}']);
        let indent = line.chars().count() - stripped.chars().count();
        let _ = writeln!(out, "    {stripped}");
        if self.span.column == 0 || !self.has_caret() {
            return;
        }
        let length = line.chars().count() + 1;
        let start = self.span.column as usize;
        let mut end = if self.span.end_line == self.span.line {
            self.span.end_column as usize
        } else {
            length
        };
        if end <= start || self.kind == Kind::IndentationError {
            end = start + 1;
        }
        let (start, end) = (start.min(length), end.min(length + 1));
        if start <= indent && start + 1 < indent {
            return;
        }
        // Tabs stay, so that the caret stands under its character.
        let spaces: String = stripped
            .chars()
            .take((start - 1).saturating_sub(indent))
            .map(|c| if c.is_whitespace() { c } else { ' ' })
            .collect();
        let missing = (start - 1).saturating_sub(indent) - spaces.chars().count();
        let _ = writeln!(
            out,
            "    {spaces}{}{}",
            " ".repeat(missing),
            "^".repeat(end - start)
        );
    }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "line {}, column {}: {}",
            self.span.line, self.span.column, self.message
        )?;
        if let Some(instead) = self.instead {
            write!(f, " ({instead})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}
