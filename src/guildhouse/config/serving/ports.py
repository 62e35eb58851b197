"""Whether a port can be listened on, asked before anything is started."""

import errno
import socket


def explain_port(host: str, port: int, setting: str) -> str:
    """Nothing when the port is free, otherwise a sentence that says what to do."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        return _word(error, host, port, setting)
    return ""


def _word(error: OSError | OverflowError, host: str, port: int, setting: str) -> str:
    if isinstance(error, OverflowError):
        return f"{setting} is {port}; ports go up to 65535."
    if isinstance(error, socket.gaierror):
        return f"GUILDHOUSE_BIND is {host!r}, which is no address this machine knows. 127.0.0.1 or 0.0.0.0 are usual."
    reasons = {
        errno.EADDRINUSE: (
            f"Port {port} is taken by another program, perhaps another Guildhouse. "
            f"Stop it, or choose another port: {setting}={port + 10}."
        ),
        errno.EACCES: f"This account may not listen on port {port}. Choose one above 1023 in {setting}.",
        errno.EADDRNOTAVAIL: f"GUILDHOUSE_BIND is {host}, which is not an address of this machine.",
    }
    return reasons.get(error.errno or 0, f"Port {port} on {host} cannot be listened on: {error.strerror}.")
