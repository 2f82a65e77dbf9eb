import string
import textwrap

print(string.ascii_lowercase, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.ascii_letters[:5], string.capwords("hello big world"))
t = string.Template("$who likes ${what} $$5")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"))
try:
    t.substitute(who="x")
except KeyError as e:
    print(e)
text = "The quick brown fox jumped over the lazy dog, and then it did so again because it was so much fun."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 40, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 25), textwrap.shorten(text, 30, placeholder="..."))
print(textwrap.dedent("""
    indented
      more
    back
"""), textwrap.indent("a\n\nb", "> "), textwrap.fill("supercalifragilistic word", 10))
f = string.Formatter()
print(f.format("{0}-{name:>5}", 1, name="n"), list(f.parse("a{b:c}d{e!r}")))
s = "Hello, World"
print(s.center(20, "*"), s.swapcase(), s.casefold(), s.partition(", "), s.rpartition("o"), s.translate(str.maketrans("lo", "01", "H")), s.zfill(15), s.expandtabs(), s.removeprefix("Hello"), s.removesuffix("ld"), s.title(), s.count("l"), s.find("o", 5), s.rfind("o"), s.isalpha(), "abc".isidentifier())
print("a,b,,c".split(","), " a  b ".split(), "a-b-c".rsplit("-", 1), "x\ny\r\nz".splitlines(), "abc".encode(), "-".join("abc"), "aXbX".replace("X", "", 1), "%s" % "p", "ab" * 3, "abc"[::-1], "b" in "abc", "abc" < "abd", "ß".upper(), "ǅ".lower(), "İ".lower(), len("é"), "12".isdigit(), "½".isnumeric(), "٣".isdecimal(), "Ab1".isalnum(), "A".isupper(), " ".isspace(), "a b".istitle())
print("\t|a\tb|".expandtabs(4), "mississippi".strip("ims"), "xxabcxx".lstrip("x"), sorted("banana"), "".join(sorted(set("banana"))), max("hello"), list("abc"), ord("€"), chr(8364), "abc".ljust(5, ".") + "|", "abc".rjust(5) + "|")
