"""A state machine with classes, dispatch by name, and input that is a list of commands."""


class Game:
    rooms = {"hall": {"north": "library", "items": ["lamp"]}, "library": {"south": "hall", "items": []}}

    def __init__(self):
        self.room, self.bag, self.over = "hall", [], False

    def do_go(self, way):
        target = self.rooms[self.room].get(way)
        if target is None or way == "items":
            return f"no way {way}"
        self.room = target
        return f"you are in the {target}"

    def do_take(self, item):
        items = self.rooms[self.room]["items"]
        if item in items:
            items.remove(item)
            self.bag.append(item)
            return f"taken: {item}"
        return f"there is no {item}"

    def do_quit(self):
        self.over = True
        return f"you leave with {self.bag or 'nothing'}"

    def run(self, text):
        verb, *rest = text.split()
        method = getattr(self, f"do_{verb}", None)
        if method is None:
            return f"what is {verb!r}?"
        try:
            return method(*rest)
        except TypeError as e:
            return f"wrong use: {e}"


g = Game()
for line in ("go north", "take lamp", "go south", "take lamp", "dance", "go", "go items", "quit now", "quit"):
    print(">", line, "->", g.run(line))
print(g.over, g.bag, g.room)
