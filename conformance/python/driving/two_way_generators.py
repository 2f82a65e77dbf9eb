"""Two generators that talk to each other, a driver in between."""


def guesser(low, high):
    attempts = 0
    while True:
        middle = (low + high) // 2
        attempts += 1
        answer = yield middle
        if answer == "higher":
            low = middle + 1
        elif answer == "lower":
            high = middle - 1
        else:
            return attempts


def referee(secret):
    guess = yield
    while guess != secret:
        guess = yield "higher" if guess < secret else "lower"
    yield "correct"


def play(secret):
    g, r = guesser(1, 100), referee(secret)
    next(r)
    guess = next(g)
    trail = [guess]
    try:
        while True:
            guess = g.send(r.send(guess))
            trail.append(guess)
    except StopIteration as stop:
        return stop.value, trail


for secret in (50, 1, 100, 37):
    print(secret, *play(secret))


def elevator():
    floor, direction = 0, "idle"
    while True:
        try:
            command = yield f"{direction} at {floor}"
            if command is None:
                direction = "idle"
            elif command > floor:
                floor, direction = command, "went up"
            elif command < floor:
                floor, direction = command, "went down"
        except RuntimeError as alarm:
            direction = f"stopped by {alarm}"
        except GeneratorExit:
            print("switched off at", floor)
            return


e = elevator()
print(next(e), e.send(5), e.send(2), e.send(None), e.throw(RuntimeError("fire")), e.send(9), sep=" | ")
e.close()


def state_machine(text):
    """A lexer whose state is where the generator is suspended."""
    tokens = []

    def lexer():
        c = yield
        while True:
            if c.isspace():
                c = yield
            elif c.isdigit():
                number = ""
                while c.isdigit():
                    number += c
                    c = yield
                tokens.append(("num", int(number)))
            elif c.isalpha():
                word = ""
                while c.isalnum():
                    word += c
                    c = yield
                tokens.append(("name", word))
            else:
                tokens.append(("op", c))
                c = yield

    m = lexer()
    next(m)
    for c in text + " ":
        m.send(c)
    m.close()
    return tokens


print(state_machine("x1 = 42 + foo*(7-y)"))
