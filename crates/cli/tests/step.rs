//! `switchboard step` as transcripts: each `step/NAME.txt` is what a terminal shows, typed lines behind their prompts.
//!
//! The first line is the command; `LINK` in a later one is the link that was saved last. Lines of commands are replayed, and
//! all else is compared. `SWITCHBOARD_BLESS=1` writes the outputs anew; read the difference before committing it.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/step")
}

/// Runs `switchboard` with these words and lines of input: its output with the typed lines in it, then its errors.
fn run(words: &[&str], typed: &[&str], link: &mut String) -> String {
    let words = words.iter().map(|&word| {
        if word == "LINK" {
            link.clone()
        } else {
            word.to_owned()
        }
    });
    let mut child = Command::new(env!("CARGO_BIN_EXE_switchboard"))
        .args(words)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary is there");
    let mut input = child.stdin.take().expect("piped");
    // One that is refused does not read.
    let _ = input.write_all(
        typed
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>()
            .as_bytes(),
    );
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let mut text = String::from_utf8(output.stdout).expect("text");
    // After a command that says nothing the next prompt comes at once.
    while text.contains("> > ") {
        text = text.replace("> > ", "> \n> ");
    }
    let mut pieces = text.split("\n> ");
    let mut told = pieces.next().unwrap_or_default().to_owned() + "\n";
    for (index, piece) in pieces.enumerate() {
        let Some(line) = typed.get(index) else { break };
        told += &format!("> {line}\n");
        for line in piece.lines() {
            if line.starts_with("#v1.") {
                line.clone_into(link);
                told += "#v1....\n";
            } else {
                told += &format!("{line}\n");
            }
        }
    }
    // What a program that cannot be opened has said is all there is.
    let told = told.trim_start_matches('\n').to_owned();
    told + &String::from_utf8(output.stderr).expect("text")
}

#[test]
fn transcripts() {
    let mut files: Vec<PathBuf> = { fs::read_dir(folder()).expect("the folder") }
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    let mut wrong = Vec::new();
    for file in files {
        let expected = fs::read_to_string(&file).expect("a transcript");
        let (mut told, mut link) = (String::new(), String::new());
        for part in expected.split("$ switchboard ").skip(1) {
            let mut lines = part.lines();
            let command = lines.next().expect("a command");
            let typed: Vec<&str> = lines.filter_map(|line| line.strip_prefix("> ")).collect();
            let words: Vec<&str> = command.split(' ').collect();
            told += &format!("$ switchboard {command}\n{}", run(&words, &typed, &mut link));
        }
        if std::env::var_os("SWITCHBOARD_BLESS").is_some() {
            fs::write(&file, &told).expect("it can be written");
        } else if told != expected {
            wrong.push(format!("{} is now:\n{told}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
