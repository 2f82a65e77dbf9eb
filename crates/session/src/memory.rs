//! The WebAssembly module's memory grows in large pieces.
//!
//! The standard allocator asks for 64 KiB at a time, and every growth makes V8 wrap the memory in a new `ArrayBuffer`
//! and count it anew, which soon starts its garbage collector: 3,000 full collections in seven seconds of a history,
//! three quarters of the time. So after each growth a large piece more is taken and given back to the allocator, which
//! keeps it as the top of its heap. Pages that nobody has touched cost address space only.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    arch::wasm32::memory_size,
};

/// Bytes of a page of WebAssembly's memory.
const PAGE: usize = 1 << 16;
/// The least piece, in pages: 4 MiB.
const LEAST: usize = 64;
/// A piece is at least this share of what there is.
const SHARE: usize = 4;

/// The standard allocator, with growth in pieces.
struct Pieces;

#[global_allocator]
static ALLOCATOR: Pieces = Pieces;

impl Pieces {
    /// What the allocator answers; where it had to grow, it has a piece more afterwards.
    fn with(ask: impl FnOnce() -> *mut u8) -> *mut u8 {
        let before = memory_size::<0>();
        let answer = ask();
        if memory_size::<0>() != before {
            take_piece(before);
        }
        answer
    }
}

/// Takes and gives back a piece of memory. Where there is no more to be had, nothing happens: the smaller growth has
/// been answered already.
#[cold]
fn take_piece(pages: usize) {
    let piece = Layout::from_size_align(LEAST.max(pages / SHARE) * PAGE, 16).expect("far below 4 GiB");
    // SAFETY: the size is not zero, and the piece is given back at once with the layout that it was taken with.
    unsafe {
        let taken = System.alloc(piece);
        if !taken.is_null() {
            System.dealloc(taken, piece);
        }
    }
}

// SAFETY: every answer is the standard allocator's, to the same question.
unsafe impl GlobalAlloc for Pieces {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's contract is handed on.
        Self::with(|| unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        Self::with(|| unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        Self::with(|| unsafe { System.realloc(at, layout, size) })
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}
