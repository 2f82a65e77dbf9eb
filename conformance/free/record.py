"""Runs each program with free order many times on the real CPython and writes down every output that was seen.

    python3.11 record.py [RUNS] [PROGRAM ...]

Runs are made in one process each, at a switch interval of a microsecond. NAME.seen has one output a line (as JSON text),
most frequent first. What is seen depends on the machine; what is written may only grow: outputs seen earlier stay.
"""

import contextlib
import io
import json
import pathlib
import sys
from collections import Counter


def run(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {'__name__': '__main__'})
    return out.getvalue()


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    here = pathlib.Path(__file__).parent
    wanted = sys.argv[2:]
    sys.setswitchinterval(1e-6)
    for path in sorted(here.glob('*.py')):
        if path.name == 'record.py' or wanted and path.stem not in wanted:
            continue
        code = compile(path.read_text(), path.name, 'exec')
        seen = Counter(run(code) for _ in range(runs))
        target = path.with_suffix('.seen')
        earlier = target.read_text().splitlines() if target.exists() else []
        for line in earlier:
            seen.setdefault(json.loads(line), 0)
        lines = [json.dumps(text) for text, _ in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))]
        target.write_text(''.join(line + '\n' for line in lines))
        print(path.stem, dict(seen.most_common(4)), 'of', len(seen))


main()
