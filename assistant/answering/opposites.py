"""Words that are opposed to those of a question: 'the most' to 'the least', 'to join' to 'to leave'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.answering.denial import NEAR_DENIAL
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, NUMBER_WORDS, ORDINAL_WORDS, WORD, number_of, stem, stems_of
from assistant.indexing.wordlist import without_accents
from assistant.patterns import regex

_PAIRS = """
least/most lowest/highest smallest/largest smallest/biggest shortest/longest weakest/strongest worst/best
slowest/fastest cheapest/dearest youngest/oldest easiest/hardest newest/oldest earliest/latest poorest/richest
minimum/maximum minimal/maximal lower/upper low/high small/large short/long weak/strong slow/fast cheap/expensive
cheap/dear young/old easy/hard easy/difficult simple/complex simplicity/difficulty simplicity/complexity poor/rich
narrow/wide light/heavy dry/wet cold/hot cold/warm thin/thick
increase/decrease increase/reduction rise/fall rising/falling growth/decline gain/loss profit/loss
input/output import/export internal/external inner/outer inside/outside indoor/outdoor
concrete/abstract formal/informal public/private rural/urban domestic/foreign local/national
arrive/depart arrival/departure enter/exit join/leave buy/sell buyer/seller borrow/lend borrower/lender win/lose
employer/employee landlord/tenant parent/child husband/wife father/mother male/female men/women boys/girls
accept/reject allow/forbid approve/reject open/close push/pull attack/defend victory/defeat
advantage/disadvantage benefit/drawback strength/weakness success/failure supporter/opponent ally/enemy
north/south northern/southern east/west eastern/western left/right front/rear top/bottom
turnon/turnoff winter/summer morning/evening sunrise/sunset
positive/negative maternal/paternal maternity/paternity optimist/pessimist majority/minority
harder/easier larger/smaller bigger/smaller higher/lower longer/shorter stronger/weaker slower/faster
cheaper/dearer richer/poorer older/younger quantitative/qualitative rarest/commonest upstream/downstream
voluntary/compulsory optional/mandatory temporary/permanent direct/indirect
past/future old/new slow/rapid earlier/later finite/infinite limited/infinite limited/unlimited soft/hard
multiply/divide add/subtract agree/refuse accept/refuse allow/prohibit permit/prohibit attract/repel protect/expose
promote/inhibit promote/prevent promote/suppress encourage/discourage encourage/suppress stimulate/suppress
activate/deactivate gain/lose preceded/succeeded
""".split()


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    """By stem, the stems of what is opposed to it."""
    found: dict[str, set[str]] = {}
    for pair in _PAIRS:
        one, other = map(stem, pair.split("/"))
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def has_opposite(word: str) -> bool:
    """Whether a word has an opposite: then it is no slip for that, as 'qualitative' for 'quantitative'."""
    return stem(word) in _opposites()


_TURNED = regex(r"\b(?:power|switch|turn)(?:ed|ing|s)? (on|off)\b", re.IGNORECASE)
# 'Less careful' is opposed to 'more careful', 'the first of the boats' to 'the last boat'.
_DEGREE = regex(r"\b(?P<degree>more|less|most|least) (?!than\b)(?P<word>[a-z][\w’'-]{2,})", re.IGNORECASE)
_THAN = regex(r"(?: [\w’'-]+)? than\b", re.IGNORECASE)
_DEGREES = {"more": "less", "less": "more", "most": "least", "least": "most"}
_ORDINAL = regex(
    rf"\b(?P<turn>(?:{'|'.join(ORDINAL_WORDS)}|(?<=the )last|(?<=its )last|(?<=their )last|final)) "
    r"(?P<thing>(?:(?:possible|main|major|new) )?(?!(?:of|to|time|and|or|in)\b)"
    r"(?!(?:phase|quarter|round|semester|stage|step|survey|term|wave|workshop)s?\b)[a-z][\w’'-]+)",  # of these: `amiss`
    re.IGNORECASE,
)
_PREFIX = regex(r"(?:un|non-?)(?=\w{4})")
_NO_PREFIX = frozenset("unless until union united unique units unit unlike university universities unite".split())
# 'Kent' of 'the Kent ferries'.
_NAMED_THING = regex(r"\b(?P<name>[A-Z][^\W\d_]{2,})(?:[’']s)? (?=(?P<thing>[^\W\d_]{2,}))")
_COUNTED = regex(
    rf"\b(?P<number>{'|'.join(NUMBER_WORDS[1:])}|[2-9]|1[0-2]) (?:(?!and|of|or|to)[a-z][\w’'-]+ )??"
    r"(?P<thing>(?!hours|days|weeks|months|years|miles|times)[a-z][\w’'-]{2,}s)\b",
    re.IGNORECASE,
)
# 'Ferries' of 'the Board of Ferries'.
_THING_OF = regex(r"\b(?P<thing>[A-Z][^\W\d_]{2,}) of (?:the )?(?P<name>[A-Z][^\W\d_]{2,})")
# 'five-oar boats'
_FOLD = regex(
    rf"\b(?P<many>{'|'.join(NUMBER_WORDS[1:])})-(?P<fold>(?!(?:hour|day|week|month|year|mile|time|minute|second|page"
    r"|third|quarter|fourth|fifth|sixth|eighth|tenth|way|one|two|three|four|five|six|seven|eight|nine)s?\b)[a-z]{3,})\b",
    re.IGNORECASE,
)
_PIECE = regex(r"[,;:.–—()]\s?")


def _stems(text: str) -> set[str]:
    """The stems of a text, with 'turn off' as one word."""
    return set(stems_of(_TURNED.sub(r"turn\1", text)))


@lru_cache(maxsize=256)
def _opposed(asked: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each word asked that has an opposite which is not asked, it with its synonyms, and its opposites."""
    words = _stems(asked)
    if NEAR_DENIAL.search(" ".join(word for word in WORD.findall(asked) if stem(word.lower()) not in _opposites())):
        return ()
    known = {word: _opposites()[word] for word in words & _opposites().keys()}
    return tuple((with_synonyms([word]), others) for word, others in sorted(known.items()) if not others & words)


