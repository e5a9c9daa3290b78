"""The settings of the tests: the project's own, as a server has them, without what only slows tests down."""

import os
import tempfile
from pathlib import Path

os.environ["SECRET_KEY"] = "only-for-tests-and-long-enough-for-the-checks-of-a-deployment"
os.environ["DEBUG"] = "0"
os.environ["HTTPS"] = "0"

from newsroom.conf.settings import *  # noqa: F403
from newsroom.conf.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / "newsroom-tests"  # each test gets a folder of its own instead
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
AVIF_SPEED = 10
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# SQLite in a file: in memory, a page that is still being answered when its test ends locks the tables.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/newsroom-test-{os.getpid()}.sqlite3"}

SPOILER_DAYS = 3650  # who wants no results is told none of the demo content’s
