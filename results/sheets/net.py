"""Points tables that print the total twice, with and without the results that are dropped."""

from decimal import Decimal, InvalidOperation

from results.sheets.reading import Problem
from results.sheets.vocabulary import field_of, plain

# What stands over the points that count, over all points, and over those that were dropped
NET = {
    "net", "nets", "netto", "neto", "netos", "net points", "net pts", "net total", "points net",
    "pts net", "total net", "points nets", "netto punkte", "nettopunkte", "punkte netto", "punti netti",
    "netti", "puntos netos", "counting points", "counted points", "points retenus", "retenus",
    "wertungspunkte", "streichergebnis netto", "after drops", "total after drops", "points counted",
    "net score", "dropped score total", "best scores",
}  # fmt: skip
GROSS = {
    "gross", "gross points", "gross pts", "gross total", "total gross", "brut", "bruts", "points bruts",
    "total brut", "brutto", "bruttopunkte", "punkte brutto", "lordo", "lordi", "punti lordi", "bruto",
    "brutos", "puntos brutos", "before drops", "all points", "gross score", "total points scored",
}  # fmt: skip
DROPPED = {
    "dropped", "drop", "drops", "dropped points", "dropped score", "dropped scores", "discard",
    "discards", "discarded", "streicher", "streichresultat", "streichresultate", "streichergebnis",
    "streichergebnisse", "streichpunkte", "streich", "scarti", "scarto", "scartati", "retires",
    "points retires", "decomptes", "descartes", "descartados", "descuento",
}  # fmt: skip


def is_net(words):
    return plain(words) in NET


def is_gross(words):
    """Whether a heading is that of all points, beside those that count."""
    return plain(words) in GROSS


def is_dropped(words):
    return plain(words.split("|")[0]) in DROPPED


def places_of_both(header, totals):
    """Where the total stands and where the points that count do, if there is one of each; else None."""
    net = [place for place, words in enumerate(header) if is_net(words)]
    gross = [
        place
        for place, words in enumerate(header)
        if place not in net and (is_gross(words) or plain(words) in totals or field_of(words) == "points")
    ]
    return (gross[0], net[0]) if len(net) == len(gross) == 1 else None


def told(total, counting):
    """What a row says of a total of which not all counts, as problems."""
    try:
        points, most = (Decimal(text.strip().replace(",", ".")) for text in (counting, total))
    except InvalidOperation:
        unread = Problem("cell_not_understood", {"column": "points", "text": counting})
        return [unread] if counting.strip() else []
    if points > most:
        return [Problem("column_unsure", {"column": "points", "text": counting.strip()})]
    dropped = Problem("points_dropped", {"points": counting.strip(), "total": total.strip()})
    return [dropped] if points < most else []
