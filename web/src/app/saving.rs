//! Saving: what becomes of a moment or a run as a file. (No part of a first visit.)

use super::App;
use crate::{host, player::File};
use switchboard_session::{
    Session,
    export::{Theme, perfetto, storyboard, svg, transcript},
};
use yew::prelude::*;

impl App {
    /// Saves a file.
    #[inline(never)]
    pub(super) fn save(&mut self, file: File) {
        if file == File::Page {
            self.share();
            host::save("switchboard.html", "page", &self.link);
            return;
        }
        let Some(run) = &self.run else { return };
        let session = &run.session;
        let name = self.file_name();
        // On paper and in other people's pages the light colours are right, unless the reader chose dark ones.
        let theme = if self.theme == "dark" {
            Theme::Dark
        } else {
            Theme::Light
        };
        let board = |blank| storyboard::storyboard(session, &self.document.moments, blank, theme);
        let (end, kind, text) = match file {
            File::Svg => ("svg", "image/svg+xml", still(session, theme)),
            File::Png => ("png", "png", still(session, theme)),
            File::Storyboard => ("storyboard.svg", "image/svg+xml", board(false)),
            File::Worksheet => ("worksheet.svg", "image/svg+xml", board(true)),
            File::Transcript => ("txt", "text/plain", transcript::transcript(session, true)),
            File::Trace => (
                "trace.json",
                "application/json",
                perfetto::trace(session, &self.document.title),
            ),
            File::Page => unreachable!("see above"),
        };
        host::save(&format!("{name}.{end}"), kind, &text);
    }

    /// The pictures that a figure of this moment shows before it is touched.
    #[inline(never)]
    #[must_use]
    pub fn posters(&self) -> String {
        let Some(run) = &self.run else {
            return String::new();
        };
        let poster = |width, class: &str| {
            svg::still(
                &run.session,
                &svg::Options {
                    width,
                    theme: Theme::Host,
                    attributes: format!(" slot=\"poster\" class=\"{class}\""),
                },
            )
        };
        poster(680, "wide") + &poster(360, "narrow")
    }

    fn file_name(&self) -> String {
        let title = self.document.exhibit.map_or("program", |e| e.id);
        title.to_owned()
    }

    /// Which of the story's moments this one is.
    #[inline(never)]
    #[must_use]
    pub fn moment_here(&self) -> Option<usize> {
        let session = &self.run.as_ref()?.session;
        let here = session.tick();
        let at = |anchor: &str| switchboard_session::anchor::resolve(session, anchor).ok();
        self.document.moments.iter().position(|m| at(&m.at) == Some(here))
    }

    /// The story's panel, where there is a story.
    #[inline(never)]
    pub fn story(&self, send: &Callback<crate::player::Command>) -> Html {
        use crate::panels::story::Story;
        html! { <Story moments={self.document.moments.clone()} here={self.moment_here()} send={send.clone()} /> }
    }
}

fn still(session: &Session, theme: Theme) -> String {
    svg::still(
        session,
        &svg::Options {
            theme,
            ..svg::Options::default()
        },
    )
}
