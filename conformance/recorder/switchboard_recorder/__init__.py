"""Records the order in which the real asyncio runs its handles, under virtual time.

    python3.11 FILE  --import-->  sitecustomize  -->  install()
                                                        clock.py     time.* and loop.time(): virtual, 100 ns a read
                                                        selector.py  a loop that would sleep moves the clock instead
                                                        ready.py     the loop's ready queue, which writes rows
                                                        pinned.py    sets of tasks in creation order

What stays real: the interpreter, the program, BaseEventLoop._run_once, tasks, futures, locks, queues, gather, wait,
TaskGroup, asyncio.run and how the process ends. Loops made in any way are recorded, because what is replaced are the
names that a loop's own constructor looks up.
"""
import gc

from . import clock, pinned, ready, selector


def install(trace_path, virtual=True):
    """Replaces clock, selector, queue and sets. Rows go to `trace_path`, or nowhere if it is empty. Without `virtual` time
    is the machine's own."""
    # Cycles die when the program collects them or at exit: when a threshold is reached depends on how many objects
    # the interpreter itself makes, which is nobody's semantics.
    gc.set_threshold(0)
    if virtual:
        clock.install()
    else:
        clock.start_real()
    selector.install(virtual)
    ready.install(trace_path)
    pinned.install()
