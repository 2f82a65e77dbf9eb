"""Fingerprints with a key."""

import hashlib

__all__ = ['HMAC', 'new', 'digest', 'compare_digest']


class HMAC:
    """A fingerprint with a key, which grows with what it is given."""

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = digestmod if callable(digestmod) else lambda data=b'': hashlib.new(digestmod, data)
        inner = make()
        self.digest_size, self.block_size, self.name = inner.digest_size, inner.block_size, 'hmac-' + inner.name
        if len(key) > inner.block_size:
            key = make(key).digest()
        key = bytes(key).ljust(inner.block_size, b'\0')
        self._inner, self._outer = inner, make(bytes(b ^ 0x5C for b in key))
        inner.update(bytes(b ^ 0x36 for b in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    """Are they equal?"""
    return a == b
