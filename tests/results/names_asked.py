"""What is on record, what a sheet prints, and what may be made of it: a table to be hard to please.

`record; record | printed | verdict`. A record is a name, then `@` and how near it was seen (event, season,
series, or nothing: elsewhere), `#` and its numbers at the event, `=` and an alias, `!` and its nationality.
A printed name may have `#` and its number, `!` and its nationality. The verdict is of the first record:
`is` (known, or proposed), `ask` (offered, and not preferred), `not` (neither known nor proposed), `only`
(proposed, and not known by itself).
"""

import re

from results.name_words import split_name
from results.names import Circle, Register
from results.roll import Roll, person, thing

DRIVERS = """
# the same person in other clothes
Felipe Nassar @event | Felipe NASSAR | is
Felipe Nassar @event | F. Nassar | is
Felipe Nassar @event | F NASSAR | is
Felipe Nassar @event | NASSAR F. | is
Felipe Nassar @event | NASSAR, Felipe | is
Felipe Nassar @event | F.Nassar | is
Felipe Nassar | F. Nassar | only
Felipe Nassar @series | F. Nassar | only
Guanyu Bao @event | BAO Guanyu | is
Guanyu Bao | BAO Guanyu | is
Guanyu Bao @season | Bao Guanyu | is
Seb Prialt @event | Seb Prialt(J) | is
Seb Prialt @event | Seb Prialt (J) | is
Seb Prialt @event | Seb Prialt [R] | is
Seb Prialt @event | Seb Prialt * | is
Jörg Möllner @event | Joerg Moellner | is
Jörg Möllner @event | Jorg Mollner | is
Jörg Möllner | Joerg MOELLNER | is
Joerg Moellner @event | Jörg Möllner | is
Søren Ågard @event | Soren Aagard | is
Søren Ågard @event | Sören Agard | is
Jan Weißkopf @event | Jan WEISSKOPF | is
Łukasz Górny @event | Lukasz Gorny | is
Kelvin van der Lindt @event | Kelvin VAN DER LINDT | is
Kelvin van der Lindt @event | VAN DER LINDT Kelvin | is
Kelvin van der Lindt @event | K. van der Lindt | is
Kelvin van der Lindt @event | Kelvin Vanderlindt | is
Nyck de Vrees @event | N. De Vrees | is
Nyck de Vrees @event | DE VREES Nyck | is
António Félix da Colta @event | Antonio Felix DA COLTA | is
Dylan Le Gallet @event | LE GALLET Dylan | is
Dylan Le Gallet @event | Dylan LeGallet | is
Jean-Éric Vergnet @event | Jean Eric Vergnet | is
Jean-Éric Vergnet @event | Jean-Eric VERGNET | is
Jean-Éric Vergnet @event | JeanEric Vergnet | is
Jean-Éric Vergnet @event | J.-E. Vergnet | is
Jean-Éric Vergnet @event | J.E. Vergnet | is
Jean-Éric Vergnet @event | J. Vergnet | is
Pat O’Wardy @event | Pat O'WARDY | is
Pat O’Wardy @event | Pat OWardy | is
Pat O’Wardy @event | P. O Wardy | is
Luca D'Ambrosi @event | Luca DAMBROSI | is
Ye Yifan @event | YE Yifan | is
Yifan Ye @event | YE YiFan | is
Yifan Ye @event | Ye Yi-Fan | is
Jung-woo Lee @event | LEE Jungwoo | is
Jung-woo Lee @event | Jung Woo LEE | is
Kamui Obayashi @event | OBAYASHI Kamui | is
Keong Wee Lim @event | LIM Keong Wee | is
Robert Wickets Jr. @event | Robert Wickets Jr | is
Robert Wickets III @event | Robert WICKETS III | is
Maya Lind =Maya Lindqvist-Varga @series | Maya LINDQVIST-VARGA | is
# a slip of the pen, in the closed list
Bartosz Wisnowski @event #64 | Bartosz Wisnovski #64 | only
Bartosz Wisnowski @event #64 | Bartosz Wisnowsky #64 | only
Bartosz Wisnowski @event #64 | Bartosz Winsowski #64 | only
Bartosz Wisnowski @event #64 | Bartos Wisnowski #64 | only
Matthieu Vaxelle @event #31 | Mathieu Vaxelle #31 | only
Nicky Catsburgh @event #33 | Nick Catsburgh #33 | only
Sebastian Prialt @event #85 | Seb Prialt #85 | only
Nicolas Varrogne @event #33 | Nico Varrogne #33 | only
Daniel Juncal @event #3 | Daniel Juncal Peris #3 | only
Daniel Juncal Peris @event #3 | Daniel Juncal #3 | only
Miguel Angel Molinero @event #50 | Miguel Molinero #50 | only
Ricky Tailor @event #10; Jordan Tailor @event #10 | R. Tailor #10 | is
Jordan Tailor @event #10; Ricky Tailor @event #10 | J. Tailor #10 | is
Nicklas Nielsson @event #50 | Nielsson #50 | only
# asked, for it may be another
Nicky Catsburgh | Nick Catsburgh | ask
Sebastian Prialt | Seb Prialt | ask
Daniel Juncal | Daniel Juncal Peris | ask
Daniel Juncal Peris | Daniel Juncal | ask
Daniel Juncal Peris @event | D. Juncal | ask
Miguel Angel Molinero | Miguel Molinero | ask
Carlos Seins @event #55 | Carlos Seins Jr. #55 | ask
Carlos Seins Jr. @event #55 | Carlos Seins #55 | ask
Carlos Seins Jr. | Carlos Seins | ask
Nelson Pikett | Nelson Pikett Jr | ask
Robert Wickets Sr. @event | Robert Wickets Jr. | ask
Robert Wickets II | Robert Wickets III | ask
Alessandro Rossini @event #1; Alexander Rossini @event #2 | A. Rossini | ask
Alessandro Rossini; Alexander Rossini | A. Rossini | ask
Alessandro Rossini @event #1; Alexander Rossini @event #2 | A. Rossini #3 | ask
Alessandro Rossini @event; Alexander Rossini @event | Alex Rossini | ask
Alessandro Rossini @event #1 | A. Rossini #2 | only
Marco Rossini; Valerio Rossini | M. Rossini | ask
Tom Harrow @event; Tom Harrow @event | Tom Harrow | ask
Tom Harrow @season; Tom Harrow @season | Tom Harrow | ask
Tom Harrow @event #7; Tom Harrow @event #8 | T. Harrow #9 | ask
Tim Harrow @event; Tom Harrow @event | Tem Harrow | ask
Nielsson Nicklas; Henrik Nielsson | Nielsson | not
Jean-Éric Vergnet @event | J.-P. Vergnet | not
Thomas Meyer | Thomas Meier | ask
Michael Hoffmann | Michael Hofmann | ask
Jan Moller | Jan Mueller | not
Taylor Jordan @event | Jordan TAYLOR | ask
Taylor Jordan | Jordan Taylor | only
Tom Harrow =T. Harrow | Tim HARROW | not
Matthieu Vaxelle | Mathieu Vaxelle | ask
Tom Harrow !GBR | Tom Harrow !USA | ask
Tom Harrow @series !GBR | Tom Harrow !USA | ask
Tom Harrow !GER | Tom Harrow !DEU | is
Tom Harrow @event !GBR | Tom Harrow !USA | is
Felipe Nassar =F. Nassar @event; Franca Nassar @event | F. Nassar | ask
# an alias does not catch another person
Felipe Nassar =F. Nassar; Franca Nassar @event | F. Nassar | not
Franca Nassar @event; Felipe Nassar =F. Nassar | F. Nassar | is
Felipe Nassar =F. Nassar | F. Nassar | only
Felipe Nassar =F. Nassar @series; Franca Nassar @season | F. Nassar | not
Alexander Rossini =Alex Rossini | Alex Rossini | only
Alexander Rossini =Alex Rossini @season | Alex Rossini | is
Tom Harrow =T. Harrow; Tim Harrow =T. Harrow | T. Harrow | ask
Tom Harrow =T. Harrow @event #7; Tim Harrow @event #8 | T. Harrow #8 | not
Tim Harrow @event #8; Tom Harrow =T. Harrow @event #7 | T. Harrow #8 | is
# somebody else
Kevin Magnesen @event #1 | Jan Magnesen #1 | not
Kevin Magnesen @event | J. Magnesen | not
Tim Harrow @event #7 | Tom Harrow #7 | not
Tim Harrow | Tom Harrow | not
Maro Engelman | Marco Engelman | not
Daniel Keilwert | Daniela Keilwert | not
Alessio Rossini @event | Alessia Rossini | not
Simon Desilvo | Simona Desilvo | not
Max Hessen | Max Hess | not
Jan Müllner | Jan Möllner | not
Tom Hansen | Tom Jansen | not
Tom Hanson | Tom Hansen | not
Timo Glock | Timo Block | not
Michał Kubik | Michael Kubik | not
Marcel Fassler | Marcela Fassler | not
Louis Delatour | Luis Delatour | not
Mario Andrietti | Marco Andrietti | not
Michele Andrietti | Michael Andrietti | not
Ralf Schumann @event | Mick Schumann | not
José María Perales | José Perales | ask
Juan Pablo Montero | Sebastián Montero | not
Sheldon van der Lindt @event #31 | Kelvin van der Lindt #31 | not
Sheldon van der Lindt | Sheldon van der Zandt | not
Adrien Tambour | Patrick Tambour | not
Giuliano Alessi | Jean Alessi | not
Felipe Nassar | Felipe Massar | not
Felipe Nassar @event | Filipe Nassar | not
Ben Barnes | Ben Barker | not
Ben Barker | Ben Parker | not
Oliver Askeu | Oliver Jarvis | not
Matt Campell | Max Campell | not
Li Wei | Wei Lin | not
Wang Hao | Wang Hai | not
Min Lee @event | Min Le | not
Kim Jin | Kim Min | not
Ye Yifan @event | Ye Yifang | not
Jack Howes | Jack Hawes | not
Luca Stolzer | Lucas Stolzer | not
Guilherme Figueira Silva | Guilherme Oliveira Silva | not
Sven Barth | Alfred Barth | not
Rui Andrede | Rui Andrades | not
Tom Harrow Smith @event #7 | Tom Smith #7 | only
Pierre Kaffer-Dumont @event | Paul Kaffer-Dumont | not
"""

