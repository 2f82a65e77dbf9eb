//! Makes the catalogue: reads every exhibit's Markdown file and compiles its program, so that a page needs no parser
//! to show it.

use std::{fmt::Write as _, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=exhibits");
    println!("cargo::rerun-if-changed=checked.txt");
    let record = fs::read_to_string("checked.txt").expect("the record of what was checked");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let mut files: Vec<_> = fs::read_dir("exhibits")
        .expect("the folder of exhibits")
        .map(|e| e.expect("a file of the folder").path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    let mut catalogue =
        String::from("/// Every exhibit, in the order of the gallery.\npub static ALL: &[Exhibit] = &[\n");
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(file).expect("an exhibit is text");
        catalogue.push_str(&exhibit(file, &text, &record));
    }
    catalogue.push_str("];\n");
    fs::write(Path::new(&out).join("catalogue.rs"), catalogue).expect("OUT_DIR can be written");
}

/// One entry of the catalogue as Rust source.
fn exhibit(file: &Path, text: &str, record: &str) -> String {
    let name = file.display();
    let body = text
        .strip_prefix("---\n")
        .unwrap_or_else(|| panic!("{name}: no front matter"));
    let (front, rest) = body
        .split_once("\n---\n")
        .unwrap_or_else(|| panic!("{name}: front matter has no end"));
    let fields: Vec<(&str, &str)> = front
        .lines()
        .map(|l| {
            l.split_once(": ")
                .unwrap_or_else(|| panic!("{name}: {l:?} is no field"))
        })
        .collect();
    let field = |key: &str| fields.iter().find(|f| f.0 == key).map(|f| f.1);
    let must = |key: &str| field(key).unwrap_or_else(|| panic!("{name}: no {key}"));
    let mut out = String::from("    Exhibit {\n");
    for key in [
        "id",
        "title",
        "chapter",
        "lesson",
        "question",
        "misconception",
        "source",
    ] {
        writeln!(out, "        {key}: {:?},", must(key)).expect("a string takes it");
    }
    let checked = fence(rest, "python").and_then(|program| checked(record, program, field("slider")));
    writeln!(out, "        checked: {checked:?},").expect("a string takes it");
    writeln!(out, "        chart: {:?},", field("chart")).expect("a string takes it");
    let machine: Vec<(&str, &str)> = field("machine")
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(|word| {
            word.split_once('=')
                .unwrap_or_else(|| panic!("{name}: {word:?} is no setting"))
        })
        .collect();
    writeln!(out, "        machine: &{machine:?},").expect("a string takes it");
    let goal = match (field("goal"), field("reached")) {
        (Some(text), Some(when)) => format!("Some(Goal {{ text: {text:?}, when: {when:?} }})"),
        (None, None) => "None".to_owned(),
        _ => panic!("{name}: a goal has both `goal` and `reached`"),
    };
    writeln!(out, "        goal: {goal},").expect("a string takes it");
    writeln!(out, "        hangs: {},", field("hangs") == Some("yes")).expect("a string takes it");
    let subject = match field("lab") {
        Some(lab) => format!(
            "Subject::Lab {{ lab: {lab:?}, program: {:?}, cores: {} }}",
            fence(rest, lab).unwrap_or_else(|| panic!("{name}: no program of the lab")),
            field("cores").unwrap_or("1"),
        ),
        None => python(
            file,
            fence(rest, "python").unwrap_or_else(|| panic!("{name}: no program")),
            fence(rest, "text").unwrap_or_else(|| panic!("{name}: it does not say what is printed")),
            field("slider"),
        ),
    };
    writeln!(out, "        subject: {subject},\n    }},").expect("a string takes it");
    out
}

/// The runtime that this very text was compared with, and with every value of its slider, by the record.
fn checked(record: &str, program: &str, slider: Option<&str>) -> Option<(String, String)> {
    let mut programs = vec![program.to_owned()];
    let mut words = slider.unwrap_or_default().split(' ');
    let name = words.next().unwrap_or_default();
    programs.extend(words.map(|value| set(program, name, value)));
    let line = |program: &String| {
        let print = format!("{:016x} ", fingerprint(program));
        let line = record.lines().find_map(|line| line.strip_prefix(&print))?;
        let (runtime, rest) = line.split_once(": ")?;
        let (what, _) = rest.split_once(" (")?;
        Some((runtime.to_owned(), what.to_owned()))
    };
    let first = line(&programs[0])?;
    programs
        .iter()
        .all(|program| line(program).as_ref() == Some(&first))
        .then_some(first)
}

fn python(file: &Path, program: &str, prints: &str, slider: Option<&str>) -> String {
    let slider = slider.map_or_else(
        || "None".to_owned(),
        |s| {
            let mut words = s.split(' ');
            let name = words.next().expect("a slider has a name");
            let stops: Vec<String> = words
                .map(|value| {
                    let code = compile(file, &set(program, name, value));
                    format!("Stop {{ value: {value}, code: &{code:?} }}")
                })
                .collect();
            format!(
                "Some(Slider {{ name: {name:?}, stops: &[{}] }})",
                stops.join(", ")
            )
        },
    );
    let code = compile(file, program);
    format!(
        "Subject::Python {{ program: {program:?}, prints: {prints:?}, code: &{code:?}, slider: {slider} }}"
    )
}

/// The text between a fence of this language and its end.
fn fence<'a>(text: &'a str, language: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("```{language}\n"))?;
    Some(rest.split_once("```").expect("a fence has an end").0)
}

include!("src/set.rs");

/// The bytes of a program's code.
fn compile(file: &Path, program: &str) -> Vec<u8> {
    match switchboard_python_compiler::compile(program, "program.py") {
        Ok(code) => switchboard_python_code::bytes::encode(&code),
        Err(error) => panic!("{}: {error}", file.display()),
    }
}
