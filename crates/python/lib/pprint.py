"""Containers as text of a limited width."""

import sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints `object` over as many lines as it needs."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that `pprint` prints."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """`pprint` with dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[2]


class _Key:
    # Orders what has no order of its own by type and identity.
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _has_repr(value, *types):
    return any(type(value).__repr__ is each.__repr__ for each in types)


class PrettyPrinter:
    """How to write; and where to."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth, self._indent, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscores = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        out = []
        self._write(object, out, 0, 0, {}, 0)
        self._stream.write(''.join(out) + '\n')

    def pformat(self, object):
        out = []
        self._write(object, out, 0, 0, {}, 0)
        return ''.join(out)

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def format(self, object, context, maxlevels, level):
        return self._safe(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _write(self, object, out, indent, allowance, context, level):
        if id(object) in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._writer(object)
            if writer is not None:
                context[id(object)] = 1
                writer(object, out, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        out.append(text)

    def _writer(self, object):
        kind = type(object)
        for base, writer in (
            (dict, self._dict), (list, self._list), (tuple, self._tuple), (set, self._set), (frozenset, self._set),
            (str, self._str), (bytes, self._bytes),
        ):
            if issubclass(kind, base) and kind.__repr__ is base.__repr__:
                return writer
        name = f'{kind.__module__}.{kind.__qualname__}'
        if name == 'collections.OrderedDict':
            return self._ordered
        if name == 'collections.defaultdict':
            return self._default
        if name == 'collections.Counter':
            return self._counter
        if name == 'collections.deque':
            return self._deque
        if name == 'types.SimpleNamespace':
            return self._namespace
        if name == 'builtins.mappingproxy' or name == 'types.MappingProxyType':
            return self._proxy
        if hasattr(kind, '__dataclass_fields__') and not isinstance(object, type) \
                and getattr(kind, '__dataclass_params__', None) is not None and object.__dataclass_params__.repr \
                and getattr(kind.__repr__, '__code__', None) is not None \
                and kind.__repr__.__code__.co_filename == '<library dataclasses>':
            return self._dataclass
        return None

    def _dict(self, object, out, indent, allowance, context, level):
        out.append('{' + ' ' * (self._indent - 1) if self._indent > 1 else '{')
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._pairs(items, out, indent, allowance + 1, context, level)
        out.append('}')

    def _pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent
        between = ',\n' + ' ' * indent
        items = list(items)
        for at, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            out.append(text + ': ')
            last = at == len(items) - 1
            self._write(value, out, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                out.append(between)

    def _list(self, object, out, indent, allowance, context, level):
        out.append('[')
        self._items(object, out, indent, allowance + 1, context, level)
        out.append(']')

    def _tuple(self, object, out, indent, allowance, context, level):
        out.append('(')
        end = ',)' if len(object) == 1 else ')'
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        kind = type(object)
        if kind is set:
            out.append('{')
            end = '}'
        else:
            out.append(kind.__name__ + '({')
            end = '})'
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_Key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            out.append(' ' * (self._indent - 1))
        between, delimiter = ',\n' + ' ' * indent, ''
        width = room = self._width - indent + 1
        items = list(items)
        for at, item in enumerate(items):
            last = at == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    if delimiter:
                        delimiter = between
                if room >= needed:
                    room -= needed
                    out.append(delimiter)
                    delimiter = ', '
                    out.append(text)
                    continue
            out.append(delimiter)
            delimiter = between
            self._write(item, out, indent, allowance if last else 1, context, level)

    def _ordered(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '(')
        self._list(list(object.items()), out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(')')

    def _default(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f'{name}({self._repr(object.default_factory, context, level)},\n{" " * indent}')
        self._dict(object, out, indent, allowance + 1, context, level)
        out.append(')')

    def _counter(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '({')
        if self._indent > 1:
            out.append(' ' * (self._indent - 1))
        self._pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.append('})')

    def _deque(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '(')
        indent += len(name) + 1
        out.append('[')
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.append('])')
        else:
            self._items(object, out, indent, 2, context, level)
            out.append(f'],\n{" " * indent}maxlen={self._repr(object.maxlen, context, level)})')

    def _proxy(self, object, out, indent, allowance, context, level):
        out.append('mappingproxy(')
        self._write(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(')')

    def _namespace(self, object, out, indent, allowance, context, level):
        name = 'namespace' if type(object).__name__ == 'SimpleNamespace' else type(object).__name__
        out.append(name + '(')
        self._named(object.__dict__.items(), out, indent + len(name) + 1, allowance, context, level)
        out.append(')')

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        fields = [(name_, getattr(object, name_)) for name_, field in object.__dataclass_fields__.items() if field.repr]
        out.append(name + '(')
        self._named(fields, out, indent + len(name) + 1, allowance, context, level)
        out.append(')')

    def _named(self, items, out, indent, allowance, context, level):
        between = ',\n' + ' ' * indent
        items = list(items)
        for at, (key, value) in enumerate(items):
            last = at == len(items) - 1
            out.append(key + '=')
            if id(value) in context:
                out.append('...')
            else:
                self._write(value, out, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                out.append(between)

    def _str(self, object, out, indent, allowance, context, level):
        import re
        if not object:
            out.append(repr(object))
            return
        chunks, lines = [], object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = most = self._width - indent
        text = ''
        for at, line in enumerate(lines):
            text = repr(line)
            if at == len(lines) - 1:
                most -= allowance
            if len(text) <= most:
                chunks.append(text)
                continue
            parts = re.findall(r'\S*\s*', line)
            parts.pop()
            most_here, current = width, ''
            for nth, part in enumerate(parts):
                candidate = current + part
                if nth == len(parts) - 1 and at == len(lines) - 1:
                    most_here -= allowance
                if len(repr(candidate)) > most_here:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(text)
            return
        if level == 1:
            out.append('(')
        for at, chunk in enumerate(chunks):
            if at > 0:
                out.append('\n' + ' ' * indent)
            out.append(chunk)
        if level == 1:
            out.append(')')

    def _bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        brackets = level == 1
        if brackets:
            indent, allowance = indent + 1, allowance + 1
        lines, current, width = [], b'', self._width - indent
        last = len(object) // 4 * 4
        for at in range(0, len(object), 4):
            part = object[at:at + 4]
            if at == last:
                width -= allowance
            if current and len(repr(current + part)) > width:
                lines.append(repr(current))
                current = part
            else:
                current += part
        lines.append(repr(current))
        text = ('\n' + ' ' * indent).join(lines)
        out.append(f'({text})' if brackets else text)

    def _safe(self, object, context, maxlevels, level):
        # The text on one line, whether it can be read back, whether it contains itself.
        kind = type(object)
        if kind is str or kind is int or kind is float or object is None or kind is bool:
            if kind is int and self._underscores:
                return f'{object:_d}', True, False
            return repr(object), True, False
        is_dict = issubclass(kind, dict) and kind.__repr__ is dict.__repr__
        is_sequence = issubclass(kind, (list, tuple)) and _has_repr(object, list, tuple)
        if not is_dict and not is_sequence:
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        if is_dict:
            opening, closing, empty = '{', '}', '{}'
        elif issubclass(kind, list):
            opening, closing, empty = '[', ']', '[]'
        else:
            opening, closing, empty = '(', ',)' if len(object) == 1 else ')', '()'
        if not object:
            return empty, True, False
        if maxlevels and level >= maxlevels:
            return opening + '...' + (closing if closing != ',)' else ',)'), False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive, texts = True, False, []
        if is_dict:
            values = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
        else:
            values = [(item,) for item in object]
        for value in values:
            parts = []
            for each in value:
                text, one_readable, one_recursive = self.format(each, context, maxlevels, level + 1)
                parts.append(text)
                readable = readable and one_readable
                recursive = recursive or one_recursive
            texts.append(': '.join(parts))
        del context[id(object)]
        return opening + ', '.join(texts) + closing, readable, recursive


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'
