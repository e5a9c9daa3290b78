"""Al Kamel's PDF as the FIA's and the ACO's endurance series print it.

Other columns than on IMSA's sheets, headings of status between the rows, notes behind.
"""

from results.sheets.kinds import says
from results.sheets.layouts import general

PROVIDER = "Al Kamel"
SERIES = r"world endurance championship|fia wec|(?:european|asian) le mans series|elms|le mans cup|ligier"
HOUSE = r"al ?kamel(?: systems)?|alkamelsystems"


def recognise(document):
    if document.kind != "pdf":
        return 0
    text = document.first_text
    if not (says(HOUSE, text) or (says(SERIES, text) and "Crystal" in document.producer)):
        return 0
    return 0.5 if general.recognise(document) else 0


def read(document):
    return general.read(document, PROVIDER, "wec_pdf")
