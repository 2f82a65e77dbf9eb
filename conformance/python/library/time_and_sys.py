import os
import sys
import time

start = time.perf_counter()
time.sleep(1.5)
print(round(time.perf_counter() - start, 3), time.time() > 1_600_000_000, type(time.time_ns()), time.monotonic() >= 1.5, time.monotonic_ns() // 10 ** 9, round(time.process_time(), 1))
t = time.gmtime(0)
print(t, t.tm_year, t[3], time.strftime("%Y-%m-%d %H:%M:%S", t), time.asctime(t), time.mktime((1970, 1, 2, 0, 0, 0, 0, 0, 0)) > 0, time.strptime("2024", "%Y").tm_year, time.ctime(0)[-4:], tuple(t)[:3])
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
print(sys.argv[1:], sys.version.split()[0].startswith("3.11"), sys.stdin is not None, sys.getdefaultencoding(), sys.byteorder, sys.exc_info(), sys.getswitchinterval(), len(sys.version_info), sys.version_info.major, sys.path is not None, "time" in sys.modules, sys.maxunicode, sys.executable is not None)
sys.stdout.write("a")
sys.stdout.flush()
print("b", end="", file=sys.stdout, flush=True)
print()
print(sys._getframe().f_code.co_name, sys._getframe().f_lineno)


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno, sys._getframe().f_locals


print(caller())
print(os.getenv("NOPE", "default"), os.environ.get("NOPE"), os.path.join("a", "b", "/c", "d"), os.path.basename("/x/y.txt"), os.path.splitext("f.tar.gz"), os.path.dirname("/x/y"), os.sep, os.name, os.linesep == "\n", os.path.normpath("a/../b"), os.path.split("/a/b"))
sys.stderr.write("err\n")
old = sys.stdout


class Tee:
    def write(self, s):
        old.write(s.upper())

    def flush(self):
        pass


sys.stdout = Tee()
print("shouted")
sys.stdout = old
hook = sys.excepthook


def my_hook(kind, value, tb):
    print("hook:", kind.__name__, value)


sys.excepthook = my_hook
print(sys.setrecursionlimit(500), sys.getrecursionlimit())
sys.displayhook(5)
raise ValueError("to the hook")
