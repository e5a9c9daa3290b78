"""All settings, each from the environment. A wrong value stops the start with a sentence that names it."""

from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.conf import csp

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()


def flag(name, default):
    """Yes or no; `environ` would read a misspelt yes as a no."""
    words = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    value = env.str(name, "").strip().lower()
    if value and value not in words:
        raise ImproperlyConfigured(f"{name} is 1 or 0, not {value!r}.")
    return words[value] if value else default


def choice(name, default, allowed):
    value = env.str(name, "") or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is one of {', '.join(allowed)}, not {value!r}.")
    return value


def number(name, default, least=0):
    value = env.str(name, "") or str(default)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is a whole number from {least}, not {value!r}.")
    return int(value)


def address(name, default, schemes):
    """A URL with one of these schemes, as text."""
    value = env.str(name, "") or default
    scheme = urlsplit(value).scheme
    if scheme not in schemes:
        raise ImproperlyConfigured(
            f"{name} begins with one of {', '.join(f'{s}:' for s in schemes)}, not {scheme!r}."
        )
    return value


# --- Where and how it runs ------------------------------------------------------------------------

DEBUG = flag("DEBUG", False)

SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing. Set it to a long random text, or DEBUG=1 on your own machine."
        )
    SECRET_KEY = "a-debug-session-needs-no-secret"  # known to everybody, hence for debugging only

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SITE_NAME = env.str("SITE_NAME", "") or "Grille"
SITE_URL = address("SITE_URL", "http://127.0.0.1:8000", ["https", "http"]).rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
if not SITE_HOST or urlsplit(SITE_URL).path:
    raise ImproperlyConfigured(
        f"SITE_URL is a scheme and a host, such as https://example.org, not {SITE_URL!r}."
    )

WORKERS = number("WEB_CONCURRENCY", 1, least=1)

ROOT_URLCONF = "newsroom.conf.urls"
WSGI_APPLICATION = "newsroom.conf.wsgi.application"
ASGI_APPLICATION = "newsroom.conf.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "newsroom",
    "results",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_prose_editor",
    "js_asset",
    "taggit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.CompressPublicText",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.conf.csp.RoomsCSPMiddleware",
    "newsroom.content_language.ContentLanguage",
    "newsroom.theme.PersonalTheme",
    "newsroom.spoiler_middleware.WithoutResults",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.list_clock.ListClock",
    "newsroom.middleware.FormerAddresses",
    "newsroom.second_try.SecondTry",
    "axes.middleware.AxesMiddleware",  # the last, so that it sees the answer of the login
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]

# --- What it keeps --------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url_config(
        address(
            "DATABASE_URL",
            f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}",
            ["sqlite", "postgres", "postgresql"],
        )
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers beside one writer, who takes the lock at once and waits for his turn (a worker writes as well).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

CACHES = {
    "default": env.cache_url_config(
        address("CACHE_URL", "locmemcache://newsroom", ["locmemcache", "dummycache", "redis", "rediss"])
    )
}

MEDIA_ROOT = Path(env.str("MEDIA_ROOT", "") or BASE_DIR / "media")
MEDIA_URL = "/media/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", "") or BASE_DIR / "staticfiles")
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# Uploads: a file goes to disk beyond this size; a form's text, without its files, may be this long.
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the review of a sheet of sixty cars is one form
DATA_UPLOAD_MAX_NUMBER_FILES = 60
DOCUMENT_MAX_BYTES = number("DOCUMENT_MAX_MB", 20, least=1) * 1024 * 1024
PHOTO_MAX_BYTES = number("PHOTO_MAX_MB", 40, least=1) * 1024 * 1024
AVIF_SPEED = 8  # of 10: a slower encoder makes files of a few per cent less, and takes several times as long
FILE_UPLOAD_PERMISSIONS = 0o644

# --- Languages ------------------------------------------------------------------------------------

LANGUAGES = [("fr", _("French")), ("en", _("English"))]
LANGUAGE_CODE = "en"  # of the msgids
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
FR_VARIANT = choice("FR_VARIANT", "fr-FR", ["fr-FR", "fr-CA"])
EN_VARIANT = choice("EN_VARIANT", "en-GB", ["en-GB", "en-CA", "en-US"])
FORMAT_MODULE_PATH = ["newsroom.conf.formats"]  # for the desk

USE_TZ = True
TIME_ZONE = "UTC"

OFFICIAL_NEEDS_TWO = flag("OFFICIAL_NEEDS_TWO", False)  # who entered a result does not confirm it as official
SPOILER_DAYS = number("SPOILER_DAYS", 14)  # what is younger is covered for who wants no results

# --- Who comes in, and how ------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

AXES_FAILURE_LIMIT = number("LOGIN_ATTEMPTS", 8, least=1)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "newsroom.conf.client.client_ip"

BEHIND_PROXY = flag("BEHIND_PROXY", False)  # a proxy that sets X-Forwarded-For and X-Forwarded-Proto itself
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

HTTPS = flag("HTTPS", not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "newsroom.views.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": csp.PUBLIC}

# --- What it says ---------------------------------------------------------------------------------

EMAIL_URL = address(
    "EMAIL_URL", "consolemail://" if DEBUG else "smtp://localhost:25", list(environ.Env.EMAIL_SCHEMES)
)
vars().update(env.email_url_config(EMAIL_URL))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("FROM_EMAIL", "") or f"newsroom@{SITE_HOST}"

LOG_LEVEL = choice("LOG_LEVEL", "WARNING", ["DEBUG", "INFO", "WARNING", "ERROR"])
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
