//! Makes a program small while it keeps a property: drops statements and blocks, takes bodies out of their blocks.
//!
//! It works on the lines and their depth, so it knows no grammar: a text that is no program any more simply has not the
//! property.

/// The least text that was found for which `differs` holds. It holds for `text`; `tries` bounds how often it is asked.
pub fn shrink(text: &str, mut tries: u32, mut differs: impl FnMut(&str) -> bool) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut smaller = true;
    while smaller {
        smaller = false;
        // Large pieces first: whole definitions, then blocks, then lines; from the end, where what uses others is.
        for depth in 0..8 {
            let mut at = lines.len();
            while at > 0 {
                at -= 1;
                if at >= lines.len() || indentation(&lines[at]) != Some(depth * 4) {
                    continue;
                }
                for candidate in [without(&lines, at), unwrapped(&lines, at), emptied(&lines, at)] {
                    let Some(candidate) = candidate else { continue };
                    if tries == 0 {
                        return joined(&lines);
                    }
                    tries -= 1;
                    if differs(&joined(&candidate)) {
                        lines = candidate;
                        smaller = true;
                        break;
                    }
                }
            }
        }
    }
    joined(&lines)
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// How many spaces a line begins with; none for an empty one.
fn indentation(line: &str) -> Option<usize> {
    line.find(|c| c != ' ')
}

/// The end of the block whose first line is at `at`.
fn end(lines: &[String], at: usize) -> usize {
    let depth = indentation(&lines[at]).unwrap_or(0);
    let mut end = at + 1;
    while lines
        .get(end)
        .is_some_and(|line| indentation(line).is_none_or(|other| other > depth))
    {
        end += 1;
    }
    end
}

/// Whether a line goes on with the statement of the block above: `except`, `else`, `finally`.
fn is_clause(line: &str) -> bool {
    ["except", "else:", "finally:"]
        .iter()
        .any(|word| line.trim_start().starts_with(word))
}

/// Without the statement at `at`, with all its clauses; or without the one clause.
fn without(lines: &[String], at: usize) -> Option<Vec<String>> {
    let mut to = end(lines, at);
    if !is_clause(&lines[at]) {
        while lines
            .get(to)
            .is_some_and(|line| is_clause(line) && indentation(line) == indentation(&lines[at]))
        {
            to = end(lines, to);
        }
    }
    let mut left = lines.to_vec();
    left.drain(at..to);
    Some(left)
}

/// With the body of the block at `at` in place of the block.
fn unwrapped(lines: &[String], at: usize) -> Option<Vec<String>> {
    let to = end(lines, at);
    if !lines[at].ends_with(':')
        || lines[at].trim_start().starts_with("def ")
        || lines[at].trim_start().starts_with("async def ")
    {
        return None;
    }
    let body: Vec<String> = lines[at + 1..to]
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
        .collect();
    let mut rest = to;
    while lines
        .get(rest)
        .is_some_and(|line| is_clause(line) && indentation(line) == indentation(&lines[at]))
    {
        rest = end(lines, rest);
    }
    let mut left = lines.to_vec();
    left.splice(at..rest, body);
    Some(left)
}

/// With `pass` for the body of the block at `at`; for a plain line with several statements, without the first.
fn emptied(lines: &[String], at: usize) -> Option<Vec<String>> {
    let mut left = lines.to_vec();
    let depth = indentation(&lines[at])?;
    if lines[at].ends_with(':') {
        let to = end(lines, at);
        if to == at + 2 && lines[at + 1].trim() == "pass" {
            return None;
        }
        left.splice(at + 1..to, [format!("{}pass", " ".repeat(depth + 4))]);
    } else {
        let (_, rest) = lines[at].split_once("; ")?;
        left[at] = format!("{}{rest}", " ".repeat(depth));
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn what_matters_stays() {
        let text =
            "import a\n\ndef f():\n    one()\n    for x in y:\n        two()\n        three()\n\nf()\n";
        assert_eq!(
            shrink(text, 1000, |text| text.contains("def") && text.contains("two()")),
            "def f():\n    two()\n"
        );
        let text = "try:\n    a()\nexcept E:\n    b()\nfinally:\n    c()\nd()\n";
        assert_eq!(
            shrink(text, 1000, |text| text.contains("c()")
                && text.contains("finally")),
            "try:\n    pass\nfinally:\n    c()\n"
        );
    }

    #[test]
    fn tries_are_bounded() {
        let mut asked = 0;
        shrink("a\nb\nc\n", 2, |_| {
            asked += 1;
            true
        });
        assert_eq!(asked, 2);
    }
}
