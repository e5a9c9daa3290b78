"""Search that ignores accents: in the folded column where there is one, else word by word in Python."""

from functools import reduce
from operator import and_

from django.db.models import Q

from results.folding import fold


class FoldedSearch:
    """For a model with a `folded` column; other columns of `search_fields` are searched as typed."""

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term).split()
        if not words:
            return queryset, False
        return queryset.filter(reduce(and_, (self.word_found(word) for word in words))), self.may_repeat

    may_repeat = False
    folded_fields = ("folded",)

    def word_found(self, word):
        return reduce(lambda a, b: a | b, (Q(**{f"{field}__contains": word}) for field in self.folded_fields))


class FoldedInPython:
    """For a model without one: tags and photos are few enough to be folded as they are asked for."""

    folded_texts = ()
    most = 20_000

    def get_search_results(self, request, queryset, search_term):
        words = fold(search_term).split()
        if not words:
            return queryset, False
        rows = queryset.order_by("-pk").values_list("pk", *self.folded_texts)[: self.most]
        found = [pk for pk, *texts in rows if has_words(texts, words)]
        return queryset.filter(pk__in=found[:500]), False


def has_words(texts, words):
    text = fold(" ".join(str(text) for text in texts if text))
    return all(word in text for word in words)
