//! A lexer that is total: any text, broken or not, is cut into tokens that cover it, in linear time.
//!
//! Highlighting and the search for unclosed brackets use it; the compiler's parser has its own. The interiors of
//! f-strings are lexed as code:
//!
//! ```text
//! f"a {b:>{w}} c"      Start Text Open Name Op Text Open Name Close Close Text End
//!
//! code --f"--> text --{--> field --:--> spec --{--> field ...
//!              text <--}-- field        spec --}--> text
//! ```
//!
//! A string or f-string in single quotes ends at the end of its line if it is not closed before.

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Blanks, and line ends after a backslash.
    Space,
    Newline,
    Comment,
    /// A name or keyword.
    Name,
    Number,
    /// A string without fields; false: its end is missing.
    String(bool),
    /// Prefix and opening quotes of an f-string.
    FormatStart,
    /// Text between fields, or of a format.
    FormatText,
    /// Closing quotes of an f-string; empty and false where they are missing.
    FormatEnd(bool),
    /// An opening bracket, or the brace that opens a field.
    Open(u8),
    Close(u8),
    Operator,
    /// No part of any program.
    Unknown,
}

/// A piece of the text: bytes `start..end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// The tokens of `source`, which cover it without gaps.
#[must_use]
pub fn lex(source: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        source,
        bytes: source.as_bytes(),
        at: 0,
        modes: Vec::new(),
        tokens: Vec::new(),
    };
    while lexer.at < lexer.bytes.len() {
        lexer.next();
    }
    lexer.close_formats(0);
    lexer.tokens
}

