"""One function per screen or list."""
