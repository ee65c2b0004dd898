"""Whether a text names whom or what a question asks the name of: a person for 'who chaired', else a firm or a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from assistant.answering.deeds import asks_doer
from assistant.answering.kinds import (
    FIRMS,
    FOLLOWS,
    MAKERS_AND_PLACES,
    NAMED,
    NAMES_OF,
    OFFICES,
    PLACES,
    WHICH_NAMED,
)
from assistant.answering.nations import nations
from assistant.answering.signs import MONTHS
from assistant.answering.words import CAPITAL, FUNCTION_WORDS, stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.patterns import regex

_NAME_NEEDED = regex(
    r"\b(?:who|by whom|which person)\b[^,;]{0,20}"
    r"\b(?:(?:chair|wr[oi]t|author(?!it)|edit|invent|direct|design|compos|head)\w*|found(?:ed|ers?|ing)"
    r"|(?:led|ran|conducted|carried out|commissioned|published)\b[^,;]{0,20}"
    r"\b(?:research|stud(?:y|ies)|surveys?|reports?|reviews?|evaluations?)\b)"
    rf"|\bwho (?:is|was|are|were) (?:the |its |their )?(?:[\w’'-]+ ){{0,3}}{OFFICES}\b"
    rf"|\bwho\b.* as (?:its|the|their) (?:[\w’'-]+ ){{0,2}}{OFFICES}\b|\bwho (?:is|was) (?:it|he|she|that)\b"
    rf"|\bwhich (?:[\w’'-]+ ){{0,3}}{OFFICES}s?(?= (?:{FOLLOWS})\b)"
    r"|\bwhich (?:[\w’'-]+ ){0,2}(?:researchers?|authors?|individuals?|people|consultants?|experts?|analysts?)"
    r" (?:(?:at|of|from|in) (?:[\w’'-]+ ){1,4})?(?:wr[oi]t|edit|carried|conducted|led\b|did\b"
    r"|produced|designed|chaired)"
    r"|\bwhich (?:member of|(?:person|man|woman|senator|minister|politician|architect|artist"
    r"|designer|economist|engineer|historian|journalist|judge|officer|professor|scientist|surgeon)\b"
    r"(?! is responsible))"
    rf"|{NAMES_OF}|\b{WHICH_NAMED}|\b(?:chaired|directed|edited|founded|headed|written) by whom\b",
    re.IGNORECASE,
)
# 'Who can be the chair?' is told by a role or a kind of people.
_WHO_MAY = regex(
    r"\bwho (?:(?:can|could|may|might|must|should)\b(?! have\b)|ha(?:s|ve) to\b|is (?:allowed|eligible|entitled)\b)",
    re.IGNORECASE,
)
# What the name is asked of: 'which supplier', 'list the councils'.
_ASKED = (
    regex(rf"\b{WHICH_NAMED}", re.IGNORECASE),
    regex(rf"\b(?:names?|list|give|state)\b[^,;]{{0,20}} (?P<named>{NAMED})\b", re.IGNORECASE),
)
_PLACES, _NATION = regex(PLACES, re.IGNORECASE), regex(r"countr(?:y|ies)|nations?", re.IGNORECASE)
_FIRMS = regex(FIRMS, re.IGNORECASE)
_PERSON_ASKED = regex(
    r"\b(?:chair\w*|wr[oi]t\w*|author(?!it)\w*|edit\w*|head(?:ed|s)|persons?|man|woman|researchers?|managers?|ministers?"
    rf"|participants?|members?|officials?|nurses?|doctors?|lawyers?|students?|experts?|analysts?"
    rf"|architects?|artists?|designers?|economists?|engineers?|historians?|journalists?|judges?|officers?|professors?"
    rf"|scientists?|surgeons?|{OFFICES}s?)\b",
    re.IGNORECASE,
)
# 'Who chairs it?' asks for whoever does, by name or office.
_ROLE_ASKED = regex(r"\bwho (?:chairs|heads|leads|runs|edits)\b", re.IGNORECASE)
_ROLE = regex(r"\b(?:chaired|headed|led|run|edited) by (?:the|an?|its) \w", re.IGNORECASE)
# 'Who is the president?': what tells it has that office, or says who leads.
_OFFICE_ASKED = regex(
    rf"\bwho (?:is|was|are|were) (?:the |its |their )?(?:[\w’'-]+ ){{0,3}}(?P<office>{OFFICES})\b", re.IGNORECASE
)
_UNDER = regex(rf"\b(?:vice|deputy|assistant|associate|former|acting)[ -]{OFFICES}\b", re.IGNORECASE)
_IN_CHARGE = regex(r"\b(?:in charge|chief executive)\b|^\W*(?:s?he|they) (?:is|was|are|were)\b", re.IGNORECASE)
_LEADS = regex(r"\b(?:heads?|headed|leads?|led|leader of|runs?)\b((?:\W+[\w’'-]+){1,4})", re.IGNORECASE)
_OFFICE_NAMED = regex(rf"\bnames? of (?:the |its |their )?(?:[\w’'-]+ ){{0,2}}?(?P<office>{OFFICES})\b", re.IGNORECASE)
_NAME_ASKED = regex(r"\bnames? of\b", re.IGNORECASE)
_AUTHORITY = frozenset(stems_of("authority council borough"))
_NOT_CALLED_SO = regex(MAKERS_AND_PLACES, re.IGNORECASE)
OF_PUBLICATIONS = regex(
    r"\b(?:publi\w+|reports?|papers?|briefings?|articles?|books?|stud(?:y|ies)|overview|guides?|documents?|survey\w*|author(?!it)\w*"
    r"|wr[oi]t\w+|title\w*|appear\w*|br(?:ing|ought) out|c[ao]me out|releas\w+|issued|edit\w+|pages)\b",
    re.IGNORECASE,
)
AUTHOR_ASKED = regex(r"\b(?:wr[oi]t\w*|author(?!it)\w*|edit\w*)\b", re.IGNORECASE)
_AUTHORED = regex(r"\b(?:by|authors?|wr[oi]t\w*|edit\w*)\b|©", re.IGNORECASE)
_NAMES_ALONE = regex(r"(?:(?:[A-Z][\w’'-]+|[A-Z]\.|and|&|of),? ?){2,12}")

_NAME = regex(rf"(?<![\w’'-]){CAPITAL}(?:(?: (?:of|for|and|&|de|la|van|von)(?: the)?)* {CAPITAL}\.?)*")
# A capital that only opens a sentence: 'With Adobe', 'Legacy ICT'.
_OPENING = regex(rf"(?:(?:{'|'.join(word.capitalize() for word in FUNCTION_WORDS)}) |{CAPITAL} (?=[A-Z]+$))")
_MONTH = regex(rf"\b{MONTHS}\b", re.IGNORECASE)
# A person's: two words, or one behind a title.
_TITLES = (
    "Sir|Dame|Lord|Lady|Dr|Mrs?|Ms|Prof(?:essor)?|Captain|Colonel|Baron(?:ess)?|Duke|Duchess|Earl|Marquis|Viscount"
)
_PERSON = regex(rf"(?:{_TITLES})\.? (?:de (?:la )?|of |von )?{CAPITAL}|{CAPITAL}[a-z](?: [A-Z]\.)* {CAPITAL}[a-z]\b")
_DONE_BY = regex(r"\b\w{3,}(?:ed|wn|nt|ten) by $")  # one word is a name there: 'It was devised by Tarco'
_IN_A_PLACE = regex(
    r"(?:\b(?:in|at|near|from|to|around|outside|visited|between|and|or)|[A-Z][\w’'-]*,|[(:])\s+(?:[a-z]+ )?$|^\W*$"
)
_PLACE = regex(r"[A-Z][a-z]")
_WEBSITE = regex(r"\b(?:at|from|on) [^.;,]*\bweb ?sites?\b", re.IGNORECASE)
_PLACE_ASKED = regex(
    r"^\W*(?:and )?where (?:was|were|did)\b.*\b(?:held|carried out|conducted|take place|born|founded|meet)\b",
    re.IGNORECASE,
)
# Names of what is nobody, however they are written; and of what is no firm and no person.
_NOBODY = regex(
    r"\b(?:Act|Agreement|Annex|Appendix|Assessment|Bill|Box|Century|Chapter|Exchange|Figure|Fund|Government|Page|Paper|Part"
    r"|Phase|Plan|Program|Project|Report|Review|Scheme|Section|Service|Strateg|System|Table|Treat)\w*"
    r"|^(?:ICT|IT|[A-Z]{2,}s|[A-Z]\w*-[a-z]\w+)$"
)
_PUBLIC = regex(
    r"\b(?:Agency|Authority|Board|Committee|Council|Department|Ministry|Office|Partnership|Unit)\b|\b[A-Z]{2,}\b"
)

_BODY = regex(
    r"\b(?:Academ\w+|Association|Cent(?:er|re)|College|Foundation|Group|Inc|Institut\w+|Ltd|Limited|Societ\w+|Trust|Univers\w+)\b"
)
_MEMBERS_ASKED = regex(
    r"\bwho (?:sits?|sat|serves?|served|is|are|was|were) on\b|\bwho (?:is|are|was|were) the members\b|\bwho belong",
    re.IGNORECASE,
)
# People and bodies without a name, which answer 'who took part'.
_GROUP = regex(
    r"\b(?:managers?|staff|officials?|ministers?|nurses?|doctors?|patients|police|councils?|councillors?"
    r"|departments?|agenc(?:y|ies)|compan(?:y|ies)|suppliers?|citizens|users|leaders?|workers|employees|directors?"
    r"|officers?|participants|representatives?|researchers?|authors?|teams?|units?|boards?|committees?|government"
    r"|organi[sz]ations?|practitioners|professionals|experts|adults?|anybody|anyone|applicants?|carers?|child|children|clients?|colleagues?"
    r"|courts?|customers?|drivers?|employers?|everybody|everyone|famil(?:y|ies)|fathers?|friends?|guardians?|husbands?"
    r"|judges?|landlords?|lawyers?|members?|mothers?|operators?|owners?|parents?|partners?|pupils?|relatives?|residents?"
    r"|solicitors?|spouses?|students?|teachers?|tenants?|tribunals?|visitors?|volunteers?|wi(?:fe|ves))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def needs_name(question: str) -> bool:
    """Whether nothing without a name can answer: 'who chaired', 'who wrote', 'which supplier'."""
    return bool(_NAME_NEEDED.search(question)) and not _WHO_MAY.search(question)


@lru_cache(maxsize=256)
def needs_body(question: str) -> bool:
    """Whether nothing can answer but a place, the members of a body, or whoever did what has to be told (`deeds`)."""
    return any(pattern.search(question) for pattern in (_MEMBERS_ASKED, _PLACE_ASKED)) or asks_doer(question)


def tells_of_people(text: str, question: str = "", beside: str = "") -> bool:
    """Whether a text has people or a body that the question has not, if without a name: what may answer 'who'.

    beside: names that belong to the question (`names_beside`), also below.
    """
    known = set(stems_of(f"{question} {beside}"))
    return any(not set(stems_of(match[0])) <= known for match in _GROUP.finditer(text))


def has_members(question: str, text: str, beside: str = "") -> bool:
    """For 'who sits on …', whether a text has people that may; true for any other question."""
    if not _MEMBERS_ASKED.search(question):
        return True
    return tells_of_people(text, question, beside) or _has_person(name for _, name in _names(text))


def is_named(question: str, text: str, beside: str = "") -> bool:
    """Whether a text has a name that is no month and that the question has not.

    An author's only where the text tells of authors or has nothing but names; an institution's where it is called so
    or stands in a place.
    """
    if AUTHOR_ASKED.search(question) and not _AUTHORED.search(text) and not _NAMES_ALONE.fullmatch(text):
        return False
    if _ROLE_ASKED.search(question) and _ROLE.search(text):
        return True
    office = _OFFICE_ASKED.search(question)
    text = _UNDER.sub(" ", text) if office and not _UNDER.search(question) else text
    if office and not _leads(question, text) and not set(stems_of(office["office"])) & set(stems_of(text)):
        return False
    kind = _kind(question)
    called = set(stems_of(kind))
    if _AUTHORITY & called:
        called |= _AUTHORITY
    institution = bool(kind) and not _NOT_CALLED_SO.fullmatch(kind)
    if institution and not called & set(stems_of(text)):
        return False
    names = _new_names(f"{question} {beside}", text)
    if _PLACES.fullmatch(kind):
        return any(_is_place(one) or (_NATION.fullmatch(kind) and _is_nation(one[1])) for one in names)
    if _FIRMS.fullmatch(kind):
        return any(not _PUBLIC.search(name) or " " not in name for _, name in names)
    if institution:
        return any(called & set(stems_of(name)) or _is_place((before, name)) for before, name in names)
    if _PERSON_ASKED.search(kind or question):
        return _has_person(name for _, name in names)
    named = kind or _NAME_ASKED.search(question)
    return any(named or " " in name or _DONE_BY.search(before) for before, name in names)


def has_office(question: str, stems: Set[str]) -> bool:
    """Whether the `stems` around a text have the office whose holder's name is asked for; true for other questions."""
    asked = _OFFICE_NAMED.search(question)
    return not asked or bool(set(stems_of(asked["office"])) & stems)


