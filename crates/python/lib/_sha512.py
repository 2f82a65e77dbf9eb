"""SHA-512 (FIPS 180-4), for seeds that are text."""

_MASK = (1 << 64) - 1


def _primes(count):
    found, number = [], 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _root(number, power):
    # The first 64 bits of the fraction of a square or cube root.
    scaled, low, high = number << (64 * power), 0, 1 << 70
    while low < high - 1:
        middle = (low + high) // 2
        if middle ** power <= scaled:
            low = middle
        else:
            high = middle
    return low & _MASK


def _rotated(x, by):
    return (x >> by | x << (64 - by)) & _MASK


def sha512_digest(data):
    """The 64 bytes."""
    primes = _primes(80)
    constants = [_root(prime, 3) for prime in primes]
    state = [_root(prime, 2) for prime in primes[:8]]
    padded = data + b'\x80' + b'\0' * ((111 - len(data)) % 128) + (8 * len(data)).to_bytes(16, 'big')
    for start in range(0, len(padded), 128):
        words = [int.from_bytes(padded[at:at + 8], 'big') for at in range(start, start + 128, 8)]
        for at in range(16, 80):
            a, b = words[at - 15], words[at - 2]
            words.append((words[at - 16] + words[at - 7]
                          + (_rotated(a, 1) ^ _rotated(a, 8) ^ a >> 7)
                          + (_rotated(b, 19) ^ _rotated(b, 61) ^ b >> 6)) & _MASK)
        a, b, c, d, e, f, g, h = state
        for word, constant in zip(words, constants):
            first = (h + (_rotated(e, 14) ^ _rotated(e, 18) ^ _rotated(e, 41)) + (e & f ^ ~e & g) + constant + word) & _MASK
            second = ((_rotated(a, 28) ^ _rotated(a, 34) ^ _rotated(a, 39)) + (a & b ^ a & c ^ b & c)) & _MASK
            a, b, c, d, e, f, g, h = (first + second) & _MASK, a, b, c, (d + first) & _MASK, e, f, g
        state = [(old + new) & _MASK for old, new in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join([word.to_bytes(8, 'big') for word in state])
