"""A correction in both languages on one page."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom import corrections
from newsroom.models import Article, Correction
from results.holding import hold

LATER, TOLD, NONE = "later", "told", "none"


class CorrectionForm(forms.ModelForm):
    """What was wrong and what is right here, and what becomes of it in the other language."""

    there = forms.ChoiceField(
        label=_("In the other language"),
        widget=forms.RadioSelect,
        choices=[
            (LATER, pgettext_lazy("correction", "Not dealt with yet: the correction stays open")),
            (TOLD, pgettext_lazy("correction", "Corrected there too, with these words")),
            (NONE, pgettext_lazy("correction", "Does not apply there")),
        ],
    )
    wrong_there = forms.CharField(
        label=_("What was wrong, in the other language"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    right_there = forms.CharField(
        label=_("What is right, in the other language"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Correction
        fields = ["article", "what_was_wrong", "what_is_right"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
            for name in ("what_was_wrong", "what_is_right")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "article" in self.fields:
            self.fields["article"].queryset = Article.objects.filter(first_published_at__isnull=False)
        for name in ("what_was_wrong", "what_is_right"):
            if name in self.fields:
                self.fields[name].required = True
        if "there" not in self.fields:
            return
        self.fields["there"].required = False
        other = self.instance.counterpart if self.instance.pk else None
        if other is None:
            self.initial.setdefault("there", LATER)
        elif other.applies:
            self.fields["there"].choices = self.fields["there"].choices[1:2]  # what is told stays told
            self.initial |= {
                "there": TOLD,
                "wrong_there": other.what_was_wrong,
                "right_there": other.what_is_right,
            }
        else:
            self.initial["there"] = NONE

    def clean(self):
        data = super().clean()
        article = data.get("article") or (self.instance.article if self.instance.article_id else None)
        if article and not self.instance.pk:
            self.refuse_to_tell_twice(article, data)
        there = data.get("there") or LATER
        if article and there != LATER and not self.can_be_answered(article):
            self.add_error("there", _("Readers do not have this story in the other language."))
        if there == TOLD:
            for name in ("wrong_there", "right_there"):
                if not data.get(name):
                    self.add_error(
                        name, _("Write it in the other language as well, or choose another answer.")
                    )
        elif data.get("wrong_there") or data.get("right_there"):
            self.add_error(
                "there", _("You wrote a correction for the other language: choose “Corrected there too”.")
            )
        return data

    def refuse_to_tell_twice(self, article, data):
        hold(article)
        said = {name: data.get(name) for name in ("what_was_wrong", "what_is_right")}
        if all(said.values()) and (known := article.corrections.filter(applies=True, **said).first()):
            link = reverse("admin:newsroom_correction_change", args=[known.pk])
            told = _('Readers have been told this already: <a href="{}">see it</a>.')
            self.add_error("what_was_wrong", format_html(told, link))

    def can_be_answered(self, article):
        known = self.instance.pk and self.instance.counterpart
        return bool(known or corrections.counterpart_of(article))

    def answer(self, correction, user):
        """Write down what becomes of it in the other language."""
        there = self.cleaned_data.get("there") or LATER
        if there == TOLD:
            wrong, right = self.cleaned_data["wrong_there"], self.cleaned_data["right_there"]
            corrections.answer(correction, by=user, wrong=wrong, right=right)
        elif there == NONE:
            corrections.answer(correction, by=user, applies=False)
        elif correction.counterpart and not correction.counterpart.applies:
            correction.counterpart.delete()
