//! f-strings. The parts of adjacent literals are one string; neighbouring texts are joined.

use super::{Done, Generator};
use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringElements,
};
use ruff_text_size::TextRange;
use switchboard_python_code::Op;

/// A part of a formatted string.
enum Part<'a> {
    Text(String),
    /// With the range of the literal that it stands in.
    Field(&'a InterpolatedElement, TextRange),
}

#[derive(Default)]
struct Parts<'a>(Vec<Part<'a>>);

impl<'a> Parts<'a> {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.0.push(Part::Text(text.to_owned())),
        }
    }

    fn elements(&mut self, elements: &'a InterpolatedStringElements, literal: TextRange) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => self.text(&literal.value),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        self.text(debug.as_str());
                    }
                    self.0.push(Part::Field(field, literal));
                }
            }
        }
    }
}

impl<'a> Generator<'a> {
    pub(super) fn f_string(&mut self, node: &'a ExprFString) -> Done {
        let mut parts = Parts::default();
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => parts.text(&literal.value),
                FStringPart::FString(string) => parts.elements(&string.elements, string.range),
            }
        }
        self.parts(parts)
    }

    fn parts(&mut self, parts: Parts<'a>) -> Done {
        let count = parts.0.len() as u32;
        for part in parts.0 {
            match part {
                Part::Text(text) => self.string(&text),
                Part::Field(field, literal) => self.field(field, literal)?,
            }
        }
        if count != 1 {
            self.op_arg(Op::BuildString, count);
        }
        Ok(())
    }

    /// Fields have the position of the whole string, what their formats consist of that of their literal.
    fn field(&mut self, field: &'a InterpolatedElement, literal: TextRange) -> Done {
        self.expr(&field.expression)?;
        let conversion = match field.conversion {
            // `{x=}` shows the repr, unless a format is given.
            ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => 2,
            ConversionFlag::None => 0,
            ConversionFlag::Str => 1,
            ConversionFlag::Repr => 2,
            ConversionFlag::Ascii => 3,
        };
        let Some(spec) = &field.format_spec else {
            self.op_arg(Op::FormatValue, conversion);
            return Ok(());
        };
        let mut parts = Parts::default();
        parts.elements(&spec.elements, literal);
        let outer = self.unit().at;
        self.at(literal);
        self.parts(parts)?;
        self.unit().at = outer;
        self.op_arg(Op::FormatValue, conversion | 4);
        Ok(())
    }
}
