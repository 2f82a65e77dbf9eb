"""Facts about CPython's code for each file named, in the form of facts.rs."""

import dis
import struct
import sys

SKIPPED = {
    "CACHE", "RESUME", "PRECALL", "PUSH_NULL", "EXTENDED_ARG", "MAKE_CELL", "COPY_FREE_VARS",
    "RETURN_GENERATOR", "ASYNC_GEN_WRAP",
}
RENAMED = {
    "NOP": "Nop", "LOAD_CONST": "Const", "POP_TOP": "Pop", "COPY": "Copy", "SWAP": "Swap",
    "LOAD_CLASSDEREF": "LoadClassDeref", "BINARY_SUBSCR": "Subscr", "STORE_SUBSCR": "StoreSubscr",
    "DELETE_SUBSCR": "DeleteSubscr", "COMPARE_OP": "Compare", "IS_OP": "Is", "CONTAINS_OP": "Contains",
    "CALL": "Call", "CALL_FUNCTION_EX": "CallEx", "RETURN_VALUE": "Return", "YIELD_VALUE": "Yield",
    "GET_AITER": "GetAIter", "GET_ANEXT": "GetANext", "JUMP_FORWARD": "Jump",
    "JUMP_BACKWARD_NO_INTERRUPT": "Jump", "RAISE_VARARGS": "Raise", "LIST_TO_TUPLE": "ListToTuple",
    "BUILD_CONST_KEY_MAP": "BuildMap", "KW_NAMES": "KwNames",
}
NUMBERED = {
    "Copy", "Swap", "BuildSlice", "BuildTuple", "BuildList", "BuildSet", "BuildMap", "BuildString",
    "ListAppend", "SetAdd", "MapAdd", "ListExtend", "SetUpdate", "DictUpdate", "DictMerge",
    "UnpackSequence", "FormatValue", "CallEx", "MakeFunction", "GetAwaitable", "Reraise", "Raise", "MatchClass",
}


def name(opname):
    if opname in RENAMED:
        return RENAMED[opname]
    opname = opname.replace("JUMP_FORWARD_IF", "JUMP_IF").replace("JUMP_BACKWARD_IF", "JUMP_IF")
    return "".join(part.capitalize() for part in opname.split("_"))


def constant(value):
    if value is None or value is True or value is False:
        return repr(value)
    if value is ...:
        return "Ellipsis"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "j" + struct.pack(">d", value.imag).hex()
    if isinstance(value, str):
        return "s" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, tuple):
        return "(" + ",".join(map(constant, value)) + ")"
    if isinstance(value, frozenset):
        return "{" + ",".join(sorted(map(constant, value))) + "}"
    return f"<{value.co_qualname}>"


def place(i):
    p = i.positions
    line = p.lineno or 0
    return f"{line}:{p.col_offset or 0}-{p.end_lineno or line}:{p.end_col_offset or 0}"


class Untold(Exception):
    """The code has a form that is not carried over to our instruction set."""


def key_places(raw, at):
    """Where the values of the BUILD_CONST_KEY_MAP at an index begin, first one first."""
    starts = []
    back = at - 2
    for _ in range(raw[at].arg):
        need = 1
        while True:
            i = raw[back]
            if i.opcode in dis.hasjrel or i.opcode in dis.hasjabs:
                raise Untold
            argument = i.arg if i.opcode >= dis.HAVE_ARGUMENT else None
            need -= dis.stack_effect(i.opcode, argument)
            if need == 0:
                break
            back -= 1
        starts.append(back)
        back -= 1
    return starts[::-1]


