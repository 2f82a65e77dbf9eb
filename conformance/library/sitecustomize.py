"""With SWITCHBOARD_LIBRARY=1: `python3.11 FILE` runs on the frozen asyncio of this project instead of the real one, with
`native_asyncio` below it, under the recorder's virtual clock; rows go to SWITCHBOARD_TRACE."""
import os

if os.environ.get("SWITCHBOARD_LIBRARY") == "1":
    import gc
    import importlib.util
    import pathlib
    import sys

    # Not as a part of its package, which imports the real asyncio.
    sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "recorder/switchboard_recorder"))
    import clock
    import native_asyncio

    gc.disable()
    clock.install()
    path = os.environ.get("SWITCHBOARD_TRACE")
    if path:
        native_asyncio.out = open(path, "w", buffering=1, encoding="utf-8")
    sys.modules["_asyncio"] = native_asyncio
    folder = pathlib.Path(__file__).resolve().parents[2] / "crates/python/lib/asyncio"
    spec = importlib.util.spec_from_file_location(
        "asyncio", folder / "__init__.py", submodule_search_locations=[str(folder)])
    module = sys.modules["asyncio"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

if os.environ.get("SWITCHBOARD_MODULES") == "1":
    # Loaded now, with the standard modules below them.
    import ast
    import asyncio
    import importlib.machinery
    import pathlib
    import sys

    folder = pathlib.Path(__file__).resolve().parents[2] / "crates/python/lib"
    # Not those that the real asyncio cannot do with.
    ours = {entry.stem for entry in folder.iterdir()} - {"_builtins", "asyncio", "NATIVE", "concurrent", "os", "posixpath"}

    class Finder:
        """Finds the frozen modules before the standard ones."""

        @staticmethod
        def find_spec(name, path=None, target=None):
            if name.partition(".")[0] in ours:
                return importlib.machinery.PathFinder.find_spec(name, path or [str(folder)])
            return None

    sys.meta_path.insert(0, Finder)
    for name in list(sys.modules):
        if name.partition(".")[0] in ours:
            del sys.modules[name]

    def _source_line(filename, number):
        try:
            with open(filename) as file:
                return file.read().split("\n")[number - 1]
        except (OSError, IndexError):
            return None

    sys._source_line = _source_line

    def _traceback_anchors(segment):
        try:
            expression = ast.parse(f"({segment})").body[0].value
        except SyntaxError:
            return None
        if isinstance(expression, ast.BinOp):
            start = expression.left.end_col_offset - 1
            while segment[start].isspace() or segment[start] == ")":
                start += 1
            double = start + 1 < len(segment) and not segment[start + 1].isspace() and segment[start + 1] in "*/<>"
            return start, start + 1 + double
        if isinstance(expression, ast.Subscript):
            return expression.value.end_col_offset - 1, len(segment)
        return None

    sys._traceback_anchors = _traceback_anchors
