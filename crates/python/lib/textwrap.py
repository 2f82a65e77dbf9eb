"""Filling and indenting text."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '


def dedent(text):
    """Removes the white space that all lines begin with."""
    lines = text.split('\n')
    margin = None
    for line in lines:
        stripped = line.lstrip(' \t')
        if not stripped:
            continue
        indent = line[:len(line) - len(stripped)]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    cut = len(margin or '')
    return '\n'.join([line[cut:] if line.strip(' \t') else '' for line in lines])


def indent(text, prefix, predicate=None):
    """Puts `prefix` before each line that is not empty, or that `predicate` accepts."""
    result = []
    for line in text.splitlines(True):
        wanted = bool(line.strip()) if predicate is None else predicate(line)
        result.append(prefix + line if wanted else line)
    return ''.join(result)


class TextWrapper:
    """How to fill."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace = expand_tabs, replace_whitespace
        self.fix_sentence_endings, self.break_long_words = fix_sentence_endings, break_long_words
        self.drop_whitespace, self.break_on_hyphens, self.tabsize = drop_whitespace, break_on_hyphens, tabsize
        self.max_lines, self.placeholder = max_lines, placeholder

    def wrap(self, text):
        """The lines."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join([' ' if char in _WHITESPACE else char for char in text])
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        chunks = _chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            _fix_sentence_endings(chunks)
        return self._lines(chunks)

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))

    def _lines(self, chunks):
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines, at = [], 0
        chunks = list(chunks)
        while at < len(chunks):
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[at].strip():
                at += 1
                if at == len(chunks):
                    break
            line, used = [], 0
            while at < len(chunks) and used + len(chunks[at]) <= width:
                line.append(chunks[at])
                used += len(chunks[at])
                at += 1
            if at < len(chunks) and len(chunks[at]) > width:
                space = width - used if width >= 1 else 1
                if self.break_long_words:
                    cut = space
                    if self.break_on_hyphens and len(chunks[at]) > space:
                        hyphen = chunks[at].rfind('-', 0, space)
                        if hyphen > 0 and any(char != '-' for char in chunks[at][:hyphen]):
                            cut = hyphen + 1
                    line.append(chunks[at][:cut])
                    chunks[at] = chunks[at][cut:]
                elif not line:
                    line.append(chunks[at])
                    at += 1
                used = sum([len(chunk) for chunk in line])
            if self.drop_whitespace and line and not line[-1].strip():
                used -= len(line.pop())
            if not line:
                continue
            rest = chunks[at:]
            ends = not rest or self.drop_whitespace and len(rest) == 1 and not rest[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or ends and used <= width:
                lines.append(indent + ''.join(line))
                continue
            self._cut_off(lines, line, used, width, indent)
            break
        return lines

    def _cut_off(self, lines, line, used, width, indent):
        while line:
            if line[-1].strip() and used + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            used -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def _chunks(text, break_on_hyphens):
    # Words and the white space between them; words also end behind hyphens inside them.
    chunks, at = [], 0
    while at < len(text):
        end = at
        space = text[at] in _WHITESPACE
        while end < len(text) and (text[end] in _WHITESPACE) == space:
            end += 1
        if space or not break_on_hyphens:
            chunks.append(text[at:end])
        else:
            chunks += _pieces(text[at:end])
        at = end
    return chunks


def _pieces(word):
    # 'well-known' -> 'well-', 'known'; a dash of two or more hyphens is a piece of its own.
    pieces, start, at = [], 0, 0
    while at < len(word):
        if word[at] != '-':
            at += 1
            continue
        end = at
        while end < len(word) and word[end] == '-':
            end += 1
        if end - at >= 2:
            if at > start and (word[at - 1].isalnum() or word[at - 1] in '_!"\'&.,?'):
                if end < len(word) and (word[end].isalnum() or word[end] == '_'):
                    pieces += [word[start:at], word[at:end]]
                    start = end
        elif at - start >= 2 and word[at - 1].isalpha() and word[at - 2].isalpha() and end + 1 < len(word) \
                and word[end].isalpha() and (word[end + 1].isalpha() or word[end + 1] == '-'):
            pieces.append(word[start:end])
            start = end
        at = end
    if start < len(word):
        pieces.append(word[start:])
    return pieces


def _fix_sentence_endings(chunks):
    for at in range(len(chunks) - 1):
        word = chunks[at].rstrip('"\'')
        if chunks[at + 1] == ' ' and len(word) > 1 and word[-1] in '.!?' and word[-2].islower():
            chunks[at + 1] = '  '


def wrap(text, width=70, **kwargs):
    """The lines of one paragraph, filled."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """One paragraph, filled."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The beginning of a text, as much as fits in one line."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))
