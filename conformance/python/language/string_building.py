"""Strings are immutable: join, concatenation, slicing, comparing, searching, building a table."""
rows = [("apple", 3, 0.5), ("banana", 12, 0.25), ("kiwi", 100, 1.125)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for name, n, price in rows:
    print(f"{name:<{widths[0]}} | {n:>{widths[1]}} | {price:{widths[2]}.2f} | {n * price:8.2f}")
print("-" * 20, "=" * 5 + ">", "ab" "cd", "a" + "b" * 3)
s = "The quick brown fox"
print(s[4:9], s[-3:], s[::2], s[::-1], s[:3] + s[3:] == s, s[100:], s[5:2])
print(s.split(), s.lower().count("o"), s.find("z"), s.index("q"), s.replace("quick", "slow"), s.title().swapcase())
print(" ".join(w.capitalize() for w in "hello big world".split()), ",".join(map(str, range(5))), "\n".join(["a", "b"]).splitlines())
print("abc" < "abd", "Z" < "a", "10" < "9", "" < "a", max("hello"), sorted("hello"), "".join(sorted(set("hello"))))
try:
    s[0] = "t"
except TypeError as e:
    print(e)
try:
    s[100]
except IndexError as e:
    print(e)
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get), [c * n for c, n in counts.items()])
print("racecar" == "racecar"[::-1], "".join(c for c in "A man, a plan" if c.isalpha()).lower())
print("%-10s|%5.1f|%03d" % ("left", 3.14159, 7), "{:^10}|{:>5}".format("mid", "r"), "a\tb".expandtabs(4), repr("it's"), repr('say "hi"'), repr("both ' and \""))
print("caesar:", "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in "hello xyz"))
encoded = "".join(f"{c}{n}" for c, n in [("a", 3), ("b", 1)])
print(encoded, [encoded[i:i + 2] for i in range(0, len(encoded), 2)], "é".encode(), b"\xc3\xa9".decode(), len("é"), len("é".encode()))
print("a,b;c d".replace(";", ",").replace(" ", ",").split(","), "key=value=x".partition("="), "path/to/file.txt".rsplit("/", 1), "x".join([]), "x".join(["a"]))
print("tic-tac-toe".split("-", 1), "  x ".strip() + "|", "xxhixx".strip("x"), "hello".startswith(("he", "x")), "hello".endswith("lo"), "3".zfill(3), "-3".zfill(4))
