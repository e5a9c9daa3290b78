"""Addresses of data, documents and colours; the pages of what happened on track are the newsroom's."""

from django.urls import path

from results import converters
from results.views import colours, data, documents

converters.register()

SESSION = "series/<slug:series>/<int:year>/<slug:event>/<slug:session>"

in_language = [
    path(f"{SESSION}.<ending:ending>", data.classification, name="session_data"),
    path(f"{SESSION}/v<int:revision>.<ending:ending>", data.classification, name="revision_data"),
    path("documents/<int:pk>/", documents.page, name="document_page"),
]

urlpatterns = [
    path("documents/<int:pk>/", documents.choose_language, name="document"),
    path("documents/<int:pk>/v<version:label>.<slug:ending>", documents.version, name="document_version"),
    path("series.css", colours.sheet, name="series_css"),
]
