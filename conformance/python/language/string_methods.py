s = "  The quick brown fox  "
print(s.strip(), s.lstrip() + "|", s.rstrip() + "|", s.split(), s.split(" "), len(s))
print("a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a\nb\r\nc".splitlines(), "a\nb".splitlines(True), "".split(), "".split(","))
print("-".join("abc"), "abc".upper(), "ABC".lower(), "hello world".title(), "hello".capitalize(), "aBc".swapcase(), "ß".upper(), "straße".casefold())
print("abcabc".find("c"), "abcabc".rfind("c"), "abc".find("z"), "abc".index("b"), "abcabc".count("bc"), "aaa".count("aa"), "abc".count(""))
print("abc".replace("b", "xx"), "aaa".replace("a", "b", 2), "abc".replace("", "-"))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1), "b" in "abc", "" in "abc")
print("x".center(7, "*"), "x".ljust(4) + "|", "x".rjust(4), "42".zfill(5), "-42".zfill(5))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("z"))
print("123".isdigit(), "abc".isalpha(), "a1".isalnum(), " \t".isspace(), "Ab".isupper(), "AB".isupper(), "ab".islower(), "Title Case".istitle(), "a_1".isidentifier(), "".isdigit())
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "xxabcxx".strip("x"), "abcba".strip("ab"))
print("hello"[1:4], "hello"[::-1], "hello"[-3:], "hello"[::2], "hello"[10:], "hello"[-100:2])
print("abc" < "abd", "a" < "B", "abc" * 2, "a" "b", max("hello"), sorted("hello"), list("abc"), "abc"[-1])
table = str.maketrans({"a": "1", "b": None, "c": "ccc"})
print("abcabc".translate(table), "hello".translate(str.maketrans("el", "ip", "o")))
print("tab\tx".expandtabs(4), ord("A"), chr(97), "é".encode(), b"abc".decode(), "abc".encode("ascii"), "\u0041", "\x41")
print("%s" % "x", "{}".format("y"), "a\\b", r"a\b", 'it''s', "line1\
line2")
print("Hello, World".translate({ord("l"): "L", 44: None}), "a-b_c d".replace("-", " ").replace("_", " ").split())
print("one two three".split(None, 1), "  a  b ".split(None, 1), "abc".join(["1", "2"]), "".join([]))
text = "the cat sat on the mat"
print(" ".join(w.capitalize() for w in text.split()), text.title(), text[text.index("cat"):].split()[0])
print("abc" == "abc", hash("abc") == hash("ab" + "c"), "a" + "b" * 3 + "c")
b = b"hello"
print(b[0], b[1:3], b + b"!", b.upper(), list(b"ab"), bytes([104, 105]), bytes(3), b"a,b".split(b","), b.hex(), bytes.fromhex("6869"), b"x" in b"xyz")
ba = bytearray(b"abc")
ba[0] = 122
ba.append(33)
print(ba, bytes(ba), len(ba))
for bad in (lambda: "abc".index("z"), lambda: "a".encode("ascii") + "b", lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: s["x"]):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
