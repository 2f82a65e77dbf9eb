"""Regular expressions as posts use them: groups, substitutions, tokenizers, flags, errors."""
import re

m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m, m.group(0), m.group(1, 2), m.groups(), m[2], m.start(2), m.end(), m.span(1), m.lastindex, m.string[m.end():])
print(re.search(r"\d+", "abc123def"), re.search("x", "abc"), re.fullmatch(r"[a-z]+", "abc"), re.match("b", "abc"))
print(re.findall(r"\b\w*ly\b", "He was carefully disguised but captured quickly"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall("a*", "baac"))
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "a, b"), re.split("x*", "axbc"), re.split(r"\s*;\s*", "a ; b;c", maxsplit=1))
print(re.sub(r"\s+", " ", "a   b \n c"), re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.subn("n", "m", "banana"), re.sub(r"(?P<y>\d{4})", r"<\g<y>>", "in 2024"))
p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", re.X | re.I)
print(p, p.pattern, p.groups, p.groupindex, p.flags, p.match("2024-05").groupdict(), p.match("2024-05").groups("none"), p.match("2024-05-06").lastgroup)
for m in re.finditer(r"(?P<word>[A-Za-z]+)|(?P<number>\d+)", "abc 12 de 3"):
    print(m.lastgroup, m.group(), m.span())
TOKENS = [("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"), ("SKIP", r"[ \t]+"), ("BAD", r".")]
regex = "|".join(f"(?P<{n}>{p})" for n, p in TOKENS)


def tokenize(code):
    for m in re.finditer(regex, code):
        if m.lastgroup == "SKIP":
            continue
        if m.lastgroup == "BAD":
            raise SyntaxError(f"{m.group()!r} at {m.start()}")
        yield m.lastgroup, m.group()


print(list(tokenize("x := 3.14 * (y" .replace("(", ""))))
try:
    list(tokenize("x ? y"))
except SyntaxError as e:
    print(e)
print(re.findall(r"^\w", "a\nb\nc", re.M), re.findall("(?s)a.b", "a\nb"), re.findall("(?i)abc", "aBc ABC"), re.search(r"(?<=\$)\d+", "cost $42").group(), re.findall(r"\d+(?!%)\b", "10% 20 30%"), re.findall(r"(?:ab)+", "ababab ab"), re.match(r"(a+?)(a*)", "aaaa").groups(), re.match(r"<.*?>", "<a><b>").group(), re.search(r"(\w)\1", "hello").group())
print(re.escape("a.b*c[d]"), re.compile("a|b") == re.compile("a|b"), re.IGNORECASE, re.I | re.M, repr(re.compile("x", re.DOTALL)), bool(re.match("", "")))
for bad in ("(", ")", "[a", "*a", "a**", "(?P<1>x)", r"\q", "(?P<n>a)(?P<n>b)", r"(a)\2", "a{3,1}", "(?<=a*)b", "(?z)", "[z-a]", "\\"):
    try:
        re.compile(bad)
    except re.error as e:
        print(repr(bad), e, e.pos)
try:
    re.match("a", "b").group()
except AttributeError as e:
    print(e)
try:
    re.match("(a)", "a").group(2)
except IndexError as e:
    print(e)
try:
    re.match("a", b"a")
except TypeError as e:
    print(e)
print(re.findall(rb"\d", b"a1b2"), re.sub(b"a", b"b", b"aa"), re.match(r"\w+", "été").group(), re.match(r"(?a)\w+", "été"), re.findall(r"[\w.]+@[\w.]+", "a.b@c.de, x@y"))
print(re.sub(r"(?m)^", "> ", "one\ntwo"), re.sub("", "-", "abc"), re.compile(r"""
    (\d+)   # number
    \s*     # space
    ([a-z]) # letter
    """, re.VERBOSE).match("12 x").groups(), m.re.groups, re.match(r"(a)|(b)", "b").groups(), p.fullmatch("2024-05-06", 0).expand(r"\g<day>/\2/\1"), re.compile("b").search("abcb", 2).start())
match re.match(r"(\w+)=(\d+)", "speed=9"):
    case re.Match() as found:
        print("case", found[1], int(found[2]))
if (found := re.search(r"(?P<h>\d\d):(?P<m>\d\d)", "at 09:45")) is not None:
    print({k: int(v) for k, v in found.groupdict().items()})

# Edges: no word in an empty text, letters with several small forms, what is refused.
print([m.span() for p in (r"\B", r"\b") for t in ("", "a", " ", "ab") for m in re.finditer(p, t)])
for a, b in ("σς", "Σς", "ſS", "sſ", "µμ", "µΜ", "İi", "ıI", "Kk", "ßẞ", "ϑΘ", "éÉ", "xy"):
    print(a, b, *[bool(re.fullmatch(p, b, f)) for p in (a, f"[{a}]", f"[^{a}]", f"[{a}-{a}]") for f in (re.I, re.I | re.A)],
          bool(re.fullmatch(r"(.)\1", a + b, re.I)))
print(re.match(b"\xe9", b"\xc9", re.I), re.sub("σ", "*", "ΣΊΣΥΦΟΣ σς", flags=re.I))
for p in (r"(?<=( )(?<=\1))", r"(?<=(?P<n>a)(?P=n))", r"(?<=(?(1)a|b))(x)", r"(a)b(?<=(?(1)b|x))(c)", r"(a)b(?<=(?(2)b|x))(c)",
          r"(?<=(a)(?(1)b|c))", r"(x)(?(1)a|b|c)", "(?L)a", "(?L:a)", "(?-u)", "(?-u:a)", "(?-i)", "(?i-i:a)", "(?au)", "(?i-z:a)", "(?i-",
          "(?iz)", "(?i1)", "(?-i", b"(?u)a", b"(?La)"):
    try:
        print(p, re.compile(p).groups)
    except re.error as e:
        print(p, e)
for p, flags in (("a", re.L), (b"a", re.U), ("a", re.A | re.U), (b"a", re.L | re.A)):
    try:
        print(re.compile(p, flags))
    except ValueError as e:
        print(p, e)