TEAMS = """
Nordlicht Motorsport @event | NORDLICHT MOTORSPORT | is
Nordlicht Motorsport @event | Nordlicht Motorsports | is
Nordlicht Motorsport @event | Nordlicht Motorsport GmbH | is
Nordlicht Motorsport | Nordlicht | is
Nordlicht Motorsport @event | Team Nordlicht | ask
Nordlicht @event | Team Nordlicht | is
Harrow Moor Racing | Harow Moor Racng | is
Harrow Moor Racing | Harrow Muir Racing | not
Nordlicht | Nordlicht Racing | is
Delorme Compétition @event | DELORME COMPETITION | is
Delorme Compétition @event #12 | Delorme Competicion #12 | only
Harrow & Moor Racing @event | Harrow and Moor Racing | is
Harrow-Moor Racing @event | Harrow Moor Racing | is
HarrowMoor Racing @event | Harrow Moor Racing | is
Harrow Moor Racing @event #14 | Harow Moor Rcing #14 | only
Gruppe M Racing @event | GruppeM Racing | is
Nordlicht Motorsport | Nordlicht Racing | ask
Nordlicht Motorsport | Nordlicht Motorsport by Wright | ask
Wright Racing by APX | Wright Racing | ask
Wright Racing by APX @event #25 | Wright Racing by TDY #25 | not
Corsa Veloce @event | Corsa Veloce 51 | ask
Corsa Veloce 51 @event | Corsa Veloce 52 | not
Garage 59 | Garage 69 | not
Team 17 Motorsport | Team 71 Motorsport | not
Nordlicht Motorsport @event #77 | Wright Motorsports #77 | not
JB Motorsport | JMB Motorsport | not
GT Racing | RT Racing | not
Iron Linx | Iron Dames | not
Heart Racing | Hart Racing | not
Wright Motorsport | Wrigth Brothers Motorsport | not
Mantey EMA @event #911 | Mantey Pure #911 | not
Mantey | Mantey EMA | ask
Team Wolff | Corvin M Team Wolff | not
Orange Tresor Attempt Racing | Attempt Racing | ask
Alpha Racing | Alfa Racing | not
Racing Team | Racing Sport | not
Blue Racing | Blu Racing | not
Team Blue @event | Team Black | not
Schubert Motorsport | Schubert Motorsport 33 | ask
"""

