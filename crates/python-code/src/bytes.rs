//! Versioned bytes of code.
