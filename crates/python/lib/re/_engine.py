"""Trees as programs, and the machine that runs them: it goes on along one way and keeps the others on a stack.

An instruction is a tuple whose first entry is one of the numbers below. What has to be undone when the machine goes back
lies on the same stack as the ways that are left: entries (register, value) among entries (instruction, position).
"""

from ._parser import error, fold, lower, width

(CHAR, CHAR_FOLD, ANY, ANY_BUT_NEWLINE, SET, RUN, LAZY_RUN, SPLIT, JUMP, SAVE_START, SAVE_END, AT, BACK, LOOK, ATOMIC, COND,
 COUNT, LOOP, MATCH) = range(19)


class Program:
    """Instructions and how many registers they need."""

    def __init__(self, node, parser):
        self.code = []
        self.parser = parser
        # Registers: two for each group, the number of the last group that was closed, then counters.
        self.registers = 2 * parser.groups + 3
        self.emit(node)
        self.code.append((MATCH,))
        self.prefix = self.literal_prefix(node)

    def literal_prefix(self, node):
        # Text that every match starts with.
        text = ''
        while node[0] == 'group':
            node = node[2]
        items = node[1] if node[0] == 'seq' else [node]
        for item in items:
            if item[0] != 'lit' or item[2]:
                break
            text += item[1]
        return text

    def single(self, node):
        # The instruction that a node of exactly one character is, or None.
        kind = node[0]
        if kind == 'seq' and len(node[1]) == 1:
            return self.single(node[1][0])
        if kind == 'lit':
            return (CHAR_FOLD if node[2] else CHAR, node[1])
        if kind == 'any':
            return (ANY,) if node[1] else (ANY_BUT_NEWLINE,)
        if kind == 'set':
            return (SET, node[1])
        return None

    def emit(self, node):
        code = self.code
        kind = node[0]
        one = self.single(node)
        if one is not None:
            code.append(one)
        elif kind == 'seq':
            for each in node[1]:
                self.emit(each)
        elif kind == 'alt':
            ends = []
            for each in node[1][:-1]:
                split = len(code)
                code.append(None)
                self.emit(each)
                ends.append(len(code))
                code.append(None)
                code[split] = (SPLIT, split + 1, len(code))
            self.emit(node[1][-1])
            for at in ends:
                code[at] = (JUMP, len(code))
        elif kind == 'group':
            code.append((SAVE_START, 2 * node[1]))
            self.emit(node[2])
            code.append((SAVE_END, 2 * node[1] + 1, node[1]))
        elif kind == 'rep':
            self.repeat(node)
        elif kind == 'at':
            code.append((AT, node[1]))
        elif kind == 'back':
            code.append((BACK, node[1], node[2]))
        elif kind == 'cond':
            at = len(code)
            code.append(None)
            self.emit(node[2])
            jump = len(code)
            code.append(None)
            code[at] = (COND, node[1], len(code))
            self.emit(node[3])
            code[jump] = (JUMP, len(code))
        elif kind == 'look':
            back = 0
            if not node[1]:
                low, back = width(node[3], self.parser)
                if low != back:
                    raise error('look-behind requires fixed-width pattern')
            self.nested((LOOK, node[2], back), node[3])
        elif kind == 'atomic':
            self.nested((ATOMIC,), node[1])

    def nested(self, head, node):
        # A program of its own, which ends with MATCH, then what comes after it.
        at = len(self.code)
        self.code.append(None)
        self.emit(node)
        self.code.append((MATCH,))
        self.code[at] = head + (len(self.code),)

    def repeat(self, node):
        code = self.code
        _, least, most, kind, inner = node
        if kind == 'possessive':
            self.nested((ATOMIC,), ('rep', least, most, 'greedy', inner))
            return
        one = self.single(inner)
        if one is not None:
            code.append((RUN if kind == 'greedy' else LAZY_RUN, least, most, one))
            return
        lazy = kind == 'lazy'
        if least == 0 and most == 1:
            at = len(code)
            code.append(None)
            self.emit(inner)
            code[at] = (SPLIT, len(code), at + 1) if lazy else (SPLIT, at + 1, len(code))
            return
        counter = self.registers
        self.registers += 2
        code.append((COUNT, counter))
        at = len(code)
        code.append(None)
        self.emit(inner)
        code.append((JUMP, at))
        code[at] = (LOOP, counter, least, most, lazy, len(code))


def _word(text, at, end, ascii_only):
    if not 0 <= at < end:
        return False
    char = text[at]
    return char == '_' or (char.isalnum() and (not ascii_only or char < '\x80'))


def _stands(kind, text, at, end, ascii_only):
    if kind == 'start':
        return at == 0
    if kind == 'end':
        return at == end or (at == end - 1 and text[at] == '\n')
    if kind == 'very end':
        return at == end
    if kind == 'line start':
        return at == 0 or text[at - 1] == '\n'
    if kind == 'line end':
        return at == end or text[at] == '\n'
    if end == 0:
        return False
    here = _word(text, at - 1, end, ascii_only) != _word(text, at, end, ascii_only)
    return here == (kind == 'boundary')


def _fits(one, char):
    op = one[0]
    if op == CHAR:
        return char == one[1]
    if op == SET:
        return char in one[1]
    if op == CHAR_FOLD:
        return fold(char) == one[1]
    return op == ANY or char != '\n'


def _reach(one, text, at, stop):
    # How far from `at` on all characters fit, up to `stop`.
    op = one[0]
    if op == ANY:
        return stop
    if op == ANY_BUT_NEWLINE:
        found = text.find('\n', at, stop)
        return stop if found < 0 else found
    if op == SET:
        members = one[1]
        while at < stop and (text[at] in members):
            at += 1
        return at
    if op == CHAR:
        char = one[1]
        while at < stop and text[at] == char:
            at += 1
        return at
    while at < stop and _fits(one, text[at]):
        at += 1
    return at


