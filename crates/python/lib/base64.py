"""Bytes as letters."""

import binascii

__all__ = ['b64encode', 'b64decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode',
           'b32encode', 'b32decode', 'b16encode', 'b16decode', 'encodebytes', 'decodebytes']

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}')


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    return encoded if altchars is None else encoded.replace(b'+', altchars[:1]).replace(b'/', altchars[1:])


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = s.replace(altchars[:1], b'+').replace(altchars[1:], b'/')
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encodebytes(s):
    return b''.join(binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def b32encode(s):
    out = bytearray()
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part.ljust(5, b'\0'), 'big')
        digits = [_B32[(number >> shift) & 31] for shift in range(35, -1, -5)]
        used = -(-len(part) * 8 // 5)
        out += bytes(digits[:used]) + b'=' * (8 - used)
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if casefold:
        s = s.upper()
    out = bytearray()
    for at in range(0, len(s), 8):
        part = s[at:at + 8].rstrip(b'=')
        number = 0
        for digit in part:
            if digit not in _B32:
                raise binascii.Error('Non-base32 digit found')
            number = number << 5 | _B32.index(digit)
        number <<= 5 * (8 - len(part))
        out += number.to_bytes(5, 'big')[:len(part) * 5 // 8]
    return bytes(out)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(digit not in b'0123456789ABCDEF' for digit in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)
