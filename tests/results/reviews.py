"""A review under way, and what an editor does with it, without a browser."""

from django.core.files.uploadedfile import SimpleUploadedFile

from results.attaching import attach, open_review
from results.reviewing.fields import update_from_post
from results.reviewing.force import check
from results.reviewing.work import Work
from tests.results.sheets_drawn import ROWS, drawn


def session_with_classes(make):
    season = make.season()
    make.race_class(season, "Pro")
    make.race_class(season, "Pro-Am")
    return make.session(make.event(season, meeting=make.meeting()))


def review_of(session, rows=ROWS, /, **fields):
    version = attach(session, SimpleUploadedFile("sheet.pdf", drawn(rows, **fields))).version
    return open_review(version, session, by=None)


def typed(review, **post):
    """The review after an editor has sent these fields."""
    work = Work.from_json(review.data)
    update_from_post(work, {name.replace("__", "-"): value for name, value in post.items()})
    review.data = work.to_json()
    review.save()
    return review


def ready(review, status="provisional"):
    """The review with everything accepted and the status chosen."""
    work = Work.from_json(review.data)
    checked = check(review, work)
    for each in checked.to_see:
        each.row.seen = True
    work.seen = True
    work.new_confirmed = [new.key for new in checked.new_names]
    work.facts["status"] = status
    review.data = work.to_json()
    review.save()
    return review


def sentences(checked, level=None):
    return [f.sentence for c in checked.rows for f in c.findings if level is None or f.level is level]
