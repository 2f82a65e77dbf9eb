# string.Template with other delimiters and names, and string.Formatter with parts replaced.
import re
from string import Formatter, Template, ascii_lowercase, capwords

t = Template('$who owes ${amount}$$ to $whom')
print(t.substitute(who='Ann', amount=5, whom='Bob'), t.safe_substitute({'who': 'Ann'}), t.get_identifiers(), t.is_valid())
print(t.substitute({'who': 'x', 'amount': 1, 'whom': 'y'}, who='keyword wins'))
for text in ('$', 'a\nbc $-', '${open', '$1st'):
    bad = Template(text)
    try:
        bad.substitute()
    except ValueError as e:
        print(repr(text), bad.is_valid(), e, bad.safe_substitute())
try:
    t.substitute(who='z')
except KeyError as e:
    print('KeyError', e)


class Percent(Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


p = Percent('%not_this %this %% %{first_name} costs $5')
print(p.safe_substitute(not_this='A', first_name='B'), p.get_identifiers())


class Brackets(Template):
    pattern = r"""
    \[\[(?:
    (?P<escaped>\[\[)|
    (?P<named>[a-z]+)\]\]|
    (?P<braced>[A-Z]+)\]\]|
    (?P<invalid>)
    )
    """


print(Brackets('[[name]] and [[NAME]] and [[[[').substitute(name='n', NAME='N'))
print(Brackets.pattern.flags & re.VERBOSE == re.VERBOSE, Template.delimiter, Template.__name__)


class Dotted(Template):
    braceidpattern = r'[a-z.]+'


print(Dotted('$host ${db.port}').substitute({'host': 'h', 'db.port': 5432}))


class Shouting(Formatter):
    def convert_field(self, value, conversion):
        if conversion == 'u':
            return str(value).upper()
        return super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f'<{key}>')
        return super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec.startswith('*'):
            return str(value) * int(spec[1:])
        return super().format_field(value, spec)


f = Shouting()
print(f.format('{0!u} {name!r} {missing} {1:*3} {2:>6.2f}|{3[key]}|{4.imag}', 'low', 'ab', 2.5, {'key': 1}, 3j, name='N'))
for part in Formatter().parse('a{0!r:>{width}}b{{c}}{name.x[1]}'):
    print(part)
print(capwords('the quick  brown fox'), capwords('a-b-c', '-'), ascii_lowercase[:5])
