class ConfigError(Exception):
    pass


def read(config, key):
    try:
        return config[key]
    except KeyError as e:
        raise ConfigError(f"missing {key!r}") from e


def load():
    try:
        return read({"a": 1}, "b")
    except ConfigError:
        raise RuntimeError("cannot start")


load()
