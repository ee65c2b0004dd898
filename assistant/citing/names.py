"""Authors as reference managers take them: a person has a family name and given names, an organisation is one name."""

from __future__ import annotations

from assistant.patterns import regex

# A word that persons' names do not have.
OF_ORGANISATIONS = frozenset(
    """academy administration agency alliance association associates authority bank board bureau center centre centres
    charity church college commission committee company confederation consortium corporation council councils court
    department directorate division executive federation forum foundation fund government group hospital house
    initiative institute institution international laboratory library limited ministry museum network nations nhs office
    organisation organization parliament partners partnership party programme project police press publishers
    publishing research school secretariat section service services society studies taskforce team the trust tuc unicef
    unesco unit united university union website working inc ltd llp plc llc gmbh co corp for and of on &""".split()
)
PARTICLES = frozenset("van von der den de la le du da dos di del della ten ter af av zu zum zur bin ibn al el".split())
SUFFIXES = regex(r"^(?:Jr|Sr|II|III|IV)\.?$")
TITLES = regex(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Rev)\.?$")
MOST_WORDS = 5  # a name of more is an organisation's

Name = dict[str, str]


def csl_name(name: str) -> Name:
    """`{"family", "given"}`, with particle and suffix where it has them, or `{"literal"}` for an organisation.

    'Alexandra Jones', 'Jones, Alexandra' and 'Ludwig van der Berg Jr' are persons; whatever cannot be told to be one is
    given back as it stands: an organisation's name must not be turned round.
    """
    name = " ".join(name.split())
    words = name.split(" ")
    family, comma, given = name.partition(", ")
    if comma and "," not in given and not _is_organisation(name.replace(",", "").split(" ")):
        return _person(family.split(" "), given.split(" "))
    if _is_organisation(words):
        return {"literal": name}
    words = [word for word in words if not TITLES.match(word)] or words
    suffix = words.pop() if len(words) > 2 and SUFFIXES.match(words[-1]) else ""
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    found = _person(words[first:], words[:first])
    return found | ({"suffix": suffix} if suffix else {})


def _is_organisation(words: list[str]) -> bool:
    if not 1 < len(words) <= MOST_WORDS or any(word.lower().strip(".,()") in OF_ORGANISATIONS for word in words):
        return True
    names = [word for word in words if word.lower() not in PARTICLES]
    return any(not word[:1].isupper() or any(letter.isdigit() for letter in word) for word in names)


def _person(family: list[str], given: list[str]) -> Name:
    """`family` may begin with particles, which stay before it."""
    first = 0
    while first < len(family) - 1 and family[first].islower():
        first += 1
    particle = " ".join(family[:first])
    found = {"family": " ".join(family[first:]), "given": " ".join(given)}
    return found | ({"non-dropping-particle": particle} if particle else {})
