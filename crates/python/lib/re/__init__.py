"""Regular expressions with CPython's syntax and results."""

import enum

from . import _engine, _parser
from ._parser import error

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template',
           'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class RegexFlag(enum.IntFlag):
    """What changes the meaning of a pattern."""

    NOFLAG = 0
    ASCII = A = _parser.A
    IGNORECASE = I = _parser.I
    LOCALE = L = _parser.L
    UNICODE = U = _parser.U
    MULTILINE = M = _parser.M
    DOTALL = S = _parser.S
    VERBOSE = X = _parser.X
    DEBUG = _parser.DEBUG

    def __repr__(self):
        return _flags_text(self.value) or 're.NOFLAG'

    __str__ = __repr__


NOFLAG, ASCII, IGNORECASE, LOCALE = RegexFlag.NOFLAG, RegexFlag.ASCII, RegexFlag.IGNORECASE, RegexFlag.LOCALE
UNICODE, MULTILINE, DOTALL, VERBOSE = RegexFlag.UNICODE, RegexFlag.MULTILINE, RegexFlag.DOTALL, RegexFlag.VERBOSE
A, I, L, U, M, S, X, DEBUG = ASCII, IGNORECASE, LOCALE, UNICODE, MULTILINE, DOTALL, VERBOSE, RegexFlag.DEBUG

