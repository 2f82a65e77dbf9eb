//! A module in, the two modules out: as text, so that what moved can be read.

use switchboard_wasm_split::{
    divide,
    names::{Profile, hash},
};

/// The profile by which the functions of these names move.
fn moving(names: &[&str]) -> Profile {
    let lines: Vec<String> = names.iter().map(|name| hash(name)).collect();
    Profile::parse(&lines.join("\n"))
}

/// Divides the text of a module, moving some functions; the outcome is the two texts, or the fault.
fn check(module: &str, moves: &[&str], expected: &str) {
    let bytes = wat::parse_str(module).expect("the test's module is well-formed");
    let shown = match divide(&bytes, &moving(moves)) {
        Ok(divided) => {
            let text = |bytes: &[u8]| wasmprinter::print_bytes(bytes).expect("what is written can be read");
            format!("{}\n{}", text(&divided.first), text(&divided.rest))
        }
        Err(error) => format!("fault: {error}"),
    };
    let trim = |text: &str| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    };
    let (shown, expected) = (trim(&shown), trim(expected));
    assert_eq!(shown, expected, "the outcome is:\n{shown}");
}

/// `first` stays and calls `later`, which moves and calls back. Bodies are long enough not to stay for their size.
const TWO: &str = r#"(module
    (import "page" "say" (func $say (param i32)))
    (table 1 funcref)
    (memory 1)
    (elem (i32.const 0) func $later)
    (func $first (export "first") (param i32) (result i32)
        i32.const 1 drop i32.const 2 drop i32.const 3 drop i32.const 4 drop
        local.get 0 call $later)
    (func $later (param i32) (result i32)
        i32.const 5 drop i32.const 6 drop i32.const 7 drop i32.const 8 drop
        local.get 0 call $say
        local.get 0 call $first))"#;

#[test]
fn what_the_profile_names_moves() {
    check(
        TWO,
        &["later"],
        r#"
        (module
        (type (;0;) (func (param i32)))
        (type (;1;) (func (param i32) (result i32)))
        (type (;2;) (func))
        (type (;3;) (func (param i32) (result i32)))
        (import "page" "say" (func (;0;) (type 0)))
        (table (;0;) 1 funcref)
        (table (;1;) 2 funcref)
        (memory (;0;) 1)
        (global (;0;) (mut i32) i32.const 0)
        (export "first" (func 1))
        (export "$memory0" (memory 0))
        (export "$table0" (table 0))
        (export "$slots" (table 1))
        (export "$loaded" (global 0))
        (export "$0" (func 0))
        (export "$1" (func 1))
        (elem (;0;) (i32.const 0) func 2)
        (func (;1;) (type 1) (param i32) (result i32)
        i32.const 1
        drop
        i32.const 2
        drop
        i32.const 3
        drop
        i32.const 4
        drop
        local.get 0
        call 2
        )
        (func (;2;) (type 1) (param i32) (result i32)
        local.get 0
        i32.const 1
        call 3
        call_indirect 1 (type 1)
        )
        (func (;3;) (type 3) (param i32) (result i32)
        global.get 0
        i32.eqz
        if ;; label = @1
        i32.const 0
        call_indirect 1 (type 2)
        end
        local.get 0
        )
        )
        (module
        (type (;0;) (func (param i32)))
        (type (;1;) (func (param i32) (result i32)))
        (type (;2;) (func))
        (type (;3;) (func (param i32) (result i32)))
        (import "first" "$memory0" (memory (;0;) 1))
        (import "first" "$table0" (table (;0;) 1 funcref))
        (import "first" "$slots" (table (;1;) 2 funcref))
        (import "first" "$loaded" (global (;0;) (mut i32)))
        (import "first" "$0" (func (;0;) (type 0)))
        (import "first" "$1" (func (;1;) (type 1)))
        (start 3)
        (elem (;0;) (table 1) (i32.const 1) func 2)
        (elem (;1;) (i32.const 0) func 2)
        (func (;2;) (type 1) (param i32) (result i32)
        i32.const 5
        drop
        i32.const 6
        drop
        i32.const 7
        drop
        i32.const 8
        drop
        local.get 0
        call 0
        local.get 0
        call 1
        )
        (func (;3;) (type 2)
        i32.const 1
        global.set 0
        )
        )
        "#,
    );
}