def instructions(code):
    """Kept instructions as [text, position, offset], with dicts of constant keys and annotations as ours."""
    raw = [i for i in dis.get_instructions(code, show_caches=False)]
    keys = {}
    for at, i in enumerate(raw):
        if i.opname == "BUILD_CONST_KEY_MAP":
            if i.arg != len(raw[at - 1].argval):
                raise Untold
            for key, start in zip(raw[at - 1].argval, key_places(raw, at)):
                keys.setdefault(start, []).insert(0, f"Const {constant(key)} @ ?")
    kept = []
    for at, i in enumerate(raw):
        for key in keys.get(at, ()):
            kept.append([*key.split(" @ "), i.offset])
        if i.opname in SKIPPED or (i.opname == "POP_TOP" and raw[at - 1].opname == "RETURN_GENERATOR"):
            continue
        op = name(i.opname)
        if i.opname == "BUILD_CONST_KEY_MAP":
            kept.pop()
        if i.opname == "MAKE_FUNCTION" and i.arg & 4:
            back = len(kept) - 2
            if i.arg & 8:
                back -= 1 + int(kept[back][0].split()[1])
            text = kept[back][0]
            if text.startswith("BuildTuple"):
                kept[back][0] = f"BuildMap {int(text.split()[1]) // 2}"
            else:
                raise Untold
        jump = i.opcode in dis.hasjrel or i.opcode in dis.hasjabs
        if op in ("Const", "KwNames"):
            value = i.argval if i.opname != "KW_NAMES" else code.co_consts[i.arg]
            text = f"{op} {constant(value)}"
        elif jump:
            text = (op, i.argval)
        elif op == "Copy" and i.arg == 1:
            text = "Dup"
        elif op in ("BinaryOp", "Compare"):
            text = f"{op} {i.argrepr}"
        elif op == "Is":
            text = "Is is" + (" not" if i.arg else "")
        elif op == "Contains":
            text = "Contains " + ("not in" if i.arg else "in")
        elif op == "UnpackEx":
            text = f"UnpackEx {i.arg & 255}, *, {i.arg >> 8}"
        elif op in NUMBERED:
            text = f"{op} {i.arg}"
        elif i.opcode in dis.hasname or i.opcode in dis.haslocal or i.opcode in dis.hasfree:
            text = f"{op} {i.argval}"
        else:
            text = op
        kept.append([text, place(i), i.offset])
    return kept


def facts(code, out):
    out.append(f"== {code.co_qualname} {code.co_firstlineno}")
    flags = code.co_flags & 0x2BF
    out.append(f"args {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount} flags {flags:#x}")
    out.append("locals " + " ".join(code.co_varnames))
    out.append("cells " + " ".join(code.co_cellvars))
    out.append("free " + " ".join(code.co_freevars))
    out.append("names " + " ".join(code.co_names))
    try:
        kept = instructions(code)
    except Untold:
        out.append("untold")
        kept = None
    if kept is not None:
        told(code, kept, out)
    for value in code.co_consts:
        if hasattr(value, "co_code"):
            facts(value, out)


def told(code, kept, out):
    offsets = [offset for _, _, offset in kept]

    def index(offset):
        return next((n for n, at in enumerate(offsets) if at >= offset), len(offsets))

    for text, place, _ in kept:
        if isinstance(text, tuple):
            text = f"{text[0]} {index(text[1])}"
        out.append(f"{text} @ {place}")
    merged = []
    for e in dis._parse_exception_table(code):
        start, end, target = index(e.start), index(e.end), index(e.target)
        if start == end:
            continue
        if merged and merged[-1][1] == start and merged[-1][2] == target:
            merged[-1][1] = end
        else:
            merged.append([start, end, target, e.depth, int(e.lasti)])
    for start, end, target, depth, lasti in merged:
        out.append(f"try {start}..{end} -> {target} {depth} {lasti}")


def main():
    sys.setrecursionlimit(10000)
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            source = file.read()
        out = [f"## {path}"]
        try:
            facts(compile(source, path, "exec", dont_inherit=True), out)
        except SyntaxError as error:
            out.append(f"!! {type(error).__name__}: {error.msg} {error.lineno}:{error.offset}")
        sys.stdout.write("\n".join(out) + "\n")


main()
