"""The slips of real stories, and what is remarked in them without reason."""

from datetime import date
from time import process_time

import pytest
from django.utils.html import escape

from newsroom.copydesk import desk
from newsroom.copydesk.names import Known

pytestmark = [pytest.mark.pure, pytest.mark.usefixtures("dictionary")]

REPORT = (
    "fr-race-report-magny-cours-2021.txt",
    "fr",
    date(2021, 5, 7),
    [
        "Dorian Boccolacci", "Alessandro Ghiretti", "Marvin Klein", "Dylan Pereira", "Florian Latorre",
        "Jean-Baptiste Simmenauer", "Enrico Fulgenzi", "Evan Spenle", "Jérôme Boullery", "Nicolas Misslin",
        "Christophe Lapierre", "Maxence Maurice", "Franck Leherpeur", "Tugdual Rabreau", "Victor Weyrich",
        "Victor Blugeon", "Martinet by Alméras", "CLRT", "BWT Lechner Racing", "EF Racing", "MRT by CLRT",
        "YDEO by Racing Technology", "Sébastien Loeb Racing", "MSA Performance", "ABM Automobile",
        "Magny-Cours", "Porsche Carrera Cup France", "Pro-Am",
    ],
    [
        "occzsion", "premère", "Magny Cours", "l »équipe", "des", "1.759", "a", "Autrichienne", "complètant",
        "Ensyite", "l »ordre", "Jérome Boullery", "Pro–Am", "Rcig", "A", "e", "!", "LEROUX", "GOURRE", "1ére",
        "ce vendredi", "https://",
    ],
)  # fmt: skip
DECIDER = (
    "fr-ca-title-decider-sebring-2020.txt",
    "fr",
    date(2020, 11, 12),
    [
        "Jeff Kingsley", "Jesse Lazare", "Riley Dickinson", "Alan Metni", "Charlie Luck", "Curt Swearingin",
        "Efrin Castro", "Kelly-Moss Racing", "Wright Motorsports", "Sebring International Raceway",
    ],
    ["cette fin de semaine", "demain vendredi", "8ème", "ce matin", "ici", "demain", "imsa.tv"],
)  # fmt: skip
PREVIEW = (
    "fr-preview-imola-mitjet.txt",
    "fr",
    date(2025, 7, 1),
    [
        "Romain Damiani", "Lorenzo Gatti", "Arnaud Malizia", "Jesper B. Jensen", "Thomas Laisné", "AV Racing",
        "GTDRIVE Racing Team", "JBJ Racing", "MV2S Racing", "Imola", "Spa-Francorchamps", "Magny-Cours",
        "Mitjet European Cup", "Mitjet Italia", "Paul Ricard", "Monza",
    ],
    ["5è", "ce week-end", "ce week-end"],
)  # fmt: skip
RELEASE = (
    "en-press-release-michelin-cup-2021.txt",
    "en",
    date(2021, 10, 5),
    [
        "Marco Cassarà", "Alex De Giacomi", "Raptor Engineering", "Monza", "Vallelunga", "Franciacorta",
        "Porsche Carrera Cup Italia", "Michelin Cup",
    ],
    ["Last weekend", "last Friday", " “", " “"],
)  # fmt: skip
STORIES = [REPORT, DECIDER, PREVIEW, RELEASE]


def read(folder, story):
    name, language, day, names, _expected = story
    text = (folder / name).read_text("utf-8")
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
    known = Known(tuple(names))
    found = desk.findings({"body": body}, language, known, day, day)
    return ["https://" if one.found.startswith("https://") else one.found for one in found]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story[0])
def test_every_slip_is_found(stories, story):
    found = read(stories, story)
    assert [slip for slip in story[-1] if slip not in found or found.remove(slip)] == []


def test_false_alarms_are_at_most_a_handful(stories):
    alarms = []
    for story in STORIES:
        left = read(stories, story)
        for slip in story[-1]:
            if slip in left:
                left.remove(slip)
        alarms += left
    assert len(alarms) <= 5, alarms


def test_names_that_are_not_on_record_raise_few_alarms_more(stories):
    alarms = [len(read(stories, (*story[:3], [], []))) - len(story[-1]) for story in STORIES]
    assert sum(alarms) <= 5, alarms


def test_a_long_article_is_read_at_once(stories):
    name, language, day, names, _expected = REPORT
    text = (stories / name).read_text("utf-8")
    body = "".join(f"<p>{escape(line)}</p>" for line in (text * 4)[:6000].splitlines())
    # As many names on record as a site has after some years.
    crowd = [f"Pilote{n:x}a Famille{n:x}b" for n in range(4000)]
    known = Known((*names, *crowd))
    desk.findings({"body": "<p>Bonjour occzsion</p>"}, language, known, day)  # the dictionary is loaded once
    started = process_time()
    desk.findings({"body": body}, language, known, day)
    assert process_time() - started < 1.5  # 0.3 s on a machine at rest
