"""Patterns as trees: what a regular expression's text means.

A node is a tuple whose first entry says what it is:
    ('lit', char, ignore_case)     ('any', dot_all)            ('set', Set)
    ('seq', [nodes])               ('alt', [nodes])            ('group', number, node)
    ('rep', least, most, kind, node)    kind: 'greedy', 'lazy', 'possessive'
    ('at', kind)                   ('back', number, ignore_case)   ('cond', number, yes, no)
    ('look', ahead, wanted, node)  ('atomic', node)
"""

A, I, L, M, S, U, X, DEBUG = 256, 2, 4, 8, 16, 32, 64, 128
MAXREPEAT = 4294967295

_TYPES = A | L | U
_FLAGS = {'i': I, 'L': L, 'm': M, 's': S, 'x': X, 'a': A, 'u': U}
_ESCAPES = {'a': '\a', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}
_DIGITS, _OCTAL, _HEX = '0123456789', '01234567', '0123456789abcdefABCDEF'
_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
_SPACES = ' \t\n\r\v\f'


class error(Exception):
    """A pattern that means nothing."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            newline = b'\n' if isinstance(pattern, bytes) else '\n'
            msg = f'{msg} at position {pos}'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


# Small letters that are one letter if case is ignored, the usual one first, and capitals whose small letter has another capital.
_ALIKE = ['iı', 'sſ', 'μµ', 'ι\u0345\u1fbe', 'ΐ\u1fd3', 'ΰ\u1fe3', 'βϐ', 'εϵ', 'θϑ', 'κϰ', 'πϖ', 'ρϱ', 'σς', 'φϕ', 'вᲀ', 'дᲁ', 'оᲂ',
          'сᲃ', 'тᲄᲅ', 'ъᲆ', 'ѣᲇ', 'ꙋᲈ', 'ṡẛ', 'ﬆﬅ']
_CAPITALS = {'i': 'İ', 'k': '\u212a', 'å': '\u212b', 'ω': '\u2126', 'θ': 'ϴ', 'ß': 'ẞ', 'ǆ': 'ǅ', 'ǉ': 'ǈ', 'ǌ': 'ǋ', 'ǳ': 'ǲ'}
_usual = {char: letters[0] for letters in _ALIKE for char in letters}
_alike = {letters[0]: letters for letters in _ALIKE}


def lower(char, ascii_only):
    """A character's small letter, which is always one character."""
    return char if ascii_only and char >= '\x80' else char.lower()[0]


def fold(char):
    """What characters have in common that are equal if case is ignored."""
    small = char.lower()[0]
    return _usual.get(small, small)


def _variants(char):
    # All characters that are equal to this one if case is ignored.
    small = fold(char)
    found = {char, _CAPITALS.get(small, small)}
    for each in _alike.get(small, small):
        found |= {each, each.upper()}
    return [each for each in found if len(each) == 1]


def check_flags(flags, is_bytes):
    """Refuses flags that contradict each other or the pattern's type."""
    if is_bytes:
        if flags & U:
            raise ValueError('cannot use UNICODE flag with a bytes pattern')
        if flags & L and flags & A:
            raise ValueError('ASCII and LOCALE flags are incompatible')
    else:
        if flags & L:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if flags & A and flags & U:
            raise ValueError('ASCII and UNICODE flags are incompatible')


def _category(letter, ascii_only):
    if letter == 'd':
        return (lambda c: c in _DIGITS) if ascii_only else str.isdecimal
    if letter == 's':
        return (lambda c: c in _SPACES) if ascii_only else str.isspace
    if ascii_only:
        return lambda c: c == '_' or (c < '\x80' and c.isalnum())
    return lambda c: c == '_' or c.isalnum()


class Set:
    """A set of characters. What was asked is remembered."""

    def __init__(self, negated, ignore_case, ascii_only=False):
        self.negated, self.ignore_case, self.ascii_only = negated, ignore_case, ascii_only
        self.chars, self.ranges, self.tests, self.known = set(), [], [], {}

    def add(self, item):
        kind = item[0]
        if kind == 'char':
            self.chars.add(item[1])
        elif kind == 'range':
            self.ranges.append((item[1], item[2]))
        else:
            self.tests.append((item[1], item[2]))

    def _within(self, c):
        if c in self.chars:
            return True
        for low, high in self.ranges:
            if low <= c <= high:
                return True
        for test, wanted in self.tests:
            if test(c) == wanted:
                return True
        return False

    def __contains__(self, c):
        found = self.known.get(c)
        if found is None:
            found = self._within(c)
            if not found and self.ignore_case and not (self.ascii_only and c >= '\x80'):
                variants = (c.lower(), c.upper()) if self.ascii_only else _variants(c)
                found = any([self._within(each) for each in variants])
            found = self.known[c] = found != self.negated
        return found


