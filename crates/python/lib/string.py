"""Constants of text, templates and formatters."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits',
           'printable', 'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital."""
    return (sep or ' ').join([word.capitalize() for word in s.split(sep)])


class Template:
    """Text with $names to fill in."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        # Pairs: ('text', text), ('name', name, as written), ('bad', text, place).
        text, at, parts = self.template, 0, []
        first = ascii_letters + '_'
        while True:
            found = text.find(self.delimiter, at)
            if found < 0:
                parts.append(('text', text[at:], None))
                return parts
            parts.append(('text', text[at:found], None))
            at = found + 1
            if text.startswith(self.delimiter, at):
                parts.append(('text', self.delimiter, None))
                at += 1
                continue
            braced = text.startswith('{', at)
            start = end = at + braced
            while end < len(text) and text[end] in first + ('' if end == start else digits):
                end += 1
            if end > start and (not braced or text.startswith('}', end)):
                parts.append(('name', text[start:end], text[found:end + braced]))
                at = end + braced
            else:
                parts.append(('bad', self.delimiter, found))

    def _values(self, mapping, kws):
        if mapping and kws:
            return {**mapping, **kws}
        return kws or mapping or {}

    def substitute(self, mapping=(), /, **kws):
        """Fills in every name; KeyError for a missing one."""
        values, result = self._values(mapping, kws), []
        for kind, text, more in self._parts():
            if kind == 'bad':
                before = self.template[:more].splitlines(keepends=True)
                line = max(len(before), 1)
                column = more - len(''.join(before[:-1])) + 1
                raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
            result.append(text if kind == 'text' else str(values[text]))
        return ''.join(result)

    def safe_substitute(self, mapping=(), /, **kws):
        """Fills in the names that are known."""
        values, result = self._values(mapping, kws), []
        for kind, text, more in self._parts():
            if kind == 'name':
                text = str(values[text]) if text in values else more
            result.append(text)
        return ''.join(result)

    def get_identifiers(self):
        return list(dict.fromkeys([text for kind, text, _ in self._parts() if kind == 'name']))

    def is_valid(self):
        return all(kind != 'bad' for kind, _, _ in self._parts())


class Formatter:
    """str.format with parts to override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        self._automatic = 0
        result = self._vformat(format_string, args, kwargs, 2, set())
        return result

    def _vformat(self, format_string, args, kwargs, depth, used):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == '' or name[0] in '.[':
                if self._automatic is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(self._automatic) + name
                self._automatic += 1
            elif name.isdigit():
                if self._automatic:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                self._automatic = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec = self._vformat(spec, args, kwargs, depth - 1, used)
            result.append(self.format_field(value, spec))
        self.check_unused_args(used, args, kwargs)
        return ''.join(result)

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ('s', 'r', 'a'):
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """Literal text, field name, format and conversion of each part."""
        text, at, literal = format_string, 0, ''
        while at < len(text):
            char = text[at]
            if char in '{}' and text.startswith(char * 2, at):
                literal += char
                at += 2
            elif char == '}':
                raise ValueError("Single '}' encountered in format string")
            elif char != '{':
                literal += char
                at += 1
            else:
                end, depth = at + 1, 1
                while end < len(text) and depth:
                    depth += {'{': 1, '}': -1}.get(text[end], 0)
                    end += 1
                if depth:
                    raise ValueError("expected '}' before end of string" if end > at + 1
                                     else "Single '{' encountered in format string")
                field, _, spec = text[at + 1:end - 1].partition(':')
                name, mark, conversion = field.partition('!')
                yield literal, name, spec, conversion if mark else None
                literal, at = '', end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        """The object that a field names, and the key of the argument."""
        end = 0
        while end < len(field_name) and field_name[end] not in '.[':
            end += 1
        first = field_name[:end]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        while end < len(field_name):
            if field_name[end] == '.':
                start = end = end + 1
                while end < len(field_name) and field_name[end] not in '.[':
                    end += 1
                obj = getattr(obj, field_name[start:end])
            else:
                close = field_name.index(']', end)
                item = field_name[end + 1:close]
                obj = obj[int(item) if item.isdigit() else item]
                end = close + 1
        return obj, key
