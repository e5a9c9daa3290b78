"""The words that our own sheets print in each language: for their drawing and for their layout."""

COLUMNS = {
    "position": ("Pos", "Pos"),
    "number": ("No", "Nº"),
    "class": ("Class", "Classe"),
    "class_position": ("Pos in class", "Pos classe"),
    "drivers": ("Drivers", "Pilotes"),
    "team": ("Team", "Équipe"),
    "car": ("Car", "Voiture"),
    "laps": ("Laps", "Tours"),
    "total_time": ("Total time", "Temps total"),
    "gap": ("Gap", "Écart"),
    "interval": ("Interval", "Intervalle"),
    "best_lap": ("Best lap", "Meilleur tour"),
    "best_lap_number": ("On lap", "Au tour"),
    "note": ("Note", "Remarque"),
}
FACTS = {
    "document": ("Document", "Document"),
    "series": ("Series", "Série"),
    "event": ("Event", "Épreuve"),
    "circuit": ("Circuit", "Circuit"),
    "session": ("Session", "Séance"),
    "label": ("Status", "Statut"),
    "version": ("Version", "Version"),
    "issued_at": ("Issued at", "Émis le"),
}
KINDS = {
    "classification": ("Classification", "Classement"),
    "grid": ("Starting grid", "Grille de départ"),
    "entry_list": ("Entry list", "Liste des engagés"),
}
SECTIONS = {
    "classified": ("Classified", "Classés"),
    "not_classified": ("Not classified", "Non classés"),
    "retired": ("Retired", "Abandons"),
    "did_not_start": ("Did not start", "Non-partants"),
    "did_not_qualify": ("Did not qualify", "Non qualifiés"),
    "disqualified": ("Disqualified", "Disqualifiés"),
    "excluded": ("Excluded", "Exclus"),
    "withdrawn": ("Withdrawn", "Forfaits"),
}
LAPS = {"en": ("lap", "laps"), "fr": ("tour", "tours")}
NOT_RUNNING = ("Not running", "Non arrivée")
NOTES = ("Notes", "Remarques")


def say(words, language):
    """The English or the French of a pair, or both with a stroke between."""
    english, french = words
    if language == "both" and english != french:
        return f"{english} / {french}"
    return french if language == "fr" else english


def spellings(words):
    """Every way in which `say` prints the pair."""
    return {say(words, language) for language in ("en", "fr", "both")}
