//! Every setting that an exhibit names exists.

use switchboard_session::Settings;

#[test]
fn exhibits_name_settings_that_exist() {
    let mut named = 0;
    for exhibit in switchboard_exhibits::all() {
        for (name, value) in exhibit.machine {
            let set = Settings::default().with(name, value);
            assert!(
                set.is_some_and(|s| s != Settings::default()),
                "{}: {name}={value}",
                exhibit.id
            );
            named += 1;
        }
    }
    assert!(named > 0);
}