CARS = """
Corvin 620 GT3 @event | CORVIN 620 GT3 | is
Corvin 620 GT3 @event | Corvin 620GT3 | is
Corvin 620 GT3 @event | Corvin 620 GT 3 | is
Corvin-Hahn GT3 @event | Corvin Hahn GT3 | is
Lamborello Huragan GT3 @event #63 | Lamborelo Huragan GT3 #63 | only
Corvin 620 GT3 | Corvin 625 GT3 | not
Corvin 620 GT3 | Corvin 620 GT4 | not
Corvin 620 GT3 | Corvin 620 GT3 EVO | not
Corvin GT3 EVO | Corvin GT3 EVO II | not
Corvin GT3 EVO | Corvin GT3 EVO2 | not
Corvin GT3 Evo I @event | Corvin GT3 Evo II | not
Corvin 991 GT3 R | Corvin 991 GT3 Cup | not
Corvin RSR | Corvin RSR-19 | not
Corvin 991 GT3 R (992) | Corvin 991 GT3 R (991) | not
620 GT3 | Corvin 620 GT3 | ask
Corvin LMP2 | Corvin LMP3 | not
Corvin M4 GT3 | Corvin M2 GT3 | not
"""

CLASSES = """
Pro-Am @season | ProAm | is
Pro-Am @season | PRO/AM | is
Pro-Am @season | Pro Am | is
Am @season | Pro-Am | not
Pro @season | Pro-Am | not
GTD @season | GTD PRO | not
GT3 @season | GT4 | not
LMGT3 @season | GT3 | not
LMP2 @season | LMP3 | not
Masters 1 @season | Masters 2 | not
Gold Masters @season | Old Masters | not
Silver Cup @season | Silver | not
Bronze @season | Bronze Cup | not
"""

