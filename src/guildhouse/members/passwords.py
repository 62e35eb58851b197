"""Argon2id at 46 MiB, one pass: the strength ASVS asks for at a quarter of Django's default cost in CPU."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ThriftyArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