def opposed(asked: str, text: str, around: str) -> tuple[frozenset[str], ...]:
    """For what is asked of whose opposite a text has, the stems one of which neither it nor what is around it has."""
    known = _opposed(asked)
    words, near = (_stems(text), _stems(around)) if known else (set(), set())
    return (
        *(
            own
            for own, others in known
            if not own & (words | near) and any(not _denied(one, text) for one in others & words)
        ),
        *_of_another_degree(asked, text),
        *_of_another_turn(asked, text, around),
        *_prefixed(asked, text),
        *_of_another_name(asked, text, around),
        *_of_another_number(asked, text, around),
    )


def _denied(word: str, text: str) -> bool:
    """Whether what stands before a word denies it: 'It is not easy' for 'hard'."""
    for piece in _PIECE.split(_TURNED.sub(r"turn\1", text)):
        words = WORD.findall(piece)
        at = next((place for place, one in enumerate(words) if stem(one.lower()) == word), 0)
        if NEAR_DENIAL.search(" ".join(words[:at])):
            return True
    return False


def _of_another_degree(asked: str, text: str) -> Iterator[frozenset[str]]:
    """What is asked for as 'less careful' and told to be 'more careful'."""
    if not (known := _degrees(asked)):
        return
    told = {(match["degree"].lower(), match["word"].lower()) for match in _DEGREE.finditer(text)}
    for degree, word in known:
        if (_DEGREES[degree], word) in told and (degree, word) not in told and _DEGREES[degree] not in asked.lower():
            yield frozenset({stem(degree)})


@lru_cache(maxsize=256)
def _degrees(asked: str) -> tuple[tuple[str, str], ...]:
    """What is asked for by degree, but for what is compared: 'Which boats are less safe than tugs?' is told by 'tugs
    are safer than', 'more safe than'."""
    found = (match for match in _DEGREE.finditer(asked) if not _THAN.match(asked, match.end()))
    return tuple((match["degree"].lower(), match["word"].lower()) for match in found)


def _of_another_turn(asked: str, text: str, around: str) -> Iterator[frozenset[str]]:
    """The turn asked of, where a text tells of the second boat, and neither it nor what is around it of the first."""
    for said, thing in _turns(asked):
        turn = _same_turn(said)
        told, near = ([_same_turn(one) for one, of in _turns(each) if of == thing] for each in (text, around))
        if told and turn not in (*told, *near) and turn not in text.lower():
            yield frozenset(map(stem, {turn, said}))


