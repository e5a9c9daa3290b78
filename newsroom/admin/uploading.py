"""Photos and documents sent to the newsroom: a page that takes many files at once, each in parts."""

import json
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from js_asset import Media, Script

from newsroom import intake, roles, uploading
from newsroom.admin.login_again import login_config, login_words
from newsroom.crops import thumbnail
from newsroom.forms.editor import MODULES
from newsroom.models import PhotoUse, Story, Upload
from newsroom.models.upload import new_key

MOST_BYTES_ASKED = 64 * 1024  # of a question in JSON


def may_upload(user):
    return intake.may_add_photos(user) or intake.may_add_documents(user)


def in_json(view):
    """Every answer is JSON with a status that the page's script understands, and is kept nowhere."""

    @wraps(view)
    def answer(self, request, *args, **kwargs):
        response = attempt(self, request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def attempt(self, request, *args, **kwargs):
        sender = request.headers.get("Upload-User", "")
        if not self.admin_site.has_permission(request) or sender not in {"", str(request.user.pk)}:
            return JsonResponse({"login": True}, status=401)
        if not may_upload(request.user):
            return JsonResponse({"why": _("You may not add photos.")}, status=403)
        try:
            return view(self, request, *args, **kwargs)
        except Upload.DoesNotExist:
            return JsonResponse({"why": _("This upload is here no more.")}, status=404)
        except uploading.OutOfStep as error:
            return JsonResponse(shown(error.upload), status=409)
        except uploading.Refused as error:
            return JsonResponse({"why": error.sentence}, status=422)

    return answer


class Uploading:
    """For the photos' admin."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("upload/", wrap(self.upload_page), name="newsroom_photo_upload"),
            path("upload/begin/", self.begin_view, name="newsroom_photo_upload_begin"),
            path("upload/<slug:key>/", self.part_view, name="newsroom_photo_upload_part"),
            path("upload/<slug:key>/finish/", self.finish_view, name="newsroom_photo_upload_finish"),
            *super().get_urls(),
        ]

    # --- the protocol -----------------------------------------------------------------------------

    @in_json
    def begin_view(self, request):
        """Name a file; the answer says under which key it is sent, and from where."""
        if request.method != "POST":
            return JsonResponse({}, status=405)
        try:
            if int(request.headers.get("Content-Length") or 0) > MOST_BYTES_ASKED:
                raise ValueError
            asked = json.loads(request.body)
            file = {"name": str(asked["name"])[:255], "size": int(asked["size"])}
            file["modified"] = int(asked.get("modified") or 0)
            if max(map(abs, (file["size"], file["modified"]))) >= 2**62:
                raise ValueError
            story, place, batch = destination(asked)
        except (ValueError, OverflowError, KeyError, TypeError, AttributeError):
            return JsonResponse({"why": _("The page sent something that is not understood.")}, status=400)
        upload = uploading.begin(request.user, **file, batch=batch, story=story, place=place)
        return JsonResponse(shown(upload))

    @in_json
    def part_view(self, request, key):
        """How far it has come (GET), the next part (PATCH), or that it is not wanted any more (DELETE)."""
        if request.method == "PATCH":
            return self.add_part(request, key)
        if request.method == "DELETE":
            uploading.remove(request.user, key)
            return JsonResponse({})
        if request.method != "GET":
            return JsonResponse({}, status=405)
        return JsonResponse(shown(Upload.objects.get(user=request.user, key=key)))

    def add_part(self, request, key):
        offset, length = (request.headers.get(name, "") for name in ("Upload-Offset", "Content-Length"))
        if not (offset.isdecimal() and length.isdecimal()) or len(offset) > 18 or len(length) > 18:
            return JsonResponse({"why": _("The page sent something that is not understood.")}, status=400)
        if int(length) > uploading.PART:
            return JsonResponse({"why": _("More was sent than the file holds.")}, status=413)
        return JsonResponse(shown(uploading.add_part(request.user, key, int(offset), request.body)))

    @in_json
    def finish_view(self, request, key):
        """Look at the whole file; asked while another request does, the answer is 202: ask again."""
        if request.method != "POST":
            return JsonResponse({}, status=405)
        upload = uploading.finish(request.user, key)
        return JsonResponse(shown(upload), status=200 if upload.is_settled else 202)

    # --- the page ---------------------------------------------------------------------------------

    def upload_page(self, request):
        """Without its script an ordinary form: each file for itself, the good ones kept."""
        if not may_upload(request.user):
            raise PermissionDenied
        story, place, batch = destination(request.POST or request.GET)
        batch = batch or new_key()
        if request.method == "POST":
            for file in request.FILES.getlist("files"):
                uploading.at_once(request.user, file, batch=batch, story=story, place=place)
            asked = {"batch": batch} | ({"story": story.pk, "place": place} if story else {})
            return HttpResponseRedirect(f"{request.path}?{urlencode(asked)}")
        mine = Upload.objects.filter(user=request.user).select_related(
            "photo__photographer", "document", "story"
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add photos and documents"),
            "opts": self.opts,
            "story": story,
            "place": place,
            "places": PhotoUse.Place.choices,
            "batch": batch,
            "articles": story.articles.order_by("language") if story else [],
            "rows": [shown(upload) for upload in mine.filter(batch=batch) if upload.is_settled],
            "left": mine.unfinished().order_by("-touched_at"),
            "may_add_documents": intake.may_add_documents(request.user),
            "may_add_photos": intake.may_add_photos(request.user),
            "limits": limits(request.user),
            "config": json.dumps(self.upload_config(request, story, place, batch)),
            "media": Media(
                importmap=MODULES,
                css={"all": ["admin-look/editor.css", "admin-look/uploads.css"]},
                js=[Script("js/admin/upload/page.js", type="module")],
                nonce=str(request.csp_nonce),
            ),
        }
        return TemplateResponse(request, "admin/newsroom/photo/upload.html", context)

    def upload_config(self, request, story, place, batch):
        key = "0" * 32
        return login_config(request, words()) | {
            "csrf": get_token(request),
            "part": uploading.PART,
            "most": intake.most_bytes(request.user),
            "batch": batch,
            "story": story.pk if story else None,
            "place": place,
            "begin": reverse("admin:newsroom_photo_upload_begin"),
            "one": reverse("admin:newsroom_photo_upload_part", args=[key]).replace(key, "{key}"),
            "finish": reverse("admin:newsroom_photo_upload_finish", args=[key]).replace(key, "{key}"),
            "refused": str(capfirst(Upload.State.REFUSED.label)),
        }


def destination(asked):
    """The story that files are sent for, their place there, and the batch that they belong to."""
    number = str(asked.get("story") or "")
    story = get_object_or_404(Story, pk=int(number)) if number.isdecimal() and len(number) < 19 else None
    place = asked.get("place") if asked.get("place") in PhotoUse.Place.values else PhotoUse.Place.GALLERY
    batch = str(asked.get("batch") or "")
    if len(batch) != 32 or not set(batch) <= set("0123456789abcdef"):
        batch = ""
    return story, str(place) if story else "", batch


def shown(upload):
    """An upload as the page draws it."""
    answer = {
        "key": upload.key,
        "name": upload.name,
        "size": upload.size,
        "offset": upload.received,
        "state": upload.state,
        "label": str(capfirst(upload.get_state_display())),
        "why": upload.why,
    }
    if upload.photo:
        answer["photo"] = {
            "title": str(upload.photo),
            "credit": upload.photo.credit,
            "image": thumbnail(upload.photo),
            "url": reverse("admin:newsroom_photo_change", args=[upload.photo.pk]),
        }
    if upload.document:
        answer["document"] = {
            "title": upload.document.title,
            "url": reverse("admin:results_document_change", args=[upload.document.pk]),
        }
    return answer


def limits(user):
    """What may be sent, in words."""
    found = []
    if intake.may_add_photos(user):
        most = settings.PHOTO_MAX_BYTES // 2**20
        found.append(_("Photos: JPEG, PNG, WebP or AVIF, up to %(most)s MB each.") % {"most": most})
    if intake.may_add_documents(user):
        most = settings.DOCUMENT_MAX_BYTES // 2**20
        found.append(_("Documents: PDF, up to %(most)s MB each.") % {"most": most})
    return found


def words():
    """What the page says while files are sent."""
    again = login_words(
        why=_("Your login has expired. The files wait here and go on where they were."),
        barred=_("Too many attempts. Try again in a quarter of an hour."),
    )
    return again | {
        "waiting": _("Waiting"),
        "sending": _("Sending, %(percent)s%%"),
        "resumed": _("Going on from %(percent)s%%"),
        "looking": _("Sent; being looked at"),
        "retrying": _("The connection broke at %(percent)s%%. Next attempt in %(seconds)s s."),
        "failed": _("Stopped at %(percent)s%%: the connection does not come back."),
        "paused": _("Stopped at %(percent)s%%: your login has expired."),
        "trouble": _("The server does not answer as it should."),
        "changed": _("The file cannot be read any more: choose it again."),
        "tooHeavy": _("The file weighs more than %(limit)s MB."),
        "empty": _("The file is empty."),
        "retry": _("Try again"),
        "resume": _("Go on"),
        "remove": _("Remove"),
        "retryName": _("Try again: %(name)s"),
        "resumeName": _("Go on: %(name)s"),
        "removeName": _("Remove: %(name)s"),
        "progressOf": _("Progress of %(name)s"),
        "noCredit": _("No credit"),
        "inLibrary": _("Used instead of a second copy:"),
        "summary": _("%(done)s of %(all)s files are stored."),
        "refusedCount": _("%(count)s refused."),
    }


def may_send_for(user, story):
    """Whether the article's page offers to send files for its story."""
    return may_upload(user) and story.pk is not None and roles.may_change_facts(user, story)
