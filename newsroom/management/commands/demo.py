from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from newsroom.demo.load import is_loaded, load
from newsroom.demo.people import demo_logins


class Command(BaseCommand):
    help = "Fill an empty newsroom with the demo content and its logins. A second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--on-a-server",
            action="store_true",
            help="Load it although DEBUG is off. The logins then get passwords that are shown this once.",
        )

    def handle(self, *args, **options):
        if not settings.DEBUG and not options["on_a_server"]:
            raise CommandError(
                "The demo content has logins: it does not belong on a server (see --on-a-server)."
            )
        if is_loaded():
            self.stdout.write("The demo content is there already; nothing was changed.")
            self.say(demo_logins())
            return
        start = monotonic()
        logins = load()
        self.stdout.write(f"The demo content is loaded ({monotonic() - start:.0f} s).")
        self.say(logins)

    def say(self, logins):
        if logins:
            self.stdout.write("\nLogins for /admin/:\n")
        for username, password in logins.items():
            self.stdout.write(f"  {username:<12} {password}")