def _leads(question: str, text: str) -> bool:
    """Whether a text tells who leads what the question names: 'She runs the Ferry Office', not 'She led a study'."""
    led = [set(stems_of(match[1])) for match in _LEADS.finditer(text)]
    named = set(map(stem, terms(question)))
    return bool(_IN_CHARGE.search(text)) or any(stems & named for stems in led)


def are_named(question: str, items: Sequence[str], beside: str = "") -> bool:
    """Whether at least half of a list's items have such a name."""
    return bool(items) and 2 * sum(is_named(question, item, beside) for item in items) >= len(items)


def is_placed(question: str, text: str, beside: str = "") -> bool:
    """For 'where was it held', whether a text names a place that the question does not; true for any other question."""
    if not _PLACE_ASKED.search(question):
        return True
    return any(map(_is_place, _new_names(f"{question} {beside}", _WEBSITE.sub(" ", text))))


def _new_names(known_from: str, text: str) -> list[tuple[str, str]]:
    """The names of somebody or something that another text has not."""
    known = set(stems_of(known_from))
    return [
        (before, name) for before, name in _names(text) if not set(stems_of(name)) <= known and not _NOBODY.search(name)
    ]


def _has_person(names: Iterable[str]) -> bool:
    nobody = (_PUBLIC, _NOBODY, _BODY)
    return any(_PERSON.search(name) and not any(sign.search(name) for sign in nobody) for name in names)


