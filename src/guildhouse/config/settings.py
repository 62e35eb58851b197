"""Every setting, read from the environment; an empty environment is a working site on SQLite."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from guildhouse.config.env import Environment, make_home, parse_database, read_secret_key

PACKAGE = Path(__file__).resolve().parent.parent
env = Environment()

GUILDHOUSE_HOME = make_home(env.path("HOME", "var", about=_("Folder of the database, keys and files.")))
DEBUG = env.flag("DEBUG", default=False, about=_("Show errors and the /ui/ page. Never on a public site."))
DEMO = env.flag("DEMO", default=False, about=_("This is a demo: sample accounts may be shown on the sign-in page."))
TESTING = "pytest" in sys.modules
PRIVATE_KEY_FILE = env.text(
    "PRIVATE_KEY_FILE", about=_("Key file of private texts; default: keys/private.key in the home.")
)
BIND = env.text("BIND", "127.0.0.1", about=_("Address to listen on; 0.0.0.0 for every network of this machine."))
PORT = env.number("PORT", 8000, least=1, about=_("Port of the pages."))
PAGE_PROCESSES = env.number("PAGE_PROCESSES", 2, least=1, about=_("Processes that answer pages."))
PAGE_THREADS = env.number("PAGE_THREADS", 4, least=1, about=_("Threads in each of them."))
SITE_ADDRESS = env.text(
    "ADDRESS", f"http://localhost:{PORT}", about=_("Public address, used in e-mails and feeds.")
).rstrip("/")
SECRET_KEY = env.text("SECRET_KEY", about=_("Signing key; made once in the home when not given.")) or read_secret_key(
    GUILDHOUSE_HOME
)
ALLOWED_HOSTS = env.names(
    "HOSTS",
    ",".join(dict.fromkeys(["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_ADDRESS).hostname or "localhost"])),
    about=_("Host names the site answers to; default: this machine and the host of the address."),
)
SECURE = SITE_ADDRESS.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0, about=_("How many proxies of yours stand before the site."))
env.text("CORPUS", about=_("Folder of real material that the corpus tests read."))
LIVE_PORT = env.number("LIVE_PORT", PORT + 1, least=1, about=_("Port of the live-events process."))
LIVE_STREAMS_PER_ADDRESS = env.number(
    "LIVE_STREAMS_PER_ADDRESS", 200, least=1, about=_("How many open pages of one visitor's address hear live events.")
)
LIVE_ADDRESS = env.text("LIVE_ADDRESS", about=_("Public address of the live events; default: this host, LIVE_PORT."))

DATABASE_URL = env.text(
    "DATABASE_URL", prefix="", about=_("postgresql://… or sqlite:///path; default: SQLite in the home.")
)
DATABASES = {"default": parse_database(DATABASE_URL, GUILDHOUSE_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.text(
    "REDIS_URL", prefix="", about=_("Redis for caches and throttles; default: each machine by itself.")
)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}}
}
THROTTLE_FILE = GUILDHOUSE_HOME / "throttle.sqlite3"  # where tries are counted without Redis

ROOMS = [
    "guildhouse.kernel",
    "guildhouse.members",
    "guildhouse.spaces",
    "guildhouse.questionnaires",
    "guildhouse.conversations",
    "guildhouse.commitments",
    "guildhouse.decisions",
    "guildhouse.discussions",
    "guildhouse.gatherings",
    "guildhouse.recognition",
    "guildhouse.portability",
    "guildhouse.moderation",
    "guildhouse.insights",
    "guildhouse.site",
    "guildhouse.notifications",
    "guildhouse.search",
    "guildhouse.api",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    *ROOMS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guildhouse.kernel.visitor_pages.VisitorPages",
    "guildhouse.kernel.middleware.SafetyHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "guildhouse.members.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "guildhouse.members.middleware.MemberContext",
    "allauth.account.middleware.AccountMiddleware",
    "guildhouse.kernel.middleware.DomainErrors",
]
VISITOR_PAGES = not (DEBUG or TESTING)
ROOT_URLCONF = "guildhouse.config.urls"
WSGI_APPLICATION = "guildhouse.config.wsgi.application"
TEMPLATES = [
    {
        "NAME": "house",
        "BACKEND": "guildhouse.kernel.pages.HouseTemplates",
        "APP_DIRS": False,
        "DIRS": [PACKAGE / "templates", *(PACKAGE / room.split(".")[1] / "templates" for room in ROOMS)],
        "OPTIONS": {
            "environment": "guildhouse.kernel.pages.make_environment",
            "context_processors": ["guildhouse.site.shell.shell"],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

AUTH_USER_MODEL = "members.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["guildhouse.members.passwords.ThriftyArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "guildhouse.members.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "guildhouse.members.passwords.NotUsedByMany"},
    {"NAME": "guildhouse.members.passwords.NotAboutOneself"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-sid", "__Host-csrf") if SECURE else ("sid", "csrf")
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "guildhouse.site.views.faults.show_unproven"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

FILE_UPLOAD_HANDLERS = [
    "guildhouse.kernel.attachments.bounding.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
ATTACHMENT_MAX_BYTES = 1024 * 1024 * env.number("ATTACHMENT_MB", 20, least=1, about=_("Largest attachment, in MB."))
ATTACHMENT_QUOTA_BYTES = (
    1024
    * 1024
    * env.number("ATTACHMENT_QUOTA_MB", 500, least=1, about=_("What one member's attachments may take, in MB."))
)
ATTACHMENT_TYPES = env.names(
    "ATTACHMENT_TYPES",
    "pdf,txt,md,csv,tsv,log,json,ics,vcf,zip,docx,xlsx,pptx,odt,ods,odp",
    about=_("Endings taken as attachments, besides pictures; leave some out to take fewer."),
)

EVENTS_BY = env.one_of(
    "EVENTS_BY",
    ("members", "hosts"),
    about=_("Who plans events: every member, or hosts (of the community or a space)."),
)

STATIC_URL = "/static/"
STATIC_ROOT = make_home(GUILDHOUSE_HOME / "static")
STATICFILES_DIRS = [PACKAGE / "static"]
MEDIA_ROOT = GUILDHOUSE_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "guildhouse.kernel.stylesheets.HouseStaticFiles"
    },
}

LANGUAGE_CODE = env.one_of("LANGUAGE", ("en", "fr"), about=_("The community's language: en or fr."))
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = env.zone("TIME_ZONE", "UTC", about=_("The community's time zone."))
USE_TZ = True

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("SMTP_HOST", about=_("SMTP server; without one, mail is written to the console."))
if not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_PORT = env.number("SMTP_PORT", 587, least=1, about=_("SMTP port."))
EMAIL_HOST_USER = env.text("SMTP_NAME", about=_("SMTP account."))
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD", about=_("SMTP password."))
EMAIL_USE_TLS = env.flag("SMTP_TLS", default=True, about=_("Use STARTTLS."))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Guildhouse <house@localhost>", about=_("Sender of all mail."))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

from guildhouse.config.accounts import *  # noqa: E402, F403 - allauth's own names, kept in one file beside this one

env.refuse_unknown()
KNOWN_SETTINGS = env.known
