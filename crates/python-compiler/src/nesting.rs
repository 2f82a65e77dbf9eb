//! A bound on nesting, checked before the parser: it and everything after it recurse, and the page's stack is
//! small.
//!
//! The parser's own lexer, which does not recurse, tells brackets, blocks and operators apart. Where a source is
//! broken the parser may cut it into other tokens; then brackets are counted wherever they stand.

use crate::diagnostic::{Diagnostic, Kind as ErrorKind, Span};
use crate::lines::Lines;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::Mode;
use ruff_text_size::{TextRange, TextSize};
use switchboard_python_code::lex::{Kind, lex};

/// Brackets, or blocks, inside of each other. CPython takes 200 and 100.
const MAX_NESTING: usize = 100;
/// All that makes the tree deep at one place: brackets, and operators that stand beside each other.
const MAX_DEPTH: usize = 300;
/// Bytes of source.
const MAX_SOURCE: usize = 4 << 20;

/// One open bracket (or f-string), or the statement itself.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Operators since the last separator.
    chain: usize,
    /// Operators outside of the lambda that began last.
    outer: usize,
    /// Lambdas whose colon is still to come.
    lambdas: usize,
}

impl Level {
    fn depth(self) -> usize {
        1 + self.chain + self.outer
    }
}

/// Refuses a source that is nested too deeply or too large.
pub(crate) fn check(lines: &Lines<'_>) -> Result<(), Diagnostic> {
    let source = lines.source();
    if source.len() > MAX_SOURCE {
        let span = Span {
            line: 1,
            column: 0,
            end_line: 1,
            end_column: 0,
        };
        return Err(Diagnostic::syntax(span, "the source is larger than 4 MiB")
            .with_feature("sources over 4 MiB", Some("split it into smaller programs")));
    }
    let clean = scan(lines)?;
    if !clean {
        scan_raw(lines)?;
    }
    scan_indentation(lines)
}

/// Follows the tokens; false: they are broken.
fn scan(lines: &Lines<'_>) -> Result<bool, Diagnostic> {
    let mut lexer = ruff_python_parser::lexer::lex(lines.source(), Mode::Module);
    let mut levels = vec![Level::default()];
    let mut total = 1;
    let mut blocks = 0usize;
    let mut clean = true;
    loop {
        let token = lexer.next_token();
        let last = levels.len() - 1;
        let level = &mut levels[last];
        let before = level.depth();
        match token {
            TokenKind::EndOfFile => break,
            TokenKind::Unknown => clean = false,
            TokenKind::Indent => {
                blocks += 1;
                if blocks > MAX_NESTING {
                    return Err(too_many_blocks(lines));
                }
            }
            TokenKind::Dedent => blocks = blocks.saturating_sub(1),
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                level.chain += 1;
                levels.push(Level::default());
                total += 2;
                if levels.len() > MAX_NESTING + 1 {
                    return Err(too_deep(lines));
                }
                if total > MAX_DEPTH {
                    return Err(too_many_operators(lines));
                }
                continue;
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                if levels.len() > 1 {
                    total -= before;
                    levels.pop();
                } else {
                    clean = false;
                }
                continue;
            }
            TokenKind::Newline | TokenKind::Semi => *level = Level::default(),
            TokenKind::Comma if level.lambdas == 0 => *level = Level::default(),
            TokenKind::Comma => level.chain = 0,
            TokenKind::Lambda => {
                level.outer += level.chain + 1;
                level.chain = 0;
                level.lambdas += 1;
            }
            TokenKind::Colon => level.lambdas = level.lambdas.saturating_sub(1),
            token if nests(token) => level.chain += 1,
            _ => {}
        }
        total = total + level.depth() - before;
        if total > MAX_DEPTH {
            return Err(too_many_operators(lines));
        }
    }
    Ok(clean && levels.len() == 1)
}

/// Tokens that put what follows or what was before one level deeper into the tree.
fn nests(token: TokenKind) -> bool {
    token.as_unary_operator().is_some()
        || token.as_binary_operator().is_some()
        || matches!(
            token,
            TokenKind::Dot
                | TokenKind::If
                | TokenKind::Await
                | TokenKind::Yield
                | TokenKind::For
                | TokenKind::ColonEqual
        )
}

/// Counts brackets without regard to strings and comments.
fn scan_raw(lines: &Lines<'_>) -> Result<(), Diagnostic> {
    let mut depth = 0usize;
    let mut operators = 0usize;
    for byte in lines.source().bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b'\n' | b'\r' => operators = 0,
            b'+' | b'-' | b'~' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'.' => operators += 1,
            b' ' => operators += usize::from(operators > 0 && depth > 0),
            _ => {}
        }
        if depth > MAX_NESTING {
            return Err(too_deep(lines));
        }
        if operators > 4 * MAX_DEPTH {
            return Err(too_many_operators(lines));
        }
    }
    Ok(())
}

/// Blocks as they would be if no line belonged to a bracket or a string.
fn scan_indentation(lines: &Lines<'_>) -> Result<(), Diagnostic> {
    let mut widths: Vec<usize> = Vec::new();
    for (number, line) in lines.source().split('\n').enumerate() {
        let text = line.trim_start_matches([' ', '\t', '\x0c']);
        if text.trim_end().is_empty() || text.starts_with('#') {
            continue;
        }
        let width = line.len() - text.len();
        while widths.last().is_some_and(|&outer| outer >= width) {
            widths.pop();
        }
        widths.push(width);
        if widths.len() > MAX_NESTING + 1 {
            let line = number as u32 + 1;
            return Err(indentation(Span {
                line,
                column: 0,
                end_line: line,
                end_column: 0,
            }));
        }
    }
    Ok(())
}

fn indentation(span: Span) -> Diagnostic {
    Diagnostic::syntax(span, "too many levels of indentation").with_kind(ErrorKind::IndentationError)
}

fn too_many_blocks(lines: &Lines<'_>) -> Diagnostic {
    match scan_indentation(lines) {
        Err(found) => found,
        Ok(()) => indentation(Span {
            line: 1,
            column: 0,
            end_line: 1,
            end_column: 0,
        }),
    }
}

fn too_deep(lines: &Lines<'_>) -> Diagnostic {
    let mut depth = 0usize;
    let mut place = TextRange::default();
    for token in lex(lines.source()) {
        match token.kind {
            Kind::Open(_) | Kind::FormatStart => depth += 1,
            Kind::Close(_) | Kind::FormatEnd(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_NESTING {
            place = TextRange::new(
                TextSize::from(token.start as u32),
                TextSize::from(token.end as u32),
            );
            break;
        }
    }
    Diagnostic::syntax(lines.span(place), "too many nested parentheses").with_feature(
        "more than 100 nested brackets",
        Some("give parts of the expression names"),
    )
}

fn too_many_operators(lines: &Lines<'_>) -> Diagnostic {
    // The longest line is the likeliest; what matters is that the message is right.
    let number = (0u32..)
        .zip(lines.source().split('\n'))
        .max_by_key(|(_, line)| line.len())
        .map_or(0, |(i, _)| i);
    let span = Span {
        line: number + 1,
        column: 0,
        end_line: number + 1,
        end_column: 0,
    };
    Diagnostic::syntax(span, "the expression has too many operators in a row").with_feature(
        "more than 300 operators in one expression",
        Some("give parts of the expression names"),
    )
}
