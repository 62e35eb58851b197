"""Somebody with a decision, two they may ask, and a host who is a stranger to it."""

from tests.people import ann, ben, cleo, host, page

__all__ = ["ann", "ben", "cleo", "host", "page"]