class Parser:
    """One pattern's text, read from left to right."""

    def __init__(self, text, shown, flags):
        self.text, self.shown, self.at, self.flags = text, shown, 0, flags
        self.is_bytes = isinstance(shown, (bytes, bytearray))
        self.groups, self.names, self.open = 0, {}, set()
        self.widths = {}
        # How many groups there were before the lookbehind around this place.
        self.before = None
        # Groups that conditions ask for, which may come after them.
        self.asked = []

    def fail(self, message, at=None):
        raise error(message, self.shown, self.at if at is None else at)

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ''

    def take(self):
        char = self.text[self.at] if self.at < len(self.text) else ''
        self.at += 1
        return char

    def eat(self, text):
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def until(self, end, what):
        stop = self.text.find(end, self.at)
        if stop < 0:
            self.at, start = len(self.text), self.at
            self.fail(f'missing {end}, unterminated name' if self.text[start:] else f'missing {what}', start)
        found = self.text[self.at:stop]
        if not found:
            self.fail(f'missing {what}')
        self.at = stop + 1
        return found

    # Structure.

    def whole(self):
        node = self.alternatives()
        if self.at < len(self.text):
            self.fail('unbalanced parenthesis')
        for number, at in self.asked:
            if number > self.groups:
                self.fail(f'invalid group reference {number}', at)
        return node

    def alternatives(self):
        branches = [self.sequence()]
        while self.eat('|'):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else ('alt', branches)

    def sequence(self):
        items = []
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == '|' or char == ')':
                break
            if self.flags & X:
                if char in _SPACES:
                    self.at += 1
                    continue
                if char == '#':
                    stop = self.text.find('\n', self.at)
                    self.at = len(self.text) if stop < 0 else stop + 1
                    continue
            start = self.at
            node = self.item(char)
            if node is None:
                continue
            items.append(self.repeated(node, start))
        return ('seq', items)

    def repeated(self, node, start):
        while self.at < len(self.text):
            if self.flags & X and self.peek() in _SPACES:
                break
            here = self.at
            bounds = self.bounds()
            if bounds is None:
                break
            least, most = bounds
            if node[0] == 'at':
                self.fail('nothing to repeat', here)
            if node[0] == 'rep':
                self.fail('multiple repeat', here)
            kind = 'lazy' if self.eat('?') else 'possessive' if self.eat('+') else 'greedy'
            node = ('rep', least, most, kind, node)
        return node

    def bounds(self):
        if self.eat('*'):
            return 0, MAXREPEAT
        if self.eat('+'):
            return 1, MAXREPEAT
        if self.eat('?'):
            return 0, 1
        if self.peek() != '{':
            return None
        here = self.at
        self.at += 1
        low = self.digits()
        high = self.digits() if self.eat(',') else low
        if not self.eat('}') or (low == '' and high == '' and self.text[here + 1] != ','):
            self.at = here
            return None
        least, most = int(low or 0), int(high) if high else MAXREPEAT
        if most < least:
            self.fail('min repeat greater than max repeat', here + 1)
        return least, most

    def digits(self):
        start = self.at
        while self.peek() and self.peek() in _DIGITS:
            self.at += 1
        return self.text[start:self.at]

    def item(self, char):
        start = self.at
        if char == '(':
            return self.group()
        if char == '[':
            return self.set()
        if char == '\\':
            return self.escape()
        if char in '*+?' or (char == '{' and self.bounds() is not None):
            self.fail('nothing to repeat', start)
        self.at = start + 1
        if char == '.':
            return ('any', bool(self.flags & S))
        if char == '^':
            return ('at', 'line start' if self.flags & M else 'start')
        if char == '$':
            return ('at', 'line end' if self.flags & M else 'end')
        return self.literal(char)

    def literal(self, char):
        ignore = bool(self.flags & I) and char.lower() != char.upper()
        if ignore and self.flags & A:
            if char >= '\x80':
                return ('lit', char, False)
            both = Set(False, False)
            both.chars |= {char.lower(), char.upper()}
            return ('set', both)
        return ('lit', fold(char) if ignore else char, ignore)

    # Groups.

    def group(self):
        start = self.at
        self.at += 1
        name = None
        if self.eat('?'):
            char = self.take()
            if char == 'P':
                if self.eat('<'):
                    name = self.name('>')
                elif self.eat('='):
                    name = self.name(')')
                    if name not in self.names:
                        self.fail(f'unknown group name {name!r}', self.at - len(name) - 1)
                    return self.reference(self.names[name], self.at - len(name) - 1)
                else:
                    self.fail('unexpected end of pattern' if not self.peek() else f'unknown extension ?P{self.peek()}',
                              self.at if not self.peek() else start + 1)
            elif char == ':':
                return self.inside(start)
            elif char == '#':
                stop = self.text.find(')', self.at)
                if stop < 0:
                    self.fail('missing ), unterminated comment', start)
                self.at = stop + 1
                return None
            elif char == '>':
                return ('atomic', self.inside(start))
            elif char in ('=', '!'):
                return ('look', True, char == '=', self.inside(start))
            elif char == '<' and self.peek() in ('=', '!'):
                wanted, outside = self.take() == '=', self.before
                if outside is None:
                    self.before = self.groups
                node = self.inside(start)
                self.before = outside
                return ('look', False, wanted, node)
            elif char == '(':
                return self.conditional(start)
            elif char in _FLAGS or char == '-':
                return self.inline(start, char)
            elif char == '':
                self.fail('unexpected end of pattern')
            else:
                shown = char + self.peek() if char == '<' else char
                self.fail(f'unknown extension ?{shown}', start + 1)
        self.groups += 1
        number = self.groups
        if name is not None:
            if name in self.names:
                self.fail(f'redefinition of group name {name!r} as group {number}; was group {self.names[name]}',
                          self.at - len(name) - 1)
            self.names[name] = number
        self.open.add(number)
        node = self.inside(start)
        self.open.discard(number)
        self.widths[number] = width(node, self)
        return ('group', number, node)

    def name(self, end):
        here = self.at
        name = self.until(end, 'group name')
        if not name.isidentifier():
            self.fail(f'bad character in group name {name!r}', here)
        return name

    def inside(self, start):
        kept = self.flags
        node = self.alternatives()
        if not self.eat(')'):
            self.fail('missing ), unterminated subpattern', start)
        self.flags = kept
        return node

    def conditional(self, start):
        here = self.at
        name = self.until(')', 'group name')
        if name.isdigit():
            number = int(name)
        elif name in self.names:
            number = self.names[name]
        else:
            self.fail(f'unknown group name {name!r}', here)
        self.asked.append((number, here))
        self.check_before(number)
        yes = self.sequence()
        no = self.sequence() if self.eat('|') else ('seq', [])
        if self.peek() == '|':
            self.fail('conditional backref with more than two branches')
        if not self.eat(')'):
            self.fail('missing ), unterminated subpattern', start)
        return ('cond', number, yes, no)

    def inline(self, start, char):
        on = off = 0
        while char not in (')', ':', '-'):
            flag = _FLAGS[char]
            if char == ('u' if self.is_bytes else 'L'):
                self.fail(f"bad inline flags: cannot use '{char}' flag with a {'bytes' if self.is_bytes else 'str'} pattern")
            on |= flag
            if flag & _TYPES and on & _TYPES != flag:
                self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            char = self.flag_or(')-:', 'missing -, : or )')
        if char == ')':
            if start != 0:
                self.fail('global flags not at the start of the expression', start)
            self.flags |= on
            check_flags(self.flags & ~A if self.is_bytes else self.flags, self.is_bytes)
            return None
        if char == '-':
            char = self.flag_or('', 'missing flag')
            while char != ':':
                if _FLAGS[char] & _TYPES:
                    self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= _FLAGS[char]
                char = self.flag_or(':', 'missing :')
            if on & off:
                self.fail('bad inline flags: flag turned on and off', self.at - 1)
        kept = self.flags
        if on & _TYPES and not self.is_bytes:
            self.flags &= ~_TYPES
        self.flags = (self.flags | on) & ~off
        node = self.inside(start)
        self.flags = kept
        return node

    def flag_or(self, ends, missing):
        char = self.take()
        if not char:
            self.fail(missing, len(self.text))
        if char not in ends and char not in _FLAGS:
            self.fail('unknown flag' if char.isalpha() else missing, self.at - 1)
        return char

    def reference(self, number, at):
        if number > self.groups:
            self.fail(f'invalid group reference {number}', at)
        if number in self.open:
            self.fail('cannot refer to an open group', at - 1)
        self.check_before(number)
        return ('back', number, bool(self.flags & I))

    def check_before(self, number):
        # In a lookbehind only groups before it can be asked for.
        if self.before is not None:
            if number > self.groups or number in self.open:
                self.fail('cannot refer to an open group')
            if number > self.before:
                self.fail('cannot refer to group defined in the same lookbehind subpattern')

    # Escapes and sets.

    def escape(self):
        start = self.at
        self.at += 1
        char = self.take()
        if char == '':
            self.fail('bad escape (end of pattern)', start)
        if char in 'AZbB':
            return ('at', {'A': 'start', 'Z': 'very end', 'b': 'boundary', 'B': 'no boundary'}[char])
        if char in 'dswDSW':
            found = Set(False, False)
            found.add(('test', _category(char.lower(), bool(self.flags & A)), char.islower()))
            return ('set', found)
        if char == '0':
            return self.literal(chr(int('0' + self.some(_OCTAL, 2), 8)))
        if char in _DIGITS:
            digits = char
            if self.peek() and self.peek() in _DIGITS:
                if char in '0123' and self.text[start + 1:start + 4].isdigit() \
                        and all(c in _OCTAL for c in self.text[start + 1:start + 4]) and len(self.text) >= start + 4:
                    self.at = start + 4
                    return self.literal(chr(int(self.text[start + 1:start + 4], 8)))
                digits += self.take()
            return self.reference(int(digits), start + 1)
        return self.literal(self.plain_escape(char, start))

    def some(self, digits, most):
        start = self.at
        while self.at - start < most and self.peek() and self.peek() in digits:
            self.at += 1
        return self.text[start:self.at]

    def plain_escape(self, char, start):
        if char in _ESCAPES:
            return _ESCAPES[char]
        count = {'x': 2, 'u': 4, 'U': 8}.get(char)
        if count is not None:
            digits = self.some(_HEX, count)
            if len(digits) != count:
                self.fail(f'incomplete escape \\{char}{digits}', start)
            return chr(int(digits, 16))
        if char in _LETTERS or char in _DIGITS:
            self.fail(f'bad escape \\{char}', start)
        return char

    def set(self):
        start = self.at
        self.at += 1
        found = Set(self.eat('^'), bool(self.flags & I), bool(self.flags & A))
        first = True
        while True:
            here = self.at
            char = self.take()
            if char == '':
                self.fail('unterminated character set', start)
            if char == ']' and not first:
                break
            first = False
            low = self.member(char, here)
            if self.peek() == '-' and self.text[self.at + 1:self.at + 2] not in ('', ']'):
                self.at += 1
                begin = self.at
                high = self.member(self.take(), begin)
                if low[0] != 'char' or high[0] != 'char' or high[1] < low[1]:
                    self.fail(f'bad character range {self.text[here:self.at]}', here)
                found.add(('range', low[1], high[1]))
            else:
                found.add(low)
        return ('set', found)

    def member(self, char, start):
        if char != '\\':
            return ('char', char)
        char = self.take()
        if char == '':
            self.fail('bad escape (end of pattern)', start)
        if char in 'dswDSW':
            return ('test', _category(char.lower(), bool(self.flags & A)), char.islower())
        if char == 'b':
            return ('char', '\b')
        if char in _OCTAL:
            return ('char', chr(int(char + self.some(_OCTAL, 2), 8)))
        return ('char', self.plain_escape(char, start))


def width(node, parser):
    """The least and the greatest length of what a node matches."""
    kind = node[0]
    if kind in ('lit', 'any', 'set'):
        return 1, 1
    if kind in ('at', 'look'):
        return 0, 0
    if kind == 'seq':
        parts = [width(each, parser) for each in node[1]]
        return sum(p[0] for p in parts), sum(p[1] for p in parts)
    if kind in ('alt', 'cond'):
        parts = [width(each, parser) for each in (node[1] if kind == 'alt' else node[2:])]
        return min(p[0] for p in parts), max(p[1] for p in parts)
    if kind == 'rep':
        low, high = width(node[4], parser)
        return low * node[1], high * node[2]
    if kind == 'back':
        return parser.widths.get(node[1], (0, MAXREPEAT))
    return width(node[-1], parser)
