"""send() in anger: running average, moving window, state machine, two-way protocol, priming, loops over send."""
from collections import deque
from functools import wraps


def primed(f):
    @wraps(f)
    def start(*args):
        g = f(*args)
        g.send(None)
        return g
    return start


@primed
def average():
    total, count, value = 0.0, 0, None
    while True:
        total += (yield value) or 0
        count += 1
        value = total / count


a = average()
print([a.send(x) for x in (10, 20, 60)])


@primed
def window(n):
    recent = deque(maxlen=n)
    while True:
        recent.append((yield list(recent)))


w = window(2)
print([w.send(x) for x in "abcd"])


@primed
def traffic_light():
    state, log = "red", []
    table = {("red", "go"): "green", ("green", "slow"): "yellow", ("yellow", "stop"): "red"}
    while True:
        event = yield state
        if event == "log":
            while (yield log) != "back":
                pass
            continue
        try:
            state = table[state, event]
        except KeyError:
            log.append(f"{event} in {state}")


t = traffic_light()
print([t.send(e) for e in ("go", "go", "slow", "stop", "log", "back")])


@primed
def tokenizer(parser):
    word = ""
    while True:
        c = yield
        if c == " " or c is None:
            if word:
                parser.send(word)
                word = ""
            if c is None:
                parser.close()
        else:
            word += c


@primed
def words(out):
    try:
        while True:
            out.append((yield))
    except GeneratorExit:
        out.append("<eof>")


out = []
tk = tokenizer(words(out))
for c in "send one two ":
    tk.send(c)
tk.send(None)
print(out)


def negotiation(limit):
    offer = 10
    while offer < limit:
        answer = yield offer
        if answer == "accept":
            return f"sold for {offer}"
        offer += answer or 1
    return "no deal"


def haggle(limit, answers):
    n = negotiation(limit)
    try:
        offer = next(n)
        for answer in answers:
            offer = n.send(answer)
        return f"open at {offer}"
    except StopIteration as e:
        return e.value


print(haggle(20, [2, 3, "accept"]), haggle(12, [5]), haggle(50, [1, None]))


def swap():
    x = y = None
    while True:
        x, y = (yield y, x), x


s = swap()
print(next(s), s.send(1), s.send(2), s.send(3))


def in_expressions():
    print("sum", (yield "a") + (yield "b"))
    print({(yield "k"): (yield "v")})
    print(f"{(yield 'f')!r:>5}", (yield) or "default", not (yield))


g = in_expressions()
print(next(g), g.send(1), g.send(2), g.send("K"), g.send("V"), g.send("x"), g.send(None), g.send(True) if False else next(g, "end"))
