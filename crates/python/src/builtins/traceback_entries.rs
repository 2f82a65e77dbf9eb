//! What the library's `traceback` shows of a traceback: its entries in the program, with their lines and markers.

use crate::object::{Payload, Value};
use crate::vm::{R, Vm};
use switchboard_trace::Origin;

/// `traceback_entries(tb)`: a list of (file, line, function, text, markers), the outermost call first. Entries in the
/// library are left out, as they are when an uncaught exception is printed: most of them CPython does not have, its
/// library there being written in C. `text` and `markers` are None where there is nothing to show.
pub fn entries(vm: &mut Vm, args: &[Value]) -> R {
    let source = vm.shared.source.clone();
    let mut found = Vec::new();
    let mut at = args[0];
    while let Some(Payload::Traceback(data)) = at.id().map(|id| vm.heap.payload(id)) {
        let (code, instr) = (data.code, data.instr);
        at = data.next;
        let run = vm.codes[code as usize].clone();
        if run.origin != Origin::Program {
            continue;
        }
        let line = vm.line_at(code, instr);
        let full = source.lines().nth((line as usize).wrapping_sub(1));
        let marks = full.and_then(|full| vm.carets(code, instr, full));
        let mut text = |text: Option<&str>| text.map_or(Value::None, |text| vm.new_str(text));
        let entry = Box::new([
            text(Some(&run.code.filename)),
            Value::Int(i64::from(line)),
            text(Some(&run.code.name)),
            text(full),
            text(marks.as_deref()),
        ]);
        found.push(vm.tuple_owned(entry));
    }
    vm.list_owned(found)
}
