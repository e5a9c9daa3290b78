"""The main job, whole: from a result sheet to a report in two languages that follows the stewards."""

import logging
import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from newsroom import roles
from newsroom.models import Article, StorySession
from results.folding import fold
from results.models import Classification, Driver
from results.name_words import split_name
from results.sheets.sandbox import read_in_sandbox
from tests.browser import fields
from tests.browser.desk import Review, settle

logger = logging.getLogger(__name__)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["thirty cars", "sixty cars"])
def sheet(request):
    """A sheet drawn by the project, and one of a real race, where the samples are."""
    if request.param == "thirty cars":
        return fields.sheet()
    samples = request.getfixturevalue("samples")
    return (samples / "results-pdf" / "imsa-daytona-2026-race-official.pdf").read_bytes()


@pytest.fixture
def race(make):
    """The race as the calendar knows it, before anything has happened."""
    series = make.series("Alizé Trophy")
    event = make.event(make.season(series), "4 Hours", name_fr="4 Heures", meeting=make.meeting(), number=3)
    return make.session(event)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "start.jpg"
    drawing = Image.new("RGB", (1000, 640), "#33617a")
    ImageDraw.Draw(drawing).polygon([(0, 640), (520, 260), (1000, 640)], fill="#c7ccd1")
    drawing.save(path, quality=80)
    return path


@dataclass
class Job:
    """What the steps hand on to one another."""

    race: object
    printed: str  # a name as the sheet prints it
    given: str
    family: str  # corrected
    co_driver: str
    second: str  # the number of the car behind the winner
    third: str
    laps_down: int  # of the first car that was lapped

    @property
    def name(self):
        return f"{self.given} {self.family}"


@pytest.fixture
def job(race, sheet):
    rows = read_in_sandbox(sheet, "sheet.pdf")[0].rows
    given, family = split_name(rows[0].drivers[0])
    return Job(
        race=race,
        printed=rows[0].drivers[0],
        given=given,
        family=f"{family} fils",
        co_driver=rows[0].drivers[1],
        second=rows[1].number,
        third=rows[2].number,
        laps_down=next(row.gap_laps for row in rows if row.gap_laps),
    )


def test_the_main_job(job, sheet, picture, make, desk_of, new_context, live_server):
    results = desk_of("rosalind", roles.RESULTS_EDITOR)
    publish_the_sheet(results, job, sheet)

    journalist = desk_of("jeanne", roles.JOURNALIST, name="Jeanne Aubry").open("admin:index")
    write_the_french(journalist, job, picture)

    editor = desk_of("edith", roles.EDITOR, name="Edith Farrow").open("admin:index")
    publish_the_french(editor)
    write_the_english(editor, job)

    stranger = new_context(java_script_enabled=False).new_page()
    french, english = (
        live_server.url + Article.objects.get(language=language).get_absolute_url()
        for language in ("fr", "en")
    )
    read(stranger, french, english, job, IN_FRENCH)
    read(stranger, english, french, job, IN_ENGLISH)

    amend(results, job)
    follow(stranger, french, job, "Modifié", "Une voiture non conforme.")
    follow(stranger, english, job, "Amended", "A car did not conform.")


def publish_the_sheet(desk, job, sheet):
    """Step one: the results editor attaches the sheet, corrects a name, and puts it in force."""
    started = time.monotonic()
    review = desk.attach(job.race, sheet)
    expect(review.page.locator("img.strip").first).to_be_visible()
    logger.info("the reading is seen %.1f s after the sheet is sent", time.monotonic() - started)
    review.see_pages()
    review.spell(job.printed, job.given, job.family)
    review.confirm_new_names()
    review.choose_status("provisional")
    assert not Classification.objects.exists(), "nothing is in force before the editor says so"
    desk.press("Publish")
    assert "Revision 1 is in force." in desk.told()
    assert Classification.objects.get().status == "provisional"


FRENCH = (
    '<p>La pluie est tombée avant midi. Gagnant : <a href="{url}">{name}</a></p>'
    "<h2>Le départ</h2><p><strong>Trois tours</strong> derrière la voiture de sécurité !</p>"
    "<ul><li><p>un arrêt</p></li><li><p>deux relais</p></li></ul>"
    '<figure class="quote"><blockquote><p>Nous n\'avions plus rien</p></blockquote>'
    "<figcaption>Le vainqueur</figcaption></figure>"
    "<p>La suite en septembre.</p>"
)


def write_the_french(desk, job, picture):
    """Step two: the journalist writes the report with a photo, the session and its marker, and submits it."""
    page = desk.page
    desk.follow(page.get_by_role("link", name="Write an article").first)
    page.get_by_label("Language:").select_option("fr")
    page.get_by_label("Headline:").fill("Quatre heures sous l’averse")
    desk.text.click()
    desk.type("La pluie est tombée avant midi. Gagnant : ")
    desk.link_to(job.family)
    desk.type("", "")
    desk.tool("heading2")
    desk.type("Le départ", "")
    desk.tool("bold")
    desk.type("Trois tours")
    desk.tool("bold")
    desk.type(" derrière la voiture de sécurité !", "")
    desk.tool("bullets")
    desk.type("un arrêt", "deux relais", "", "")
    desk.tool("quote")
    desk.type("Nous n'avions plus rien")
    page.locator(".ProseMirror figcaption").click()
    desk.type("Le vainqueur", "La suite en septembre.")
    desk.add_session(job.race.event.name)
    desk.add_photo(
        picture,
        **{
            "Photographer’s name:": "Ada Lindqvist",
            "Agency:": "Rideau",
            "Caption [fr]:": "Le peloton, en gris",
            "Caption [en]:": "The field, in grey",
            "Alternative text [fr]:": "Un cône gris",
            "Alternative text [en]:": "A grey cone",
        },
    )
    desk.press("Save")
    driver = Driver.objects.get(folded__contains=fold(job.family))
    url = driver.get_absolute_url().replace("/en/", "/fr/")
    assert Article.objects.get().body == FRENCH.format(url=url, name=job.name)
    page.locator(".ProseMirror > p", has_text="La suite").click()
    settle(page)
    page.keyboard.press("Home")
    desk.mark("classification")
    desk.press("Submit")
    assert "Submitted to the editors." in desk.told()


