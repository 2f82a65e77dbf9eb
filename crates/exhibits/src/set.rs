/// The program with the value of its line `name = ...` replaced: what a slider does.
#[must_use]
pub fn set(program: &str, name: &str, value: &str) -> String {
    program
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((left, _)) if left == name => format!("{name} = {value}\n"),
            _ => format!("{line}\n"),
        })
        .collect()
}

/// FNV-1a of a text: the name of one program in the record of what was checked.
#[must_use]
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