def _is_place(one: tuple[str, str]) -> bool:
    before, name = one
    return bool(_IN_A_PLACE.search(before) and _PLACE.match(name) and not _PUBLIC.search(name))


def _is_nation(name: str) -> bool:
    return bool(_PLACE.match(name) and nations(name))


@lru_cache(maxsize=256)
def _kind(question: str) -> str:
    """Of what the question asks the name, where it says so: 'supplier'."""
    return next((match["named"] for match in (pattern.search(question) for pattern in _ASKED) if match), "")


def _names(text: str) -> list[tuple[str, str]]:
    """The names in a text, as far as they run, each behind what stands before it; no month, no first word."""
    text = _MONTH.sub("", text)
    found = []
    for match in _NAME.finditer(text):
        before = text[: match.start()]
        opens = before.rstrip()[-1:] in ".!?:•]" if before.strip() else True
        name = _OPENING.sub("", match[0]) if opens else match[0]
        alone = match[0] == text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0].strip(" •,;.")
        if name.lower() in FUNCTION_WORDS:
            continue
        if " " in name or not opens or name != match[0] or alone or nations(name):
            found.append((before, name))
    return found


def names_beside(asked: str, index: Index) -> str:
    """Names that belong to a question, which none of them answers, set apart by commas: '' for none.

    What its abbreviations stand for, and for 'who chaired …' all names that have an abbreviation, the sectors, and who
    published the reports.
    """
    everything = needs_name(asked)
    names = [
        f"{short}, {long}"
        for short, long in index.abbreviations.items()
        if everything or (short in asked and re.search(rf"\b{re.escape(short)}\b", asked))
    ]
    names += [report.sector for report in index.reports if everything and report.sector]
    if everything and not OF_PUBLICATIONS.search(asked):
        names += dict.fromkeys(report.publisher for report in index.reports if report.publisher)
    return ", ".join(names)
