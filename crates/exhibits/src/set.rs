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
