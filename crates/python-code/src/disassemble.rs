//! Text form of code.
