# Parsers as generators: tokens pulled with yield from, look-ahead by send, results by return, errors by throw.
import re


def tokens(text):
    for match in re.finditer(r'\s*(?:(\d+\.?\d*)|([a-z]\w*)|(.))', text, re.S):
        number, name, sign = match.groups()
        if number:
            yield 'number', float(number) if '.' in number else int(number)
        elif name:
            yield 'name', name
        elif sign and not sign.isspace():
            yield sign, sign
    yield 'end', None


class Back:
    """A generator that takes items back: send puts one in front."""

    def __init__(self, source):
        self.source, self.stack = iter(source), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.stack.pop() if self.stack else next(self.source)

    def put(self, item):
        self.stack.append(item)


def expression(ts, names):
    value = yield from term(ts, names)
    while (token := next(ts))[0] in ('+', '-'):
        right = yield from term(ts, names)
        yield token[0], value, right
        value = value + right if token[0] == '+' else value - right
    ts.put(token)
    return value


def term(ts, names):
    value = yield from factor(ts, names)
    while (token := next(ts))[0] in ('*', '/'):
        right = yield from factor(ts, names)
        yield token[0], value, right
        try:
            value = value * right if token[0] == '*' else value / right
        except ZeroDivisionError:
            value = yield 'help', value, right
    ts.put(token)
    return value


def factor(ts, names):
    kind, value = next(ts)
    if kind == 'number':
        return value
    if kind == 'name':
        if value not in names:
            names[value] = yield 'ask', value, None
        return names[value]
    if kind == '-':
        return -(yield from factor(ts, names))
    if kind == '(':
        value = yield from expression(ts, names)
        kind, got = next(ts)
        if kind != ')':
            raise SyntaxError(f'expected ), got {got!r}')
        return value
    raise SyntaxError(f'did not expect {value!r}')


def evaluate(text, **names):
    ts = Back(tokens(text))
    parser = expression(ts, names)
    answer, steps = None, []
    try:
        while True:
            kind, a, b = parser.send(answer)
            answer = {'ask': len(str(a)), 'help': float('inf')}.get(kind)
            steps.append(kind)
    except StopIteration as e:
        kind, rest = next(ts)
        if kind != 'end':
            return f'left over: {rest!r}'
        return e.value, ''.join(s[0] for s in steps), names
    except SyntaxError as e:
        return f'SyntaxError: {e}'


for text in ('1 + 2 * 3', '(1 + 2) * 3', '-(4 - 10) / 4', 'x * (y + 1)', '1 / 0 + 5', '2 *', '(1', '1 2', '', 'long_name - 1', '((((7))))', '2.5*2'):
    print(f'{text:16}', evaluate(text, x=3))


def json_events(text):
    """Nested values as events, by a stack of generators instead of recursion."""
    ts = Back(re.findall(r'"[^"]*"|[\[\]{}:,]|[^\s\[\]{}:,]+', text))

    def value():
        t = next(ts)
        if t == '[':
            yield 'list'
            while (t := next(ts)) != ']':
                if t != ',':
                    ts.put(t)
                    yield value()
            yield 'end'
        elif t == '{':
            yield 'dict'
            while (t := next(ts)) != '}':
                if t != ',':
                    yield 'key ' + t.strip('"')
                    assert next(ts) == ':'
                    yield value()
            yield 'end'
        else:
            yield t

    stack = [value()]
    while stack:
        for event in stack[-1]:
            if not isinstance(event, str):
                stack.append(event)
                break
            yield len(stack), event
        else:
            stack.pop()


for depth, event in json_events('{"a": [1, 2, {"b": null}], "c": "text"}'):
    print('  ' * depth + event)
deep = list(json_events('[' * 2000 + ']' * 2000))
print(len(deep), max(d for d, _ in deep))
