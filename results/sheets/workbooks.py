"""The tables of an Excel workbook: each visible sheet as a grid of texts, as it shows them."""

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO

from results.sheets.reading import NotAResult, Problem, Unreadable
from results.sheets.records import MAX_RECORDS, tables_in

CONTENT = "xl/workbook.xml"
MAX_MEMBER = 64 * 1024 * 1024  # unpacked; a sheet of five thousand rows has a tenth of it
MAX_UNPACKED = 160 * 1024 * 1024
MAX_COLUMNS = 400
MAX_SHEETS = 20
FEWEST = 3  # rows of three cells, before a sheet without a header is said to be left out
UNSOLVED = re.compile(
    rb"<c\b(?P<attributes>[^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
NAMELESS = re.compile(r"(?:sheet|feuil|feuille|tabelle|foglio|hoja|blatt)\s?\d*", re.IGNORECASE)
LITERAL = re.compile(r'"([^"]*)"|\\(.)|( )|\[[^\]]*\]|_.|\*.')
MARCH_1900 = datetime(1900, 3, 1)  # before it, Excel counts a day that there never was


def is_workbook(data):
    return data.startswith(b"PK\x03\x04") and CONTENT.encode() in data


def tables_in_workbook(data):
    """The tables of all sheets. Refuses what unpacks to more than any sheet needs."""
    tables, left = [], []
    for grid, name, hides in grids_with_names(data):
        found = tables_in(grid, name)
        if found and hides:
            found[0].doubts.append(Problem("rows_hidden"))
        elif not found and has_rows(grid):
            known = name or f"#{len(tables) + len(left) + 1}"
            if tables and goes_on(tables[-1], grid):
                tables[-1].doubts.append(Problem("sheet_without_header", {"text": known}))
            else:
                left.append(Problem("sheet_left", {"text": known}))
        tables += found
    if not tables:
        raise NotAResult("unknown_layout")
    tables[0].doubts += left
    return tables


def has_rows(grid):
    """Whether a sheet without a header holds rows of cells all the same, with figures in them."""
    return sum(sum(map(bool, row)) >= FEWEST and any(map(str.isdigit, row)) for row in grid) >= FEWEST


def goes_on(table, grid):
    """Takes the rows into the table of the sheet before where their places follow upon its own."""
    rows = [[cell.strip() for cell in row] for row in grid if any(row)]
    place, last = table.place("position"), [table.text(record, "position") for record in table.cars]
    if place is None or not last or not last[-1].isdigit() or len(rows[0]) != len(table.header):
        return False
    if rows[0][place] not in (last[-1], str(int(last[-1]) + 1)):
        return False
    table.records += rows
    table.__dict__.pop("lines", None)  # they were worked out without these rows
    table.__dict__.pop("cars", None)
    return True


def grids_in_workbook(data):
    """The cells of each visible sheet, as it shows them."""
    return [grid for grid, _name, _hides in grids_with_names(data)]


def grids_with_names(data):
    weigh(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
        unsolved = formulas_without_values(data)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # the library raises whatever a broken part of the archive brings about
        raise Unreadable("damaged") from error
    for sheet in book.worksheets[:MAX_SHEETS]:
        if sheet.sheet_state == "visible":
            name = None if NAMELESS.fullmatch(sheet.title.strip()) else sheet.title.strip()
            if sheet.title in unsolved:
                restore_formulas(sheet, unsolved[sheet.title])
            yield grid_of(sheet, book.epoch), name, hides_cells(sheet)


def formulas_without_values(data):
    """The sheets in which formulas stand that no program has worked out yet, as they are."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        cells = (cell for name in names for cell in UNSOLVED.finditer(archive.read(name)))
        if all(b't="str"' in cell["attributes"] for cell in cells):
            return {}
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), keep_links=False)
    return {sheet.title: sheet for sheet in book.worksheets}


def restore_formulas(sheet, unsolved):
    """Puts the formula where its value is missing: a cell that is not empty must not seem so."""
    for place, cell in unsolved._cells.items():
        known = sheet._cells.get(place)
        if cell.data_type == "f" and (known is None or known.value is None):
            sheet.cell(*place).value = str(getattr(cell.value, "text", cell.value))


def hides_cells(sheet):
    """Whether rows or columns with something in them are hidden."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min or 0, (column.max or 0) + 1)
    }
    full = ((row, column) for (row, column), cell in sheet._cells.items() if cell.value is not None)
    return bool(rows or columns) and any(row in rows or column in columns for row, column in full)


def weigh(data):
    """Refuse an archive whose parts claim to unpack to too much; none unpacks to more than it claims."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            refuse_heavy(parts)
            if any(has_document_type(archive, part) for part in parts):
                raise Unreadable("damaged")
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("damaged") from error


def refuse_heavy(parts):
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted")
    if any(part.file_size > MAX_MEMBER for part in parts) or sum(p.file_size for p in parts) > MAX_UNPACKED:
        raise Unreadable("too_large_unpacked", megabytes=MAX_UNPACKED // 1024 // 1024)


def has_document_type(archive, part):
    """No workbook has one; it is there that XML defines what expands without end."""
    return b"<!DOCTYPE" in archive.read(part).replace(b"\x00", b"")


def grid_of(sheet, epoch):
    """Texts by row and column; a merged cell's text stands in each of its rows, and in its first column."""
    texts = {place: text for place, cell in sheet._cells.items() if (text := text_of(cell, epoch))}
    rows = max((row for row, _ in texts), default=0)  # formatting may reach far below the last text
    if len({row for row, _ in texts}) > MAX_RECORDS or rows > MAX_RECORDS * 4:
        raise NotAResult("too_many_rows", rows=rows)
    columns = min(max((column for _, column in texts), default=0), MAX_COLUMNS)
    grid = [[texts.get((row + 1, column + 1), "") for column in range(columns)] for row in range(rows)]
    for merged in sheet.merged_cells.ranges:
        if merged.min_col <= columns and merged.min_row <= len(grid):
            text = grid[merged.min_row - 1][merged.min_col - 1]
            for row in range(merged.min_row, min(merged.max_row, len(grid))):
                grid[row][merged.min_col - 1] = text
    return grid


def text_of(cell, epoch):
    """What the cell shows, but for times, which are given in full."""
    value, form = cell.value, cell.number_format or "General"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return value
    if isinstance(value, time) and not value.second and not value.microsecond and is_of_minutes(form):
        return f"{value.hour}:{value.minute:02}"  # "1:35" that somebody typed for a lap
    if isinstance(value, time):
        return clock(((value.hour * 60 + value.minute) * 60 + value.second) * 1000, value.microsecond)
    if isinstance(value, timedelta):
        return clock(0, round(value / timedelta(microseconds=1)))
    if isinstance(value, datetime):
        return moment(value, form, epoch)
    if isinstance(value, date):
        return value.isoformat()
    return number(value, form)


def is_of_minutes(form):
    """Whether a form shows hours and minutes, and no seconds."""
    bare = LITERAL.sub("", form).lower()
    return "h" in bare and "s" not in bare


def clock(ms, microseconds=0):
    """H:MM:SS.mmm, as every table's times are read."""
    ms += round(microseconds / 1000)
    sign, ms = ("-", -ms) if ms < 0 else ("", ms)
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}.{thousandths:03}"