#[test]
fn without_a_profile_nothing_moves() {
    let bytes = wat::parse_str(TWO).expect("well-formed");
    let divided = divide(&bytes, &moving(&[])).expect("it can be divided");
    let rest = wasmprinter::print_bytes(&divided.rest).expect("it can be read");
    assert_eq!(
        rest.lines().filter(|line| line.starts_with("  (func ")).count(),
        1,
        "only the one that says it is there:\n{rest}"
    );
}

#[test]
fn marked_data_moves_with_the_code_that_names_it() {
    let module = |function: &str| {
        format!(
            r#"(module
                (memory 1)
                (data (i32.const 100) "before[switchboard: data of the rest]\n\03\00\00\00abcafter")
                (func ${function} (export "out") (result i32)
                    i32.const 1 drop i32.const 2 drop i32.const 3 drop i32.const 4 drop
                    i32.const 106 i32.load8_u))"#
        )
    };
    check(
        &module("first"),
        &["later"],
        "fault: first reads data of the rest, and is of the first visit",
    );
    let bytes = wat::parse_str(module("later")).expect("well-formed");
    let divided = divide(&bytes, &moving(&["later"])).expect("it can be divided");
    let data = |bytes: &[u8]| {
        let text = wasmprinter::print_bytes(bytes).expect("it can be read");
        let lines = text
            .lines()
            .filter(|line| line.contains("(data "))
            .map(|line| line.trim().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        data(&divided.first),
        "(data (;0;) (i32.const 100) \"before\")\n(data (;1;) (i32.const 145) \"after\")"
    );
    assert_eq!(
        data(&divided.rest),
        "(data (;0;) (i32.const 106) \"[switchboard: data of the rest]\\0a\\03\\00\\00\\00abc\")"
    );
}

#[test]
fn what_is_not_expected_is_named() {
    check(
        r#"(module (import "page" "memory" (memory 1)))"#,
        &[],
        "fault: imports memory, which is no function",
    );
    check(
        r#"(module (memory 1) (data "passive"))"#,
        &[],
        "fault: has data that is not put into its memory",
    );
}

#[test]
fn what_only_the_rest_calls_goes_with_it() {
    check(
        r#"(module
            (func $first (export "first") (param i32) (result i32)
                i32.const 1 drop i32.const 2 drop i32.const 3 drop i32.const 4 drop
                local.get 0 call $later)
            (func $later (param i32) (result i32)
                i32.const 5 drop i32.const 6 drop i32.const 7 drop i32.const 8 drop
                local.get 0 call $helper)
            (func $helper (param i32) (result i32)
                local.get 0 call $helper call $both)
            (func $both (export "both") (param i32) (result i32)
                local.get 0))"#,
        &["later"],
        r#"
        (module
        (type (;0;) (func (param i32) (result i32)))
        (type (;1;) (func))
        (type (;2;) (func (param i32) (result i32)))
        (table (;0;) 2 funcref)
        (global (;0;) (mut i32) i32.const 0)
        (export "first" (func 0))
        (export "both" (func 2))
        (export "$slots" (table 0))
        (export "$loaded" (global 0))
        (export "$0" (func 2))
        (func (;0;) (type 0) (param i32) (result i32)
        i32.const 1
        drop
        i32.const 2
        drop
        i32.const 3
        drop
        i32.const 4
        drop
        local.get 0
        call 1
        )
        (func (;1;) (type 0) (param i32) (result i32)
        local.get 0
        i32.const 1
        call 3
        call_indirect (type 0)
        )
        (func (;2;) (type 0) (param i32) (result i32)
        local.get 0
        )
        (func (;3;) (type 2) (param i32) (result i32)
        global.get 0
        i32.eqz
        if ;; label = @1
        i32.const 0
        call_indirect (type 1)
        end
        local.get 0
        )
        )
        (module
        (type (;0;) (func (param i32) (result i32)))
        (type (;1;) (func))
        (type (;2;) (func (param i32) (result i32)))
        (import "first" "$slots" (table (;0;) 2 funcref))
        (import "first" "$loaded" (global (;0;) (mut i32)))
        (import "first" "$0" (func (;0;) (type 0)))
        (start 3)
        (elem (;0;) (i32.const 1) func 1)
        (func (;1;) (type 0) (param i32) (result i32)
        i32.const 5
        drop
        i32.const 6
        drop
        i32.const 7
        drop
        i32.const 8
        drop
        local.get 0
        call 2
        )
        (func (;2;) (type 0) (param i32) (result i32)
        local.get 0
        call 2
        call 0
        )
        (func (;3;) (type 1)
        i32.const 1
        global.set 0
        )
        )"#,
    );
}
