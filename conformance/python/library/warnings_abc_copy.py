import copy
import sys
import warnings

warnings.warn("to stderr")
warnings.warn("deprecated", DeprecationWarning)


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


old()
old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn(UserWarning("instance"))
    print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as error", RuntimeWarning)
    except RuntimeWarning as e:
        print("raised", e)
warnings.filterwarnings("ignore", message="quiet.*")
warnings.warn("quiet please")
warnings.warn("loud")
for _ in range(2):
    warnings.warn("once per place")


class MyWarning(UserWarning):
    pass


warnings.warn("mine", MyWarning)
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("shown:", c.__name__, m)
warnings.warn("through hook")
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))


class P:
    def __init__(self, x):
        self.x = x

    def __getstate__(self):
        print("getstate")
        return {"x": self.x}

    def __setstate__(self, state):
        print("setstate", state)
        self.__dict__.update(state, copied=True)


p = copy.copy(P([1]))
print(p.__dict__, copy.deepcopy({"a": (1, [2])}), copy.copy([1]), copy.deepcopy(len) is len)
