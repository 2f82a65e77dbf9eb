//! Bytes of code: they carry everything, and broken ones are errors.

use proptest::prelude::*;
use std::sync::Arc;
use switchboard_python_code::bytes::{decode, encode, validate};
use switchboard_python_code::{Cell, Code, Const, ExceptionEntry, Flags, Instr, Op, Position};

fn constant() -> impl Strategy<Value = Const> {
    let leaf = prop_oneof![
        Just(Const::None),
        Just(Const::True),
        Just(Const::False),
        Just(Const::Ellipsis),
        any::<i64>().prop_map(Const::Int),
        "-?[0-9]{20,30}".prop_map(Const::BigInt),
        (-1e300f64..1e300).prop_map(Const::Float),
        (-1e300f64..1e300).prop_map(Const::Complex),
        ".{0,8}".prop_map(Const::Str),
        prop::collection::vec(any::<u8>(), 0..8).prop_map(Const::Bytes),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Const::Tuple),
            prop::collection::vec(inner, 0..4).prop_map(Const::FrozenSet),
        ]
    })
}

fn position() -> impl Strategy<Value = Position> {
    prop_oneof![
        Just(Position::default()),
        (1u32..5000, 0u32..200, 0u32..3, 0u32..200).prop_map(|(line, column, more, end_column)| Position {
            line,
            column,
            end_line: line + more,
            end_column
        }),
    ]
}

/// A function that loads each constant, drops it, and returns the last one.
fn code() -> impl Strategy<Value = Code> {
    (
        prop::collection::vec(constant(), 1..6),
        prop::collection::vec(position(), 13),
        "[a-z]{1,5}",
    )
        .prop_map(|(consts, places, name)| {
            let mut instrs = Vec::new();
            for i in 0..consts.len() as u32 {
                instrs.push(Instr::new(Op::Const, i));
                instrs.push(Instr::new(Op::Pop, 0));
            }
            instrs.pop();
            instrs.push(Instr::new(Op::Return, 0));
            Code {
                qualname: format!("outer.<locals>.{name}"),
                filename: "main.py".to_owned(),
                first_line: 7,
                flags: Flags(Flags::OPTIMIZED | Flags::NEWLOCALS | Flags::VARARGS),
                arg_count: 2,
                positional_only: 1,
                keyword_only: 1,
                stack_size: 3,
                local_names: vec!["a".into(), "b".into(), "c".into(), "args".into(), name.clone()],
                cells: vec![
                    Cell {
                        name: "a".into(),
                        local: Some(0),
                    },
                    Cell {
                        name: "z".into(),
                        local: None,
                    },
                ],
                free_names: vec!["free".into()],
                names: vec!["print".into(), name.clone()],
                positions: places[..instrs.len()].to_vec(),
                exceptions: vec![ExceptionEntry {
                    start: 1,
                    end: 2,
                    target: 1,
                    depth: 0,
                    lasti: false,
                }],
                consts,
                instrs,
                name,
            }
        })
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded(inner in code(), mut outer in code()) {
        outer.consts.push(Const::Code(Arc::new(inner)));
        prop_assert_eq!(validate(&outer), Ok(()));
        prop_assert_eq!(decode(&encode(&outer)), Ok(outer));
    }

    #[test]
    fn broken_bytes_are_errors_or_code(outer in code(), at in any::<prop::sample::Index>(), value: u8, cut: bool) {
        let mut bytes = encode(&outer);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
            prop_assert!(decode(&bytes).is_err());
        } else {
            bytes[at] = value;
            if let Ok(code) = decode(&bytes) {
                prop_assert_eq!(validate(&code), Ok(()));
            }
        }
    }
}

fn tiny(consts: Vec<Const>, instrs: Vec<Instr>) -> Code {
    Code {
        positions: vec![Position::default(); instrs.len()],
        consts,
        instrs,
        stack_size: 2,
        ..Code::default()
    }
}

#[track_caller]
fn refused(code: &Code, message: &str) {
    let error = decode(&encode(code)).expect_err("must be refused");
    assert!(error.message.contains(message), "{error}");
}

#[test]
fn what_the_vm_relies_on_is_checked() {
    let instr = Instr::new;
    refused(&tiny(vec![], vec![]), "no instructions");
    refused(
        &tiny(vec![], vec![instr(Op::Const, 0), instr(Op::Return, 0)]),
        "constant 0 is out of range",
    );
    refused(
        &tiny(vec![], vec![instr(Op::Return, 0)]),
        "takes 1 stack entries of 0",
    );
    refused(
        &tiny(vec![Const::None], vec![instr(Op::Const, 0)]),
        "runs off the end",
    );
    refused(
        &tiny(vec![], vec![instr(Op::Jump, 1)]),
        "target 1 is out of range",
    );
    refused(
        &tiny(vec![], vec![instr(Op::LoadFast, 0), instr(Op::Return, 0)]),
        "local 0 is out of range",
    );
    refused(
        &tiny(
            vec![Const::None],
            vec![instr(Op::Const, 0), instr(Op::JumpBackward, 0)],
        ),
        "reached with 0 and 1",
    );
    refused(
        &tiny(vec![Const::None], vec![instr(Op::KwNames, 0), instr(Op::Jump, 0)]),
        "must be a tuple of strings",
    );
    let deep = tiny(
        vec![Const::None],
        vec![
            instr(Op::Const, 0),
            instr(Op::Const, 0),
            instr(Op::Const, 0),
            instr(Op::Pop, 0),
            instr(Op::Pop, 0),
            instr(Op::Return, 0),
        ],
    );
    refused(&deep, "needs 3 entries, not 2");
}

#[test]
fn another_version_is_named() {
    let mut bytes = encode(&tiny(
        vec![Const::None],
        vec![Instr::new(Op::Const, 0), Instr::new(Op::Return, 0)],
    ));
    assert!(decode(&bytes).is_ok());
    bytes[4] = 9;
    assert!(
        decode(&bytes)
            .expect_err("version 9")
            .message
            .contains("version 9")
    );
    bytes[0] = b'x';
    assert!(
        decode(&bytes)
            .expect_err("magic")
            .message
            .contains("no Python code")
    );
}
