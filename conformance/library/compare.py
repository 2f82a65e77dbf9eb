"""Runs programs on the real asyncio and on the frozen library over CPython, and compares.

    python3.11 conformance/library/compare.py [FILE...]      without files: every program of conformance/python that
                                                             imports asyncio, and every one of cases/

A file of cases/ tries a module other than asyncio: it runs on the standard library and on crates/python/lib.

Compared: standard output, exit status, the last line of standard error, and the handles in the order in which they become
ready and run. It finds mistakes of the library before the interpreter can run it, and tells the two apart afterwards.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RECORDER = HERE.parent / "recorder"


def run(file, library):
    with tempfile.NamedTemporaryFile(mode="r", suffix=".jsonl") as trace:
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        if pathlib.Path(file).resolve().parent == HERE / "cases":
            if library:
                environment |= {"PYTHONPATH": str(HERE), "SWITCHBOARD_MODULES": "1"}
        else:
            environment |= {"PYTHONPATH": str(HERE if library else RECORDER), "SWITCHBOARD_TRACE": trace.name,
                            "SWITCHBOARD_LIBRARY" if library else "SWITCHBOARD_RECORD": "1"}
        done = subprocess.run([sys.executable, file], env=environment, capture_output=True, text=True, timeout=60,
                              stdin=subprocess.DEVNULL)
        rows = [row for row in trace.read().splitlines() if '"timer":' not in row]
    hide = lambda text: re.sub(r"0x[0-9a-f]+", "0x", text)
    errors = hide(done.stderr).strip().splitlines()
    return {"output": hide(done.stdout).splitlines(), "status": [done.returncode], "error": errors[-1:], "rows": rows}


def first_difference(real, ours):
    for key in real:
        for number in range(max(len(real[key]), len(ours[key]))):
            pair = [side[key][number] if number < len(side[key]) else "(nothing)" for side in (real, ours)]
            if pair[0] != pair[1]:
                return f"{key} {number + 1}\n    real {pair[0]}\n    ours {pair[1]}"
    return None


def main():
    files = sys.argv[1:]
    if not files:
        programs = sorted((HERE.parent / "python").rglob("*.py"))
        files = [str(file) for file in programs if "asyncio" in file.read_text()]
        files += map(str, sorted((HERE / "cases").glob("*.py")))
    bad = 0
    for file in files:
        difference = first_difference(run(file, False), run(file, True))
        if difference:
            bad += 1
            print(f"{file}: {difference}")
    print(f"{len(files)} programs, {bad} differ")
    sys.exit(bad > 0)


main()
