class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        print("spec", repr(spec))
        if spec == "bad":
            raise ValueError("no such format")
        if spec == "number":
            return 5
        return f"${self.amount:{spec or '.2f'}}"


m = Money(12.5)
print(f"{m}", f"{m:.1f}", f"{m:>10.2f}|", format(m), format(m, ".0f"), "{:.3f} {}".format(m, m))
width = 8
print(f"{m:{width}.{1 + 1}f}")
for operation in (lambda: f"{m:bad}", lambda: "{:bad}".format(m), lambda: format(m, "bad"), lambda: f"{m:number}",
                  lambda: f"before {m:bad} after", lambda: format(object(), "x"), lambda: f"{[1]:>10}", lambda: f"{1:s}",
                  lambda: f"{'a':d}", lambda: f"{1.5:d}", lambda: f"{None:5}", lambda: "{:5} {}".format(1), lambda: "{x}".format(),
                  lambda: "{0.nope}".format(1), lambda: "{0[k]}".format({}), lambda: "{".format(1), lambda: "%d" % "x",
                  lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: f"{1:_^%}"):
    try:
        print(operation())
    except Exception as e:
        print(type(e).__name__, e)
