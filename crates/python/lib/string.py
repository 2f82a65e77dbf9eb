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
    """Text with $names to fill in; a subclass may choose another delimiter and other names."""

    delimiter = '$'
    # Ignoring case, only these letters match `[a-z]`: no others fold to them among ASCII.
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2

    def __init_subclass__(cls):
        super().__init_subclass__()
        if 'pattern' in cls.__dict__:
            cls._compiled = None
        else:
            cls.pattern = cls._compiled = None
        cls._pattern()

    @classmethod
    def _pattern(cls):
        # The regular expression, made when it is first needed: it is not if nobody fills in a template.
        import re
        if cls._compiled is None:
            pattern = cls.pattern
            if pattern is None:
                mark, braced = re.escape(cls.delimiter), cls.braceidpattern or cls.idpattern
                pattern = (f'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})'
                           f'|{{(?P<braced>{braced})}}|(?P<invalid>))')
            cls._compiled = re.compile(pattern, cls.flags | re.VERBOSE)
            cls.pattern = cls._compiled
        return cls._compiled

    pattern = _compiled = None

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        before = self.template[:mo.start('invalid')].splitlines(keepends=True)
        line = max(len(before), 1)
        column = mo.start('invalid') - len(''.join(before[:-1])) + (0 if before else 1)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _values(self, mapping, kws):
        if mapping == ():
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def _odd(self):
        return ValueError('Unrecognized named group in pattern', type(self)._pattern())

    def substitute(self, mapping=(), /, **kws):
        """Fills in every name; KeyError for a missing one."""
        values = self._values(mapping, kws)

        def fill(mo):
            name = mo.group('named') or mo.group('braced')
            if name is not None:
                return str(values[name])
            if mo.group('escaped') is not None:
                return self.delimiter
            if mo.group('invalid') is not None:
                self._invalid(mo)
            raise self._odd()
        return type(self)._pattern().sub(fill, self.template)

    def safe_substitute(self, mapping=(), /, **kws):
        """Fills in the names that are known."""
        values = self._values(mapping, kws)

        def fill(mo):
            name = mo.group('named') or mo.group('braced')
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return mo.group()
            if mo.group('escaped') is not None:
                return self.delimiter
            if mo.group('invalid') is not None:
                return mo.group()
            raise self._odd()
        return type(self)._pattern().sub(fill, self.template)

    def _names(self):
        for mo in type(self)._pattern().finditer(self.template):
            name = mo.group('named') or mo.group('braced')
            if name is None and mo.group('escaped') is None and mo.group('invalid') is None:
                raise self._odd()
            yield name, mo

    def get_identifiers(self):
        """The names, each once."""
        return list(dict.fromkeys([name for name, _ in self._names() if name is not None]))

    def is_valid(self):
        """Could it be filled in?"""
        return all(mo.group('invalid') is None for _, mo in self._names())


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
                yield literal + char, None, None, None
                literal, at = '', at + 2
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
