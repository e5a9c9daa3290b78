"""Names in bytes that do not say how they are encoded: read right, or told."""

import pytest

from results.sheets.pipeline import read_sheet

pytestmark = pytest.mark.pure

CENTRAL = [
    "Zdeněk Hora", "Matěj Kolo", "Gergő Szűcs", "Ján Ďurica", "Ondřej Vala", "Karol Bosę", "Jan Zaręba",
    "Ewa Leśniak", "Adam Śmiech", "Łukasz Bąk", "Mirko Boločić", "Ştefan Bălan", "Ionuţ Pop", "Petr Přibyl",
    "Jan Wąs", "Ivan Kůrka",
]  # fmt: skip
WESTERN = [
    "Hélène Brière", "Inês Simões", "João Magalhães", "Søren Høeg", "Lærke Thorsø", "Iñaki Ibáñez",
    "Loïc Lebœuf", "Anaïs Têtard", "Þór Guðmundsson", "Nicolò Rovelli", "Åke Öst", "Benoît Août",
    "Øyvind Sæther", "Ève Zoë",
]  # fmt: skip
ASIDE = ["Ann Oak", "Bob Elm"]


def rows_with(name, encoding, frame="{}"):
    crews = [ASIDE[0], name, ASIDE[1]]
    cells = [f"{at};{at + 9};{crew};20;10:0{at}.000" for at, crew in enumerate(crews, start=1)]
    text = frame.format("\n".join(["Race 1 - Results", "Pos;No;Driver;Laps;Total Time", *cells]))
    return read_sheet(text.encode(encoding))[0].rows


def told(rows):
    return ["letters_unsure" in {problem.code for problem in row.problems} for row in rows]


@pytest.mark.parametrize("name", CENTRAL)
def test_a_name_of_central_europe_is_not_wrong_in_silence(name):
    rows = rows_with(name, "cp1250")
    assert rows[1].drivers != (name,)
    assert told(rows) == [False, True, False]


@pytest.mark.parametrize("name", [name for name in CENTRAL if "Bălan" not in name])
def test_nor_is_it_in_latin_2(name):
    assert told(rows_with(name, "iso8859-2")) == [False, True, False]


def test_nor_in_the_alphabet_of_dos_where_a_letter_is_a_blank():
    rows = rows_with("István Bernula", "cp852", "Série\n{}")
    assert (rows[1].drivers, told(rows)) == (("Istv n Bernula",), [False, True, False])


def test_a_hard_blank_between_two_words_is_no_letter():
    rows = rows_with("Håkon\xa0av Østvold", "cp1252")
    assert (rows[1].drivers, told(rows)) == (("Håkon av Østvold",), [False, False, False])


@pytest.mark.parametrize("name", WESTERN)
def test_a_name_of_the_west_is_read_without_a_word(name):
    rows = rows_with(name, "cp1252")
    assert (rows[1].drivers, told(rows)) == ((name,), [False, False, False])


def test_copied_text_is_told_like_a_table():
    text = (
        "Race 1 - Results\nPos No Driver Laps Time\n1 4 Ann Oak 20 10:01.000\n2 7 Zdeněk Hora 20 10:02.000\n"
    )
    rows = read_sheet(text.encode("cp1250"))[0].rows
    assert (rows[1].drivers, told(rows)) == (("Zdenìk Hora",), [False, True])


def test_a_page_that_names_its_encoding_is_read_by_it():
    cells = "".join(
        f"<tr><td>{at}<td>{at + 9}<td>{name}<td>20</tr>"
        for at, name in enumerate(("Łukasz Bąk", "Jiří Žák"), start=1)
    )
    page = (
        '<html><meta charset="iso-8859-2"><h1>Race 1 Results</h1>'
        f"<table><tr><th>Pos<th>No<th>Driver<th>Laps</tr>{cells}</table></html>"
    )
    rows = read_sheet(page.encode("iso-8859-2"))[0].rows
    assert ([row.drivers for row in rows], told(rows)) == ([("Łukasz Bąk",), ("Jiří Žák",)], [False, False])
