"""The loop that Linux has by default."""

from . import events
from .selector_events import BaseSelectorEventLoop
from .unsupported import missing

__all__ = ('SelectorEventLoop', 'DefaultEventLoopPolicy')


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    """The loop that `asyncio.run` and `new_event_loop` make."""

    def __init__(self, selector=None):
        if selector is not None:
            raise missing('an event loop on a selector of your own', 'leave the selector out')
        super().__init__()

    # Signals. What only a program with handlers for them needs is in a module of its own.

    def add_signal_handler(self, sig, callback, *args):
        """Has `callback(*args)` run in the loop when a signal comes."""
        import _asyncio_signals
        _asyncio_signals.add(self, sig, callback, args)

    def remove_signal_handler(self, sig):
        """Says whether there was a handler."""
        import _asyncio_signals
        return _asyncio_signals.remove(self, sig)

    def _read_signals(self):
        import _asyncio_signals
        _asyncio_signals.read(self)

    def close(self):
        super().close()
        if self._signal_handlers:
            import _signal
            _signal._bytes()
            for sig in list(self._signal_handlers):
                self.remove_signal_handler(sig)


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop

    def get_child_watcher(self):
        raise missing('a watcher of child processes')

    def set_child_watcher(self, watcher):
        raise missing('a watcher of child processes')


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
