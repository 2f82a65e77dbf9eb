//! The console: lines made of Print events, up to any event of the history.

use switchboard_trace::{ActorId, Event, EventId, EventKind, Time, scene::ConsoleLine, state::Text};

/// Printed pieces, kept apart from the other events so that a moment's last lines are found at once.
#[derive(Clone, Default)]
pub struct Console {
    chunks: Vec<Chunk>,
    bytes: usize,
}

/// One piece without a line feed inside; `ends` if a line feed follows it.
#[derive(Clone)]
struct Chunk {
    text: Text,
    ends: bool,
    error: bool,
    event: EventId,
    time: Time,
    actor: Option<ActorId>,
    /// Lines begun before this piece.
    lines_before: usize,
    /// Whether it begins a line.
    begins: bool,
}

impl Console {
    /// Takes a Print event; others are ignored.
    pub fn take(&mut self, event: &Event) {
        let EventKind::Print { text, error } = &event.kind else {
            return;
        };
        self.bytes += text.len();
        for piece in text.split_inclusive('\n') {
            // A piece of the other stream begins its own line: two streams never share one.
            let (begins, lines_before) = match self.chunks.last() {
                None => (true, 0),
                Some(last) => {
                    let begins = last.ends || last.error != *error;
                    (begins, last.lines_before + usize::from(last.begins))
                }
            };
            let (body, ends) = match piece.strip_suffix('\n') {
                Some(body) => (body, true),
                None => (piece, false),
            };
            self.chunks.push(Chunk {
                text: if body.len() == text.len() {
                    text.clone()
                } else {
                    body.into()
                },
                ends,
                error: *error,
                event: event.id,
                time: event.time,
                actor: event.task.or(Some(event.thread)),
                lines_before,
                begins,
            });
        }
    }

    /// Bytes printed.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Forgets what events from `end` on printed.
    pub fn truncate(&mut self, end: EventId) {
        let keep = self.chunks.partition_point(|chunk| chunk.event < end);
        self.bytes -= self.chunks[keep..]
            .iter()
            .map(|c| c.text.len() + usize::from(c.ends))
            .sum::<usize>();
        self.chunks.truncate(keep);
    }

    /// The event by which a line of output first has this text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<EventId> {
        let mut line = String::new();
        for chunk in &self.chunks {
            if chunk.begins {
                line.clear();
            }
            line.push_str(&chunk.text);
            if line.contains(text) {
                return Some(chunk.event);
            }
        }
        None
    }

    /// The last `most` lines before event `end`, and how many come before those.
    #[must_use]
    pub fn tail(&self, end: EventId, most: usize) -> (Vec<ConsoleLine>, usize) {
        let keep = self.chunks.partition_point(|chunk| chunk.event < end);
        let chunks = &self.chunks[..keep];
        let total = chunks
            .last()
            .map_or(0, |last| last.lines_before + usize::from(last.begins));
        let before = total.saturating_sub(most);
        let first = chunks.partition_point(|chunk| chunk.lines_before + usize::from(chunk.begins) <= before);
        let mut lines: Vec<ConsoleLine> = Vec::new();
        for chunk in &chunks[first..] {
            match lines.last_mut() {
                Some(line) if !chunk.begins => line.text = format!("{}{}", line.text, chunk.text).into(),
                _ => lines.push(ConsoleLine {
                    text: chunk.text.clone(),
                    time: chunk.time,
                    actor: chunk.actor,
                    error: chunk.error,
                    event: chunk.event,
                }),
            }
        }
        (lines, before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard_trace::Tick;

    fn printed(pieces: &[(&str, bool)]) -> Console {
        let mut console = Console::default();
        for (index, (text, error)) in pieces.iter().enumerate() {
            console.take(&Event {
                id: EventId(index as u32),
                tick: Tick(index as u64),
                time: Time(0),
                thread: ActorId(0),
                task: None,
                line: 0,
                cause: None,
                kind: EventKind::Print {
                    text: (*text).into(),
                    error: *error,
                },
            });
        }
        console
    }

    fn lines(console: &Console, end: u32, most: usize) -> (Vec<String>, usize) {
        let (lines, before) = console.tail(EventId(end), most);
        (lines.iter().map(|line| line.text.to_string()).collect(), before)
    }

    #[test]
    fn pieces_are_joined_and_split_at_line_feeds() {
        let console = printed(&[("a", false), ("b\nc\n", false), ("\n", false), ("d", false)]);
        assert_eq!(
            lines(&console, 4, 9),
            (vec!["ab".into(), "c".into(), String::new(), "d".into()], 0)
        );
        assert_eq!(lines(&console, 4, 2), (vec![String::new(), "d".into()], 2));
        assert_eq!(lines(&console, 1, 9), (vec!["a".into()], 0));
        assert_eq!(lines(&console, 0, 9), (vec![], 0));
        assert_eq!(console.find("ab"), Some(EventId(1)));
        assert_eq!(console.find("bc"), None);
    }

    #[test]
    fn two_streams_never_share_a_line() {
        let console = printed(&[("out", false), ("err", true), ("out\n", false)]);
        assert_eq!(lines(&console, 3, 9).0, ["out", "err", "out"]);
    }

    #[test]
    fn what_is_cut_off_is_forgotten() {
        let mut console = printed(&[("one\n", false), ("two\n", false)]);
        console.truncate(EventId(1));
        assert_eq!(lines(&console, 9, 9).0, ["one"]);
        assert_eq!(console.bytes(), 4);
    }
}
