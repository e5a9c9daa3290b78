"""Twenty questions of readers, answered by links alone: no script, no search, from the front page.

Each question is a walk: the links that a reader follows by their words, and what the last page then says.
`pytest -s tests/browser/test_questions.py` prints the table of clicks.
"""

import re

import pytest
import time_machine

from tests import demo_copy
from tests.browser.desk import PATIENCE

pytestmark = [pytest.mark.xdist_group("questions"), pytest.mark.django_db]

MOST_CLICKS = 4
ALIZE, BOREALE = "Alizé GT Trophy", "Boreal Formula"
VSA = "Val-Saint-Aubin 4 Hours"

# Question; from which front page; the links; where on the page, and what stands there.
QUESTIONS = [
    ("Who won the race?", "en", ["Four hours, six tenths"],
     "table.results tbody tr:first-child", r"Marchandeau.*Hallström"),
    ("Who won Pro-Am?", "en", ["Four hours, six tenths", "Pro-Am 28"],
     "table.results tbody tr:first-child", r"^1\s+64\s+Clémence Roussillac"),
    ("By how much was it won?", "en", ["Four hours, six tenths"],
     "table.results tbody tr:nth-child(2)", r"\+0\.611"),
    ("Who set the fastest lap?", "en", ["Championships", ALIZE, "The whole classification, 60 cars"],
     "table.results tr:has(.fast)", r"Ashdown-Reeve.*1:47\.655"),
    ("What changed when the stewards revised the result?", "en",
     ["Championships", ALIZE, "The whole classification, 60 cars"],
     "table.moved tbody tr:first-child", r"Castaingue.*Disqualified"),
    ("Why was it revised?", "en", ["Championships", ALIZE, "The whole classification, 60 cars"],
     ".revision .why", r"ride height"),
    ("What was the result before that?", "en",
     ["Championships", ALIZE, "The whole classification, 60 cars", "Version 1"],
     "main", r"no longer in force"),
    ("When does the next round start, in my own time?", "en", ["Championships", ALIZE],
     ".next", r"UK time\s+10:00\s+10:00 at the track"),
    ("À quelle heure part la prochaine manche, à l’heure de Paris ?", "fr",
     ["Championnats", "Trophée Alizé GT"],
     ".next time", r"11\sh"),
    ("How do I get the dates into my calendar?", "en", ["Calendar"],
     ".subscribe a[href^='webcal:']", r"Subscribe"),
    ("Which round was cancelled?", "en", ["Calendar"],
     "tr.is-off", r"Plaine-Haute"),
    ("Who is in car 12?", "en", ["Championships", ALIZE, VSA, "The entry list, 60 cars"],
     "tr:has(.plate:text-is('12'))", r"Marchandeau.*Hallström.*Delorme Compétition"),
    ("How many cars run in Am?", "en", ["Championships", ALIZE, VSA],
     ".entered-classes li:has-text('Am') >> nth=1", r"19 cars"),
    ("Who started from pole?", "en", ["Championships", ALIZE, VSA],
     ".sheet:has(h3:has-text('Qualifying')) tbody tr:first-child", r"Ashdown-Reeve"),
    ("What did Lusitânia Corse do at Val-Saint-Aubin?", "en",
     ["Tiago Boavida-Reis", "Lusitânia Corse"],
     "table.points tr:has-text('Val-Saint-Aubin, race 1'):has-text('Boavida')", r"race 1 3 61"),
    ("What else has Inès Hallström won this year?", "en", ["Four hours, six tenths", "Inès Hallström"],
     "dl.facts", r"Wins\s+\d+"),
    ("Where is the PDF of the result?", "en", ["Four hours, six tenths", "Document, version 1.1"],
     ".docs a[href$='.pdf'] >> nth=0", r"Open version 1\.1 \(PDF\)"),
    ("Who took the photo?", "en", ["Four hours, six tenths"],
     "figure .credit >> nth=0", r"Photo: Solveig Marchais"),
    ("Which race is under appeal?", "en", ["Championships", BOREALE, "Val-Saint-Aubin"],
     ".timetable tr:has-text('Subject to appeal')", r"Race 1"),
    ("Quelle était la manche d’avant, et pourquoi n’a-t-elle pas de vainqueur ?", "fr",
     ["Championnats", "Trophée Alizé GT", "4 Heures de Val-Saint-Aubin", re.compile("Plaine-Haute")],
     ".kicker .status", r"Annulé"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(demo_site):
    with time_machine.travel(demo_copy.DAY, tick=True), demo_site() as site:
        yield site


@pytest.fixture(scope="module")
def clicks():
    """How many it took, printed at the end."""
    counted = {}
    yield counted
    print()  # noqa: T201
    for question, number in counted.items():
        print(f"{number}  {question}")  # noqa: T201
    if counted:
        print(f"{len(counted)} questions, {sum(counted.values()) / len(counted):.1f} clicks each")  # noqa: T201


@pytest.fixture(scope="module")
def context(browser):
    made = browser.new_context(java_script_enabled=False)
    yield made
    made.close()


def follow(page, words):
    """The first link of that name, as one reads down the page."""
    exact = {} if isinstance(words, re.Pattern) else {"exact": True}
    page.get_by_role("link", name=words, **exact).first.click()


@pytest.mark.parametrize(
    ("question", "language", "links", "place", "answer"), QUESTIONS, ids=[each[0] for each in QUESTIONS]
)
def test_a_reader_finds_the_answer(site, settings, context, clicks, question, language, links, place, answer):
    settings.MEDIA_ROOT = site.uploads
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{site.url}/{language}/")
    for words in links:
        follow(page, words)
    page.wait_for_load_state()
    said = " ".join(page.locator(place).first.inner_text().split())
    page.close()
    assert re.search(answer, said), said
    assert len(links) <= MOST_CLICKS
    clicks[question] = len(links)
