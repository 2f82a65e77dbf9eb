"""What programs seldom ask `sys` for."""

import types

_FLOAT = ('max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds')
_FLOAT_VALUES = (1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
_HASH = ('width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff')
_HASH_VALUES = (64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0)
_FLAGS = ('debug', 'inspect', 'interactive', 'optimize', 'dont_write_bytecode', 'no_user_site', 'no_site', 'ignore_environment',
          'verbose', 'bytes_warning', 'quiet', 'hash_randomization', 'isolated', 'dev_mode', 'utf8_mode', 'warn_default_encoding',
          'safe_path', 'int_max_str_digits')
_FLAGS_VALUES = (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, False, 1, 0, False, -1)


class _Record(tuple):
    """A tuple whose entries have names, shown as `sys.float_info(max=...)`."""

    __slots__ = ()

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f"'sys.{type(self).__name__}' object has no attribute {name!r}")

    def __repr__(self):
        return f'sys.{type(self).__name__}({", ".join(f"{k}={v!r}" for k, v in zip(self._fields, self))})'


def _record(name, fields, values):
    return type(name, (_Record,), {'_fields': fields, '__slots__': (), '__module__': 'sys'})(values)


def _displayhook(value):
    if value is not None:
        print(repr(value))


def _version():
    return _record('version_info', ('major', 'minor', 'micro', 'releaselevel', 'serial'), (3, 11, 7, 'final', 0))


def _print_uncaught(kind, value, tb):
    import traceback
    traceback.print_exception(kind, value, tb)


class _Stdin:
    """Standard input: the text that `input()` reads."""

    name, encoding, closed = '<stdin>', 'utf-8', False

    _rest = ''

    def readline(self, size=-1):
        line, self._rest = self._rest, ''
        if not line:
            if size == 0:
                return ''
            from _switchboard import read_line
            line = read_line()
        if size is not None and 0 <= size < len(line):
            line, self._rest = line[:size], line[size:]
        return line

    def read(self, size=-1):
        if size is None or size < 0:
            return ''.join(self)
        found = ''
        while len(found) < size and (line := self.readline(size - len(found))):
            found += line
        return found

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def isatty(self):
        return False

    def fileno(self):
        return 0


def _trace(name):
    def refuse(*args):
        raise NotImplementedError(f'sys.{name} is not supported by Switchboard; its board shows every step by itself')
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


_made = {
    'implementation': lambda: types.SimpleNamespace(
        name='cpython', cache_tag='cpython-311', version=_version(), hexversion=0x030B07F0, _multiarch='x86_64-linux-gnu'),
    'float_info': lambda: _record('float_info', _FLOAT, _FLOAT_VALUES),
    'int_info': lambda: _record('int_info', ('bits_per_digit', 'sizeof_digit', 'default_max_str_digits',
                                             'str_digits_check_threshold'), (30, 4, 4300, 640)),
    'hash_info': lambda: _record('hash_info', _HASH, _HASH_VALUES),
    'flags': lambda: _record('flags', _FLAGS, _FLAGS_VALUES),
    'thread_info': lambda: _record('thread_info', ('name', 'lock', 'version'), ('pthread', 'semaphore', 'NPTL 2.36')),
    'version_info': _version,
    'hexversion': lambda: 0x030B07F0,
    'api_version': lambda: 1013,
    'copyright': lambda: 'Switchboard, simulating CPython 3.11',
    'stdin': _Stdin,
    '__stdin__': _Stdin,
    'displayhook': lambda: _displayhook,
    'excepthook': lambda: _print_uncaught,
    '__excepthook__': lambda: _print_uncaught,
    '__displayhook__': lambda: _displayhook,
    'getdefaultencoding': lambda: lambda: 'utf-8',
    'getfilesystemencoding': lambda: lambda: 'utf-8',
    'getfilesystemencodeerrors': lambda: lambda: 'surrogateescape',
    'get_int_max_str_digits': lambda: lambda: 4300,
    'gettrace': lambda: lambda: None,
    'getprofile': lambda: lambda: None,
    'is_finalizing': lambda: lambda: False,
    'setswitchinterval': lambda: lambda interval: None,
    'getallocatedblocks': lambda: lambda: 0,
    'prefix': lambda: '/usr', 'exec_prefix': lambda: '/usr', 'base_prefix': lambda: '/usr', 'base_exec_prefix': lambda: '/usr',
    'platlibdir': lambda: 'lib', 'dont_write_bytecode': lambda: True, 'warnoptions': list, 'orig_argv': list,
    'path_hooks': list, 'meta_path': list, 'path_importer_cache': dict, 'pycache_prefix': lambda: None,
    'builtin_module_names': tuple,
}
for _name in ('settrace', 'setprofile', 'breakpointhook', '_current_frames', 'addaudithook', 'audit'):
    _made[_name] = lambda _name=_name: _trace(_name)


def lookup(name):
    """The attribute of `sys`; it is one of the module's own from then on."""
    import sys
    make = _made.get(name)
    if make is None:
        raise AttributeError(f"module 'sys' has no attribute {name!r}")
    value = sys.__dict__[name] = make()
    return value
