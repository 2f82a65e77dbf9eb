"""The loop's self-pipe: how a sleeping loop is woken by another thread."""

from . import base_events


class BaseSelectorEventLoop(base_events.BaseEventLoop):

    # Handles by signal, once there are any.
    _signal_handlers = None

    def _write_to_self(self):
        self._pipe_written = True

    def _read_from_self(self):
        # Runs as an I/O handle in the pass after a byte was written; takes all bytes there are.
        self._pipe_written = False
        if self._signal_handlers:
            self._read_signals()
