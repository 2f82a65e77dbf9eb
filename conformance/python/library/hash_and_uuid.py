"""hashlib, hmac, base64, binascii and uuid on fixed data."""
import base64
import binascii
import hashlib
import hmac
import uuid

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    print(name, hashlib.new(name, b"hello").hexdigest()[:32], getattr(hashlib, name)(b"").hexdigest()[:16])
h = hashlib.sha256()
for chunk in (b"a" * 50, b"b" * 50, b"c" * 100):
    h.update(chunk)
other = h.copy()
other.update(b"!")
print(h.hexdigest() == hashlib.sha256(b"a" * 50 + b"b" * 50 + b"c" * 100).hexdigest(), h.hexdigest() != other.hexdigest(), h.name, h.digest_size, h.block_size, len(h.digest()))
for bad in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.new(b"k" * 100, b"m", hashlib.md5).hexdigest(), hmac.compare_digest("a", "a"))
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 3, 16).hex())
print(base64.b64encode(b"any carnal pleas"), base64.b64decode("YW55IGNhcm5hbCBwbGVhcw=="), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b32encode(b"hello"), base64.b32decode("NBSWY3DP"), base64.b16encode(b"\x01\xff"), base64.b16decode("01FF"))
try:
    base64.b64decode("YQ=")
except binascii.Error as e:
    print(e)
print(binascii.hexlify(b"\x00\xff"), binascii.unhexlify("00ff"), binascii.crc32(b"hello"), base64.encodebytes(b"x" * 60))
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.urn, u.version, u.variant, u.fields)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://example.com"), uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID("{12345678123456781234567812345678}") == u)
print(uuid.uuid4().version, len(str(uuid.uuid4())), uuid.uuid4() != uuid.uuid4(), sorted([uuid.UUID(int=3), uuid.UUID(int=1)])[0].int, hash(u) == hash(uuid.UUID(u.hex)))
for bad in (lambda: uuid.UUID("xyz"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: setattr(u, "int", 3)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)


def chain(blocks):
    previous = "0" * 64
    for i, data in enumerate(blocks):
        nonce = 0
        while not (digest := hashlib.sha256(f"{i}{data}{previous}{nonce}".encode()).hexdigest()).startswith("0"):
            nonce += 1
        print(i, data, nonce, digest[:12])
        previous = digest


chain(["genesis", "a pays b", "b pays c"])

for text in ("=", "a=", "YQ=a", "YQ===", "YWJj=", "YQ==YQ==", "Y=Q=", "YQ==\n", "YQ", "Y@==", "", "YQ=="):
    try:
        print(repr(text), base64.b64decode(text, validate=True))
    except binascii.Error as e:
        print(repr(text), e)
for text in ("7", "7g", "7F"):
    try:
        print(base64.b16decode(text))
    except binascii.Error as e:
        print(e)
