"""Objects to JSON."""

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}


def encode_basestring(s):
    """Text in quotes."""
    return '"' + ''.join([_ESCAPES.get(char) or (char if char >= ' ' else f'\\u{ord(char):04x}') for char in s]) + '"'


def encode_basestring_ascii(s):
    """Text in quotes, in ASCII alone."""
    parts = []
    for char in s:
        code = ord(char)
        if char in _ESCAPES:
            parts.append(_ESCAPES[char])
        elif ' ' <= char <= '~':
            parts.append(char)
        elif code < 0x10000:
            parts.append(f'\\u{code:04x}')
        else:
            code -= 0x10000
            parts.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


class JSONEncoder:
    """What is written how."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
        self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """A substitute for an object that JSON does not know."""
        raise TypeError(f'Object of type {type(o).__name__} is not JSON serializable')

    def encode(self, o):
        """The text."""
        return ''.join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The text in parts."""
        return self._parts(o, 0, set() if self.check_circular else None)

    def _text(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _float(self, x):
        if x != x:
            text = 'NaN'
        elif x in (float('inf'), float('-inf')):
            text = 'Infinity' if x > 0 else '-Infinity'
        else:
            return float.__repr__(x)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return text

    def _simple(self, o):
        if isinstance(o, str):
            return self._text(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        return self._float(o) if isinstance(o, float) else None

    def _newline(self, level):
        if self.indent is None:
            return ''
        return '\n' + (self.indent if isinstance(self.indent, str) else ' ' * self.indent) * level

    def _parts(self, o, level, marks):
        simple = self._simple(o)
        if simple is not None:
            yield simple
            return
        if marks is not None:
            if id(o) in marks:
                raise ValueError('Circular reference detected')
            marks.add(id(o))
        if isinstance(o, dict):
            yield from self._dict(o, level, marks)
        elif isinstance(o, (list, tuple)):
            yield from self._list(o, level, marks)
        else:
            yield from self._parts(self.default(o), level, marks)
        if marks is not None:
            marks.discard(id(o))

    def _list(self, items, level, marks):
        if not items:
            yield '[]'
            return
        yield '['
        newline = self._newline(level + 1)
        for at, item in enumerate(items):
            yield self.item_separator + newline if at else newline
            yield from self._parts(item, level + 1, marks)
        yield self._newline(level) + ']'

    def _dict(self, mapping, level, marks):
        if not mapping:
            yield '{}'
            return
        yield '{'
        newline, first = self._newline(level + 1), True
        for key, value in sorted(mapping.items()) if self.sort_keys else mapping.items():
            if not isinstance(key, str):
                if key is None or isinstance(key, (int, float)):
                    key = self._simple(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f'keys must be str, int, float, bool or None, not {type(key).__name__}')
            yield newline if first else self.item_separator + newline
            first = False
            yield self._text(key) + self.key_separator
            yield from self._parts(value, level + 1, marks)
        yield self._newline(level) + '}'