def moment(value, form, epoch):
    """A day with a clock; but a time of more than a day, where the form has no day in it."""
    bare = LITERAL.sub("", form).lower()
    if not re.search("[dy]", bare) and value.year <= epoch.year + 1:
        first = epoch + timedelta(days=1) if epoch.year < 1900 and value < MARCH_1900 else epoch
        return clock(0, round((value - first) / timedelta(microseconds=1)))
    return value.isoformat(sep=" ", timespec="minutes")


def number(value, form):
    """A number with the zeros and the words that its form adds: 04, "2 laps", 1 250 as it is."""
    form = form.split(";")[0]
    literals = ["".join(pair) for pair in LITERAL.findall(form)]
    digits = LITERAL.sub("", form).strip()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int):
        text = str(value)
        if re.fullmatch("0+", digits):
            text = text.zfill(len(digits))
        elif re.fullmatch(r"[#,]*0\.0+", digits):
            text = f"{value:.{len(digits.partition('.')[2])}f}"
    else:
        text = f"{value:.10g}"
        decimals = len(digits.partition(".")[2]) if re.fullmatch(r"[#,]*0\.0+", digits) else 0
        if decimals and float(text) == round(value, decimals):
            text = f"{value:.{decimals}f}"
    before = "".join(literals[: 1 if form.startswith(('"', "\\", " ")) else 0])
    behind = "".join(literals[1 if before else 0 :])
    return f"{before}{text}{behind}"
