//! Stories of exhibits: every moment of one is in the run, in order, and whom it points at is there.

use switchboard_exhibits::Subject;
use switchboard_session::{Session, Settings, Source, anchor, moments};
use switchboard_trace::{Schedule, Tick};

#[test]
fn every_story_can_be_followed() {
    let mut told = 0;
    for exhibit in switchboard_exhibits::all() {
        let (Some(story), Subject::Python { program, code, .. }) = (exhibit.story, exhibit.subject) else {
            assert!(exhibit.story.is_none(), "{}: a lab has no story", exhibit.id);
            continue;
        };
        let moments = moments::parse(story).unwrap_or_else(|error| panic!("{}: {error}", exhibit.id));
        let named = exhibit.machine.iter();
        let settings = named.fold(Settings::default(), |s, (name, value)| {
            s.with(name, value).unwrap()
        });
        let source = Source::python(program, code.to_vec());
        let mut session = Session::open(source, settings, Schedule::default(), "start").unwrap();
        session.run_to_end();
        let mut last = Tick(0);
        for moment in &moments {
            let tick = anchor::resolve(&session, &moment.at)
                .unwrap_or_else(|error| panic!("{}: {}: {error}", exhibit.id, moment.at));
            assert!(tick > last, "{}: {} is out of order", exhibit.id, moment.at);
            last = tick;
            if !moment.point.is_empty() {
                let lanes = session.index().lanes();
                assert!(
                    lanes.by_letter(&moment.point).is_some(),
                    "{}: nobody is {}",
                    exhibit.id,
                    moment.point
                );
            }
            told += usize::from(!moment.say.is_empty());
        }
    }
    assert!(told >= 8, "{told} sentences");
}
