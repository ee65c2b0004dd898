"""Which of several things a question asks for: the third, the first two, those about staff, which came first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.grammar import AUXILIARY, PREPOSITIONS, is_plural, singular
from assistant.answering.several import THINGS
from assistant.answering.verbs import PAST
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS, number_of, place_of
from assistant.patterns import regex

_ORDER = rf"(?P<order>{'|'.join(ORDINAL_WORDS)}|\d{{1,2}}(?:st|nd|rd|th)|last|final)"
_TOTAL = rf"(?:{'|'.join(NUMBER_WORDS)}|\d{{1,2}})"
_MANY = rf"(?P<many>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})"
# What several things are called: 'main challenges'; it ends before what is told of them: 'of trade', 'named there'.
_STOP = rf"(?:{'|'.join(sorted(PREPOSITIONS))}|that|which|who|whom|whose|you|we|i|they|it|one|ones|{AUXILIARY})"
_HEAD = (
    rf"(?P<head>(?:(?!{_STOP}\b|\w+est\b|most\b|least\b|ever\b)[\w’'-]+ ){{0,3}}?(?!{_STOP}\b|\w+est\b)[\w’'-]{{3,}})"
)
_SEVERAL = rf"(?P<head>(?:(?!{_STOP}\b)[\w’'-]+ ){{0,3}}?(?!{_STOP}\b)[\w’'-]+(?:s(?<!['’]s)|criteria|people))"
_REST = rf"(?P<rest>,? (?:{_STOP}|named|listed|mentioned|given|set)\b.*?)?"
_WHOSE = (
    r"(?P<rest> (?:at|by|for|from|in|of|on|under|named|listed|mentioned)\b.*?(?<!\bto)(?<!\bbe)(?<!\bwere)(?<!\bwas))?"
)
_OF = r"(?:of )?(?:(?:the|these|those|its|their|all) )*"
_ABOUT = (
    r"(?:(?:is|are|was|were) (?:about|on|concerned with|related to|connected with)|concern(?:s|ed)?|deals? with"
    r"|dealt with|mention(?:s|ed)?|(?:has|have|had) (?:(?:something|anything|most) )?to do with|relate[sd]? to"
    r"|involve[sd]?|cover(?:s|ed)?|speaks? of|spoke of|talks? about|talked about|touch(?:es|ed)? on|refer(?:s|red)? to"
    r"|tells? of"
    r"|told of|address(?:es|ed)?|focus(?:es|ed)? on|regards?)"
)
_DONE = r"(?:\w+ed|built|done|given|held|made|shown|taken|take place)"
_TREATS = (
    r"(?:about|address|concern(?:ed with)?|cover|deal with|devoted to|discuss|focus on|for|look at|on|take up|treat)"
)
_ASKED = tuple(
    regex(rf"^\W*(?:(?:and|so|but) )?{form}\W*$", re.IGNORECASE)
    for form in (
        rf"(?:what|which)(?: [\w’'-]+)? {AUXILIARY} the {_ORDER} {_HEAD}{_REST} (?P<told>{_TREATS})",
        rf"(?:what|which) (?:is|was) the (?P<told>focus|subject|theme|topic) of the {_ORDER} {_HEAD}",
        rf"(?:(?:what|which)(?:['’]s| is| are| was| were)|name|give(?: me)?|tell me|list|state|quote)? ?"
        rf"(?:the )?{_ORDER}(?: {_MANY})? (?:of (?:the|these|those|its|their) (?:{_TOTAL} )?)?{_HEAD}{_REST}",
        rf"(?:what|which) {_OF}{_HEAD}{_REST} "
        r"(?P<came>is|are|was|were|comes?|came|stands?|stood|(?:is|are|was|were) (?:given|held|listed|mentioned|named))"
        rf" (?:the )?{_ORDER}(?: {_MANY})?",
        rf"(?:what|which) of (?:the|these|those|its|their) (?:{_MANY} )?{_SEVERAL}(?P<rest> .*?)?(?<!\bto)(?<!\bbe)"
        rf" {_ABOUT} (?P<about>[^,;:?‘“\"]+)",
        rf"(?:what|which) {_OF}(?:{_MANY} )?{_HEAD}{_WHOSE} {_ABOUT} (?P<about>[^,;:?‘“\"]+)",
        rf"(?:what|which) (?P<told>came|comes|is|took place|was) {_ORDER}\b[^?]* or [^?]*?(?P<head>[\w’'-]{{3,}})",
        rf"in (?:what|which) order (?P<turn>{AUXILIARY}) (?!an? ){_OF}{_HEAD}(?: {_DONE})?{_REST}",
    )
)
# What these are of has sections, pages and a date, and is no list; nor is one of them an item.
_NO_ITEM = frozenset(
    """report briefing overview paper publication section chapter page part figure table box appendix
    annex time year month day date word half century edition version sentence paragraph sort kind type side""".split()
)
# 'To change the light:' leads to steps, 'if all of these apply:' to conditions.
UNNAMED = THINGS | frozenset(
    """thing step stage condition criterion criteria requirement rule duty question way method
    option reason""".split()
)
# 'The second kind of benefit' is the second of several.
_KIND = regex(rf"(\bthe {_ORDER} )(?:kind|sort|type) of (?=[a-z])", re.IGNORECASE)
PHASE = "phase"  # of a research programme it is no item of a list
LAST = frozenset({"last", "final"})
_TO_DO = regex(r" to\b(?! the\b)")  # 'the first to sail'


@dataclass(frozen=True, slots=True)
class Picked:
    """Which of several things are asked for. head: what they are; rest: of what they are; first: the place of the first
    that is asked for, from the end where it is negative; many: how many; about: what they tell of, or ''; came: whether
    it is asked which comes at a place, or in what order they do, and not what stands there; told: whether it is asked
    what one tells of; number: how many there are of them."""

    head: str
    rest: str = ""
    first: int | None = None
    many: int = 1
    about: str = ""
    came: bool = False
    told: bool = False
    number: str = ""

    @property
    def noun(self) -> str:
        """What they are, in one word in the singular."""
        return singular(self.head.split()[-1].lower())

    @property
    def several(self) -> str:
        """What they are, in the plural, and of what."""
        *before, last = self.head.split()
        return " ".join([*filter(None, [self.number]), *before, _plural(last)]) + self.rest


@lru_cache(maxsize=256)
def picked_of(asked: str) -> Picked | None:
    """Which of several things a question asks for; None where it asks for none, or for all."""
    asked = _KIND.sub(r"\1", asked)
    match = next((match for form in _ASKED if (match := form.match(asked))), None)
    if not match:
        return None
    groups = match.groupdict()
    many = number_of(groups.get("many") or "")
    order = (groups.get("order") or "").lower()
    found = Picked(
        match["head"],
        (groups.get("rest") or "").rstrip(),
        _first(order, many or 1) if order else None,
        many or 1,
        groups.get("about") or "",
        bool(groups.get("came") or groups.get("turn")),
        bool(groups.get("told")),
        (groups.get("many") or "") if groups.get("about") else "",
    )
    to_do = (
        found.first in (0, -1)
        and found.many == 1
        and found.noun not in UNNAMED - {"thing"}
        and _TO_DO.match(found.rest)
    )
    of_study = found.noun == PHASE and not found.rest.startswith(" of ")
    *owners, _ = found.head.lower().split()
    if any(word.endswith("ed") or word in PAST for word in found.head.lower().split()[1:]) or any(
        word.endswith(("'s", "’s")) for word in owners
    ):
        return None  # 'which rule forced towns to …', 'the second phase’s rules'
    return None if to_do or of_study or found.noun in _NO_ITEM or found.noun in NUMBER_WORDS else found


def _first(order: str, many: int) -> int:
    return -many if order in LAST else place_of(order) - 1


def _plural(noun: str) -> str:
    if is_plural(noun):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"
