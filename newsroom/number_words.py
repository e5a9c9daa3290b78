"""Numbers and places written out: "vingt-trois" is 23, "eleventh" the place 11."""

import re

FRENCH_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
ENGLISH_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = dict(
    zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
)
ENGLISH_PLACES = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
BASE = 20


def french(number):
    if number < BASE:
        return FRENCH_UNITS[number]
    ten = max(start for start in FRENCH_TENS if start <= number)
    rest = number - ten
    if not rest:
        return FRENCH_TENS[ten] + ("s" if ten == 80 else "")
    joint = " et " if rest in {1, 11} and ten != 80 else "-"
    return f"{FRENCH_TENS[ten]}{joint}{french(rest)}"


def english(number):
    if number < BASE:
        return ENGLISH_UNITS[number]
    ten, rest = number - number % 10, number % 10
    return ENGLISH_TENS[ten] + (f"-{ENGLISH_UNITS[rest]}" if rest else "")


def french_place(number):
    word = french(number).removesuffix("s") if number % 100 == 80 else french(number)
    for ending, other in (("cinq", "cinquième"), ("neuf", "neuvième")):
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return f"{word.removesuffix('e')}ième"


def english_place(number):
    if number < BASE:
        return ENGLISH_PLACES[number]
    ten, rest = number - number % 10, number % 10
    return f"{ENGLISH_TENS[ten]}-{ENGLISH_PLACES[rest]}" if rest else f"{ENGLISH_TENS[ten][:-1]}ieth"


ABOUT = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
NUMBERS = {
    "fr": {french(n): n for n in range(1, 100)} | {"une": 1, "cent": 100, "mille": 1000} | ABOUT,
    "en": {english(n): n for n in range(1, 100)} | {"hundred": 100, "thousand": 1000, "dozen": 12},
}
PLACES = {
    "fr": {french_place(n): n for n in range(2, 100)}
    | {"premier": 1, "première": 1, "second": 2, "seconde": 2, "tiers": 3, "quart": 4}
    | {"centième": 100, "millième": 1000},
    "en": {english_place(n): n for n in range(1, 100)}
    | {"half": 2, "quarter": 4, "runner-up": 2, "hundredth": 100, "thousandth": 1000},
}
# Words that say something else as often: they answer to a number, they do not ask for one.
VAGUE = {
    "fr": {"un", "une", "deux", "neuf", "cent", "mille", *ABOUT}
    | {"premier", "première", "second", "seconde", "tiers", "quart"},
    "en": {"one", "two", "hundred", "thousand", "dozen", "first", "second", "half", "quarter", "runner-up"},
}


COUNTED = (  # "a six-hour race"; not "a three-time winner", which French says in one word
    "hours?|minutes?|seconds?|days?|weeks?|months?|years?|laps?|miles?|km|kilomet(?:re|er)s?|races?|rounds?|stages?"
    "|cars?|drivers?|class|points?|places?|corners?|turns?|parts?|lit(?:re|er)s?|speed|wheel|doors?|cylinders?"
)


def pattern(words):
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(
        rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})s?(?!\w|-(?!(?:{COUNTED})(?!\w)))",
        re.IGNORECASE,
    )


NUMBER = {language: pattern(words) for language, words in NUMBERS.items()}
PLACE = {language: pattern(words) for language, words in PLACES.items()}
