"""How a secret is kept: as a hash, so that a stolen database opens nothing."""

import hashlib


def hash_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
