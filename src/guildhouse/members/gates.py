"""Nobody says anything to others before they have accepted the guidelines as they stand in substance."""

from django.utils.translation import gettext as _

from guildhouse.kernel.errors import NotAllowed
from guildhouse.kernel.ports.gates import Saying, gates
from guildhouse.members.queries.guidelines import must_accept, must_accept_now


def ask_for_acceptance(saying: Saying) -> None:
    """What was typed stays in its form: accepting opens in another window, and the form is sent again."""
    if must_accept(saying.by) and must_accept_now(saying.by):
        raise NotAllowed(
            _("How people treat each other here has changed. Read and accept it (the link is at the top), then send this again.")
            if saying.by.guidelines_accepted
            else _("Before you write here, read how people treat each other and accept it (the link is at the top). Then send this again.")
        )  # fmt: skip


gates.register("guidelines", ask_for_acceptance)
