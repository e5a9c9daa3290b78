"""The tables of an Excel workbook: each visible sheet as a grid of texts, as it shows them."""

import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO

from results.sheets.reading import NotAResult, Unreadable
from results.sheets.records import MAX_RECORDS, tables_in

CONTENT = "xl/workbook.xml"
MAX_MEMBER = 64 * 1024 * 1024  # unpacked; a sheet of five thousand rows has a tenth of it
MAX_UNPACKED = 160 * 1024 * 1024
MAX_COLUMNS = 400
MAX_SHEETS = 20
NAMELESS = re.compile(r"(?:sheet|feuil|feuille|tabelle|foglio|hoja|blatt)\s?\d*", re.IGNORECASE)
LITERAL = re.compile(r'"([^"]*)"|\\(.)|( )|\[[^\]]*\]|_.|\*.')
MARCH_1900 = datetime(1900, 3, 1)  # before it, Excel counts a day that there never was


def is_workbook(data):
    return data.startswith(b"PK\x03\x04") and CONTENT.encode() in data


def tables_in_workbook(data):
    """The tables of all sheets. Refuses what unpacks to more than any sheet needs."""
    tables = [table for grid, name in grids_with_names(data) for table in tables_in(grid, name)]
    if not tables:
        raise NotAResult("unknown_layout")
    return tables


def grids_in_workbook(data):
    """The cells of each visible sheet, as it shows them."""
    return [grid for grid, _name in grids_with_names(data)]


def grids_with_names(data):
    weigh(data)
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # the library raises whatever a broken part of the archive brings about
        raise Unreadable("damaged") from error
    for sheet in book.worksheets[:MAX_SHEETS]:
        if sheet.sheet_state == "visible":
            name = None if NAMELESS.fullmatch(sheet.title.strip()) else sheet.title.strip()
            yield grid_of(sheet, book.epoch), name


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
    if isinstance(value, time):
        return clock(((value.hour * 60 + value.minute) * 60 + value.second) * 1000, value.microsecond)
    if isinstance(value, timedelta):
        return clock(0, round(value / timedelta(microseconds=1)))
    if isinstance(value, datetime):
        return moment(value, form, epoch)
    if isinstance(value, date):
        return value.isoformat()
    return number(value, form)


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
