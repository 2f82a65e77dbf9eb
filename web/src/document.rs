//! The document: what is in the editor, where it came from, and how it survives a reload.

use switchboard_exhibits::{self as exhibits, Exhibit, Subject};
use switchboard_session::{Language, Link, Moment, Settings, moments};
use web_sys::Storage;

/// What is in the editor.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    pub exhibit: Option<&'static Exhibit>,
    pub title: String,
    pub language: Language,
    pub settings: Settings,
    pub text: String,
    /// What the program reads, a line for each `input()`; empty: nothing is there.
    pub input: String,
    /// Lines that Play stops at, in order.
    pub stops: Vec<u32>,
    /// Bookmarks, in the order of the run.
    pub moments: Vec<Moment>,
    /// The name that the text is kept under.
    key: String,
    /// The text as it was opened.
    original: String,
    /// And its input.
    given: String,
    /// What is known of this very text since the project was built.
    known: Known,
}

/// What the catalogue says of a text: looked up when the text changes, because each look goes through every exhibit and
/// every value of its slider.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Known {
    code: Option<&'static [u8]>,
    checked: Option<(&'static str, &'static str)>,
}

impl Known {
    fn of(text: &str) -> Self {
        if text.is_empty() {
            // A page before its program: a first visit does without the catalogue.
            return Self::default();
        }
        for e in exhibits::each() {
            let Subject::Python {
                program,
                code,
                slider,
                ..
            } = e.subject
            else {
                continue;
            };
            let stop = || {
                let slider = slider?;
                let is_it = |value: u32| exhibits::set(program, slider.name, &value.to_string()) == text;
                slider.stops.iter().find(|s| is_it(s.value)).map(|s| s.code)
            };
            if let Some(code) = (program == text).then_some(code).or_else(stop) {
                return Self {
                    code: Some(code),
                    checked: e.checked,
                };
            }
        }
        Self::default()
    }
}

impl Document {
    /// An exhibit, with the reader's own text if there is one kept.
    #[must_use]
    pub fn exhibit(exhibit: &'static Exhibit) -> Self {
        let (language, cores) = match exhibit.subject {
            Subject::Python { .. } => (Language::Python, 1),
            Subject::Lab {
                lab: "rows", cores, ..
            } => (Language::Rows, cores),
            Subject::Lab { cores, .. } => (Language::Contend, cores),
        };
        let original = exhibit.program().to_owned();
        let key = exhibit.id.to_owned();
        Self {
            exhibit: Some(exhibit),
            title: exhibit.title.to_owned(),
            language,
            settings: usual(exhibit, cores),
            text: kept(&key).unwrap_or_else(|| original.clone()),
            input: kept(&input_key(&key)).unwrap_or_default(),
            stops: Vec::new(),
            moments: story(exhibit),
            key,
            original,
            given: String::new(),
            known: Known::default(),
        }
        .look_up()
    }

    fn look_up(mut self) -> Self {
        self.known = Known::of(&self.text);
        if let Some(kept) = kept(&stops_key(&self.key)) {
            self.stops = kept.split(',').filter_map(|n| n.parse().ok()).collect();
        }
        if let Some(kept) = kept(&moments_key(&self.key)) {
            self.recall(&kept);
        }
        self
    }

    /// (No part of a first visit.)
    #[inline(never)]
    fn recall(&mut self, kept: &str) {
        self.moments = serde_json::from_str(kept).unwrap_or_default();
    }

    /// What a link carries; the exhibit's name if it is one of ours.
    #[must_use]
    pub fn link(link: &Link) -> Self {
        let exhibit = exhibits::each().find(|e| e.program() == link.program);
        let key = format!("link-{:016x}", fingerprint(&link.program));
        let given = link.input.clone().unwrap_or_default();
        Self {
            exhibit,
            title: exhibit.map_or("A program from a link", |e| e.title).to_owned(),
            language: link.language,
            settings: link.settings.clone(),
            text: kept(&key).unwrap_or_else(|| link.program.clone()),
            input: kept(&input_key(&key)).unwrap_or_else(|| given.clone()),
            stops: Vec::new(),
            moments: match exhibit {
                Some(exhibit) if link.moments.is_empty() => story(exhibit),
                _ => link.moments.clone(),
            },
            key,
            original: link.program.clone(),
            given,
            known: Known::default(),
        }
        .look_up()
    }

