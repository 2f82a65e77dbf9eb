//! Reading `Cargo.lock`, so that a tool's version is written in one place.

use crate::shell::{Done, root};

/// The locked version of a package that occurs once.
pub fn version_of(package: &str) -> Done<String> {
    let text = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|error| format!("cannot read Cargo.lock: {error}"))?;
    find(&text, package).ok_or_else(|| format!("Cargo.lock has no package `{package}`"))
}

fn find(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_the_exact_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(super::find(lock, "a").as_deref(), Some("2.0.0"));
        assert_eq!(super::find(lock, "b"), None);
    }
}
