//! A program's text as lines of classed pieces.

use switchboard_python_code::highlight::{Class, highlight};

/// A piece of a line: CSS class (empty for plain text) and text.
pub type Piece = (&'static str, String);

/// The pieces of every line. Only Python is coloured.
#[must_use]
pub fn lines(source: &str, python: bool) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    let mut add = |class: &'static str, text: &str| {
        for (i, part) in text.split('\n').enumerate() {
            if i > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut().filter(|_| !part.is_empty()) {
                line.push((class, part.to_owned()));
            }
        }
    };
    let mut at = 0;
    for span in if python { highlight(source) } else { Vec::new() } {
        add("", &source[at..span.start]);
        // The only colour in the code is state: everything else has the colour of plain text.
        let class = match span.class {
            Class::Keyword => "kw",
            Class::String => "str",
            Class::Comment => "com",
            _ => "",
        };
        add(class, &source[span.start..span.end]);
        at = span.end;
    }
    add("", &source[at..]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_all_of_the_text() {
        let source = "def f():\n    '''a\n    b'''\n\n# end";
        let text: Vec<String> = lines(source, true)
            .iter()
            .map(|l| l.iter().map(|p| p.1.as_str()).collect())
            .collect();
        assert_eq!(text.join("\n"), source);
        assert_eq!(lines(source, true)[2][0].0, "str");
        assert_eq!(lines(source, false).len(), 5);
    }
}
