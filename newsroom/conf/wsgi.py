"""The WSGI application of a server. It needs SECRET_KEY in the environment."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")

application = get_wsgi_application()
