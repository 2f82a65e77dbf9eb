//! The text of a source before its tokens: line ends and the byte order mark.

use switchboard_python_code::Const;
use switchboard_python_compiler::compile;

#[test]
fn line_ends_are_translated_in_strings_too() {
    let windows = "x = '''a\r\nb'''\r\nif x:\r\n    y = f'''{x}\r\n'''\r\n";
    let code = compile(windows, "main.py").expect("it compiles");
    assert_eq!(code.consts[0], Const::Str("a\nb".to_owned()));
    assert_eq!(Ok(code), compile(&windows.replace("\r\n", "\n"), "main.py"));
    assert_eq!(
        compile("x = 1\ry = 2", "main.py"),
        compile("x = 1\ny = 2", "main.py")
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_program() {
    assert_eq!(
        compile("\u{feff}x = 1\n", "main.py"),
        compile("x = 1\n", "main.py")
    );
    let error = compile("\u{feff}x = = 1\n", "main.py").expect_err("an error");
    assert_eq!((error.span.line, error.span.column), (1, 5));
}

#[test]
fn what_is_not_supported_is_named() {
    for (source, feature) in [
        ("x = '\\N{DASH}'", "Unicode character names"),
        ("x = f'\\N{DASH}'", "Unicode character names"),
        ("x = '\\ud800'", "lone surrogates"),
        ("def f[T](x): pass", "type parameters (Python 3.12)"),
        ("type X = int", "the type statement (Python 3.12)"),
        (
            "x = f'{a['b']}'",
            "quotes, backslashes or comments inside of an f-string's field (Python 3.12)",
        ),
        ("x = t'{a}'", "template strings (Python 3.14)"),
    ] {
        let error = compile(source, "main.py").expect_err(source);
        assert_eq!(error.feature, Some(feature), "{source}");
        assert!(error.instead.is_some(), "{source}");
    }
    for source in [
        "x = r'\\N{DASH}'",
        "x = b'\\N'",
        "x = '\\\\N{DASH}'",
        "x = '\\u00e9'",
        "x = rf'\\N{x}'",
    ] {
        assert!(compile(source, "main.py").is_ok(), "{source}");
    }
}
