"""What a heading says: the kind of sheet and of session, the status, and why a sheet is no result."""

import re
from datetime import datetime

from results.folding import fold

# Headings of sheets that hang beside the classification and are none; the first that fits gives the reason.
NOT_RESULTS = {
    "lap_by_lap": r"lap by lap|lap chart|lap analysis|time cards?|tour par tour|rundenzeiten|rundenprotokoll|"
    r"laps? times? (?:chart|list)|history chart|position chart|lap history|cronologico|giro per giro|"
    r"vuelta a vuelta|analyse des tours|tempi giro",
    "fastest_laps": r"fastest laps?|meilleurs tours|schnellste runden?|best laps?|giri (?:piu )?veloci|"
    r"vueltas rapidas|ideal laps?|migliori giri|mejores vueltas",
    "sector_times": r"sectors?|secteurs|sektor\w*|settori|sectores|speed trap|top speeds?|maximum speeds?|"
    r"vitesses?|velocita massime|velocidades|hochstgeschwindigkeit\w*",
    "drive_times": r"drive times?|driving times?|temps de conduite|driver times|fahrzeiten|tempi di guida|"
    r"tiempos de conduccion|stints?",
    "pit_stops": r"pit ?stops?|arrets? aux stands|boxenstopps?|boxenstops?|soste(?: ai box)?|"
    r"paradas en boxes",
    "leaders": r"leader sequence|leaders?|leading laps|tours en tete|fuhrungsrunden|giri al comando",
    "weather": r"weather|meteo\w*|wetter\w*|meteorolog\w*",
    "timetable": r"time ?table|schedule|horaires?|zeitplan|programme|programma orario|horarios?",
    "decision": r"(?:stewards'? )?decision|penalties|penalty (?:notice|report)|infringements?|bulletin|"
    r"entscheidung\w*|decisione|bollettino|boletin|summons",
    "regulations": r"regulations?|reglement\w*|regolamento|reglamento|ausschreibung",
    "standings": r"(?:championship )?points(?: standings)?|standings|classement general|punktestand|"
    r"meisterschafts(?:stand|wertung|tabelle|punkte)|classifica campionato|clasificacion del campeonato",
    "entry_list": r"entry ?list|entries|list of (?:entries|competitors|participants)|competitors? list|"
    r"engages|liste d'engage\w*|starterliste|nennliste|teilnehmerliste|meldeliste|"
    r"elenco (?:degli )?iscritti|iscritti|(?:lista de )?inscritos|lista de participantes",
}
SESSION_KINDS = {
    "qualifying": r"qualif\w*|q[123]|superpole|hyperpole|zeittraining|shoot ?out|"
    r"essais chronometres|prove ufficiali",
    "warm_up": r"warm[- ]?up",
    "test": r"tests?|essais (?:prives|collectifs)|testing",
    "practice": r"practice|practise|essais libres?|training|prove libere|libres|fp ?\d|el ?\d",
    "race": r"races?|course|manche|rennen|gara|carrera|sprint|feature|hours?|heures|rennergebnis|grand prix|"
    r"grille|grid",
}
GRID = r"(?:starting )?grid|grille(?: de depart)?|startaufstellung|griglia|parrilla"
RESULTS = r"results?|classifications?|resultats?|classement|ergebnis\w*|classifica|clasificacion"
LABELS = {
    "annulled": r"annulled|annule\w*|cancelled|void",
    "under_appeal": r"subject to appeal|under appeal|sous reserve d'appel|pending appeal",
    "provisional": r"provisiona\w*|provisoire|vorlaufig\w*|unofficial|non officiel|provvisori\w*",
    "official": r"official|officiel\w*|final|definiti\w+|offiziell\w*|endgultig\w*|ufficiale|oficial",
}
ALTERED = r"revised|amended|corrected|modifie\w*|rectifi\w*|revise"
DAYS = ("%d-%b-%y %I:%M %p", "%m/%d/%Y %I:%M %p", "%d-%b-%y %H:%M", "%d.%m.%Y %H:%M")
STAMP = re.compile(
    r"(?:\d{1,2}-[A-Z][a-z]{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4}) \d{1,2}:\d{2}(?: [AP]M)?"
)


def says(pattern, text):
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", fold(text or "")) is not None


def reason_not_a_result(heading):
    """Why a sheet with this heading is no classification, as a code, or None."""
    for code, pattern in NOT_RESULTS.items():
        if says(pattern, heading):
            return code
    return None


def session_kind_of(heading):
    """The kind of session that a heading names, or None."""
    return next((kind for kind, pattern in SESSION_KINDS.items() if says(pattern, heading)), None)


def kind_of(heading):
    """grid or classification, as the heading has it, or None."""
    if says(GRID, heading):
        return "grid"
    return "classification" if says(RESULTS, heading) else None


def status_of(label):
    """The status that a printed label stands for, or None."""
    return next((status for status, pattern in LABELS.items() if says(pattern, label)), None)


def status_in_name(name):
    """The status that a file's name proposes, or None where it names none, or two."""
    words = re.sub(r"[\W_]+|(?<=[a-z])(?=[A-Z])", " ", name.rpartition(".")[0] or name)
    told = [status for status, pattern in LABELS.items() if says(pattern, words)]
    return told[0] if len(told) == 1 else None


def label_in(heading):
    """The words of a heading that give its status, as printed: "Provisional", "Official Revised"."""
    words = [word for word in re.split(r"[\s,()–-]+", heading) if word]
    wanted = "|".join([*LABELS.values(), ALTERED])
    return " ".join(word for word in words if says(wanted, word)) or None


def session_in(heading):
    """The session's own name: what stands before the status and the kind of sheet in the heading."""
    stop = "|".join([*LABELS.values(), ALTERED, RESULTS, GRID])
    words = []
    for word in heading.split():
        if says(stop, word) or says("starting", word):
            break
        words.append(word)
    return " ".join(words).strip(" -–:,") or None


def stamp_in(text):
    """The moment printed on a sheet's foot, as ISO 8601 without an offset."""
    match = STAMP.search(text)
    for form in DAYS if match else ():
        try:
            return datetime.strptime(match[0], form).isoformat(timespec="minutes")
        except ValueError:
            continue
    return None
