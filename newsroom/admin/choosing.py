"""Photos from the library on the article's page: chosen in a dialog, saved as rows of the story's photos."""

import json

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom import body, roles
from newsroom.admin.uploading import may_send_for
from newsroom.models import PhotoUse

Place = PhotoUse.Place
# A marker above this names a photo of the library, not yet a row of the story: this, and the photo's number.
FROM_LIBRARY = 900_000_000_000_000_000


class Choosing:
    """For the article's admin."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        story = self.story_of(request, obj)
        context["send_photos"] = ""
        is_open = self.has_change_permission(request, obj) and roles.may_change_facts(request.user, story)
        if is_open and request.user.has_perm("newsroom.view_photo"):
            context["photo_library"] = json.dumps(library_config())
            if may_send_for(request.user, story):
                has_lead = story.photo_uses.filter(place=Place.LEAD).exists()
                place = Place.GALLERY if has_lead else Place.LEAD  # of several, one leads
                asked = urlencode({"story": story.pk, "place": place})
                context["send_photos"] = f"{reverse('admin:newsroom_photo_upload')}?{asked}"
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        """A photo put into the text before its row was saved: its marker gets the row's number."""
        super().save_related(request, form, formsets, change)
        article = form.instance
        settled = with_numbers(article.body, article.story)
        if settled != article.body:
            article.body = settled
            article.save(update_fields=["body"])


def with_numbers(html, story):
    """The text with the numbers of the story's rows where its markers name photos of the library."""
    for kind, ref in set(body.embeds(html)):
        if kind == "photo" and ref > FROM_LIBRARY:
            rows = story.photo_uses.filter(photo=ref - FROM_LIBRARY)
            if row := rows.filter(place=Place.BODY).first() or rows.first():
                html = html.replace(f'data-ref="{ref}"', f'data-ref="{row.pk}"')
    return html


def library_config():
    names = {str(value): str(capfirst(label)) for value, label in Place.choices}
    return {
        "find": reverse("admin:newsroom_photo_find"),
        "places": [[str(value), names[value]] for value in (Place.GALLERY, Place.LEAD, Place.BODY)],
        "names": names,
        "fromLibrary": str(FROM_LIBRARY),
        "words": {
            "title": _("Photo library"),
            "place": _("Place in the story"),
            "search": _("Search the photos"),
            "help": _("The arrow keys go from photo to photo, Enter chooses."),
            "helpSeveral": _(
                "The arrow keys go from photo to photo, the space bar marks one, Enter puts what is marked."
            ),
            "putOne": _("Put the photo that is marked"),
            "putMany": _("Put %(count)s photos"),
            "photos": _("Photos"),
            "more": _("Show more"),
            "cancel": _("Cancel"),
            "nothing": _("No photo answers to that."),
            "unreachable": _("The server cannot be reached. Try again."),
            "loggedOut": _("Your login has expired."),
            "added": _("“%(photo)s” is added (%(place)s): it is saved with the article."),
            "addedMany": _("%(count)s photos are added: they are saved with the article."),
            "fromLibrary": _("Choose from the library"),
        },
    }
