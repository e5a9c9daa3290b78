"""Who signs, who drives, who enters cars."""

from newsroom.addresses import link
from newsroom.structured.naming import identity, known
from newsroom.structured.photo import image_of
from newsroom.structured.publisher import publisher_id


def signing(person):
    """One of those who made an article: short."""
    return known(
        at_type="Person",
        at_id=identity("person", person.pk),
        name=person.name,
        url=link(person),
        jobTitle=person.job_title,
    )


def of_person(person):
    portrait = person.shown_portrait
    return signing(person) | known(
        description=person.about,
        worksFor=publisher_id(),
        email=person.public_email,
        sameAs=[address for address, _words in person.pages_elsewhere],
        image=image_of(portrait, "portrait") if portrait else None,
    )


def racing(driver):
    return known(at_type="Person", at_id=identity("driver", driver.pk), name=driver.name, url=link(driver))


def of_driver(driver):
    return racing(driver) | known(
        givenName=driver.given_name,
        familyName=driver.family_name,
        nationality=driver.nationality,
        birthDate=driver.birth_date.isoformat() if driver.birth_date else None,
        birthPlace=driver.birthplace,
    )


def of_team(team):
    return known(
        at_type="SportsTeam",
        at_id=identity("team", team.pk),
        name=team.name,
        url=link(team),
        sport="Auto racing",
        location=team.base,
    )