@lru_cache(maxsize=1024)
def _turns(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The turns that a text tells of, each with the stems of what has it."""
    return tuple((match["turn"].lower(), frozenset(stems_of(match["thing"]))) for match in _ORDINAL.finditer(text))


def _same_turn(turn: str) -> str:
    return turn.replace("final", "last")


def _prefixed(asked: str, text: str) -> Iterator[frozenset[str]]:
    """The words asked of where a text has 'unpaid' for 'paid', or the other way round, and not the word itself."""
    small = text.lower()
    if not any(other in small for other in _other_forms(asked)) or NEAR_DENIAL.search(text):
        return
    words, said = ({word.lower() for word in WORD.findall(one)} - _NO_PREFIX for one in (asked, text))
    stems: set[str] | None = None
    for word in words:
        bare = _unprefixed(word)
        others = {bare} if bare != word else {one for one in said if one.endswith(word) and _unprefixed(one) == word}
        if not others & said:
            continue
        stems = stems or {stem(one) for one in said}
        if stem(word) not in stems:
            yield with_synonyms([stem(word)])


@lru_cache(maxsize=256)
def _other_forms(asked: str) -> frozenset[str]:
    """What a text has somewhere that has 'unpaid' for 'paid', or the other way round; none where a denial is asked."""
    words = {word.lower() for word in WORD.findall(asked)} - _NO_PREFIX
    bare = {word: _unprefixed(word) for word in words if not NEAR_DENIAL.search(asked)}
    with_prefix = {f"{prefix}{word}" for word, one in bare.items() if one == word for prefix in ("un", "non", "non-")}
    return frozenset(with_prefix.union(one for word, one in bare.items() if one != word))


@lru_cache(maxsize=4096)
def _unprefixed(word: str) -> str:
    return _PREFIX.sub("", word)


def _of_another_name(asked: str, text: str, around: str) -> Iterator[frozenset[str]]:
    """The name asked of, 'Kent' of 'the Kent Port', where a text tells of 'the Essex Port' and has not that name."""
    known = _named(asked)
    told = _named(text) if known else {}
    for thing, names in known.items():
        if thing not in told or names & told[thing]:
            continue
        if told[thing] - {stem(without_accents(word)) for word in WORD.findall(asked)}:
            said = {stem(without_accents(word)) for word in WORD.findall(text)}.union(
                map(without_accents, _stems(around))
            )
            yield from (with_synonyms([name]) for name in sorted(names) if not with_synonyms([name]) & said)


@lru_cache(maxsize=1024)
def _named(text: str) -> dict[str, set[str]]:
    """By the stem of a thing, those of the names that stand right before it, or after 'of'."""
    found: dict[str, set[str]] = {}
    for match in _NAMED_THING.finditer(text):
        thing = match["thing"]
        if match.start() and match["name"].lower() not in FUNCTION_WORDS and thing.lower() not in FUNCTION_WORDS:
            found.setdefault(stem(without_accents(thing)), set()).add(stem(without_accents(match["name"])))
    for match in _THING_OF.finditer(text):
        found.setdefault(stem(without_accents(match["thing"])), set()).add(stem(without_accents(match["name"])))
    return found


def _of_another_number(asked: str, text: str, around: str) -> Iterator[frozenset[str]]:
    """The number asked of, where a text tells of two ferries, and neither it nor what is around it of three."""
    known = _counted(asked)
    told = _counted(text) if known else {}
    for thing, numbers in known.items():
        if thing not in told:
            continue
        said = {number_of(word) for word in WORD.findall(text)}  # 'twelve ferries, nine of which leak'
        if not numbers & (said | told[thing] | _counted(around).get(thing, set())):
            yield frozenset(stem(word) for number in numbers for word in (str(number), NUMBER_WORDS[number - 1]))


@lru_cache(maxsize=1024)
def _counted(text: str) -> dict[str, set[int]]:
    """By the stem of what is counted, with a word before it at most, how many there are: up to twelve."""
    found: dict[str, set[int]] = {}
    for match in _COUNTED.finditer(text):
        if number := number_of(match["number"]):
            found.setdefault(stem(match["thing"]), set()).add(number)
    for match in _FOLD.finditer(text):
        found.setdefault(stem(match["fold"]), set()).add(number_of(match["many"]))
    return found


def has_asked(asked: str, opposed_to: Sequence[frozenset[str]], text: str) -> bool:
    """Whether a text has all the words asked that have opposites, and those of which another has the opposite."""
    words = _stems(text)
    return all(own & words for own in (*opposed_to, *(own for own, _ in _opposed(asked))))
