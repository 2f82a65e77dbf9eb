"""Bytes as text, and checksums."""

__all__ = ['Error', 'Incomplete', 'a2b_base64', 'b2a_base64', 'a2b_hex', 'b2a_hex', 'hexlify', 'unhexlify', 'crc32']

_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {char: at for at, char in enumerate(_ALPHABET)}


class Error(ValueError):
    """Text that stands for no bytes."""


class Incomplete(Exception):
    """Text that ends too early."""


def _data(data):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return data


def b2a_base64(data, /, *, newline=True):
    _data(data)
    out = bytearray()
    for at in range(0, len(data), 3):
        part = data[at:at + 3]
        number = int.from_bytes(bytes(part).ljust(3, b'\0'), 'big')
        digits = bytes(_ALPHABET[(number >> shift) & 63] for shift in (18, 12, 6, 0))
        out += digits[:len(part) + 1] + b'=' * (3 - len(part))
    return bytes(out) + b'\n' if newline else bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = data.encode('ascii') if isinstance(data, str) else _data(data)
    out, number, held, padding = bytearray(), 0, 0, 0
    if strict_mode and data[:1] == b'=':
        raise Error('Leading padding not allowed')
    padded = False
    for at, char in enumerate(data):
        if char == 61:
            padded = True
            padding += 1
            if held >= 2 and held + padding >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error('Excess data after padding')
                break
            continue
        value = _VALUES.get(char)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and padded:
            raise Error('Discontinuous padding not allowed')
        padding = 0
        number, held = number << 6 | value, held + 1
        if held == 4:
            out += number.to_bytes(3, 'big')
            number = held = 0
    if held == 1:
        count = len(out) // 3 * 4 + 1
        raise Error(f'Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4')
    if held:
        if held + padding < 4:
            raise Error('Incorrect padding')
        out += (number >> (4 if held == 2 else 2)).to_bytes(held - 1, 'big')
    return bytes(out)


def hexlify(data, sep=None, bytes_per_sep=1):
    _data(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


def unhexlify(hexstr, /):
    text = hexstr if isinstance(hexstr, str) else bytes(_data(hexstr)).decode('latin-1')
    if len(text) % 2:
        raise Error('Odd-length string')
    if any(char not in '0123456789abcdefABCDEF' for char in text):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify
_table = []


def crc32(data, value=0, /):
    """The checksum of zip files."""
    if not _table:
        for byte in range(256):
            for _ in range(8):
                byte = byte >> 1 ^ (0xEDB88320 if byte & 1 else 0)
            _table.append(byte)
    value ^= 0xFFFFFFFF
    for byte in _data(data):
        value = value >> 8 ^ _table[(value ^ byte) & 255]
    return value ^ 0xFFFFFFFF
