"""Slips of French that no dictionary sees, because both words are right: des and dès, a and à."""

import re

from django.utils.translation import gettext as _

from newsroom.copydesk import dictionaries
from newsroom.copydesk.finding import Kind, at
from newsroom.copydesk.spelling import trade
from results.folding import fold

DES = re.compile(
    r"\b([Dd])es(?= (?:le|la|l['’]\w+|sa|son|ses|leur|ce|cette|cet|que|qu['’]\w+|lors|demain|maintenant)\b)"
)
PARTICIPLE = re.compile(
    r"(?:(\w+['’]?)[ ])?(?<![\w'’])(\w{2,}ant) (a)"
    r"(?= (?:la|le|l['’]\w+|un|une|son|sa|ses|leur|nouveau|\d+)\b)"
)
PLACE = re.compile(
    r"(?<!y) (a)(?= la (?:\w+ième|première|seconde|dernière|\d+e) (?:place|position|marche)\b)"
)
ARTICLES = {
    "au", "ce", "cet", "cette", "chaque", "du", "l", "la", "le", "leur", "mon", "notre", "quel", "sa",
    "son", "un", "une", "votre",
}  # fmt: skip
CAPITAL_A = re.compile(
    r"\bA(?= (?:[^\W\d_]|\d[\d, \u00a0\u202f]*"
    r"(?:h|heures?|minutes?|min|secondes?|jours?|tours?|km|mètres?|pas)\b))"
)
NOUNS = {
    "échappement", "école", "écoles", "économie", "écurie", "écuries", "édition", "église", "électrique",
    "énergie", "épreuve", "épreuves", "équipe", "équipes", "étape", "étapes", "état", "états", "étoile",
    "étoiles", "événement",
}  # fmt: skip
CAPITAL_E = re.compile(r"(?<![\w-])(?:(?<=['’])|(?<![\w'’-]))E[a-zà-ÿ]{3,}(?:-Unis)?(?![\w-])")
LETTER = re.compile(r"(?<![\w'’.#/&+-])([b-xz])(?![\w'’°./&+-])(?! ?[»«\"”])")

PEOPLES = (
    "allemand|américain|andorran|anglais|argentin|australien|autrichien|belge|brésilien|britannique|bulgare|canadien|chilien|"
    "chinois|colombien|coréen|croate|danois|écossais|espagnol|estonien|européen|finlandais|français|gallois|"
    "grec|hongrois|indien|irlandais|italien|japonais|letton|lituanien|luxembourgeois|marocain|mexicain|monégasque|"
    "néerlandais|néo-zélandais|norvégien|polonais|portugais|québécois|roumain|russe|serbe|slovaque|slovène|"
    "sud-africain|suédois|suisse|tchèque|thaïlandais|turc|ukrainien|uruguayen|vénézuélien"
)
THINGS = (
    "pilotes?|équipes?|écuries?|formations?|structures?|constructeurs?|marques?|équipages?|duos?|trios?|circuits?|"
    "tracés?|pistes?|manches?|étapes?|courses?|épreuves?|championnats?|voitures?|drapeaux?|sol|public|hymne|"
    "ingénieurs?|journalistes?|fédérations?|monoplaces?|coéquipi(?:er|ère)s?"
)
ADJECTIVE = re.compile(rf"\b(?:{THINGS}) ((?=[A-ZÉ])(?:{PEOPLES})(?:ne|e)?s?)\b", re.IGNORECASE)


def check(passage, known):
    if not passage.is_french:
        return
    text = passage.masked
    for found in DES.finditer(text):
        why = _("Before this word it is “dès”, from that moment on.")
        yield at(passage, Kind.GRAMMAR, *found.span(), why, f"{found[1]}ès")
    for found in PARTICIPLE.finditer(text):
        if (found[1] or "").lower().rstrip("'’") not in ARTICLES:
            yield accent(passage, found.span(3))
    for found in PLACE.finditer(text):
        before = text[: found.start()].rsplit(None, 1)[-1:]
        if before and before[0].endswith("ant"):
            yield accent(passage, found.span(1))
    for found in CAPITAL_A.finditer(text):
        if passage.begins_sentence(found.start()) and not passage.text[: found.start()].endswith(
            ("« ", ": ")
        ):
            why = _("A capital keeps its accent.")
            yield at(passage, Kind.STYLE, *found.span(), why, "À")
    for found in CAPITAL_E.finditer(text):
        right = "É" + found[0][1:]
        low = right.lower()
        is_noun = low in NOUNS or passage.begins_sentence(found.start())  # else a name: the Lotus Elan
        is_slip = (
            is_noun and is_word(low) and not is_word(found[0].lower()) and fold(low) not in trade("given")
        )
        if (is_slip or right == "États-Unis") and found[0].casefold() not in known.words:
            yield at(passage, Kind.STYLE, *found.span(), _("A capital keeps its accent."), right)
    for found in LETTER.finditer(text):
        if found[1] == "x" and re.match(r" [A-ZÀ-Þ\d]", text[found.end() :]):
            continue  # two names joined: "Nord x Pavane"
        if not re.search(
            r"(?:\d|\bh|classe|groupe|lettre|plan|catégorie|virage)[ \u00a0\u202f]\Z", text[: found.start()]
        ):
            why = _("A letter alone: a word is cut short.")
            yield at(passage, Kind.SPELLING, *found.span(1), why, *(["et"] if found[1] == "e" else []))
    for found in ADJECTIVE.finditer(text):
        if found[1][0].isupper():
            why = _("In French an adjective of nationality has no capital.")
            yield at(passage, Kind.STYLE, *found.span(1), why, found[1][0].lower() + found[1][1:])


def is_word(word):
    return dictionaries.is_there("fr") and dictionaries.accepts(word, "fr-FR")


def accent(passage, span):
    return at(passage, Kind.GRAMMAR, *span, _("The preposition has an accent: “à”."), "à")
