"""Addresses of data, documents and colours; the pages of what happened on track are the newsroom's."""

from django.urls import path

from results import converters
from results.views import calendars, colours, data, documents, embeds, pages

converters.register()

SEASON = "series/<slug:series>/<int:year>"
SESSION = "series/<slug:series>/<int:year>/<slug:event>/<slug:session>"

in_language = [
    path(f"{SEASON}/<slug:event>/entries.<ending:ending>", data.entries, name="entries_data"),
    path(f"{SESSION}.<ending:ending>", data.classification, name="session_data"),
    path(f"{SESSION}/v<int:revision>.<ending:ending>", data.classification, name="revision_data"),
    path(f"{SESSION}/embed/", embeds.classification, name="session_embed"),
    path(f"{SESSION}/v<int:revision>/embed/", embeds.classification, name="revision_embed"),
    path("documents/<int:pk>/", documents.page, name="document_page"),
    path("documents/<int:pk>/v<version:label>/pages/<int:number>/", pages.page, name="document_look"),
    path("calendar.ics", calendars.everything, name="calendar_feed"),
    path("series/<slug:series>/calendar.ics", calendars.of_series, name="series_calendar"),
    path(f"{SEASON}/calendar.ics", calendars.of_season, name="season_calendar"),
    path(f"{SEASON}/<slug:event>/calendar.ics", calendars.of_event, name="event_calendar"),
]

urlpatterns = [
    path("documents/<int:pk>/", documents.choose_language, name="document"),
    path("documents/<int:pk>/latest/", documents.latest, name="document_latest"),
    path("documents/<int:pk>/v<version:label>.<slug:ending>", documents.version, name="document_version"),
    path("documents/<int:pk>/v<version:label>/page-<int:number>.png", pages.picture, name="document_picture"),
    path("series.css", colours.sheet, name="series_css"),
]
