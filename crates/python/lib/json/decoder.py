"""JSON to objects."""

_WHITESPACE = ' \t\n\r'
_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_CONSTANTS = {'null': None, 'true': True, 'false': False}
_NUMBERS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


class JSONDecodeError(ValueError):
    """This text is not JSON."""

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


class JSONDecoder:
    """What is made of what."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _NUMBERS.__getitem__

    def decode(self, s):
        """The object of the whole text."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The object that begins here, and where it ends."""
        try:
            return self._value(s, idx)
        except StopIteration as exc:
            raise JSONDecodeError('Expecting value', s, exc.value) from None

    def _value(self, s, at):
        char = s[at:at + 1]
        if char == '"':
            return self._string(s, at + 1)
        if char == '{':
            return self._object(s, at + 1)
        if char == '[':
            return self._array(s, at + 1)
        for word, value in _CONSTANTS.items():
            if s.startswith(word, at):
                return value, at + len(word)
        end = _number_end(s, at)
        if end > at:
            text = s[at:end]
            return (self.parse_int if text.lstrip('-').isdigit() else self.parse_float)(text), end
        for word in _NUMBERS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def _string(self, s, at):
        begin, parts = at - 1, []
        while True:
            start = at
            while at < len(s) and s[at] not in '"\\' and s[at] >= ' ':
                at += 1
            parts.append(s[start:at])
            if at >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            char = s[at]
            if char == '"':
                return ''.join(parts), at + 1
            if char != '\\':
                if self.strict:
                    raise JSONDecodeError('Invalid control character at', s, at)
                parts.append(char)
                at += 1
                continue
            if at + 1 >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            escape = s[at + 1]
            if escape != 'u':
                if escape not in _ESCAPES:
                    raise JSONDecodeError('Invalid \\escape', s, at)
                parts.append(_ESCAPES[escape])
                at += 2
                continue
            code = _hex(s, at + 2)
            at += 6
            if 0xd800 <= code <= 0xdbff and s.startswith('\\u', at):
                low = _hex(s, at + 2)
                if 0xdc00 <= low <= 0xdfff:
                    code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                    at += 6
            parts.append(chr(code))

    def _array(self, s, at):
        items, at = [], _skip(s, at)
        if s[at:at + 1] == ']':
            return items, at + 1
        while True:
            value, at = self._item(s, at)
            items.append(value)
            at = _skip(s, at)
            if s[at:at + 1] == ']':
                return items, at + 1
            if s[at:at + 1] != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _item(self, s, at):
        try:
            return self._value(s, at)
        except StopIteration as exc:
            raise JSONDecodeError('Expecting value', s, exc.value) from None

    def _object(self, s, at):
        pairs, at = [], _skip(s, at)
        if s[at:at + 1] == '}':
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if s[at:at + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._item(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            if s[at:at + 1] == '}':
                return self._made(pairs), at + 1
            if s[at:at + 1] != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def _skip(s, at):
    while at < len(s) and s[at] in _WHITESPACE:
        at += 1
    return at


def _digits(s, at):
    while at < len(s) and '0' <= s[at] <= '9':
        at += 1
    return at


def _number_end(s, at):
    start = at
    if s.startswith('-', at):
        at += 1
    end = at + 1 if s.startswith('0', at) else _digits(s, at)
    if end == at:
        return start
    at = end
    if s.startswith('.', at) and _digits(s, at + 1) > at + 1:
        at = _digits(s, at + 1)
    if s[at:at + 1] in ('e', 'E'):
        sign = at + 2 if s[at + 1:at + 2] in ('+', '-') else at + 1
        if _digits(s, sign) > sign:
            at = _digits(s, sign)
    return at


def _hex(s, at):
    text = s[at:at + 4]
    if len(text) == 4 and all(char in '0123456789abcdefABCDEF' for char in text):
        return int(text, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)