    /// A figure's program. Nothing of it is kept.
    #[must_use]
    pub fn figure(text: &str, input: &str) -> Self {
        Self {
            exhibit: None,
            title: String::new(),
            language: Language::Python,
            settings: Settings::default(),
            text: text.to_owned(),
            input: input.to_owned(),
            stops: Vec::new(),
            moments: Vec::new(),
            key: String::new(),
            original: text.to_owned(),
            given: input.to_owned(),
            known: Known::default(),
        }
        .look_up()
    }

    /// Has the reader changed the text?
    #[must_use]
    pub fn edited(&self) -> bool {
        self.text != self.original
    }

    /// Is the text another program, rather than the one that was opened with some changes? Fewer than half of its lines are
    /// then the original's.
    #[must_use]
    pub fn another(&self) -> bool {
        let lines: Vec<&str> = self.text.lines().filter(|l| !l.trim().is_empty()).collect();
        let old = lines
            .iter()
            .filter(|line| self.original.lines().any(|l| l == **line));
        self.edited() && !lines.is_empty() && 2 * old.count() < lines.len()
    }

    /// Is it the first exhibit, as it is?
    #[must_use]
    pub fn is_landing(&self) -> bool {
        let landing = exhibits::landing();
        !self.edited() && self.exhibit.is_some_and(|e| e.id == landing.id)
    }

    /// Takes the reader's text and keeps it for a reload.
    pub fn edit(&mut self, text: String) {
        self.known = Known::of(&text);
        if !self.stops.is_empty() {
            let moved = carried(&self.stops, &self.text, &text);
            self.set_stops(moved);
        }
        self.text = text;
        keep_changed(&self.key, &self.text, self.edited());
    }

    /// Takes what the program is to read, and keeps it for a reload.
    pub fn feed(&mut self, input: String) {
        self.input = input;
        keep_changed(&input_key(&self.key), &self.input, self.input != self.given);
    }

    /// Play stops at a line from now on, or no longer.
    #[inline(never)]
    pub fn toggle_stop(&mut self, line: u32) {
        let mut stops = self.stops.clone();
        match stops.binary_search(&line) {
            Ok(at) => drop(stops.remove(at)),
            Err(at) if line as usize <= self.text.lines().count() => stops.insert(at, line),
            Err(_) => {}
        }
        self.set_stops(stops);
    }

    #[inline(never)]
    fn set_stops(&mut self, stops: Vec<u32>) {
        self.stops = stops;
        let text: Vec<String> = self.stops.iter().map(u32::to_string).collect();
        keep_changed(&stops_key(&self.key), &text.join(","), !text.is_empty());
    }

    /// Takes the bookmarks and keeps them for a reload.
    #[inline(never)]
    pub fn set_moments(&mut self, moments: Vec<Moment>) {
        self.moments = moments;
        self.moments.truncate(moments::MOST);
        let text = serde_json::to_string(&self.moments).unwrap_or_default();
        let changed = self.moments != self.exhibit.map_or_else(Vec::new, story);
        keep_changed(&moments_key(&self.key), &text, changed);
    }

    /// Does the program read lines, by its text?
    #[must_use]
    pub fn reads(&self) -> bool {
        self.language == Language::Python && ["input(", "stdin"].iter().any(|word| self.text.contains(word))
    }

    /// Back to the text as it was opened.
    pub fn restore(&mut self) {
        self.edit(self.original.clone());
        self.feed(self.given.clone());
    }

