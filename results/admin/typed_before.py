"""What somebody sent after the login had expired: it waits in the session until he is in again."""

from django.contrib import messages
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _

KEY = "typed_into_review"
SALT = "results.review"
MOST = 600_000  # characters


def mark_of(user, review):
    """Shows later that the form was given to this user, whoever sends it."""
    return signing.dumps([user.pk, review.pk], salt=SALT)


def keep_for_login(request, pk):
    """Only what a form that we gave to somebody of the desk holds, and one at a time."""
    try:
        user, review = signing.loads(request.POST.get("given-to", ""), salt=SALT, max_age=7 * 24 * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return
    post = request.POST.copy()
    post.pop("csrfmiddlewaretoken", None)
    post["action"] = "save"  # nothing comes into force by a login
    typed = post.urlencode()
    if review == pk and len(typed) <= MOST:
        request.session[KEY] = {"user": user, "review": pk, "typed": typed}


def typed_before(request, review):
    """What this user had sent for this review, once; None where there is nothing."""
    kept = request.session.get(KEY)
    if not kept or (kept["review"], kept["user"]) != (review.pk, request.user.pk):
        return None
    del request.session[KEY]
    messages.info(request, _("What you sent after your login had expired is not lost: it is kept now."))
    return QueryDict(kept["typed"])
