//! Debug mode's report of a handle that kept the loop for too long.

use crate::object::{Id, Value};
use crate::vm::{R, Vm};

impl Vm {
    /// How long a handle ran that began at `began`, if that is to be reported; all in seconds.
    pub fn slow_handle(&mut self, event_loop: Id, began: Option<f64>) -> Option<f64> {
        let seconds = self.read_clock() - began?;
        let bound = self.own_attr_str(event_loop, "slow_callback_duration");
        let bound = bound.and_then(|v| self.num(v))?.to_float().ok()?;
        (seconds >= bound).then_some(seconds)
    }

    /// The library reports it.
    pub fn report_slow_handle(&mut self, event_loop: Id, handle: Value, seconds: f64) -> R {
        let name = self.intern("_slow");
        let method = self.get_attr(Value::Obj(event_loop), name)?;
        self.heap.retain(handle);
        let args = smallvec::smallvec![handle, Value::float(seconds)];
        self.call_owned(method, args, Value::Null)
    }
}