def publish_the_french(desk):
    """Step three: the editor finds the report on her desk, reads it as a reader will, and publishes it."""
    desk.follow(desk.page.get_by_role("link", name="Quatre heures sous l’averse").first)
    desk.press("Save and preview")
    expect(desk.page.locator("section.sheet")).to_be_visible()
    desk.page.go_back()
    desk.press("Publish")
    assert "Published." in desk.told()


def write_the_english(desk, job):
    """Then she writes the English with the French beside it, and publishes that too."""
    page = desk.page
    desk.follow(page.get_by_role("link", name="Write it in English"))
    expect(page.locator(".beside").filter(has_text="derrière la voiture de sécurité")).to_be_visible()
    page.get_by_label("Headline:").fill("Four hours in the rain")
    desk.text.click()
    desk.type("It rained before noon.", "")
    desk.mark("classification")
    desk.type("More in September.")
    desk.press("Publish")
    assert "Published." in desk.told()
    link = StorySession.objects.get()
    assert Article.objects.get(language="en").body == (
        f'<p>It rained before noon.</p><figure data-embed="classification" data-ref="{link.pk}"></figure>'
        "<p>More in September.</p>"
    )


def read(stranger, address, other, job, words):
    """Step four: somebody without an account and without scripts reads the page, in its own language."""
    stranger.goto(address)
    expect(stranger.locator("html")).to_have_attribute("lang", re.compile(words["language"]))
    assert stranger.locator(f"link[hreflang={words['other']}]").get_attribute("href").endswith(path_of(other))
    assert stranger.locator(f"nav a[hreflang={words['other']}]").get_attribute("href") == path_of(other)
    row = stranger.locator("section.sheet tr", has_text=job.name)
    expect(row.locator("td.pos")).to_have_text("1")
    expect(row.get_by_role("link", name=job.name)).to_have_attribute(
        "href", re.compile(f"^/{words['language']}/drivers/")
    )
    lapped = f"+{job.laps_down}\u00a0{words['lap']}{'s' if job.laps_down > 1 else ''}"
    assert lapped in stranger.locator("section.sheet td.gap").all_inner_texts()
    photo = stranger.locator("figure.photo")
    expect(photo.locator("img")).to_have_attribute("alt", words["alt"])
    expect(photo.locator(".credit")).to_contain_text("Ada Lindqvist / Rideau")
    assert stranger.locator("section.sheet").count() == 1
    main = stranger.locator("main").inner_text()
    assert main.index(words["before"]) < main.index(job.co_driver) < main.index(words["after"])


IN_FRENCH = {
    "language": "fr",
    "other": "en",
    "lap": "tour",
    "alt": "Un cône gris",
    "before": "Nous n’avions plus rien",
    "after": "La suite en septembre.",
}
IN_ENGLISH = {
    "language": "en",
    "other": "fr",
    "lap": "lap",
    "alt": "A grey cone",
    "before": "It rained before noon.",
    "after": "More in September.",
}


def path_of(address):
    return urlsplit(address).path


def amend(desk, job):
    """Step five: the stewards exclude the second car at 22:40, and the results editor follows them."""
    before = Classification.objects.get()
    desk.attach(job.race, fields.without(before, job.second), "amended.pdf")
    review = Review(desk)
    review.choose_status("official")
    desk.page.get_by_label("Reason as the reader will see it, in French").fill("Une voiture non conforme.")
    desk.page.get_by_label("Reason as the reader will see it, in English").fill("A car did not conform.")
    desk.press("Publish as a new revision")
    assert "Revision 2 is in force." in desk.told()


def follow(stranger, address, job, badge, reason):
    """The page that a stranger reads is that of the new revision, and the old one keeps its address."""
    stranger.goto(address)
    sheet = stranger.locator("section.sheet")
    expect(sheet.locator(".status").first).to_have_text(badge)
    expect(sheet.locator("tr", has_text=job.name).locator("td.pos")).to_have_text("1")
    places = sheet.locator("tbody tr")
    plates = places.locator(".plate").all_inner_texts()
    assert plates[1] == job.third
    assert plates[-1] == job.second
    sheet.locator(".sheet-foot a").first.click()
    expect(stranger.locator("main")).to_contain_text(reason)
    stranger.wait_for_load_state()
    old = Classification.objects.get(revision=1)
    stranger.goto(re.sub("/articles/.*", "", address) + old.get_absolute_url()[3:])
    assert stranger.locator("section.sheet .plate").nth(1).inner_text() == job.second
