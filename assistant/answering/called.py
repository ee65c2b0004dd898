"""What a question calls a report: 'the overview', 'the phase 2 briefing', 'the guide to private renting'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.grammar import DEFINITE, singular
from assistant.answering.words import FUNCTION_WORDS, NUMBER_WORDS, WORD, plain, stem, stems_of
from assistant.patterns import regex
from assistant.records import Kind, Report

# Any text may be called so.
_ANY = frozenset(
    """article book booklet brochure document documentation guidance guide handbook leaflet manual paper pdf
    publication report whitepaper""".split()
)
# What is called so says so itself, in its title or the name of its file.
_OWN = frozenset("briefing overview plan prospectus review strategy study survey".split())
# These are names where one report alone is called so: of surveys and plans a report may tell many.
_ALONE = frozenset("booklet briefing brochure guide handbook leaflet manual overview prospectus whitepaper".split())
_OF_YEAR = frozenset("briefing document overview paper publication report".split())  # 'the 2008 report'
# Between 'the' and 'guide' these tell nothing of which.
_QUALIFIES_NOTHING = frozenset(
    """actual complete entire full help instruction main official original owner pdf present published shipped user
    whole january february march april may june july august september october november december""".split()
)
_NOT_IT = frozenset(
    "a an any another each every no other others some such which what whose many most more several my his her".split()
).union(NUMBER_WORDS)
_LINKS = frozenset("about for from into of on regarding to".split())
_WITHIN = frozenset("and for of on the to".split())
_MOST = 7  # words of a name
_STOPS = FUNCTION_WORDS | frozenset(
    """advise advises argue argues ask asks according call calls called conclude concludes contain contains cover covers
    define defines deal deals describe describes discuss discusses explain explains find finds found give gives include
    includes list lists mean means mention mentions name names propose proposes quote recommend recommends report
    reports said say says show shows state states suggest suggests tell tells told use warn written""".split()
)
SAYS = (
    r"(?:advise|argue|begin|call|cite|conclude|contain|cover|deal|define|describe|discuss|end|explain|find|found|give"
    r"|have|include|list|mean|mention|name|present|propose|quote|recommend|report|say|show|speak|start|state|suggest"
    r"|talk|tell|warn)\b"
)
_PLACE = (
    r"(?:appendi(?:x|ces)|authors?|beginning|chapters?|conclusions?|contents|cover|end|figures?|findings|introduction"
    r"|messages?|pages?|points?|sections?|summary|tables?|takeaways|title)"
)
# Of the overview, others may tell what it leaves out, or when it was begun: it is asked itself for what stands in it.
_ASKS_OF = regex(
    rf"\b(?:according to|in|from|by|per|within|throughout|(?:{_PLACE}|pages? [\w–-]+) (?:of|to)|summari[sz]e|outline"
    r"|(?:wrote|published|about|called)) $",
    re.IGNORECASE,
)
_WHERE = regex(r"\b(?:according to|in|from|by|per|within|throughout) $", re.IGNORECASE)
_DOES = regex(r"\b(?:what|where|how|who|which|when|why|whom|whose)\b[^?.;]*? (?:do|does|did|has|have) $", re.IGNORECASE)
_THEN_SAYS = regex(rf"(?: (?:actually|also|really|itself|then))* {SAYS}", re.IGNORECASE)
_OTHERS = regex(r"\b(?:the|any|some|which|what|do|does|did|of|in|by) others?\b(?! than)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Called:
    """A name in a question, from its article on. said: the stems of its words; reports: those that go by it."""

    start: int
    end: int
    said: frozenset[str]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str  # in small letters, without a possessive ending
    start: int
    end: int
    parted: bool  # something else than a blank stands before it


def called(question: str, reports: Sequence[Report], alone: bool = False) -> list[Called]:
    """The names of reports in a question, in order, each with the reports that go by it, which are not all.

    A name is a noun for a publication with words that stand in the report's title or short title, among its authors or
    in the name of its file: 'the water report', 'the guide to boats'. So is the noun alone, where one report is called
    so and what stands in it is asked, or the name stands `alone`.
    """
    if len(reports) < 2 or _OTHERS.search(question):
        return []
    found: list[Called] = []
    unasked: list[Called] = []
    tokens = _tokens(question)
    for at, token in enumerate(tokens):
        if not _noun(token.word) or _is_within(tokens, at):
            continue
        named = _by_words(question, tokens, at, reports) or _by_subject(question, tokens, at, reports)
        named = named or _by_noun(question, tokens, at, reports, alone)
        if named and (not found or named.start >= found[-1].end):
            found.append(named)
        elif not named and (named := _by_noun(question, tokens, at, reports, alone=True)):
            unasked.append(named)
    beside = [one for one in unasked if any(_are_beside(question, one, other) for other in found)]
    return sorted([*found, *beside], key=lambda one: one.start)


def without_names(question: str, names: Sequence[Called]) -> str:
    """The question with 'the report' in the place of each name."""
    for one in reversed(names):
        said = question[one.start : one.end]
        ending = re.search(r"['’]s?$", said)
        noun = "reports" if len(one.reports) > 1 and not ending else "report"
        question = f"{question[: one.start]}the {noun}{ending[0] if ending else ''}{question[one.end :]}"
    question = re.sub(r"\bthe reports?(?:(?:, |,? and |,? or )the reports?\b)+", "the reports", question)
    return question[:1].upper() + question[1:] if names and not names[0].start else question


def is_where(question: str, name: Called) -> bool:
    """Whether a name tells where to look ('according to the overview, …') and is not asked what it says."""
    return bool(_WHERE.search(question[: name.start]))


def _are_beside(question: str, one: Called, other: Called) -> bool:
    """Whether two names stand side by side: 'the overview and the phase 2 briefing'."""
    first, second = sorted((one, other), key=lambda name: name.start)
    return question[first.end : second.start].strip(" ,") in ("", "and", "or", "and in", "or in", "and from")


def _is_within(tokens: Sequence[_Token], at: int) -> bool:
    """Whether the next word is the noun: 'the overview report', but not 'What does the overview report on boats?'."""
    after = tokens[at + 1 : at + 3]
    if not after or after[0].parted or not _noun(after[0].word):
        return False
    return len(after) < 2 or after[1].parted or after[1].word not in _LINKS | {"that"}


def _by_words(question: str, tokens: Sequence[_Token], at: int, reports: Sequence[Report]) -> Called | None:
    """'The phase 2 briefing', 'the overview report': the words before the noun."""
    for stops in (FUNCTION_WORDS - _QUALIFIES_NOTHING, _STOPS - _QUALIFIES_NOTHING):
        first = at
        while first and at - first < _MOST and not tokens[first].parted and tokens[first - 1].word not in stops:
            first -= 1
        before = tokens[first - 1].word if first and not tokens[first].parted else ""
        if before in _NOT_IT:
            return None
        words = [one.word for one in tokens[first:at]]
        going = _going_by(words, tokens[at].word, reports) if words else []
        if going and (_is_plain(question, tokens[first : at + 1]) or _is_asked(question, tokens, first, at)):
            return _named(tokens, _widened(tokens, first, going), at, [*words, tokens[at].word], going)
    return None


def _widened(tokens: Sequence[_Token], first: int, going: Sequence[Report]) -> int:
    """Where a name begins that goes on before 'and': 'the boats and bridges guide'."""
    while first > 1 and tokens[first - 1].word in _WITHIN and _is_of(tokens[first - 2].word, going):
        first -= 2
        while first and _is_of(tokens[first - 1].word, going):
            first -= 1
    return first


def _by_subject(question: str, tokens: Sequence[_Token], at: int, reports: Sequence[Report]) -> Called | None:
    """'The guide to private renting': the words after the noun."""
    definite = bool(at) and tokens[at - 1].word in DEFINITE and not tokens[at].parted
    if not definite or at + 2 >= len(tokens) or tokens[at + 1].word not in _LINKS or tokens[at + 1].parted:
        return None
    last = at + 1
    while last + 1 < len(tokens) and last - at < _MOST and not tokens[last + 1].parted:
        word = tokens[last + 1].word
        if (word in _STOPS - _WITHIN and word not in DEFINITE) or (_noun(word) and tokens[last].word in DEFINITE):
            break  # at the latest where another name begins: '… and the guide to boats'
        last += 1
    while tokens[last].word in _WITHIN:
        last -= 1
    after = [one for one in tokens[at + 2 : last + 1] if one.word not in FUNCTION_WORDS]
    words = [one.word for one in after]
    going = _going_by(words, tokens[at].word, reports)
    if going and (_is_plain(question, [*after, tokens[at]]) or _is_asked(question, tokens, at, last)):
        return _named(tokens, at, last, [tokens[at].word, *words], going)
    return None


def _by_noun(question: str, tokens: Sequence[_Token], at: int, reports: Sequence[Report], alone: bool) -> Called | None:
    """'The overview': the noun alone."""
    first = at
    while first and not tokens[first].parted and tokens[first - 1].word in _QUALIFIES_NOTHING:
        first -= 1
    if not first or tokens[first - 1].word != "the" or _noun(tokens[at].word) not in _ALONE:
        return None
    of_something = at + 2 < len(tokens) and tokens[at + 1].word in ("of", "on") and not tokens[at + 1].parted
    if not alone and (of_something or not _is_asked(question, tokens, first, at)):
        return None
    going = [one for one in reports if stem(_noun(tokens[at].word)) in _names(one)]
    several = tokens[at].word != _noun(tokens[at].word)
    if len(going) == 1 or (several and 1 < len(going) < len(reports)):
        return _named(tokens, first, at, [tokens[at].word], going)
    return None


def _is_asked(question: str, tokens: Sequence[_Token], first: int, last: int) -> bool:
    """Whether what stands in the report of that name is asked, or the report itself is."""
    before, after = question[: _start(tokens, first)], question[tokens[last].end :]
    does = _DOES.search(before) and _THEN_SAYS.match(after)
    return bool(does or _ASKS_OF.search(before) or re.search(r"['’]s?$", question[: tokens[last].end]))


def _is_plain(question: str, name: Sequence[_Token]) -> bool:
    """Whether a name can be nothing else: several words beside the noun, or one with a capital or a figure."""
    *words, noun = name
    said = question[words[0].start : words[0].end] if words else ""
    return len(words) > 1 or said != said.lower() or any(map(str.isdigit, said)) or _noun(noun.word) in _OWN


def _start(tokens: Sequence[_Token], first: int) -> int:
    """Where a name begins, with its article."""
    article = first and not tokens[first].parted and tokens[first - 1].word in DEFINITE
    return tokens[first - 1 if article else first].start


def _named(tokens: Sequence[_Token], first: int, last: int, words: Sequence[str], going: Sequence[Report]) -> Called:
    return Called(_start(tokens, first), tokens[last].end, frozenset(map(stem, words)), tuple(going))


def _going_by(words: Sequence[str], noun: str, reports: Sequence[Report]) -> list[Report]:
    """The reports whose names have all the words; [] where too many have them to tell one from another."""
    kinds = {stem(one) for word in (*words, noun) if (one := _noun(word)) in _OWN}
    told = [stem(word) for word in words if not _noun(word) and word not in _QUALIFIES_NOTHING]
    if not kinds and all(word == "phase" or (word.isdigit() and len(word) == 1) for word in told):
        told = []  # 'the phase 2 report' is any that is on it
    years = [word for word in told if re.fullmatch(r"(?:19|20)\d\d", word)]
    if not (set(told) - set(years) or kinds - {stem(_noun(noun))} or (years and _noun(noun) in _OF_YEAR)):
        return []
    going = [one for one in reports if all(_has(one, word) for word in (*told, *kinds))]
    if _noun(noun) == "document":  # 'the travel document' is what a guide of that title tells of
        going = [one for one in going if stem(noun) not in _names(one)]
    whole = [one for one in going if _content(one.title) <= {*told, *kinds}]
    going = whole or going
    return going if len(going) == 1 or 2 * len(going) < len(reports) else []


def _has(report: Report, word: str) -> bool:
    return word in _names(report) or word == report.year


def _is_of(word: str, reports: Sequence[Report]) -> bool:
    """Whether a word carries meaning and is of the names of all the reports."""
    return word not in FUNCTION_WORDS and all(stem(word) in _names(one) for one in reports)


@lru_cache(maxsize=10_000)
def _names(report: Report) -> frozenset[str]:
    """The stems of all that a report may be called by."""
    file = re.sub(r"[\W_]+", " ", re.sub(r"\.\w+$", "", report.file))
    kind = "briefing" if report.kind is Kind.BRIEFING else ""
    parts = (report.title, report.short_title, *report.authors, report.publisher, report.sector, file, kind)
    text = re.sub(r"\bwhite paper\b", "white paper whitepaper", " ".join(parts), flags=re.IGNORECASE)
    return frozenset(stems_of(text))


def _content(title: str) -> set[str]:
    words = (plain(word) for word in WORD.findall(title))
    return {stem(word) for word in words if word not in FUNCTION_WORDS and _noun(word) not in _ANY}


def _noun(word: str) -> str:
    """A noun for a publication, in the singular; '' for any other word."""
    one = singular(word)
    return one if one in _ANY or one in _OWN else ""


def _tokens(question: str) -> list[_Token]:
    return list(_joined(question))


def _joined(question: str) -> Iterator[_Token]:
    """The words, 'white paper' as one."""
    waiting: _Token | None = None
    end = 0
    for match in WORD.finditer(question):
        one = _Token(plain(match[0]), match.start(), match.end(), bool(question[end : match.start()].strip()))
        end = match.end()
        if waiting and one.word in ("paper", "papers") and not one.parted:
            yield _Token(f"white{one.word}", waiting.start, one.end, waiting.parted)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = one if one.word == "white" else None
        if not waiting:
            yield one
    if waiting:
        yield waiting
