"""Words and credits of many photos on one page: those of an upload, or those chosen in the library."""

import json

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from js_asset import Media, Script

from newsroom import images, intake
from newsroom.admin import photo_file
from newsroom.admin.login_again import login_config
from newsroom.admin.uploading import words
from newsroom.crops import thumbnail
from newsroom.forms.batch import DocumentRow, ForAllForm, PhotoRow, people_by_name
from newsroom.forms.editor import MODULES
from newsroom.models import Photo, Upload
from results.holding import hold
from results.models import Document

MOST = 100  # rows of one page


class Batches(admin.ModelAdmin):
    """For the photos' admin."""

    actions = ["write_together"]

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("batch/<slug:batch>/", wrap(self.batch_page), name="newsroom_photo_batch"),
            path("together/", wrap(self.together_page), name="newsroom_photo_together"),
            *super().get_urls(),
        ]

    @admin.action(description=gettext_lazy("Write words and credits together"), permissions=["change"])
    def write_together(self, request, queryset):
        chosen = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True)[:MOST])
        return HttpResponseRedirect(f"{reverse('admin:newsroom_photo_together')}?photos={chosen}")

    def batch_page(self, request, batch):
        """What this user sent together."""
        uploads = Upload.objects.filter(user=request.user, batch=batch)
        photos = list(dict.fromkeys(uploads.filter(photo__isnull=False).values_list("photo", flat=True)))
        documents = uploads.filter(document__isnull=False).values_list("document", flat=True)
        if not photos and not documents:
            raise Http404
        waiting = uploads.exclude(why="").filter(story__isnull=False, photo__isnull=False)
        waiting = waiting.select_related("photo", "story")
        names = dict(uploads.filter(photo__isnull=False).values_list("photo", "name"))
        return self.rows_page(request, photos, list(documents), waiting, uploads.first().story, names)

    def together_page(self, request):
        """What was chosen in the library."""
        asked = request.GET.get("photos", "").split(",")
        chosen = [int(pk) for pk in asked if pk.isdecimal() and len(pk) < 19]
        if not chosen:
            raise Http404
        return self.rows_page(request, chosen)

    def rows_page(self, request, photos, documents=(), waiting=(), story=None, names=None):
        may_photos = self.has_change_permission(request)
        may_documents = request.user.has_perm("results.change_document")
        photos = Photo.objects.filter(pk__in=photos[:MOST] if may_photos else [])
        photos = sorted(photos.select_related("photographer"), key=lambda photo: photo.pk)
        documents = list(Document.objects.filter(pk__in=documents[:MOST] if may_documents else []))
        if not photos and not documents:
            raise PermissionDenied
        people = people_by_name()
        data, everyone = None, ForAllForm()
        if request.method == "POST":
            data, everyone = request.POST, ForAllForm(request.POST)
            if "_apply" in data:
                data = everyone.put_into(data, [f"photo-{photo.pk}" for photo in photos])
        rows = [PhotoRow(data, instance=photo, prefix=f"photo-{photo.pk}", people=people) for photo in photos]
        papers = [DocumentRow(data, instance=one, prefix=f"document-{one.pk}") for one in documents]
        if data is not None and "_apply" not in data:
            rows = [self.after_saving(row, people=people) for row in rows]
            papers = [self.after_saving(row) for row in papers]
            self.place(request, waiting)
            if not any(row.errors for row in [*rows, *papers]):
                messages.success(request, _("All is saved."))
                return HttpResponseRedirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request),
            "title": _("Words and credits"),
            "opts": self.opts,
            "rows": [self.drawn(row, names or {}) for row in rows],
            "papers": papers,
            "everyone": everyone,
            "people": sorted(person.name for person in people.values()),
            "story": story,
            "articles": story.articles.order_by("language") if story else [],
            "wrong": sum(bool(row.errors) for row in [*rows, *papers]) if "_save" in request.POST else 0,
            "is_changed": data is not None and "_apply" in data,
            "config": json.dumps(
                login_config(
                    request,
                    words()
                    | {
                        "loginWhy": _("Your login has expired. What you typed stays here and is then saved."),
                        "putBack": _("What you typed before is back; not saved yet."),
                    },
                )
            ),
            "media": Media(
                importmap=MODULES,
                css={"all": ["admin-look/editor.css", "admin-look/uploads.css"]},
                js=[Script("js/admin/upload/batch.js", type="module")],
                nonce=str(request.csp_nonce),
            ),
        }
        status = 422 if context["wrong"] else 200
        return TemplateResponse(request, "admin/newsroom/photo/batch.html", context, status=status)

    def drawn(self, row, names):
        """A row with its picture, what the file was called, and what its sender says that no field shows."""
        photo = row.instance
        return {
            "row": row,
            "source": thumbnail(photo),
            "name": names.get(photo.pk, ""),
            "said": photo_file.not_in_a_row(photo),
        }

    def after_saving(self, row, **about):
        """Each row for itself: what is wrong in one keeps no other from being saved."""
        with transaction.atomic():
            hold(row.instance)
            if not row.is_valid() or not row.has_changed():
                return row
            stored = row.save()
            if isinstance(stored, Photo) and images.outdated(stored):  # readers' files carry the credit
                images.make_renditions(stored)
                stored.save(update_fields=["renditions"])
        fresh = type(row)(instance=stored, prefix=row.prefix, **about)
        fresh.is_saved = True
        return fresh

    def place(self, request, waiting):
        """What could not stand in its story without a credit is put there once it has one."""
        placed = 0
        for upload in waiting:
            upload.photo.refresh_from_db()
            taken = intake.TakenIn(photo=upload.photo)
            with transaction.atomic():
                upload.why = intake.put_into_story(upload.story, taken, upload.place, request.user)[:400]
                upload.save(update_fields=["why"])
            placed += not upload.why
        if placed:
            messages.success(
                request,
                ngettext(
                    "%(count)s photo was added to the story.",
                    "%(count)s photos were added to the story.",
                    placed,
                )
                % {"count": placed},
            )
