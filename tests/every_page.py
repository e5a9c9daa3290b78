"""One page of each type among the demo content, by what is particular about it."""

from django.utils import timezone

from newsroom.models import Article, Story
from results.models import Document, DocumentVersion

SERIES = "series/trophee-alize-gt/"
EVENT = f"{SERIES}2026/val-saint-aubin/"
NORTH = "series/formule-boreale/2026/val-saint-aubin/"
TOLD = "series/porsche-carrera-cup-france/2021/magny-cours/"

SAME_IN_BOTH = {
    "home": "",
    "articles": "articles/",
    "articles filtered": "articles/?series=trophee-alize-gt&kind=report",
    "articles without a match": "articles/?year=2020&kind=gallery",
    "series list": "series/",
    "series": SERIES,
    "season archived": f"{SERIES}2025/",
    "event": NORTH,
    "event without dates": "series/mitjet-european-cup/2025/imola/",
    "event cancelled": f"{SERIES}2026/plaine-haute/",
    "entry list": f"{NORTH}entries/",
    "entry list of sixty cars": f"{EVENT}entries/",
    "entry list not known yet": "series/mitjet-european-cup/2025/imola/entries/",
    "race of sixty cars": f"{EVENT}race/",
    "race under appeal": f"{NORTH}race-1/",
    "race with a decision under appeal": "series/formule-boreale/2026/heidental/race-1/",
    "race with a decision reversed": f"{SERIES}2026/harrow-moor/sprint/",
    "race partial": f"{TOLD}race-1/",
    "race to come": f"{SERIES}2026/porto-falesia/race/",
    "one class of a race": f"{EVENT}race/?class=pro",
    "qualifying": f"{NORTH}qualifying/",
    "grid": f"{SERIES}2026/lac-aux-loutres/race/v1/?kind=grid",
    "revision": f"{NORTH}race-1/v1/",
    "table for other sites": f"{EVENT}race/embed/?top=10",
    "table for other sites without results": f"{NORTH}race-1/embed/?spoilers=off",
    "driver": "drivers/adele-lagrenaudie/",
    "team": "teams/lusitania-corse/",
    "person": "people/helene-duprat-wyss/",
    "photographer": "people/solveig-marchais/",
    "photos of a photographer": "people/solveig-marchais/photos/",
    "galleries": "galleries/",
    "on this day": "on-this-day/",
    "on this day, a race": "on-this-day/5-7/",
    "on this day, nothing": "on-this-day/2-29/",
    "tag": "tags/val-saint-aubin/",
    "latest news": "latest/",
    "latest news, further on": "latest/?page=2",
    "rubric": "rubrics/paddock/",
    "column": "rubrics/by-the-book/",
    "masthead": "pages/masthead/",
    "legal notice": "pages/legal-notice/",
    "sources": "pages/sources/",
    "corrections": "corrections/",
    "calendar": "calendar/",
    "calendar of a year": "calendar/?year=2025",
    "home without results": "?spoilers=off",
    "session without results": f"{NORTH}race-1/?spoilers=off",
    "driver without results": "drivers/adele-lagrenaudie/?spoilers=off",
    "search": "search/",
    "search with an answer": "search/?q=vainqueur+Am+Val-Saint-Aubin+2026",
    "search with several answers": "search/?q=podium+aliz%C3%A9+2026",
    "search with hits": "search/?q=val+saint+aubin",
    "search misspelt": "search/?q=boccolaci",
    "search without a match": "search/?q=zzqqx",
    "not found": "articles/nothing/",
    "gone": "articles/withdrawn/",
}
IN_FRENCH = {
    "article with photo": "quatre-heures-six-dixiemes/",
    "article without photo": "val-saint-aubin-sprint/",
    "article without results": "quatre-heures-six-dixiemes/?spoilers=off",
    "article on one class": "quatre-heures-six-dixiemes/?class=am",
    "article on a partial result": "boccolacci-magny-cours-course-1/",
    "article with a correction": "costa-serena-delorme-commence-par-la-fin/",
    "preview": "porto-falesia-quatre-heures-sans-soleil/",
    "gallery": "val-saint-aubin-en-images/",
    "photo of a gallery": "val-saint-aubin-en-images/photos/2/",
}
IN_ENGLISH = {
    "article with photo": "four-hours-six-tenths/",
    "article without photo": "val-saint-aubin-sprint/",
    "article without results": "four-hours-six-tenths/?spoilers=off",
    "article on one class": "four-hours-six-tenths/?class=am",
    "article on a partial result": "boccolacci-magny-cours-race-1/",
    "article with a correction": "costa-serena-delorme-begin-at-the-end/",
    "preview": "porto-falesia-four-hours-without-the-sun/",
    "gallery": "val-saint-aubin-in-pictures/",
    "photo of a gallery": "val-saint-aubin-in-pictures/photos/2/",
}
NAMES = [*SAME_IN_BOTH, *IN_FRENCH, "document", "page of a document"]
STATUS = {"not found": 404, "gone": 410}  # else 200


def address(name, language):
    """Where that page is in an edition."""
    if name in IN_FRENCH:
        return f"/{language}/articles/{(IN_FRENCH if language == 'fr' else IN_ENGLISH)[name]}"
    if name == "document":
        grid = Document.objects.get(kind=Document.Kind.GRID, session__event__slug="val-saint-aubin")
        return f"/{language}/documents/{grid.pk}/"
    if name == "page of a document":
        paper = sheet_of_several_pages()
        return f"/{language}/documents/{paper.document_id}/v{paper.label}/pages/2/"
    return f"/{language}/{SAME_IN_BOTH[name]}"


def sheet_of_several_pages():
    return DocumentVersion.objects.public().filter(pages__gt=1).order_by("pk").first()


def withdraw_one(language):
    """An article that was once public, and is no more."""
    now = timezone.now()
    Article.objects.create(
        story=Story.objects.create(),
        language=language,
        headline="Nothing more",
        slug="withdrawn",
        status=Article.Status.WITHDRAWN,
        published_at=now,
        first_published_at=now,
    )
