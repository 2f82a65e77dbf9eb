"""An uncaught error with a cause, a context, notes and a deep stack."""


class ConfigError(Exception):
    pass


def read(name):
    settings = {"host": "localhost"}
    return settings[name]


def load():
    try:
        return read("port")
    except KeyError as e:
        error = ConfigError("incomplete configuration")
        error.add_note("add a line with port=...")
        error.add_note("see the documentation")
        raise error from e


def main():
    try:
        load()
    except ConfigError:
        print("cleaning up")
        raise SystemError("cannot start")


main()
