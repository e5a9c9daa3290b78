"""Tables among values: lists of objects in JSON, each object a record, its names the header words."""

from results.sheets.above import facts_in
from results.sheets.columns import person_of
from results.sheets.headers import FEWEST_KNOWN, SUBJECTS, known_in
from results.sheets.kinds import reason_not_a_result, session_kind_of
from results.sheets.reading import NotAResult
from results.sheets.records import MAX_RECORDS, TableDocument, tables_in
from results.sheets.vocabulary import field_of, plain

DEEPEST = 12
MOST_TABLES = 20
MOST_COLUMNS = 120
ORDER = {"position", "number", "points"}  # one of them has every table of ours
# Names whose objects say nothing of their own: "timing": {"bestLap": …}
FRAMES = {"car", "entry", "timing", "result", "results", "data", "attributes", "best", "stats", "row", "time"}
FIGURES = {"number", "laps", "best_lap", "best_lap_number", "total_time", "drivers", "team", "class"}
NAMES = ("full name", "fullname", "display name", "name", "driver name")
HALVES = (
    ("first name", "firstname", "given name", "forename", "prenom", "vorname"),
    ("last name", "lastname", "surname", "family name", "secondname", "nachname", "nom"),
)
NATIONS = ("nationality", "country", "country code", "nation", "nat")
HEADINGS = {  # what an object above the list says of it → the word that lines above a table have
    "race name": "Event", "event name": "Event", "event": "Event", "meeting": "Event",
    "session": "Session", "session name": "Session", "session type": "Session", "race": "Session",
    "series": "Series", "championship": "Series", "series name": "Series", "championship name": "Series",
    "circuit": "Circuit", "circuit name": "Circuit", "track": "Circuit", "track name": "Circuit",
    "title": "", "name": "",
}  # fmt: skip


def tables_in_values(content):
    """The tables of all lists that hold objects about cars, drivers or teams."""
    return list(found_in(content, (), 0))[:MOST_TABLES]


def found_in(value, above, depth):
    if depth > DEEPEST:
        return
    if isinstance(value, dict) and (found := columns_of(value)):
        yield from tables_in(found)
    elif isinstance(value, dict) and is_of_rows(value):
        yield from found_in(list(value.values()), above, depth + 1)
    elif isinstance(value, dict):
        lines = (*above, *headings_of(value))
        for name, each in value.items():
            yield from found_in(each, (*lines, *title_from(name, each)), depth + 1)
    elif isinstance(value, list):
        objects = [each for each in value if isinstance(each, dict)]
        if len(value) > 1 and all(isinstance(each, list) for each in value):
            yield from tables_in([list(map(text_of, row)) for row in value])
            return
        table = table_of(objects, above) if objects else None
        if table is not None:
            yield table
        else:
            for each in value:
                yield from found_in(each, above, depth + 1)


def is_of_rows(value):
    """Whether an object is a list of objects by number or name, all of one make."""
    rows = list(value.values())
    return len(rows) > 1 and all(isinstance(row, dict) and row.keys() == rows[0].keys() for row in rows)


def columns_of(value):
    """The grid that an object of columns is, or one of header words beside rows."""
    names = value.get("columns") or value.get("header") or value.get("headers")
    rows = value.get("data") or value.get("rows")
    if is_list_of(names, str) and is_list_of(rows, list):
        return [list(names), *(list(map(text_of, row)) for row in rows[:MAX_RECORDS])]
    lists = list(value.values())
    if len(lists) < FEWEST_KNOWN or not all(isinstance(each, list) for each in lists):
        return None
    flat = not any(isinstance(each, dict | list) for column in lists for each in column)
    if not flat or len(set(map(len, lists))) != 1 or len(lists[0]) > MAX_RECORDS:
        return None
    return [list(value), *([text_of(each) for each in row] for row in zip(*lists, strict=True))]


def is_list_of(value, kind):
    return isinstance(value, list) and bool(value) and all(isinstance(each, kind) for each in value)


def headings_of(value):
    """The lines that an object's own texts make: "Event: 6 Hours of …"."""
    for name, each in value.items():
        if isinstance(each, str) and each.strip() and (word := HEADINGS.get(plain(name))) is not None:
            yield f"{word}: {each.strip()}" if word else each.strip()
        elif isinstance(each, dict) and HEADINGS.get(plain(name)) == "Circuit":
            yield from headings_of({key: text for key, text in each.items() if isinstance(text, str)})


def title_from(name, value):
    """The name of a list as a title, where it says what it holds: "entry_list", "QualifyingResults"."""
    words = plain(name)
    tells = reason_not_a_result(words) not in (None, "leaders") or session_kind_of(words) not in (
        None,
        "race",
    )
    return (words.capitalize(),) if tells and isinstance(value, list) and len(name) < 40 else ()


def table_of(objects, above):
    """The objects as a table, or None where their names are not those of results."""
    if len(objects) > MAX_RECORDS:
        raise NotAResult("too_many_rows", rows=len(objects))
    records = [dict(cells_of(each)) for each in objects]
    header = list(dict.fromkeys(name for record in records for name in record))
    fields = {field_of(name) for name in header} - {None}
    people = any(map(person_of, header))
    if len(header) > MOST_COLUMNS or known_in(header) < FEWEST_KNOWN:
        return None
    if not (fields & SUBJECTS or people) or not fields & ORDER:
        return None
    rows = [[record.get(name, "") for name in header] for record in records]
    lines = tuple(dict.fromkeys(line for line in above if line))
    return TableDocument(header, rows, lines, facts_in(lines))


def cells_of(value, under=""):
    """Names and texts of an object, of the objects inside it too; a list of people is one cell."""
    for name, each in value.items():
        path = f"{under} {name}".strip()
        if isinstance(each, dict):
            if plain(name) in NATIONS or field_of(name) in ("team", "make", "class"):
                yield path, text_of(each.get("name") or each.get("code") or "")
            else:
                yield from cells_of(each, path)
        elif isinstance(each, list):
            names = list(map(name_of, each))
            if names and all(names):
                yield word_for(path, name, under), " / ".join(names)
        else:
            yield word_for(path, name, under), text_of(each)


def word_for(path, name, under):
    """The header word: the whole path, or its last name where that says enough."""
    if not under or field_of(path) or person_of(path):
        return path
    last = under.split(" ")[-1]
    if plain(last) == plain(name) and (field_of(under) or person_of(under)):
        return under
    return name if plain(last) in FRAMES and field_of(name) in FIGURES else path


def name_of(value):
    """The name of one driver, with the nationality behind it; nothing where it is no driver."""
    if isinstance(value, str):
        return value.strip()
    if not isinstance(value, dict):
        return ""
    words = {plain(name): each.strip() for name, each in value.items() if isinstance(each, str)}
    halves = [next((words[each] for each in half if words.get(each)), "") for half in HALVES]
    name = next((words[each] for each in NAMES if words.get(each)), "")
    if all(halves) or not name:
        name = " ".join(filter(None, halves))
    code = next((words[each] for each in NATIONS if words.get(each)), "")
    return f"{name} ({code})" if name and len(code) == 3 and code.isupper() else name


def text_of(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