_NAMED = [('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32), ('MULTILINE', 8), ('DOTALL', 16),
          ('VERBOSE', 64), ('DEBUG', 128)]


def _flags_text(flags):
    names = sorted((bit, name) for name, bit in _NAMED if flags & bit)
    return '|'.join('re.' + name for _, name in names)


def _kind(value, pattern):
    # Is it text that the pattern can be used on?
    if isinstance(value, str):
        if pattern._bytes:
            raise TypeError('cannot use a bytes pattern on a string-like object')
        return value
    if isinstance(value, (bytes, bytearray)):
        if not pattern._bytes:
            raise TypeError('cannot use a string pattern on a bytes-like object')
        return value.decode('latin-1')
    raise TypeError(f"expected string or bytes-like object, got '{type(value).__name__}'")


class Pattern:
    """A compiled pattern."""

    __module__ = 're'

    def __init__(self, pattern, flags):
        self._bytes = isinstance(pattern, (bytes, bytearray))
        text = pattern.decode('latin-1') if self._bytes else pattern
        _parser.check_flags(flags, self._bytes)
        ascii_given = flags & _parser.A
        if self._bytes:
            flags |= _parser.A
        parser = _parser.Parser(text, pattern, flags)
        node = parser.whole()
        flags = parser.flags
        self._ascii = bool(flags & _parser.A)
        self._program = _engine.Program(node, parser)
        self.pattern = pattern
        self.flags = flags & ~_parser.A | ascii_given if self._bytes else flags if self._ascii else flags | _parser.U
        self.groups = parser.groups
        self.groupindex = dict(parser.names)

    def __repr__(self):
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        flags = _flags_text(self.flags & ~_parser.U)
        return f're.compile({shown}, {flags})' if flags else f're.compile({shown})'

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @classmethod
    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _at(self, string, text, at, pos, end, forbidden=-1, whole=False):
        program = self._program
        registers = [None] * program.registers
        stop = _engine.run(program.code, 0, text, at, end, registers, self._ascii, forbidden, whole)
        return None if stop is None else Match(self, string, pos, end, at, stop, registers)

    def _search(self, string, text, start, pos, end, advance=False):
        # The first match from `start` on; `advance`: an empty one right there does not count.
        prefix, at = self._program.prefix, start
        while at <= end:
            if prefix:
                at = text.find(prefix, at, end)
                if at < 0:
                    return None
            found = self._at(string, text, at, pos, end, at if advance and at == start else -1)
            if found is not None:
                return found
            at += 1
        return None

    def _bounds(self, string, pos, endpos):
        text = _kind(string, self)
        end = len(text) if endpos is None else max(0, min(endpos, len(text)))
        pos = max(0, min(pos, len(text)))
        return text if end == len(text) else text[:end], pos, end

    def match(self, string, pos=0, endpos=None):
        """A match that starts at `pos`, or None."""
        text, pos, end = self._bounds(string, pos, endpos)
        return self._at(string, text, pos, pos, end) if pos <= end else None

    def fullmatch(self, string, pos=0, endpos=None):
        """A match of everything, or None."""
        text, pos, end = self._bounds(string, pos, endpos)
        return self._at(string, text, pos, pos, end, whole=True) if pos <= end else None

    def search(self, string, pos=0, endpos=None):
        """The first match, or None."""
        text, pos, end = self._bounds(string, pos, endpos)
        return self._search(string, text, pos, pos, end)

    def finditer(self, string, pos=0, endpos=None):
        """All matches that do not overlap."""
        text, pos, end = self._bounds(string, pos, endpos)
        return self._all(string, text, pos, end)

    def _all(self, string, text, pos, end):
        at, advance = pos, False
        while at <= end:
            found = self._search(string, text, at, pos, end, advance)
            if found is None:
                return
            yield found
            start, at = found.span()
            advance = start == at

    def findall(self, string, pos=0, endpos=None):
        """The texts of all matches: of their groups, if there are any."""
        found = self.finditer(string, pos, endpos)
        if self.groups == 0:
            return [match.group() for match in found]
        empty = b'' if self._bytes else ''
        if self.groups == 1:
            return [empty if match.group(1) is None else match.group(1) for match in found]
        return [match.groups(empty) for match in found]

    def split(self, string, maxsplit=0):
        """The parts between the matches, with the groups of these."""
        parts, at = [], 0
        for count, match in enumerate(self.finditer(string)):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[at:match.start()])
            parts.extend(match.groups())
            at = match.end()
        parts.append(string[at:])
        return parts

    def sub(self, repl, string, count=0):
        """The text with every match replaced."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """The same, and how many were replaced."""
        if not callable(repl):
            template = _template(repl, self)
            if len(template) <= 1 and all(not isinstance(part, int) for part in template):
                literal = template[0] if template else repl[:0]
                repl = lambda match: literal
            else:
                repl = lambda match: _filled(template, match)
        parts, at, done = [], 0, 0
        for match in self.finditer(string):
            parts.append(string[at:match.start()])
            given = repl(match)
            if given is not None:
                parts.append(given)
            at = match.end()
            done += 1
            if done == count:
                break
        parts.append(string[at:])
        return (b'' if self._bytes else '').join(parts), done

    def scanner(self, string, pos=0, endpos=None):
        return _Scanner(self, string, pos, endpos)


class _Scanner:
    """Matches one after another."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern, self._string = pattern, string
        self._text, self._at, self._end = pattern._bounds(string, pos, endpos)
        self._pos, self._advance = self._at, False

    def _step(self, found):
        if found is not None:
            self._advance = found.start() == found.end()
            self._at = found.end()
        return found

    def match(self):
        forbidden = self._at if self._advance else -1
        return self._step(self.pattern._at(self._string, self._text, self._at, self._pos, self._end, forbidden))

    def search(self):
        return self._step(self.pattern._search(self._string, self._text, self._at, self._pos, self._end, self._advance))


