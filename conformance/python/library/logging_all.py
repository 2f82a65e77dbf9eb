import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
log = logging.getLogger("app.db")
log.debug("debug %d", 1)
log.info("info %s %s", "a", [1])
log.warning("named %(x)s", {"x": 5})


def work():
    log.error("in a function")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


work()
print(log.name, log.parent.name, log.level, log.getEffectiveLevel(), logging.getLevelName(30), log.isEnabledFor(10), logging.getLogger("app.db") is log)
parent = logging.getLogger("app")
parent.setLevel(logging.WARNING)
log.info("hidden now")
log.setLevel("INFO")
log.info("shown again")


class Upper(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


class Memory(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


m = Memory()
m.setFormatter(Upper("{levelname}:{message}", style="{"))
m.addFilter(Only())
m.setLevel(logging.ERROR)
log.addHandler(m)
log.propagate = False
log.error("keep this")
log.error("drop this")
log.warning("keep but too low")
print(m.records)
log.removeHandler(m)
log.propagate = True
logging.addLevelName(25, "NOTICE")
log.log(25, "custom level")
adapter = logging.LoggerAdapter(log, {"request": 7})
adapter.info("adapted")
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("H %(message)s %(extra_field)s"))
other = logging.getLogger("other")
other.addHandler(h)
other.propagate = False
other.warning("with extra", extra={"extra_field": "E"})
logging.disable(logging.ERROR)
log.error("disabled")
logging.disable(logging.NOTSET)
log.critical("end %s", "x")
logging.getLogger().warning("root %s", logging.getLogger().name)
print(logging.getLogger("quiet").handlers, logging.root.level, repr(log), repr(h)[:14])
null = logging.getLogger("lib")
null.addHandler(logging.NullHandler())
logging.warning("bad args %d %d", 1) if False else logging.info("module level")
