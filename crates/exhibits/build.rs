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
    // The landing page's is in the program as it is; the others are pieces of one text, which comes later.
    let mut pool = Vec::new();
    let (mut landing, mut rest) = (String::new(), String::new());
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let text = fs::read_to_string(file).expect("an exhibit is text");
        if text.contains(&format!("\nid: {LANDING}\n")) {
            landing = exhibit(file, &text, &record, &mut Texts::Here);
            rest += "    LANDING,\n";
        } else {
            rest += &exhibit(file, &text, &record, &mut Texts::Later(&mut pool));
            rest += ",\n";
        }
    }
    let length = pool.len();
    let catalogue = format!(
        "static LANDING: Exhibit = {landing};\n\
         static TEXTS: Later<u8, {length}> = Later::new(*include_bytes!(concat!(env!(\"OUT_DIR\"), \"/texts\")));\n\
         #[inline(always)]\n\
         fn made(all: &'static [u8]) -> Vec<Exhibit> {{ vec![\n{rest}] }}\n"
    );
    let out = Path::new(&out);
    fs::write(out.join("texts"), pool).expect("OUT_DIR can be written");
    fs::write(out.join("catalogue.rs"), catalogue).expect("OUT_DIR can be written");
}

/// The landing page's exhibit.
const LANDING: &str = "two-countdowns";

/// Where the texts of an exhibit are.
enum Texts<'a> {
    Here,
    /// In a table that a page downloads after its first board.
    Later(&'a mut Vec<u8>),
}

impl Texts<'_> {
    /// A text as Rust source.
    fn text(&mut self, text: &str) -> String {
        match self {
            Self::Here => format!("{text:?}"),
            Self::Later(pool) => format!("t(all, {})", put(pool, text.as_bytes())),
        }
    }

    /// Bytes as Rust source.
    fn bytes(&mut self, bytes: &[u8]) -> String {
        match self {
            Self::Here => format!("&{bytes:?}"),
            Self::Later(pool) => format!("b(all, {})", put(pool, bytes)),
        }
    }

    /// A list as Rust source.
    fn list(&self, items: &[String]) -> String {
        match (self, items) {
            (_, []) => "&[]".to_owned(),
            (Self::Here, items) => format!("&[{}]", items.join(", ")),
            (Self::Later(_), items) => format!("vec![{}].leak()", items.join(", ")),
        }
    }

    fn perhaps(&mut self, text: Option<&str>) -> String {
        text.map_or("None".to_owned(), |text| format!("Some({})", self.text(text)))
    }
}

/// Puts them into the table: its indices as Rust source.
fn put(pool: &mut Vec<u8>, bytes: &[u8]) -> String {
    let at = pool.len();
    pool.extend_from_slice(bytes);
    format!("{at}, {}", pool.len())
}

/// One entry of the catalogue as Rust source.
fn exhibit(file: &Path, text: &str, record: &str, texts: &mut Texts<'_>) -> String {
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
    let mut out = String::from("Exhibit {\n");
    for key in [
        "id",
        "title",
        "chapter",
        "lesson",
        "question",
        "misconception",
        "source",
    ] {
        writeln!(out, "        {key}: {},", texts.text(must(key))).expect("a string takes it");
    }
    let checked = fence(rest, "python").and_then(|program| checked(record, program, field("slider")));
    let checked = checked.map_or("None".to_owned(), |(runtime, what)| {
        format!("Some(({}, {}))", texts.text(&runtime), texts.text(&what))
    });
    writeln!(out, "        checked: {checked},").expect("a string takes it");
    writeln!(out, "        chart: {},", texts.perhaps(field("chart"))).expect("a string takes it");
    let machine: Vec<String> = field("machine")
        .into_iter()
        .flat_map(str::split_whitespace)
        .map(|word| {
            let (name, value) = word
                .split_once('=')
                .unwrap_or_else(|| panic!("{name}: {word:?} is no setting"));
            format!("({}, {})", texts.text(name), texts.text(value))
        })
        .collect();
    writeln!(out, "        machine: {},", texts.list(&machine)).expect("a string takes it");
    let goal = match (field("goal"), field("reached")) {
        (Some(text), Some(when)) => {
            format!(
                "Some(Goal {{ text: {}, when: {} }})",
                texts.text(text),
                texts.text(when)
            )
        }
        (None, None) => "None".to_owned(),
        _ => panic!("{name}: a goal has both `goal` and `reached`"),
    };
    writeln!(out, "        goal: {goal},").expect("a string takes it");
    writeln!(out, "        story: {},", texts.perhaps(fence(rest, "story"))).expect("a string takes it");
    writeln!(out, "        hangs: {},", field("hangs") == Some("yes")).expect("a string takes it");
    let subject = match field("lab") {
        Some(lab) => format!(
            "Subject::Lab {{ lab: {}, program: {}, cores: {} }}",
            texts.text(lab),
            texts.text(fence(rest, lab).unwrap_or_else(|| panic!("{name}: no program of the lab"))),
            field("cores").unwrap_or("1"),
        ),
        None => python(
            file,
            fence(rest, "python").unwrap_or_else(|| panic!("{name}: no program")),
            fence(rest, "text").unwrap_or_else(|| panic!("{name}: it does not say what is printed")),
            field("slider"),
            texts,
        ),
    };
    write!(out, "        subject: {subject},\n    }}").expect("a string takes it");
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

fn python(file: &Path, program: &str, prints: &str, slider: Option<&str>, texts: &mut Texts<'_>) -> String {
    let slider = slider.map_or_else(
        || "None".to_owned(),
        |s| {
            let mut words = s.split(' ');
            let name = words.next().expect("a slider has a name");
            let stops: Vec<String> = words
                .map(|value| {
                    let code = texts.bytes(&compile(file, &set(program, name, value)));
                    format!("Stop {{ value: {value}, code: {code} }}")
                })
                .collect();
            format!(
                "Some(Slider {{ name: {}, stops: {} }})",
                texts.text(name),
                texts.list(&stops)
            )
        },
    );
    let code = texts.bytes(&compile(file, program));
    format!(
        "Subject::Python {{ program: {}, prints: {}, code: {code}, slider: {slider} }}",
        texts.text(program),
        texts.text(prints),
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