class Match:
    """Where a pattern has matched."""

    __module__ = 're'

    def __init__(self, pattern, string, pos, endpos, start, stop, registers):
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self.regs = ((start, stop),) + tuple(_engine.span(registers, group) for group in range(1, pattern.groups + 1))
        self.lastindex = registers[1]

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def _number(self, group):
        if isinstance(group, str):
            number = self.re.groupindex.get(group)
        elif hasattr(type(group), '__index__'):
            number = group.__index__()
        else:
            number = None
        if number is None or not 0 <= number <= self.re.groups:
            raise IndexError('no such group')
        return number

    def _text(self, number, default=None):
        start, stop = self.regs[number]
        if start < 0:
            return default
        found = self.string[start:stop]
        return bytes(found) if isinstance(found, bytearray) else found

    def group(self, *groups):
        """The text of the whole match, of one group, or of several."""
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple(self._text(self._number(group)) for group in groups)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple(self._text(number, default) for number in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re.groupindex.items()}

    def start(self, group=0):
        return self.regs[self._number(group)][0]

    def end(self, group=0):
        return self.regs[self._number(group)][1]

    def span(self, group=0):
        return self.regs[self._number(group)]

    def expand(self, template):
        """A template with its references filled in."""
        return _filled(_template(template, self.re), self)

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r:.50}>'

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _template(repl, pattern):
    # A replacement as a list of texts and numbers of groups.
    is_bytes = isinstance(repl, (bytes, bytearray))
    text = repl.decode('latin-1') if is_bytes else repl
    wrap = (lambda part: part.encode('latin-1')) if is_bytes else (lambda part: part)
    parts, plain, at = [], '', 0

    def reference(number, where):
        nonlocal plain
        if number > pattern.groups:
            raise error(f'invalid group reference {number}', repl, where)
        if plain:
            parts.append(wrap(plain))
        parts.append(number)
        plain = ''

    while at < len(text):
        char = text[at]
        if char != '\\':
            plain += char
            at += 1
            continue
        char = text[at + 1:at + 2]
        if char == 'g':
            if text[at + 2:at + 3] != '<':
                raise error('missing <', repl, at + 2)
            stop = text.find('>', at + 3)
            if stop < 0:
                raise error('missing >, unterminated name', repl, at + 3)
            name = text[at + 3:stop]
            if not name:
                raise error('missing group name', repl, at + 3)
            if name.isdigit():
                reference(int(name), at + 3)
            elif not name.isidentifier():
                raise error(f'bad character in group name {name!r}', repl, at + 3)
            elif name in pattern.groupindex:
                reference(pattern.groupindex[name], at + 3)
            else:
                raise IndexError(f'unknown group name {name!r}')
            at = stop + 1
        elif char == '0':
            digits = 2
            while digits < 4 and text[at + digits:at + digits + 1] in tuple('01234567'):
                digits += 1
            plain += chr(int(text[at + 1:at + digits], 8))
            at += digits
        elif char.isdigit():
            more = text[at + 2:at + 3].isdigit()
            reference(int(text[at + 1:at + 3] if more else char), at + 1)
            at += 3 if more else 2
        elif char in _parser._ESCAPES and char:
            plain += _parser._ESCAPES[char]
            at += 2
        elif char in _parser._LETTERS:
            raise error(f'bad escape \\{char}' if char else 'bad escape (end of pattern)', repl, at)
        else:
            plain += '\\' + char
            at += 2
    if plain:
        parts.append(wrap(plain))
    return parts


def _filled(template, match):
    empty = b'' if match.re._bytes else ''
    texts = [match._text(part, empty) if isinstance(part, int) else part for part in template]
    return empty.join(texts)


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    key = type(pattern), pattern, flags
    found = _cache.get(key)
    if found is None:
        found = Pattern(pattern, flags)
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
        _cache[key] = found
    return found


def compile(pattern, flags=0):
    """Compiles a pattern, which may then be used many times."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the start of the text, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of all of the text, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in the text, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with matches replaced by `repl`, a template or a function of the match."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """The same, and how many were replaced."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The parts of the text between the matches."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """All matches as texts."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches, found as they are asked for."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forgets what was compiled."""
    _cache.clear()


def template(pattern, flags=0):
    return _compile(pattern, flags)


_SPECIAL = {ord(char): '\\' + char for char in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The pattern of exactly this text."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return pattern.decode('latin-1').translate(_SPECIAL).encode('latin-1')


class Scanner:
    """A list of patterns with an action each, tried in order over a text."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = [(_compile(pattern, flags), action) for pattern, action in lexicon]
        self.match = None

    def scan(self, string):
        """What the actions gave, and the rest that no pattern matches."""
        result, at = [], 0
        while True:
            for pattern, action in self.lexicon:
                found = pattern.match(string, at)
                if found is not None and found.end() > at:
                    break
            else:
                return result, string[at:]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = found.end()
