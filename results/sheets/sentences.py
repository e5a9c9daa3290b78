"""What an editor is told: one sentence for each code."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # Files that cannot be read
    "empty": _("The file is empty."),
    "damaged": _("The file is damaged and cannot be opened."),
    "encrypted": _("The PDF is protected by a password; ask for one without."),
    "too_large": _("The file is larger than %(megabytes)s MB."),
    "too_large_unpacked": _(
        "The workbook unpacks to more than %(megabytes)s MB, far more than a sheet needs."
    ),
    "too_many_pages": _("The PDF has %(pages)s pages; a result sheet has at most %(most)s."),
    "too_slow": _("Reading the file took longer than %(seconds)s seconds, so it was stopped."),
    "too_much_memory": _("Reading the file needs more memory than a result sheet may take."),
    "crashed": _("The file makes the PDF reader fail; it is probably damaged."),
    "no_text": _("The PDF holds no text, only pictures or outlines: a scan cannot be read."),
    "no_such_file": _("The file cannot be opened."),
    "no_such_page": _("The file has no such page."),
    "unknown_file": _("This kind of file is not known: a sheet is a PDF, CSV, JSON, XLSX or text file."),
    "not_a_sheet_but_picture": _("This is a picture, not a sheet that can be read."),
    "not_a_sheet_but_archive": _(
        "This is an archive or an office document; save the sheet as a PDF, CSV or XLSX file first."
    ),
    "not_a_sheet_but_office": _(
        "This is an office document of an old kind; save the sheet as a PDF, CSV or XLSX file first."
    ),
    "not_a_sheet_but_program": _("This is a program, not a sheet that can be read."),
    # Files that are no result
    "web_page": _("This is a web page, not a result sheet."),
    "unknown_layout": _("The layout of this file is not known, so nothing was read from it."),
    "too_many_rows": _("The file has %(rows)s rows, too many for a classification."),
    "grid_incomplete": _(
        "This is a starting grid without headings whose places from 1 to the last could not all be found."
    ),
    "no_rows": _("No row of a classification was found in this file."),
    "several_sessions": _(
        "This table holds several races or sessions below each other; take out all but one."
    ),
    "lap_by_lap": _("This is a lap-by-lap chart, not a classification."),
    "fastest_laps": _("This is a list of fastest laps, not a classification."),
    "sector_times": _("These are sector times or speeds, not a classification."),
    "drive_times": _("These are driving times, not a classification."),
    "pit_stops": _("This is a list of pit stops, not a classification."),
    "leaders": _("This is a list of leaders, not a classification."),
    "weather": _("This is a weather report, not a classification."),
    "timetable": _("This is a timetable, not a classification."),
    "decision": _("This is a decision or bulletin of the officials, not a classification."),
    "regulations": _("These are regulations, not a classification."),
    "standings": _("This is a points table; its layout cannot be read yet."),
    "entry_list": _("This is an entry list; its layout cannot be read yet."),
    # Rows and documents that want a look
    "cell_not_understood": _(
        "“%(text)s” in the column %(column)s was not understood, so the cell is left blank."
    ),
    "cells_shifted": _("The row has %(cells)s cells under %(columns)s columns; they may be shifted."),
    "text_left_over": _("“%(text)s” stands in this row but in no column."),
    "column_unsure": _("“%(text)s” may not belong in the column %(column)s."),
    "class_unsure": _("The row stands below the class “%(text)s”, and may be of another."),
    "row_bounds_unsure": _("A line of this row may belong to the row beside it."),
    "letters_unreadable": _("“%(text)s” holds letters that the file does not name."),
    "column_unknown": _("What the column “%(text)s” holds is not known, so it was read past."),
    "difference_by_order": _(
        "Nothing proves to whom the differences under “%(text)s” are; as they only rise, they were read as "
        "those to the first car."
    ),
    "column_without_heading": _("A column without a heading was read past (“%(text)s”, for example)."),
    "class_in_heading": _(
        "“%(text)s” in the heading may be about the class of these cars; none was read from it."
    ),
    "class_may_be_grade": _(
        "The classes %(text)s may be the grades of the drivers: platinum, gold, silver, bronze."
    ),
    "places_by_class": _("The sheet prints places in each class, and none overall."),
    "names_unsure": _("No heading says whether the names are those of drivers; they were read as drivers."),
    "crew_missing": _("Neither a driver nor a team was found in this row."),
    "crew_unsure": _("“%(text)s” may be part of a name only; check the crew."),
    "columns_unnamed": _(
        "These are rows of cells, but no header names their columns: name them, or copy the header too."
    ),
    "columns_unparted": _(
        "Nothing parts the columns of this text: paste it with its tabs, or attach the file that it is from."
    ),
    "cells_uncounted": _(
        "The %(cells)s cells of this text cannot be dealt out to rows of %(columns)s columns for certain."
    ),
    "columns_uneven": _("The columns of this text have different numbers of cells (%(counts)s)."),
    # Text that was copied, and the FIA's sheets
    "driver_team_unsure": _(
        "“%(text)s”: nothing is printed between the driver and the team; check where the one ends."
    ),
    "figures_unsure": _(
        "“%(text)s” does not fit the columns in one way only, so these cells are left blank."
    ),
    "wrapped_text": _("“%(text)s” stands on a line of its own below this row; check the team."),
    "position_with_status": _("Position %(position)s is printed beside “%(status)s”."),
    "headings_disagree": _("The headings contradict each other: %(text)s."),
    "heading_unlike_columns": _(
        "The heading “%(title)s” does not agree with the columns; the sheet was read as its columns say."
    ),
    "text_outside_rows": _("“%(text)s” stands between the rows of the table and belongs to none."),
    "points_unlike_total": _("The total of %(total)s is not the sum of the points printed with it."),
    "more_points_than_above": _("The total of %(total)s stands below a lesser one, %(above)s."),
    "rounds_unsure": _("Which columns belong to which round is not certain; they are numbered instead."),
    "places_without_rounds": _(
        "The text has lost its blank cells: of %(rows)s rows the places cannot be given to their rounds."
    ),
    "faster_than_fastest_lap": _(
        "The best lap is faster than the fastest lap that the sheet prints, %(time)s."
    ),
    "fastest_lap_unlike_row": _(
        "The line of the fastest lap gives this car %(time)s; its row says otherwise."
    ),
    "segments_unsure": _(
        "Cars below took part in a later part of qualifying: a time may stand one part early."
    ),
    "heading_missing": _("No heading says what kind of sheet this is; it was read as a classification."),
    # Records
    "times_rounded": _(
        "Times are printed finer than thousandths of a second; they were rounded to thousandths."
    ),
    "time_unlike_laps": _("The total time does not go with the laps and the best lap of this row."),
    "rows_hidden": _("The spreadsheet hides rows or columns of this table; they were read like the others."),
    "sheet_without_header": _(
        "The sheet “%(text)s” has rows but no header; they were read on under the header of the sheet before."
    ),
    "sheet_left": _("The sheet “%(text)s” has rows but no header that is known; it was left out."),
    "nationalities_unsure": _("“%(text)s”: not as many nationalities as drivers; they were left out."),
    "letters_unsure": _("“%(text)s” may hold wrong letters: the file does not say how it is encoded."),
    "line_between_rows": _("The line “%(text)s” stands between the rows and was not understood."),
    "places_in_class": _(
        "The positions begin again with 1 in each class, so they were read as positions in class."
    ),
    "columns_unread": _("These columns were read past: %(columns)s."),
    "tables_left": _("The file holds %(tables)s tables; %(count)s of them are no result and were left out."),
    "points_dropped": _("Of %(total)s points, %(points)s count after results were dropped."),
    "number_unusual": _("“%(text)s” is unusual for a car number."),
    "number_missing": _("The car has no number."),
    "number_twice": _("Number %(number)s stands on more than one car."),
    "no_position": _("Neither a position nor a status is printed; the car is taken as classified."),
    "position_missing": _("The car is classified but has no position."),
    "position_gap": _("Position %(position)s follows, where %(expected)s was expected."),
    "position_twice": _("Position %(position)s is given twice, and the times are not equal."),
    "position_out_of_order": _("Position %(position)s stands below a higher one."),
    "class_position_unlike_order": _(
        "Position %(position)s in %(race_class)s is printed, where the order gives %(counted)s."
    ),
    "more_laps_than_above": _(
        "The car has more laps (%(laps)s) than the one above it (%(above)s): moved back, or disqualified?"
    ),
    "quicker_than_above": _(
        "The car’s time is better than that of the one above it: moved back, or disqualified?"
    ),
    "gap_less_than_above": _(
        "The gap is smaller than that of the car above it: moved back, or disqualified?"
    ),
    "count_unlike_rows": _("The sheet counts %(printed)s classified cars; %(counted)s were read."),
    "leader_with_gap": _("The leader has a gap."),
    "gap_unlike_time": _("The gap is not the difference between the car’s time and the leader’s."),
    "gap_unlike_laps": _("The gap does not agree with the laps (%(laps)s)."),
    "gap_without_time": _("A gap is printed, but no time."),
    "interval_unlike_times": _("The interval is not the difference to the car ahead."),
    "interval_unlike_laps": _("The interval does not agree with the laps of the car ahead."),
    "page_without_table": _("Page %(page)s holds no table that was recognised."),
    "kind_unclear": _(
        "“%(title)s” does not say what kind of sheet this is; it was read as a classification."
    ),
    "not_running_outside_a_race": _("“Not Running” is printed on a sheet that is not a race’s."),
}
COLUMNS = {
    "position": _("position"),
    "class_position": _("position in class"),
    "number": _("number"),
    "status": _("status"),
    "laps": _("laps"),
    "total_time": _("total time"),
    "gap": _("gap"),
    "interval": _("interval"),
    "best_lap": _("best lap"),
    "best_lap_number": _("on lap"),
}


def sentence(code, params):
    """The sentence in the active language; a column's name is translated with it."""
    params = dict(params)
    if "column" in params:
        params["column"] = str(COLUMNS.get(params["column"], params["column"]))
    return str(SENTENCES[code]) % params
