//! Queues that grow: so many items are put and not yet got, and nothing makes who puts them wait.

use super::{Found, Kind, Remark};
use std::collections::BTreeMap;
use switchboard_trace::{Event, EventKind, state::Text};

/// Items at which it is worth a remark.
const MANY: u32 = 100;

/// See the module. The kind of a queue with a bound is "bounded queue", so it is none of these.
#[derive(Default)]
pub struct Queues {
    items: BTreeMap<Text, u32>,
}

impl Queues {
    pub fn see(&mut self, event: &Event, found: &mut Found<'_>) {
        let EventKind::Sync {
            what,
            kind,
            name: Some(name),
            ..
        } = &event.kind
        else {
            return;
        };
        if &**kind != "queue" {
            return;
        }
        let items = self.items.entry(name.clone()).or_default();
        match &**what {
            "put" => *items += 1,
            "got" => *items = items.saturating_sub(1),
            _ => return,
        }
        if &**what != "put" || *items < MANY {
            return;
        }
        let same = |remark: &Remark| match remark {
            Remark::UnboundedQueue { name: known, .. } => **known == **name,
            _ => false,
        };
        let known = { found.notes.iter_mut() }.find(|note| same(&note.remark));
        match known.map(|note| &mut note.remark) {
            Some(Remark::UnboundedQueue { items: most, .. }) => *most = (*most).max(*items),
            _ => {
                found.add(Kind::UnboundedQueue, event.id, same, |_| Remark::UnboundedQueue {
                    name: name.to_string(),
                    items: *items,
                });
            }
        }
    }
}
