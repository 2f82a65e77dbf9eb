"""Fingerprints of bytes: MD5, SHA-1 and the SHA-2 family."""

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'pbkdf2_hmac']

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}
algorithms_available = set(algorithms_guaranteed)

_M32 = 0xFFFFFFFF


def _primes(count):
    found, n = [], 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _root(n, power, bits):
    # The first bits of the fraction of a root of n.
    low, high, wanted = 0, n << bits, n << (power * bits)
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** power <= wanted:
            low = middle
        else:
            high = middle - 1
    return low & ((1 << bits) - 1)


_tables = {}


def _table(name):
    # Constants are computed once for a run, when they are first needed.
    if name not in _tables:
        if name == 'md5':
            import math
            _tables[name] = [int(abs(math.sin(i + 1)) * 2 ** 32) & _M32 for i in range(64)]
        else:
            bits = 32 if name == 'sha256' else 64
            _tables[name] = [_root(p, 3, bits) for p in _primes(64 if bits == 32 else 80)]
    return _tables[name]


def _left(x, n):
    return ((x << n) | (x >> (32 - n))) & _M32


_SHIFTS = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4


def _md5_block(state, block):
    words = [int.from_bytes(block[i:i + 4], 'little') for i in range(0, 64, 4)]
    a, b, c, d = state
    for i, constant in enumerate(_table('md5')):
        if i < 16:
            f, g = (b & c) | (~b & d), i
        elif i < 32:
            f, g = (d & b) | (~d & c), (5 * i + 1) % 16
        elif i < 48:
            f, g = b ^ c ^ d, (3 * i + 5) % 16
        else:
            f, g = c ^ (b | (~d & _M32)), (7 * i) % 16
        f = (f + a + constant + words[g]) & _M32
        a, d, c, b = d, c, b, (b + _left(f, _SHIFTS[i])) & _M32
    return [(x + y) & _M32 for x, y in zip(state, (a, b, c, d))]


def _sha1_block(state, block):
    w = [int.from_bytes(block[i:i + 4], 'big') for i in range(0, 64, 4)]
    for i in range(16, 80):
        w.append(_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1))
    a, b, c, d, e = state
    for i in range(80):
        if i < 20:
            f, k = (b & c) | (~b & d), 0x5A827999
        elif i < 40:
            f, k = b ^ c ^ d, 0x6ED9EBA1
        elif i < 60:
            f, k = (b & c) | (b & d) | (c & d), 0x8F1BBCDC
        else:
            f, k = b ^ c ^ d, 0xCA62C1D6
        a, b, c, d, e = (_left(a, 5) + f + e + k + w[i]) & _M32, a, _left(b, 30), c, d
    return [(x + y) & _M32 for x, y in zip(state, (a, b, c, d, e))]


def _sha2_block(state, block, bits, constants, turns):
    mask, step = (1 << bits) - 1, bits // 8

    def right(x, n):
        return ((x >> n) | (x << (bits - n))) & mask

    (s1, s2, s3), (t1, t2, t3), (u1, u2, u3), (v1, v2, v3) = turns
    w = [int.from_bytes(block[i:i + step], 'big') for i in range(0, 16 * step, step)]
    for i in range(16, len(constants)):
        x, y = w[i - 15], w[i - 2]
        x = right(x, s1) ^ right(x, s2) ^ (x >> s3)
        y = right(y, t1) ^ right(y, t2) ^ (y >> t3)
        w.append((w[i - 16] + x + w[i - 7] + y) & mask)
    a, b, c, d, e, f, g, h = state
    for constant, word in zip(constants, w):
        first = h + (right(e, u1) ^ right(e, u2) ^ right(e, u3)) + ((e & f) ^ (~e & g)) + constant + word
        second = (right(a, v1) ^ right(a, v2) ^ right(a, v3)) + ((a & b) ^ (a & c) ^ (b & c))
        a, b, c, d, e, f, g, h = (first + second) & mask, a, b, c, (d + first) & mask, e, f, g
    return [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def _sha256_block(state, block):
    return _sha2_block(state, block, 32, _table('sha256'), ((7, 18, 3), (17, 19, 10), (6, 11, 25), (2, 13, 22)))


def _sha512_block(state, block):
    return _sha2_block(state, block, 64, _table('sha512'), ((1, 8, 7), (19, 61, 6), (14, 18, 41), (28, 34, 39)))


# Name: block, size of a digest, bytes of a word, byte order, one block's work, the state at the start.
_KINDS = {
    'md5': (64, 16, 4, 'little', _md5_block, lambda: [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]),
    'sha1': (64, 20, 4, 'big', _sha1_block, lambda: [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]),
    'sha224': (64, 28, 4, 'big', _sha256_block, lambda: [_root(p, 2, 64) & _M32 for p in _primes(16)[8:]]),
    'sha256': (64, 32, 4, 'big', _sha256_block, lambda: [_root(p, 2, 32) for p in _primes(8)]),
    'sha384': (128, 48, 8, 'big', _sha512_block, lambda: [_root(p, 2, 64) for p in _primes(16)[8:]]),
    'sha512': (128, 64, 8, 'big', _sha512_block, lambda: [_root(p, 2, 64) for p in _primes(8)]),
}


class _Hash:
    """A fingerprint that grows with what it is given."""

    def __init__(self, name, data=b''):
        self.name = name
        self.block_size, self.digest_size, self._word, self._order, self._work, start = _KINDS[name]
        self._state, self._rest, self._length = start(), b'', 0
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError('object supporting the buffer API required')
        self._length += len(data)
        data = self._rest + bytes(data)
        size = self.block_size
        whole = len(data) - len(data) % size
        for at in range(0, whole, size):
            self._state = self._work(self._state, data[at:at + size])
        self._rest = data[whole:]

    def digest(self):
        size, field = self.block_size, self.block_size // 8
        end = b'\x80' + b'\0' * ((size - field - 1 - len(self._rest)) % size)
        end = self._rest + end + (self._length * 8).to_bytes(field, self._order)
        state = self._state
        for at in range(0, len(end), size):
            state = self._work(state, end[at:at + size])
        return b''.join(word.to_bytes(self._word, self._order) for word in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = _Hash(self.name)
        other._state, other._rest, other._length = list(self._state), self._rest, self._length
        return other

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


def new(name, data=b'', *, usedforsecurity=True):
    """The fingerprint of that name."""
    kind = name.lower().replace('-', '')
    if kind not in _KINDS:
        raise ValueError(f'unsupported hash type {name}')
    return _Hash(kind, data)


def _maker(name):
    def make(string=b'', *, usedforsecurity=True):
        return _Hash(name, string)
    make.__name__ = make.__qualname__ = 'openssl_' + name
    return make


md5, sha1, sha224, sha256, sha384, sha512 = map(_maker, ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'))


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password."""
    import hmac
    size = _KINDS[hash_name][1]
    dklen = size if dklen is None else dklen
    key = b''
    for block in range(1, -(-dklen // size) + 1):
        last = hmac.digest(password, salt + block.to_bytes(4, 'big'), hash_name)
        total = int.from_bytes(last, 'big')
        for _ in range(iterations - 1):
            last = hmac.digest(password, last, hash_name)
            total ^= int.from_bytes(last, 'big')
        key += total.to_bytes(size, 'big')
    return key[:dklen]


def __getattr__(name):
    if name in ('blake2b', 'blake2s', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'scrypt',
                'file_digest'):
        raise NotImplementedError(f'hashlib.{name} is not supported by Switchboard; use hashlib.sha256')
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")
