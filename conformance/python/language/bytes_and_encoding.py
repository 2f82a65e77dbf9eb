"""bytes, bytearray and memoryview basics; encode and decode; hex."""
b = b"hello\x00\xff"
print(b, len(b), b[0], b[1:4], b[-1], list(b[:3]), b.hex(), b.hex(" "), bytes.fromhex("68 69"))
print("héllo €".encode(), "héllo €".encode("utf-8").decode(), "é".encode("latin-1"), "abc".encode("ascii"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", "replace"))
for bad in (lambda: "é".encode("ascii"), lambda: b"\xff".decode(), lambda: b"a" + "b", lambda: bytes([256]), lambda: b"abc"["a"], lambda: bytearray(b"a").append(300), lambda: "a" in b"abc"):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
ba = bytearray(b"abc")
ba[0] = 65
ba += b"xyz"
ba.append(33)
ba.extend([46, 46])
del ba[1]
ba[1:3] = b"----"
print(ba, bytes(ba), ba.find(b"y"), len(ba), ba.pop(), ba.upper())
print(b"a,b,,c".split(b","), b" pad ".strip(), b"x".join([b"1", b"2"]), b"aXbX".replace(b"X", b"--"), b"abc".startswith(b"ab"), b"abc".isalpha(), b"%d-%s" % (3, b"q"))
print(bytes(3), bytes("hi", "utf8"), bytes([1, 2, 3]), bytes(range(5)), b"ab" * 2, b"a" < b"b", b"abc" == bytearray(b"abc"), hash(b"a") == hash(b"a"))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), (1024).to_bytes(2, "big"), (-2).to_bytes(2, "big", signed=True), (255).bit_length(), bin(10).count("1"))
print({b"k": 1}[b"k"], b"abc".decode("ascii").title(), ord(b"a"), chr(97), [chr(c) for c in b"hey"])
print(str(b"abc"), str(b"abc", "ascii"), b"abc".partition(b"b"), b"line1\nline2".splitlines(), b"\x00" in b, 104 in b)
for i, chunk in enumerate(b"streaming data"[k:k + 5] for k in range(0, 14, 5)):
    print(i, chunk)
