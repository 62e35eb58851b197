"""Tokens: 256 random bits signed for one purpose, of which only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets

from django.core.signing import BadSignature, Signer

_LONGEST = 200


def new_token(purpose: str) -> str:
    return _signer(purpose).sign(secrets.token_urlsafe(32))


def is_ours(token: str, purpose: str) -> bool:
    """Whether we made the token, for this purpose: a guess, or a token for something else, costs no query."""
    if len(token) > _LONGEST or "\0" in token:
        return False
    try:
        _signer(purpose).unsign(token)
    except (BadSignature, UnicodeError):
        return False
    return True


def hash_token(token: str) -> str:
    """A plain hash suffices: nobody guesses 256 random bits, however fast the hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"guildhouse.secret_links.{purpose}", sep=".")
