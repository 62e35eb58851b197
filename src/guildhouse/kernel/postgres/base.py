"""Django's PostgreSQL backend without a question to the server before each request (docs/adr/0008-speed.md)."""

import select

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper


class DatabaseWrapper(PostgresWrapper):
    def is_usable(self) -> bool:
        """False once the connection has ended. A server that goes away says so on the socket: it is asked then, and after an error."""
        if self.connection.closed:
            return False
        heard = select.poll()
        heard.register(self.connection.pgconn.socket, select.POLLIN)
        return super().is_usable() if self.errors_occurred or heard.poll(0) else True