/// Inside of an f-string.
#[derive(Clone, Copy)]
enum Mode {
    Text(Quotes),
    /// A field with its open brackets.
    Field(u32, Quotes),
    /// The format of a field, up to its closing brace.
    Spec(Quotes),
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Quotes {
    byte: u8,
    triple: bool,
    raw: bool,
}

struct Lexer<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
    modes: Vec<Mode>,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let start = self.at;
        self.at = (start + length).min(self.bytes.len());
        self.tokens.push(Token {
            kind,
            start,
            end: self.at,
        });
    }

    /// The quotes of the f-string that the position is in.
    fn quotes(&self) -> Option<Quotes> {
        let (Mode::Text(quotes) | Mode::Field(_, quotes) | Mode::Spec(quotes)) = self.modes.last()?;
        Some(*quotes)
    }

    /// Ends all f-strings from the mode at `depth` on, for want of their closing quotes.
    fn close_formats(&mut self, depth: usize) {
        while self.modes.len() > depth {
            if let Some(Mode::Text(_)) = self.modes.pop() {
                self.push(Kind::FormatEnd(false), 0);
            }
        }
    }

    fn next(&mut self) {
        match self.modes.last() {
            Some(Mode::Text(quotes)) => self.text(*quotes, false),
            Some(Mode::Spec(quotes)) => self.text(*quotes, true),
            _ => self.code(),
        }
    }

    fn text(&mut self, quotes: Quotes, spec: bool) {
        let mut end = self.at;
        while end < self.bytes.len() {
            let byte = self.bytes[end];
            let doubled = self.bytes.get(end + 1) == Some(&byte);
            match byte {
                b'\\' if !quotes.raw && end + 1 < self.bytes.len() => {
                    end += 1 + width(self.source, end + 1);
                    continue;
                }
                b'\n' | b'\r' if !quotes.triple => break,
                b'{' | b'}' if doubled && !spec => {
                    end += 2;
                    continue;
                }
                b'{' | b'}' => break,
                _ if byte == quotes.byte && closes(self.bytes, end, quotes) => break,
                _ => {}
            }
            end += width(self.source, end);
        }
        if end > self.at {
            self.push(Kind::FormatText, end - self.at);
            return;
        }
        match self.bytes[end] {
            b'{' => {
                self.push(Kind::Open(b'{'), 1);
                self.modes.push(Mode::Field(0, quotes));
            }
            b'}' if spec => {
                self.push(Kind::Close(b'}'), 1);
                self.modes.pop();
            }
            b'}' => self.push(Kind::Unknown, 1),
            b'\n' | b'\r' => self.close_formats(self.depth_of_text()),
            _ => {
                let depth = self.depth_of_text();
                self.modes.truncate(depth);
                self.push(Kind::FormatEnd(true), if quotes.triple { 3 } else { 1 });
            }
        }
    }

    /// Where the innermost f-string begins among the modes.
    fn depth_of_text(&self) -> usize {
        self.modes
            .iter()
            .rposition(|mode| matches!(mode, Mode::Text(_)))
            .unwrap_or(0)
    }

    fn code(&mut self) {
        let byte = self.bytes[self.at];
        match byte {
            b' ' | b'\t' | b'\x0c' => {
                let length = self.run(|b| matches!(b, b' ' | b'\t' | b'\x0c'));
                self.push(Kind::Space, length);
            }
            b'\\' if matches!(self.peek(1), b'\n' | b'\r') => {
                let length = if self.peek(1) == b'\r' && self.peek(2) == b'\n' {
                    3
                } else {
                    2
                };
                self.push(Kind::Space, length);
            }
            b'\n' | b'\r' => {
                if self.quotes().is_some_and(|quotes| !quotes.triple) {
                    self.close_formats(self.depth_of_text());
                    return;
                }
                let length = if byte == b'\r' && self.peek(1) == b'\n' {
                    2
                } else {
                    1
                };
                self.push(Kind::Newline, length);
            }
            b'#' => {
                let length = self.run(|b| b != b'\n' && b != b'\r');
                self.push(Kind::Comment, length);
            }
            b'0'..=b'9' => self.number(),
            b'.' if self.peek(1).is_ascii_digit() => self.number(),
            b'"' | b'\'' => self.string(0),
            b'(' | b'[' | b'{' => {
                if let Some(Mode::Field(open, _)) = self.modes.last_mut() {
                    *open += 1;
                }
                self.push(Kind::Open(byte), 1);
            }
            b')' | b']' | b'}' => {
                match self.modes.last_mut() {
                    Some(Mode::Field(0, _)) if byte == b'}' => {
                        self.modes.pop();
                    }
                    Some(Mode::Field(open, _)) => *open = open.saturating_sub(1),
                    _ => {}
                }
                self.push(Kind::Close(byte), 1);
            }
            b':' if matches!(self.modes.last(), Some(Mode::Field(0, _))) => {
                self.push(Kind::Operator, 1);
                if let Some(mode) = self.modes.last_mut()
                    && let Mode::Field(_, quotes) = *mode
                {
                    *mode = Mode::Spec(quotes);
                }
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word(),
            _ => {
                let length = operator(&self.bytes[self.at..]);
                let kind = if length == 0 {
                    Kind::Unknown
                } else {
                    Kind::Operator
                };
                self.push(kind, length.max(1));
            }
        }
    }

    /// How many bytes from here on satisfy `part`.
    fn run(&self, part: impl Fn(u8) -> bool) -> usize {
        self.bytes[self.at..].iter().take_while(|&&b| part(b)).count()
    }

    fn word(&mut self) {
        let mut end = self.at;
        for c in self.source[self.at..].chars() {
            if !(c == '_' || c.is_alphanumeric()) {
                break;
            }
            end += c.len_utf8();
        }
        let length = end - self.at;
        if length == 0 {
            self.push(Kind::Unknown, width(self.source, self.at));
        } else if matches!(self.peek(length), b'"' | b'\'') && is_prefix(&self.bytes[self.at..end]) {
            self.string(length);
        } else {
            self.push(Kind::Name, length);
        }
    }

    fn number(&mut self) {
        let decimal = !matches!(
            (self.peek(0), self.peek(1)),
            (b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B')
        );
        let mut end = self.at;
        let mut points = 0;
        while let Some(&byte) = self.bytes.get(end) {
            let exponent = decimal && end > self.at && matches!(self.bytes[end - 1], b'e' | b'E');
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' => end += 1,
                b'.' if decimal && points == 0 => {
                    points += 1;
                    end += 1;
                }
                b'+' | b'-' if exponent => end += 1,
                _ => break,
            }
        }
        self.push(Kind::Number, end - self.at);
    }

    /// A string whose prefix has the given length.
    fn string(&mut self, prefix: usize) {
        let has = |letters: [u8; 2]| {
            self.bytes[self.at..self.at + prefix]
                .iter()
                .any(|b| letters.contains(b))
        };
        let (format, raw) = (has(*b"fF"), has(*b"rR"));
        let byte = self.peek(prefix);
        let triple = self.peek(prefix + 1) == byte && self.peek(prefix + 2) == byte;
        let quotes = Quotes { byte, triple, raw };
        let open = prefix + if triple { 3 } else { 1 };
        if format {
            self.push(Kind::FormatStart, open);
            self.modes.push(Mode::Text(quotes));
            return;
        }
        let mut end = self.at + open;
        while end < self.bytes.len() {
            match self.bytes[end] {
                // A backslash keeps a quote from ending even a raw string.
                b'\\' if end + 1 < self.bytes.len() => {
                    let crlf = self.bytes[end + 1] == b'\r' && self.bytes.get(end + 2) == Some(&b'\n');
                    end += 1 + width(self.source, end + 1) + usize::from(crlf);
                    continue;
                }
                b'\n' | b'\r' if !triple => break,
                found if found == byte && closes(self.bytes, end, quotes) => {
                    let length = end - self.at + if triple { 3 } else { 1 };
                    self.push(Kind::String(true), length);
                    return;
                }
                _ => end += width(self.source, end),
            }
        }
        self.push(Kind::String(false), end - self.at);
    }
}

/// Bytes of the character at `at`.
fn width(source: &str, at: usize) -> usize {
    source
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(1, char::len_utf8)
}

fn closes(bytes: &[u8], at: usize, quotes: Quotes) -> bool {
    !quotes.triple || (bytes.get(at + 1) == Some(&quotes.byte) && bytes.get(at + 2) == Some(&quotes.byte))
}

fn is_prefix(word: &[u8]) -> bool {
    let mut lower = word.to_ascii_lowercase();
    lower.sort_unstable();
    matches!(&lower[..], b"b" | b"f" | b"r" | b"u" | b"br" | b"fr")
}

/// The length of the operator that `rest` begins with, or 0.
fn operator(rest: &[u8]) -> usize {
    const THREE: [&[u8]; 5] = [b"**=", b"//=", b">>=", b"<<=", b"..."];
    const TWO: [&[u8]; 19] = [
        b"**", b"//", b">>", b"<<", b"<=", b">=", b"==", b"!=", b"->", b"+=", b"-=", b"*=", b"/=", b"%=",
        b"&=", b"|=", b"^=", b"@=", b":=",
    ];
    if THREE.iter().any(|op| rest.starts_with(op)) {
        3
    } else if TWO.iter().any(|op| rest.starts_with(op)) {
        2
    } else {
        usize::from(rest.first().is_some_and(|b| b"+-*/%@&|^~<>=.,:;!".contains(b)))
    }
}
