"""Steps of the workflow on the article's page: saved first, then moved, in one go."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom import roles, workflow
from newsroom.forms.moves import MoveForm


class Moving:
    """For the article's admin: a button for each step that this user may take now."""

    def is_small_edit(self, request):
        return bool(request.POST.get("small_edit"))

    def moving_context(self, request, article):
        saved = article is not None and article.pk is not None
        steps = workflow.moves_for(article, request.user) if saved else workflow.first_moves(request.user)
        unfinished = request.session.pop("unfinished_step", {}) if request.method == "GET" else {}
        return {
            "steps": [(to, words, f"step-{to}") for to, words in steps],
            "may_withdraw": any(to == workflow.WITHDRAWN for to, _words in steps)
            or (saved and article.status == workflow.WITHDRAWN),
            "may_schedule": any(to == workflow.PUBLISHED for to, _words in steps),
            "move_form": MoveForm(
                request.POST if request.method == "POST" else None,
                language=article.language if article else "fr",
                initial=({"withdrawal_note": article.withdrawal_note} if saved else {})
                | (unfinished["typed"] if saved and unfinished.get("article") == article.pk else {}),
            ),
            "moves": article.moves.select_related("by") if saved else [],
            "may_preview": saved and roles.may_preview(request.user, article),
        }

    def remember_step(self, request, article):
        """Comment and time typed for a step that was not taken: the page shows them again."""
        typed = {name: request.POST.get(name, "") for name in ("comment", "publish_at", "withdrawal_note")}
        if any(typed.values()):
            request.session["unfinished_step"] = {"article": article.pk, "typed": typed}

    def response_change(self, request, obj):
        return self.after_saving(request, obj) or super().response_change(request, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.after_saving(request, obj) or super().response_add(request, obj, post_url_continue)

    def after_saving(self, request, article):
        """The step or the preview that was asked for together with the save."""
        here = reverse("admin:newsroom_article_change", args=[article.pk])
        if not request.POST.get("step"):
            self.remember_step(request, article)
            return HttpResponseRedirect(article.get_absolute_url()) if "_preview" in request.POST else None
        form = MoveForm(request.POST, language=article.language)
        if not form.is_valid():
            self.remember_step(request, article)
            messages.success(request, _("Your text is saved."))
            for errors in form.errors.values():
                for error in errors:
                    messages.error(request, error)
            return HttpResponseRedirect(here)
        try:
            entry = workflow.move(
                article,
                form.cleaned_data["step"],
                by=request.user,
                comment=form.cleaned_data["comment"],
                at=form.cleaned_data["publish_at"],
                note=form.cleaned_data["withdrawal_note"],
            )
        except (ValidationError, PermissionDenied) as refused:
            self.remember_step(request, article)
            messages.success(request, _("Your text is saved."))
            for sentence in getattr(refused, "messages", [str(refused)]):
                messages.error(request, sentence)
        else:
            messages.success(request, workflow.told(entry))
        return HttpResponseRedirect(here)
