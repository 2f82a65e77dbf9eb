"""CPython's error for each program of a file: a line of kind, message and place, or OK.

Programs are separated by lines of three dashes. An end that CPython leaves open is given as the start.
"""

import sys
import warnings

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:
    programs = file.read().split("---\n")
for program in programs:
    try:
        compile(program, "main.py", "exec", dont_inherit=True)
        print("OK")
    except SyntaxError as error:
        end_line, end = error.end_lineno, error.end_offset
        if end_line is None or not end or end < 0:
            end_line, end = error.lineno, error.offset
        print(f"{type(error).__name__}: {error.msg} @ {error.lineno}:{error.offset}-{end_line}:{end}")
