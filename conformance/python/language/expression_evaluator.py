"""A tokenizer and a recursive parser for arithmetic, with errors that say where."""
import operator
import re

OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}


class Bad(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")


def tokens(text):
    at = 0
    for m in re.finditer(r"\s*(?:(\d+\.?\d*)|(\w+)|(.))", text):
        number, name, other = m.groups()
        if number:
            yield "number", float(number), m.start(1)
        elif name:
            yield "name", name, m.start(2)
        elif other and not other.isspace():
            yield other, other, m.start(3)
    yield "end", None, len(text)


class Parser:
    def __init__(self, text, **names):
        self.stream, self.names = tokens(text), names
        self.advance()

    def advance(self):
        self.kind, self.value, self.at = next(self.stream)

    def take(self, kind):
        if self.kind != kind:
            raise Bad(f"expected {kind}, found {self.kind}", self.at)
        self.advance()

    def sum(self):
        left = self.product()
        while self.kind in ("+", "-"):
            op = self.kind
            self.advance()
            left = OPS[op](left, self.product())
        return left

    def product(self):
        left = self.power()
        while self.kind in ("*", "/"):
            op = self.kind
            self.advance()
            left = OPS[op](left, self.power())
        return left

    def power(self):
        base = self.atom()
        if self.kind == "^":
            self.advance()
            return base ** self.power()
        return base

    def atom(self):
        match self.kind:
            case "number":
                value = self.value
                self.advance()
            case "name":
                if self.value not in self.names:
                    raise Bad(f"unknown {self.value}", self.at)
                value = self.names[self.value]
                self.advance()
            case "(":
                self.advance()
                value = self.sum()
                self.take(")")
            case "-":
                self.advance()
                value = -self.atom()
            case kind:
                raise Bad(f"unexpected {kind}", self.at)
        return value

    def parse(self):
        value = self.sum()
        self.take("end")
        return value


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 / (x - 1)", "10 - 4 - 3", "1 +", "(1", "y", "3 $ 4", "", "1 / 0"):
    try:
        print(repr(text), "=", Parser(text, x=5).parse())
    except (Bad, ZeroDivisionError) as e:
        print(repr(text), "!", e)
