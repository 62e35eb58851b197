"""A mail server on loopback that takes mail, or refuses, drops the line, hangs or does something nasty, as told."""

import asyncio
import email
import email.policy
import socket
import threading

from aiosmtpd.controller import Controller


class Postbox:
    """`answers` are used up one per mail, then all is taken.

    An answer is an SMTP line, "hang", "drop", something to call, or an event to wait for before refusing.
    """

    def __init__(self):
        self.answers = []
        self.mails = []

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer == "hang":
            await asyncio.sleep(8)
        elif answer == "drop":
            server.transport.abort()
        elif isinstance(answer, threading.Event):
            await asyncio.to_thread(answer.wait)
            answer = "451 that took too long"
        elif callable(answer):
            answer = answer()
        if answer.startswith("250"):
            self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return answer

    @property
    def ids(self):
        return [mail["Message-ID"] for mail in self.mails]


class Office(Controller):
    """Starts on a port of its own; `ready_timeout` is long because the machine may be busy."""

    def __init__(self, postbox):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        super().__init__(postbox, hostname="127.0.0.1", port=port, ready_timeout=20)
