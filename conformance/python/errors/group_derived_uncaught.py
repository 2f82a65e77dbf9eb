# A group class of the program's own keeps its kind and its data when it is split; what is left ends the program.


class Failures(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Failures(self.message, excs, self.code)


whole = Failures('three of them', [ValueError('a'), Failures('inner', [TypeError('b'), OSError(2, 'c')], 4)], 9)
match, rest = whole.split(TypeError)
for part in (match, rest):
    print(type(part).__name__, part.code, part, [type(e).__name__ for e in part.exceptions])
    for inner in part.exceptions:
        if isinstance(inner, Failures):
            print('  inner', inner.code, inner.exceptions)
print(whole.subgroup(lambda e: isinstance(e, OSError)).code, whole.subgroup(KeyError))
try:
    raise whole
except Failures as group:
    only_values = group.subgroup(ValueError)
    print(only_values.code, only_values.__context__, only_values.__cause__)
raise rest
