"""Draws tables as Crystal Reports does: each field a run of its own, in no reading order, abutting others."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 841, 595
RIGHT, LEFT, MIDDLE = "right", "left", "middle"
RACE = {  # field -> heading, where the heading stands, where the field stands, how it is aligned there
    "drivers": ("Drivers*", 119.8, 119.6, LEFT),
    "car": ("Vehicle", 455.4, 454.6, LEFT),
    "team": ("Team", 276.9, 276.9, LEFT),
    "class": ("Class", 86, 95, MIDDLE),
    "laps": ("Laps", 548.1, 564, RIGHT),
    "lap": ("Lap", 687.9, 699.8, RIGHT),
    "time": ("Time", 711, 719, MIDDLE),
    "gap": ("Gap", 651.2, 652.6, RIGHT),
    "interval": (None, 0, 684.2, RIGHT),
    "total": ("Total Time", 584.7, 621, RIGHT),
    "pos": ("Pos", 34.8, 45.9, RIGHT),
    "pic": ("Pic", 52.1, 61, RIGHT),
    "number": ("Nr.", 68.3, 79, RIGHT),
    "group": ("G", 109.8, 112, MIDDLE),
    "overprint": (None, 0, 656.7, MIDDLE),
}
PRACTICE = {
    "team": ("Team", 116.4, 116.4, LEFT),
    "car": ("Car", 291.9, 291.9, LEFT),
    "drivers": ("Drivers", 426.9, 426.9, LEFT),
    "class": ("Class", 65.5, 75, MIDDLE),
    "number": ("Nr.", 102, 112.4, RIGHT),
    "pos": ("Pos", 39.7, 50.6, RIGHT),
    "time": ("Time", 590.1, 608.2, RIGHT),
    "lap": ("Lap", 617.1, 632, RIGHT),
    "laps": ("Total", 641.9, 661.3, RIGHT),
    "gap": ("Gap", 687.2, 691.3, RIGHT),
    "interval": (None, 0, 719.1, RIGHT),
}


def crystal(title, columns, rows, foot=(), more_heads=(), legend=""):
    """A one-page PDF. A field given as a tuple runs over several lines; a legend stands beside the title."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(30, HEIGHT - 135, title)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(555, HEIGHT - 136, legend)
    canvas.setFont("Helvetica", 7)
    for heading, x, _, _ in columns.values():
        if heading:
            canvas.drawString(x, HEIGHT - 158, heading)
    for heading, x in more_heads:
        canvas.drawString(x, HEIGHT - 158, heading)
    y = 171
    for row in rows:
        lines = max(len(value) if isinstance(value, tuple) else 1 for value in row.values())
        for field, (_, _, x, align) in columns.items():
            value = row.get(field, ())
            for line, text in enumerate(value if isinstance(value, tuple) else (value,)):
                draw = {
                    RIGHT: canvas.drawRightString,
                    LEFT: canvas.drawString,
                    MIDDLE: canvas.drawCentredString,
                }
                draw[align](x, HEIGHT - y - line * 9.7, text)
        for text, x in row.get("elsewhere", {}).items():
            canvas.drawString(x, HEIGHT - y, text)
        y += 10.7 if lines == 1 else 19.4
    for count, text in enumerate(foot):
        canvas.drawString(31.6, HEIGHT - 430 - count * 9.7, text)
    canvas.drawString(29, HEIGHT - 525, "06-Feb-26 2:05 PM")
    canvas.save()
    return buffer.getvalue()
