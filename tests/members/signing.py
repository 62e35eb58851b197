"""An account, and the ways in and out of it."""

import re

PASSWORD = "a long walk by the river"


def code_in(mail):
    return re.search(r"^    (\S+)$", mail.body, re.MULTILINE).group(1)


def sign_up(client, **changes):
    form = {"name": "Ana Duarte", "email": "ana@example.org", "password1": PASSWORD, "words": "To learn", **changes}
    return client.post("/accounts/signup/", form)


def sign_in(client, password=PASSWORD, **more):
    return client.post("/accounts/login/", {"login": "ana@example.org", "password": password, **more})
