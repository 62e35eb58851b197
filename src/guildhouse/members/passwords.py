"""Argon2id at 46 MiB, one pass: as strong as ASVS asks at a quarter of Django's usual CPU; and refusals in our words."""

from django.contrib.auth import password_validation
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class ThriftyArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 47_104
    parallelism = 1


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "At least %(count)d character, please. A short sentence is easy to keep in mind.",
            "At least %(count)d characters, please. A short sentence is easy to keep in mind.",
            self.min_length,
        ) % {"count": self.min_length}


class NotUsedByMany(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is among the first that are tried. Choose another.")


class NotAboutOneself(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("This is too close to your name or address, which others know. Choose another.")