def run(code, pc, text, at, end, registers, ascii_only, forbidden=-1, whole=False):
    """Runs a program from an instruction at a position. The position where it ends, or None; `registers` change only in the
    first case. A match may not end at `forbidden`; `whole`: it must end at `end`."""
    stack = []
    while True:
        instruction = code[pc]
        op = instruction[0]
        if op == CHAR:
            if at < end and text[at] == instruction[1]:
                at += 1
                pc += 1
                continue
        elif op == SET:
            if at < end and text[at] in instruction[1]:
                at += 1
                pc += 1
                continue
        elif op == RUN:
            _, least, most, one = instruction
            stop = _reach(one, text, at, end if end - at <= most else at + most)
            if stop - at >= least:
                if stop - at > least:
                    stack.append((pc + 1, stop - 1, at + least))
                at = stop
                pc += 1
                continue
        elif op == SPLIT:
            stack.append((instruction[2], at, at))
            pc = instruction[1]
            continue
        elif op == SAVE_START or op == COUNT:
            register = instruction[1]
            if op == COUNT:
                stack.append((-1, register + 1, registers[register + 1]))
                registers[register + 1] = -1
                stack.append((-1, register, registers[register]))
                registers[register] = 0
            else:
                # Where a group starts counts only once it has ended.
                stack.append((-1, register, registers[register]))
                registers[register] = (at, registers[register])
            pc += 1
            continue
        elif op == SAVE_END:
            register, group = instruction[1], instruction[2]
            opened = registers[register - 1]
            stack.append((-1, register - 1, opened))
            stack.append((-1, register, registers[register]))
            stack.append((-1, 1, registers[1]))
            registers[register - 1], registers[register], registers[1] = opened[0], at, group
            pc += 1
            continue
        elif op == JUMP:
            pc = instruction[1]
            continue
        elif op == LOOP:
            _, counter, least, most, lazy, after = instruction
            count, before = registers[counter], registers[counter + 1]
            if count < least or (count < most and at != before):
                again = count < least or not lazy
                if count >= least:
                    if lazy:
                        stack.append((-2, pc, at))
                    else:
                        stack.append((after, at, at))
                if again:
                    stack.append((-1, counter, count))
                    stack.append((-1, counter + 1, before))
                    registers[counter], registers[counter + 1] = count + 1, at
                    pc += 1
                else:
                    pc = after
            else:
                pc = after
            continue
        elif op == AT:
            if _stands(instruction[1], text, at, end, ascii_only):
                pc += 1
                continue
        elif op == ANY_BUT_NEWLINE:
            if at < end and text[at] != '\n':
                at += 1
                pc += 1
                continue
        elif op == LAZY_RUN:
            _, least, most, one = instruction
            stop = at + least
            if stop <= end and _reach(one, text, at, stop) == stop:
                if least < most:
                    stack.append((-3, (pc, most - least), stop))
                at = stop
                pc += 1
                continue
        elif op == MATCH:
            if at != forbidden and (not whole or at == end):
                return at
        elif op == CHAR_FOLD:
            if at < end and fold(text[at]) == instruction[1]:
                at += 1
                pc += 1
                continue
        elif op == ANY:
            if at < end:
                at += 1
                pc += 1
                continue
        elif op == BACK:
            start, stop = span(registers, instruction[1])
            if start >= 0:
                wanted, found = text[start:stop], text[at:at + stop - start]
                same = found == wanted
                if not same and instruction[2] and len(found) == len(wanted):
                    same = all([lower(a, ascii_only) == lower(b, ascii_only) for a, b in zip(found, wanted)])
                if same and at + stop - start <= end:
                    at += stop - start
                    pc += 1
                    continue
        elif op == COND:
            pc = pc + 1 if span(registers, instruction[1])[0] >= 0 else instruction[2]
            continue
        elif op == LOOK or op == ATOMIC:
            copy = list(registers)
            if op == ATOMIC:
                stop = run(code, pc + 1, text, at, end, copy, ascii_only)
                passes = stop is not None
            else:
                begin = at - instruction[2]
                stop = at if begin >= 0 and run(code, pc + 1, text, begin, end, copy, ascii_only) is not None else None
                passes = (stop is not None) == instruction[1]
            if passes:
                if stop is not None:
                    for register, value in enumerate(copy):
                        if value != registers[register]:
                            stack.append((-1, register, registers[register]))
                            registers[register] = value
                    at = stop
                pc = instruction[-1]
                continue
        # This way is closed: back to the last one that is left.
        while True:
            if not stack:
                return None
            kind, first, second = stack.pop()
            if kind == -1:
                registers[first] = second
                continue
            if kind == -2:
                counter = code[first][1]
                stack.append((-1, counter, registers[counter]))
                stack.append((-1, counter + 1, registers[counter + 1]))
                registers[counter], registers[counter + 1] = registers[counter] + 1, second
                pc, at = first + 1, second
                break
            if kind == -3:
                (pc, left), at = first, second
                if at < end and _fits(code[pc][3], text[at]):
                    at += 1
                    if left > 1:
                        stack.append((-3, (pc, left - 1), at))
                    pc += 1
                    break
                continue
            # `first` down to `second` are the positions from which to go on.
            if first > second:
                stack.append((kind, first - 1, second))
            pc, at = kind, first
            break


def span(registers, group):
    """Where a group has matched; (-1, -1): nowhere."""
    start = registers[2 * group]
    if start.__class__ is tuple:
        # Opened again and not closed: its last whole match counts.
        while start.__class__ is tuple:
            start = start[1]
    return (-1, -1) if start is None or registers[2 * group + 1] is None else (start, registers[2 * group + 1])