TABLES = {"driver": DRIVERS, "team": TEAMS, "car": CARS, "class": CLASSES}
SIGNS = re.compile(r"\s([@#=!])((?:(?!\s[@#=!]).)+)")


def case(kind, line):
    """A register of the records of a line, what is asked of it, and the verdict."""
    records, printed, verdict = (part.strip() for part in line.split("|"))
    named, seen = zip(*(record(kind, pk, text) for pk, text in enumerate(records.split(";"), 1)), strict=True)
    signs = dict(SIGNS.findall(printed))
    asked = (SIGNS.sub("", printed).strip(), signs.get("#", ""), signs.get("!", ""))
    return Register(kind, Roll(named), dict(enumerate(seen, 1))), asked, verdict


def record(kind, pk, text):
    signs = [(sign, said.strip()) for sign, said in SIGNS.findall(text.strip())]
    name, fields = SIGNS.sub("", text.strip()).strip(), dict(signs)
    aliases = [said for sign, said in signs if sign == "="]
    circle = Circle[fields["@"].upper()] if "@" in fields else Circle.ALL
    seen = circle, frozenset([fields["#"]] if "#" in fields else [])
    if kind == "driver":
        return person(pk, *split_name(name), fields.get("!", ""), aliases), seen
    return thing(pk, name, aliases), seen
