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


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop

    def get_child_watcher(self):
        raise missing('a watcher of child processes')

    def set_child_watcher(self, watcher):
        raise missing('a watcher of child processes')


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
