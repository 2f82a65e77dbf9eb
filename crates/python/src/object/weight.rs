//! What contents take in memory beside their place in a page: for the account by which a history thins its checkpoints.
//!
//! ```text
//! page  [object object object ...]     a copy of the page copies what its contents own
//!           |      |
//!           |      +-> Arc     text, bytes, large ints: shared by all copies, counted with the object's first page
//!           +-> Box, Vec       lists, tables, frames: each copy has its own
//! ```

use super::payload::Payload;
use super::value::Value;
use crate::leaf::allocated;
use crate::vm::frame::PyFrame;

impl Payload {
    /// Bytes that a copy of it has for itself.
    #[must_use]
    pub fn own_bytes(&self) -> usize {
        match self {
            Self::Vacant
            | Self::Str(_)
            | Self::BigInt(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::Bytes(_)
            | Self::Native(_)
            | Self::Cell(_)
            | Self::Code(_)
            | Self::Module
            | Self::ClassMethod(_)
            | Self::StaticMethod(_)
            | Self::MappingProxy(_)
            | Self::CoroutineWrapper(_)
            | Self::FutureIter(_) => 0,
            Self::Complex(content) => boxed(content),
            Self::ByteArray(bytes) => allocated(bytes.capacity()),
            Self::Tuple(items) => allocated(size_of_val(&**items)),
            Self::Plain(items) | Self::List(items) => values(items),
            Self::Dict(dict) => boxed(dict) + dict.table.bytes(),
            Self::Set(set) => boxed(set) + set.table.bytes(),
            Self::Deque(deque) => boxed(deque) + allocated(deque.items.capacity() * size_of::<Value>()),
            Self::Slice(content) | Self::Super(content) => boxed(content),
            Self::Range(content) | Self::RangeIter(content) => boxed(content),
            Self::Function(content) => boxed(content),
            Self::NativeMethod(content) => boxed(content),
            Self::Method(content) | Self::GenericAlias(content) | Self::CallIter(content) => boxed(content),
            Self::Class(class) => {
                boxed(class)
                    + allocated(size_of_val(&*class.bases))
                    + allocated(size_of_val(&*class.mro))
                    + allocated(class.subclasses.capacity() * size_of::<super::Id>())
            }
            Self::Property(content) => boxed(content),
            Self::Member(content) => boxed(content),
            Self::WeakRef(content) => boxed(content),
            Self::Generator(generator) => {
                let state = generator.asynchronous.as_ref();
                boxed(generator) + generator.frame.as_ref().map_or(0, frame) + state.map_or(0, boxed)
            }
            Self::AsyncStep(content) => boxed(content),
            Self::Exception(content) => boxed(content),
            Self::Traceback(content) => boxed(content),
            Self::Frame(object) => boxed(object) + object.frame.as_ref().map_or(0, frame),
            Self::SeqIter(content) | Self::ReverseIter(content) => boxed(content),
            Self::DictIter(content) => boxed(content),
            Self::SetIter(content) => boxed(content),
            Self::DictView(content) => boxed(content),
            Self::Random(content) => boxed(content) + content.bytes(),
            Self::Context(content) => boxed(content) + size_of_val(&**content.values),
            Self::Future(future) => {
                boxed(future)
                    + future.task.as_ref().map_or(0, boxed)
                    + allocated(size_of_val(future.core.waiters()))
            }
            Self::Handle(content) => boxed(content),
            Self::Lock(content) => boxed(content),
            Self::Loop(event_loop) => boxed(event_loop) + event_loop.core.bytes(),
        }
    }

    /// Bytes that all copies of it share.
    #[must_use]
    pub fn shared_bytes(&self) -> usize {
        match self {
            Self::Str(text) => allocated(text.text.len() + COUNTS),
            Self::BigInt(int) => allocated(int.bits() as usize / 8) + allocated(size_of_val(&**int) + COUNTS),
            Self::Bytes(bytes) => allocated(bytes.len() + COUNTS),
            _ => 0,
        }
    }
}

/// The two counts of an `Arc`.
const COUNTS: usize = 2 * size_of::<usize>();

#[expect(clippy::borrowed_box, reason = "it is the box that is weighed")]
fn boxed<T>(_: &Box<T>) -> usize {
    allocated(size_of::<T>())
}

fn values(items: &Vec<Value>) -> usize {
    allocated(items.capacity() * size_of::<Value>())
}

/// A frame's bytes.
#[must_use]
#[expect(clippy::borrowed_box, reason = "it is the box that is weighed")]
pub fn frame(frame: &Box<PyFrame>) -> usize {
    boxed(frame) + values(&frame.stack)
}
