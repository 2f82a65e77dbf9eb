//! Values, objects and the heap that holds them.
//!
//! - [`value`]: what a variable holds; [`heap`]: where objects live and how references are counted;
//! - [`payload`]: the closed list of object contents; [`class`]: classes; [`function`]: functions and natives;
//! - [`generations`]: what the collector of cycles looks at; [`generator`]: generators, coroutines, asynchronous generators; [`exception`]: exceptions and tracebacks;
//! - [`weight`]: what contents take in memory; [`packed`]: what a checkpoint shares with the one before it;
//! - [`shapes`]: which attributes instances hold inside;
//! - [`string`]: text with its hash; [`dict`] and [`set`]: the tables with leaf-key shortcuts.

pub mod class;
pub mod dict;
pub mod exception;
pub mod function;
pub mod generations;
pub mod generator;
pub mod heap;
pub mod packed;
pub mod payload;
pub mod shapes;
pub mod string;
pub mod value;
pub mod weight;

pub use class::Class;
pub use exception::ExceptionData;
pub use function::{Function, NativeDef};
pub use generator::Generator;
pub use heap::Heap;
pub use payload::Payload;
pub use string::Str;
pub use value::{Id, Value};
