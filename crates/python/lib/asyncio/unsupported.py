"""What Switchboard's asyncio does not have yet: each by name, refused where it is used."""


def missing(name, instead=None):
    """An exception that says that `name` is not supported, and what to write instead."""
    text = f'{name} is not supported by Switchboard yet'
    if instead is not None:
        text += f'; {instead}'
    return NotImplementedError(text)


_NETWORK = 'use asyncio.sleep() to stand for the time that the network takes'

_REASONS = {
    'open_connection': _NETWORK,
    'start_server': _NETWORK,
    'open_unix_connection': _NETWORK,
    'start_unix_server': _NETWORK,
    'create_subprocess_exec': None,
    'create_subprocess_shell': None,
}

# Classes of the parts above. They exist by name, so that an annotation with them does no harm.
_CLASSES = (
    'Server', 'AbstractServer', 'StreamReader', 'StreamWriter', 'StreamReaderProtocol',
    'BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport', 'SubprocessTransport',
    'BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol',
    'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher', 'MultiLoopChildWatcher',
    'ThreadedChildWatcher',
)


def _function(name, instead):
    def refuse(*args, **kwargs):
        raise missing('asyncio.' + name, instead)
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def _class(name):
    def __init__(self, *args, **kwargs):
        raise missing('asyncio.' + name, _NETWORK)
    return type(name, (), {'__init__': __init__, '__module__': 'asyncio'})


functions = {name: _function(name, instead) for name, instead in _REASONS.items()}


def lookup(name):
    """The function or class of that name, or None."""
    if name == 'coroutine':
        import _switchboard
        if _switchboard.allowed('asyncio.coroutine'):
            from _legacy_coroutines import coroutine
            return coroutine
    if name in functions:
        return functions[name]
    if name in _CLASSES:
        made = functions[name] = _class(name)
        return made
    return None
