# bytes and bytearray: tables, slices that are assigned, numbers in and out, and text forms.
table = bytes.maketrans(b'abc', b'xyz')
print(b'aabbccdd'.translate(table), len(table))
print(b'hello world'.translate(None, b'lo'), b'hello'.translate(table, delete=b'h'))
rot = bytes.maketrans(bytes(range(97, 123)), bytes((i - 97 + 13) % 26 + 97 for i in range(97, 123)))
print(b'generator'.translate(rot), b'generator'.translate(rot).translate(rot))
for bad in (lambda: bytes.maketrans(b'ab', b'c'), lambda: b'x'.translate(b'short')):
    try:
        bad()
    except ValueError as e:
        print('ValueError:', e)

buffer = bytearray(b'0123456789')
buffer[2:5] = b'--'
print(buffer)
buffer[2:4] = [65, 66, 67, 68]
print(buffer, len(buffer))
buffer[::3] = b'****'
print(buffer)
del buffer[1:3]
print(buffer)
buffer[4:4] = (i for i in range(48, 52))
print(buffer)
del buffer[::2]
print(buffer)
buffer[:0] = bytearray(b'>>')
buffer += b'<<'
buffer *= 2
print(buffer)
for key, value in ((slice(0, 2), 5), (slice(0, 2), 'xy'), (slice(0, 2), [300]), (slice(0, 2), ['a']),
                   (slice(None, None, 2), b'x'), (0, 256), (0, 'a'), (99, 1)):
    try:
        buffer[key] = value
        print('set')
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)

print(bytes([1, 2, 255]).hex(), bytes([1, 2, 255]).hex(':'), bytes.fromhex('de ad be ef'))
print(bytes(3), bytes('é', 'utf-8'), bytes('é', 'latin-1'), bytes(i * i for i in range(5)))
for bad in (lambda: bytes([256]), lambda: bytearray([-1]), lambda: bytes('x'), lambda: bytes(-1), lambda: bytes(1.5)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

n = 1_000_000
for order in ('big', 'little'):
    packed = n.to_bytes(4, order)
    print(order, packed, int.from_bytes(packed, order))
print((-2).to_bytes(2, 'big', signed=True), int.from_bytes(b'\xff\xfe', 'big', signed=True))
print(b'%d items at %5.2f, %s and %r %x %c' % (3, 2.5, b'raw', b'q', 255, 65))
print(b'a,b,,c'.split(b','), b' x y '.split(), b'a-b'.partition(b'-'), b'line\nnext\r\n'.splitlines(True))
print(b'abc' < b'abd', b'abc' == bytearray(b'abc'), b'b' in b'abc', 98 in b'abc', b'abc'[1], b'abc'[1:2])
print(b'Title Case'.swapcase(), b'x'.center(5, b'.'), b'7'.zfill(3), b'a\tb'.expandtabs(4), b'ab'.isalpha())
print({b'key': 1}[b'key'], sorted([b'b', b'a']), b'-'.join([b'a', bytearray(b'b')]), list(b'az'))
