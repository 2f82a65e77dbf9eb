//! The text of a program as it is written: lines at a depth, marks that tell prints apart, durations.

use crate::random::Random;

/// Writes one program.
pub struct Writer {
    pub random: Random,
    out: String,
    depth: usize,
    marks: u32,
    /// The function that is written now; it may call those with a higher number only, so that every program ends.
    pub number: u32,
    /// How many functions of the kind that is written now there are.
    pub count: u32,
    /// How many async generators, generators and context managers there are: `stream0..`, `gen0..`, `Manager0..`.
    pub streams: u32,
    pub generators: u32,
    pub managers: u32,
    /// Inside of a loop's body, where `break` and `continue` may stand.
    pub in_loop: bool,
}

impl Writer {
    /// An empty program.
    pub fn new(random: Random) -> Self {
        Self {
            random,
            out: String::new(),
            depth: 0,
            marks: 0,
            number: 0,
            count: 0,
            streams: 0,
            generators: 0,
            managers: 0,
            in_loop: false,
        }
    }

    /// One line.
    pub fn line(&mut self, text: impl AsRef<str>) {
        for line in text.as_ref().lines() {
            if !line.is_empty() {
                self.out.push_str(&"    ".repeat(self.depth));
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    /// A line that ends in a colon, and what stands below it.
    pub fn block(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.depth += 1;
        let empty = self.out.len();
        body(self);
        if self.out.len() == empty {
            self.line("pass");
        }
        self.depth -= 1;
    }

    /// The same for the body of a loop.
    pub fn looping(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.in_loop, true);
        self.block(head, body);
        self.in_loop = outside;
    }

    /// A number that no other place of the program has.
    pub fn mark(&mut self) -> u32 {
        self.marks += 1;
        self.marks
    }

    /// A time in seconds: none, or one whose sums with others seldom meet.
    pub fn seconds(&self) -> String {
        const PRIMES: [u32; 14] = [11, 17, 29, 41, 53, 67, 83, 101, 131, 157, 181, 211, 251, 307];
        if self.random.one_in(3) {
            return "0".into();
        }
        let milliseconds = self.random.pick(&PRIMES) * 3 + self.random.below(3);
        format!("{}", f64::from(milliseconds) / 1000.0)
    }

    /// An exception to raise.
    pub fn exception(&mut self) -> String {
        let mark = self.mark();
        let kind = self.random.weighed(&[
            (6, "ValueError"),
            (3, "KeyError"),
            (2, "Oops"),
            (2, "StopIteration"),
            (1, "StopAsyncIteration"),
            (1, "asyncio.TimeoutError"),
            (2, "asyncio.CancelledError"),
            (1, "GeneratorExit"),
            (1, "Fatal"),
        ]);
        format!("{kind}({mark})")
    }

    /// What an `except` clause names.
    pub fn caught(&self) -> &'static str {
        self.random.weighed(&[
            (5, "ValueError"),
            (3, "Exception"),
            (2, "(KeyError, RuntimeError)"),
            (2, "BaseException"),
            (3, "asyncio.CancelledError"),
            (2, "TimeoutError"),
            (1, "GeneratorExit"),
            (1, "StopIteration"),
        ])
    }

    /// The text.
    pub fn end(self) -> String {
        self.out
    }
}
