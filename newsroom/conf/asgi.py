"""The ASGI application of a server. It needs SECRET_KEY in the environment."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")

application = get_asgi_application()