    /// The compiled code, if this very text was compiled when the page was built.
    #[must_use]
    pub fn ready_made(&self) -> Option<&'static [u8]> {
        self.known.code
    }

    /// The real runtime that the tests compare this very text with, and what of it is equal.
    #[must_use]
    pub fn checked(&self) -> Option<(&'static str, &'static str)> {
        self.known.checked
    }

    /// The slider's value that the text has now, and the values it may have.
    #[must_use]
    pub fn slider(&self) -> Option<(u32, Vec<u32>)> {
        let Some(Exhibit {
            subject: Subject::Python {
                slider: Some(slider), ..
            },
            ..
        }) = self.exhibit
        else {
            return None;
        };
        let start = format!("{} = ", slider.name);
        let value = self
            .text
            .lines()
            .find_map(|l| l.strip_prefix(&start))?
            .trim()
            .parse()
            .ok()?;
        Some((value, slider.stops.iter().map(|s| s.value).collect()))
    }

    /// Sets the slider's value in the text.
    pub fn set_slider(&mut self, value: u32) {
        if let Some(Exhibit {
            subject: Subject::Python {
                slider: Some(slider), ..
            },
            ..
        }) = self.exhibit
        {
            self.edit(exhibits::set(&self.text, slider.name, &value.to_string()));
        }
    }
}

/// The author's words along an exhibit's run.
fn story(exhibit: &Exhibit) -> Vec<Moment> {
    exhibit.story.map_or_else(Vec::new, read_story)
}

#[inline(never)]
fn read_story(text: &str) -> Vec<Moment> {
    moments::parse(text).expect("the tests read every story")
}

/// The settings that an exhibit opens with.
fn usual(exhibit: &Exhibit, cores: usize) -> Settings {
    let settings = Settings {
        cores,
        ..Settings::default()
    };
    let machine = exhibit.machine.iter();
    machine.fold(settings, |settings, (name, value)| {
        settings
            .with(name, value)
            .expect("the tests know every exhibit's settings")
    })
}

/// Something small that the reader chose and that stays over a reload.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    storage()?.get_item(&storage_key(key)).ok().flatten()
}

/// Keeps it.
pub fn keep(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&storage_key(key), value);
    }
}

/// Keeps what the reader has changed; forgets what is as it was. Where the browser keeps nothing (private windows, full
/// storage) it lives as long as the page. What has no name is not kept.
fn keep_changed(key: &str, text: &str, changed: bool) {
    let Some(storage) = storage().filter(|_| !key.is_empty()) else {
        return;
    };
    if changed {
        let _ = storage.set_item(&storage_key(key), text);
    } else {
        let _ = storage.remove_item(&storage_key(key));
    }
}

/// The name that the input is kept under, beside its program's.
fn input_key(key: &str) -> String {
    beside(key, "input")
}

fn stops_key(key: &str) -> String {
    beside(key, "stops")
}

fn moments_key(key: &str) -> String {
    beside(key, "moments")
}

fn beside(key: &str, what: &str) -> String {
    if key.is_empty() {
        String::new()
    } else {
        format!("{key}:{what}")
    }
}

/// Lines after an edit: those behind it move by as many as it added, those within it are gone.
#[inline(never)]
fn carried(lines: &[u32], before: &str, after: &str) -> Vec<u32> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - same;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest);
    let end = tail.take_while(|(a, b)| a == b).count();
    let moved = lines.iter().filter_map(|&line| match line as usize {
        // One line that was changed in place is the same line still.
        n if n <= same || (old.len() == new.len() && n <= new.len()) => Some(line),
        n if n > old.len() - end => Some((n + new.len() - old.len()) as u32),
        _ => None,
    });
    moved.collect()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn storage_key(key: &str) -> String {
    format!("switchboard:{key}")
}

/// FNV-1a: a short name for a text.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::carried;

    #[test]
    fn stops_stay_at_their_lines_over_an_edit() {
        let before = "a\nb\nc\nd\n";
        assert_eq!(
            carried(&[1, 3], before, "a\nx\ny\nb\nc\nd\n"),
            [1, 5],
            "two more lines"
        );
        assert_eq!(carried(&[1, 2, 4], before, "a\nc\nd\n"), [1, 3], "a line less");
        assert_eq!(
            carried(&[2, 4], before, "a\nbb\nc\nd\n"),
            [2, 4],
            "changed in place"
        );
        assert_eq!(carried(&[4], before, ""), [] as [u32; 0]);
    }
}
