"""All of the demo content, each thing after what it needs. Once only: what was edited stays."""

from django.db import transaction
from django.utils.translation import override

from newsroom.demo.calendar import Calendar
from newsroom.demo.field import Register
from newsroom.demo.files import DATA, facts
from newsroom.demo.front_page import arrange_front_pages
from newsroom.demo.people import load_people
from newsroom.demo.photos import load_photos
from newsroom.demo.rubrics import load_rubrics
from newsroom.demo.stories import load_stories
from newsroom.demo.told import load_told
from newsroom.demo.weekends import load_series, publish_all
from newsroom.proposed import propose
from results.models import FormerAddress, Series

INVENTED = ("alize.toml", "boreale.toml", "tourisme.toml")
LANDMARK = "trophee-alize-gt"


def is_loaded():
    """Whether the demo content has been here before, even if its first series was renamed since."""
    moved = FormerAddress.objects.filter(path=f"/series/{LANDMARK}/")
    return Series.objects.filter(slug=LANDMARK).exists() or moved.exists()


@transaction.atomic
def load():
    """Load everything or nothing; gives the logins with their passwords."""
    with override("fr"):  # the language of what is drawn on sheets beside English
        people, logins = load_people()
        results_editor = people["tobias-fenwick-hale"].user
        calendar, register = Calendar(), Register()
        load_told(facts(DATA / "true.toml"), calendar, register, results_editor)
        waiting = []
        for name in INVENTED:
            waiting += load_series(facts(DATA / name), calendar, register)
        publish_all(waiting, results_editor, people["nadege-ferrandon"].user)
        photos = load_photos(people, people["nadege-ferrandon"].user)
        load_rubrics(people)
        propose(published=True)
        load_stories(people, photos)
        arrange_front_pages(people["nadege-ferrandon"].user)
    return logins
