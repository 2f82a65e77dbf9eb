//! What the address asks for, and the address of what is shown.

use super::{App, Begin};
use crate::{
    document::{self, Document},
    host,
    player::{Command, Level},
};
use std::rc::Rc;
use switchboard_exhibits as exhibits;
use switchboard_session::{Grain, Link};

impl App {
    /// What the address asks for: an exhibit, a link, or nothing.
    pub(super) fn address(&mut self) {
        let hash = host::hash();
        if let Some(exhibit) = exhibits::find(hash.trim_start_matches('#')) {
            return self.open(Document::exhibit(exhibit));
        }
        self.open(Document::exhibit(exhibits::landing()));
        if hash.len() <= 1 {
            return;
        }
        self.linked(&hash);
    }

    /// Opens what a link holds. (No part of a first visit: see `crates/wasm-split`.)
    #[inline(never)]
    pub(super) fn linked(&mut self, hash: &str) {
        match Link::decode(hash) {
            Ok(link) => {
                self.open(Document::link(&link));
                self.grain = link.grain;
                let level = match link.level {
                    0 => Level::Basic,
                    1 => Level::Details,
                    _ => Level::Internals,
                };
                self.player = self.player.reduce(&Command::Level(level));
                self.begin = Begin {
                    at: link.at.clone(),
                    schedule: link.schedule(),
                    tried: Some(link.tree()),
                };
            }
            Err(error) => self.notice = Some(format!("{error}. Here is the first exhibit instead.")),
        }
    }

    #[inline(never)]
    pub(super) fn open(&mut self, document: Document) {
        self.document = document;
        host::title(&format!("{} · Switchboard", self.document.title));
        self.begin = Begin::default();
        self.problems = Rc::default();
        self.notice = None;
        self.grain = Grain::Switch;
        self.link.clear();
    }

    /// Makes the link to this moment, and puts it into the address.
    pub(super) fn share(&mut self) {
        if let Some(run) = &self.run {
            let level = self.player.level as u8;
            let mut link = run.session.link(self.grain, level);
            link.moments.clone_from(&self.document.moments);
            if !self.player.current() {
                link.program.clone_from(&self.document.text);
            }
            if let Some(tree) = &self.tried {
                tree.onto(&mut link);
            }
            self.link = link.encode();
            host::replace_hash(&self.link);
        }
    }

    pub(super) fn dress(&mut self, theme: String) {
        document::keep("theme", &theme);
        host::dress(&theme);
        self.theme = theme;
    }
}
