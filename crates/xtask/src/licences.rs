//! Which licences the dependencies may have: those that let the whole be given away as MIT or Apache-2.0.

use crate::{
    laws::{list, metadata, text},
    shell::Done,
};

/// Permissive ones that ask at most for a notice.
const ALLOWED: [&str; 10] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Unicode-3.0",
    "Zlib",
];

/// Every package's licence leaves a choice among the allowed ones.
pub fn check() -> Done {
    let metadata = metadata()?;
    let refused: Vec<String> = list(&metadata["packages"])
        .filter(|package| !allows(text(&package["license"])))
        .map(|package| {
            format!(
                "{} {}: `{}`",
                text(&package["name"]),
                text(&package["version"]),
                text(&package["license"])
            )
        })
        .collect();
    if refused.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "licences that are not allowed:\n  {}",
            refused.join("\n  ")
        ))
    }
}

/// Whether an SPDX expression can be met: AND binds closer than OR, parentheses as usual, `/` is an old OR.
fn allows(expression: &str) -> bool {
    let expression = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let mut at = 0;
    let met = any(&words, &mut at);
    met && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> bool {
    let mut met = all(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all(words, at);
    }
    met
}

fn all(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    match words.get(*at) {
        Some(&"(") => {
            *at += 1;
            let met = any(words, at);
            *at += 1;
            met
        }
        Some(name) => {
            *at += 1;
            let mut name = (*name).to_owned();
            if words.get(*at) == Some(&"WITH") {
                name = format!("{name} WITH {}", words.get(*at + 1).copied().unwrap_or_default());
                *at += 2;
            }
            ALLOWED.contains(&name.as_str())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn choices_and_conjunctions() {
        assert!(allows("MIT OR GPL-3.0"));
        assert!(allows("MIT/Apache-2.0"));
        assert!(allows("(GPL-3.0 OR MIT) AND Unicode-3.0"));
        assert!(allows("Apache-2.0 WITH LLVM-exception OR GPL-3.0"));
        assert!(!allows("MIT AND GPL-3.0"));
        assert!(!allows("GPL-3.0"));
        assert!(!allows(""));
    }
}
