"""Streams in memory."""

__all__ = ['StringIO', 'BytesIO', 'TextIOBase', 'IOBase', 'RawIOBase', 'BufferedIOBase', 'TextIOWrapper',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'open']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """This stream cannot do that."""


def open(*args, **kwargs):
    """There are no files here."""
    raise NotImplementedError('open() is not supported by Switchboard: there are no files; use io.StringIO')


class IOBase:
    """A stream."""

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    closed = False

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        self.closed = True

    def flush(self):
        self._check_open()

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class TextIOWrapper(TextIOBase):
    def __init__(self, *args, **kwargs):
        raise NotImplementedError('io.TextIOWrapper is not supported by Switchboard: there are no files')


class _Memory:
    # A stream over one value; `_empty` is the value without anything in it.

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return self._value

    def tell(self):
        self._check_open()
        return self._at

    def read(self, size=-1, /):
        self._check_open()
        end = len(self._value) if size is None or size < 0 else self._at + size
        part = self._value[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1, /):
        self._check_open()
        found = self._value.find(self._newline, self._at)
        end = len(self._value) if found < 0 else found + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._value[self._at:end]
        self._at += len(part)
        return part

    def _put(self, part):
        value, at = self._value, self._at
        if at == len(value):
            self._value = value + part
        else:
            if at > len(value):
                value += self._blank * (at - len(value))
            self._value = value[:at] + part + value[at + len(part):]
        self._at = at + len(part)
        return len(part)

    def truncate(self, size=None, /):
        self._check_open()
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f'Negative size value {size}')
        self._value = self._value[:size]
        return size


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    _newline, _blank = '\n', '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._value = initial_value or ''
        self._at = 0

    def write(self, s, /):
        self._check_open()
        if not isinstance(s, str):
            raise TypeError(f'string argument expected, got {type(s).__name__!r}')
        return self._put(s)

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if offset < 0:
            raise ValueError(f'Negative seek position {offset}')
        self._at = offset if whence == 0 else self._at if whence == 1 else len(self._value)
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    _newline, _blank = b'\n', b'\0'

    def __init__(self, initial_bytes=b''):
        self._value = bytes(initial_bytes)
        self._at = 0

    def write(self, b, /):
        self._check_open()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def seek(self, offset, whence=0, /):
        self._check_open()
        start = (0, self._at, len(self._value))[whence]
        if whence == 0 and offset < 0:
            raise ValueError(f'negative seek value {offset}')
        self._at = max(0, start + offset)
        return self._at

    def getbuffer(self):
        return memoryview(self._value)


for _class in (StringIO, BytesIO):
    _class.__module__ = '_io'
