"""Every page of the desk that the main job passes through, in both languages."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsroom import images, roles
from newsroom.models import Photo
from results.attaching import attach, open_review
from results.models import Penalty
from tests.results.sheets_drawn import drawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def photo(db):
    out = BytesIO()
    Image.new("RGB", (640, 400), "#33617a").save(out, "JPEG")
    return images.add_photo(Photo(agency="Rideau"), SimpleUploadedFile("start.jpg", out.getvalue()))


@pytest.fixture
def pages(make, photo):
    """The pages by the name of their address, with something on each."""
    session = make.session(make.event(meeting=make.meeting()))
    classification = make.classification(session)
    entry = make.entry(session.event, "2")
    decision = Penalty.objects.create(session=session, entry=entry, kind="disqualification")
    version = attach(session, SimpleUploadedFile("sheet.pdf", drawn())).version
    review = open_review(version, session, by=None)
    story = make.story()
    link = story.story_sessions.create(session=session)
    story.photo_uses.create(photo=photo)
    story.photo_uses.create(photo=photo, place="gallery")
    body = (
        '<p>Words</p><figure class="quote"><blockquote><p>Said</p></blockquote><figcaption>Who</figcaption>'
        f'</figure><figure data-embed="classification" data-ref="{link.pk}"></figure>'
    )
    told = make.article(story, "fr", "Midi sous la pluie", make.person(), body=body)
    make.article(language="fr", headline="Un brouillon", status="submitted")
    return [
        ("admin:index", ""),
        ("admin:results_session_changelist", ""),
        ("admin:results_session_change", "", session.pk),
        ("admin:results_session_attach", "", session.pk),
        ("admin:results_session_choose", "", session.pk, version.pk),
        ("admin:results_sheetreview_change", "", review.pk),
        ("admin:results_event_change", "", session.event_id),
        ("admin:results_classification_change", "", classification.pk),
        ("admin:results_classification_restate", "", classification.pk),
        ("admin:results_session_decisions", "", session.pk),
        ("admin:results_penalty_add", f"?session={session.pk}"),
        ("admin:results_penalty_change", "", decision.pk),
        ("admin:results_penalty_changelist", ""),
        ("admin:results_document_change", "", version.document_id),
        ("admin:newsroom_photo_add", "?_popup=1"),
        ("admin:newsroom_photo_changelist", ""),
        ("admin:newsroom_photo_change", "", photo.pk),
        ("admin:newsroom_article_changelist", ""),
        ("admin:newsroom_article_add", ""),
        ("admin:newsroom_article_change", "", told.pk),
        ("admin:newsroom_article_add", f"?story={story.pk}"),
        ("admin:newsroom_article_history", "", told.pk),
        ("admin:newsroom_article_translations", ""),
        ("admin:newsroom_photo_upload", f"?story={story.pk}&place=gallery"),
        ("admin:newsroom_photo_together", f"?photos={photo.pk}"),
        ("admin:newsroom_frontpage_arrange", "", "fr"),
        ("admin:newsroom_frontpage_arrange", "", "en"),
        ("admin:newsroom_rubric_change", "", make.rubric().pk),
        ("admin:newsroom_rubric_add", ""),
        ("admin:newsroom_staticpage_change", "", make.static_page().pk),
        ("admin:newsroom_advert_add", ""),
        ("admin:newsroom_advert_change", "", make.advert().pk),
        ("admin:newsroom_advert_changelist", ""),
        ("admin:newsroom_correction_add", ""),
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_desk_is_accessible_by_day_and_by_night(desk_of, pages, accessible, language):
    desk = desk_of("edith", roles.CHIEF).open("admin:index")
    if language == "fr":
        desk.press("Français")
    faults = []
    for name, query, *args in pages:
        desk.open(name, *args, query=query)
        assert desk.page.locator("html").get_attribute("lang").startswith(language)
        try:
            accessible(desk.page, schemes=["light", "dark"])
        except pytest.fail.Exception as failure:
            faults.append(f"{name}{query}: {failure}")
    assert not faults, "\n\n".join(faults)
