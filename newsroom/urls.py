"""Addresses of the site, below /fr/ and /en/."""

from django.urls import path

from newsroom.correction_feed import CorrectionFeed
from newsroom.feeds import ArticleFeed, PersonFeed, RubricFeed, SeriesFeed, TagFeed
from newsroom.views import (
    anniversaries,
    articles,
    calendar,
    competitors,
    corrections,
    events,
    galleries,
    home,
    latest,
    people,
    previews,
    rubrics,
    search,
    series,
    sessions,
    spoilers,
    static_pages,
    tags,
)

SEASON = "series/<slug:series>/<int:year>/"
EVENT = f"{SEASON}<slug:event>/"
SESSION = f"{EVENT}<slug:session>/"

sport = [
    path("series/", series.index, name="series_list"),
    path("series/<slug:series>/", series.current, name="series"),
    path(SEASON, series.season, name="season"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}entries/", events.entries, name="entries"),
    path(SESSION, sessions.session, name="session"),
    path(f"{SESSION}v<int:revision>/", sessions.revision, name="revision"),
    path("drivers/<slug:slug>/", competitors.driver, name="driver"),
    path("teams/<slug:slug>/", competitors.team, name="team"),
    path("calendar/", calendar.year, name="calendar"),
]

written = [
    path("", home.home, name="home"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<slug:slug>/", articles.article, name="article"),
    path("articles/<slug:slug>/photos/<int:number>/", galleries.photo, name="gallery_photo"),
    path("galleries/", galleries.galleries, name="galleries"),
    path("latest/", latest.latest, name="latest"),
    path("pages/<slug:slug>/", static_pages.static_page, name="static_page"),
    path("rubrics/<slug:slug>/", rubrics.rubric, name="rubric"),
    path("on-this-day/", anniversaries.today, name="on_this_day"),
    path("on-this-day/<int:month>-<int:day>/", anniversaries.of_day, name="on_this_day_of"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("people/<slug:slug>/photos/", people.photos, name="person_photos"),
    path("search/", search.search, name="search"),
    path("tags/<slug:slug>/", tags.tag, name="tag"),
    path("preview/<str:token>/", previews.preview, name="preview"),
    path("feed/", ArticleFeed(), name="feed"),
    path("series/<slug:slug>/feed/", SeriesFeed(), name="series_feed"),
    path("people/<slug:slug>/feed/", PersonFeed(), name="person_feed"),
    path("tags/<slug:slug>/feed/", TagFeed(), name="tag_feed"),
    path("rubrics/<slug:slug>/feed/", RubricFeed(), name="rubric_feed"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("spoilers/", spoilers.choose, name="spoilers"),
    path("corrections/feed/", CorrectionFeed(), name="correction_feed"),
]

urlpatterns = [*written, *sport]
