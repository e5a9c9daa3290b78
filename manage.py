#!/usr/bin/env python3
"""The project's commands: `python manage.py help`."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.conf.settings")
    # A checkout without a secret key is somebody's own machine: its commands run in debug mode.
    # A server has its key in the environment, and is therefore never in debug mode by accident.
    if not os.environ.get("SECRET_KEY"):
        os.environ.setdefault("DEBUG", "1")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
