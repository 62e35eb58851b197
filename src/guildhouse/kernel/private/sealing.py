"""Sealing bytes with AES-256-GCM, bound to the place they belong to: moved elsewhere, they no longer open."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_FORM = b"\x01"  # the first byte names the form, so that a later one can be told apart
_NONCE_BYTES = 12
_TAG_BYTES = 16
EMPTY_LENGTH = len(_FORM) + _NONCE_BYTES + _TAG_BYTES


class SealBroken(Exception):
    """The bytes were not sealed with this key for this place."""


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=KEY_BYTES * 8)


def seal(key: bytes, plain: bytes, *, place: bytes) -> bytes:
    """Form byte, fresh nonce, ciphertext with tag. 96 random bits per key are safe far beyond any member's rows."""
    nonce = os.urandom(_NONCE_BYTES)
    return _FORM + nonce + AESGCM(key).encrypt(nonce, plain, _FORM + place)


def unseal(key: bytes, sealed: bytes, *, place: bytes) -> bytes:
    """The plain bytes; raises SealBroken when key, place or bytes differ from those of the sealing."""
    if len(sealed) < EMPTY_LENGTH or sealed[:1] != _FORM:
        raise SealBroken
    nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, _FORM + place)
    except InvalidTag:
        raise SealBroken from None
