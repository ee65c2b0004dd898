"""The two things that a question sets side by side, as it has them: 'A versus B', 'Is A dearer than B?'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answering.grammar import singular
from assistant.answering.scopes import mentions
from assistant.answering.words import FUNCTION_WORDS, NUMBER_WORDS, ORDINAL_WORDS, WORD, plain
from assistant.patterns import regex

LONGEST = 300  # characters of a question that compares
LONGEST_SIDE = 6  # words
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|must)"
_SIDE = r"(?:[\w’'&./()-]+ ){0,7}?[\w’'&./()-]+"
_MORE = (
    r"(?:more|less|fewer|worse|better|dearer|cheaper|costlier|pricier|bigger|larger|smaller|longer|shorter|older|newer"
    r"|younger|earlier|later|sooner|faster|slower|quicker|higher|lower|greater|taller|heavier|lighter|stronger|weaker"
    r"|easier|harder|safer|wider|narrower|broader|deeper|richer|poorer|closer|nearer|simpler|cleaner|stricter|busier"
    r"|hotter|colder|warmer|brighter|darker|louder|quieter|thicker|thinner|tougher|healthier|happier|wealthier|riskier)"
)
_ASKS = r"^\W*(?:(?:and|but|so|why|by|how|much|when) )*"
_COMPARED = regex(rf"\b{_MORE}(?: (?:expensive|costly))?\b|\bcosts?\b", re.IGNORECASE)
_BETWEEN = (
    r"(?:differences?|distinctions?|contrasts?|(?<!which )(?<!what )comparisons?|similarit(?:y|ies)|distinguish|choose"
    "|differ(?:s|ed)?|var(?:y|ies))"
)
_ALIKE = (
    r"(?:alike|similar(?:ly|ities)?|the same(?! \w)|the same (?=(?:about|of|on|regarding)\b)|in common|share"
    r"|common ground)"
)
_HOLD = r"(?:(?:find|found|have|hold|mean|say|see|tell|think|want) )?"
_TOO = r"(?:(?:any|so|very|really|both|much|most|quite|each|an?) )?"
_MADE = regex(
    r"(?<=\w) (?:\w{3,}ed|bought|held|kept|made|paid|sent|sold) (?:after|at|before|by|from|in|on|to|with)\b.*$"
)
_TO = "(?:from|to|with|than|as|against|and)"
_REST = (
    r"(?:,? (?:in|on|over|about|regarding|concerning|when|where|at|by|as|under|during|for|from|according|with|should"
    r"|before|after|since|until|across|within)\b.*| ?[,:;?(].*| [–—-] .*)?\W*$"
)
_A = rf"(?P<a>{_SIDE})(?<!\bthe)(?<!\ba)(?<!\ban)"
_LONG_A = _A.replace("{0,7}", "{0,12}")
WITHIN = r"(?:of|in|at|from|for|on|by|with|without)"
_ROW = r"(?:(?:[\w’'-]+, )+[\w’'-]+,? (?:and|or) )?"  # 'red, white and blue boats'
_B = rf"(?P<b>(?:(?:that|those|the ones?) {WITHIN} )?(?!(?:that|those)\b){_ROW}{_SIDE})"
_LAST = f"{_B}{_REST}"
# Each with the sides `a` and `b`, tried in this order; where what is compared is also what does something, it may end
# in what it does ('the NHS cost'), and is cut there.
_FORMS = tuple(
    (regex(form, re.IGNORECASE), may_be_cut)
    for form, may_be_cut in (
        (
            rf"\b{_BETWEEN} (?:[\w’'-]+ ){{0,3}}?between {_A} (?:and|vs\.?|versus|or|from) {_LAST}",
            True,
        ),
        (rf"\bdifferences? {_A} (?:and|vs\.?|versus) {_LAST}", False),
        (rf"\b(?:distinguish(?:es)?|separates|sets) {_A}(?: apart)? from {_LAST}", True),
        (
            rf"^\W*(?:(?:please|can|could|would|you|to|i|want|and) )*(?:compare|contrast) {_A} {_TO} {_LAST}",
            True,
        ),
        (rf"\bdifferently (?:in|by|for|at|from|across|between) {_A} (?:and|than|from) {_LAST}", True),
        (rf"\b{_AUX} {_A} and {_B} [a-z]+ differently(?! (?:from|to|than)\b)", False),
        (
            rf"\b{_AUX} {_A} and {_B} {_HOLD}{_TOO}(?:differ|compare\b|contrast|{_ALIKE})"
            r"(?!\w* (?:between|among|across|from (?!each|one)))",
            False,
        ),
        (
            rf"\b{_AUX} {_A} {_TOO}(?:differ(?:ent|ently)?|compare|contrast) (?:[\w’'-]+ ){{0,3}}?{_TO}"
            rf" {_LAST}",
            False,
        ),
        (
            rf"\b{_AUX} {_A} {_TOO}(?:(?:say |want |mean )?the same|similar|identical) (?:to|as|with)"
            rf" {_LAST}",
            False,
        ),
        (
            rf"(?=.* (?:vs?|versus|opposed|compared)\b){_LONG_A}"
            r" (?:vs\.?|versus|v\.?|as opposed to|(?:when |as |if )?compared (?:with|to))"
            rf" {_LAST}",
            True,
        ),
        (rf"{_ASKS}{_AUX} (?:there )?(?P<many>more|fewer) {_A} than {_LAST}", True),
        (rf"\b{_MORE} (?:[\w’'-]+ )?(?P<as>by|in|for|at|from|to|among|on) {_A} than (?P=as) {_LAST}", True),
        (rf"{_ASKS}{_AUX} {_A} {_MORE} than {_LAST}", True),
        (rf"{_ASKS}{_AUX} {_A} {_MORE} (?:[\w’'-]+ ){{0,4}}?than {_LAST}", True),
        (rf"\bhow much {_MORE} {_AUX} {_A} than {_LAST}", True),
        (
            rf"\b(?:what|anything|much) (?:is |are )?{_TOO}(?:similar|in common|different) (?:about|between|in)"
            rf" {_A} and {_LAST}",
            False,
        ),
        (rf"\b(?:which|who|what)\b[^,:?]*\b{_MORE}\b[^,:?]*[,:–—-] ?{_A} or {_B}\W*$", True),
        (rf"{_ASKS}{_AUX} {_A} or {_B} {_MORE}\b", True),
        (rf"^\W*(?!{_AUX}\b){_A} or {_B}(?: ?[,:–—-]+ ?| )(?:which|what)\b", False),
    )
)
# A side ends before these: 'the NHS cost', 'councils wanted'.
_ENDS = regex(
    r"(?<=\w) (?:is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|costs?|costing|got|gets?|takes?|took"
    r"|lasts?|lasted|pays|paid|earns?|needed|wants?|wanted|used|spends?|spent|gives?|gave|ran|comes?|came|starts?|began"
    r"|begins?|says?|said|think|seems?|appears?|stress(?:es|ed)?|each|both|all|there|which|what|that|who|when|where)\b.*$"
)
_OPENS = regex(
    rf"^(?:(?:how much {_MORE}|what(?:'s|’s)?|which|how|much|many|{_AUX}|the|an?|its|their|our|your|my|between|of|in"
    r"|both|either|explain|compare|tell|me|about|better|so|and|but|please|difference) )+",
    re.IGNORECASE,
)
_STANDS_IN = regex(rf"^(?:(?:that|those|the ones?) {WITHIN}|ones?) ", re.IGNORECASE)
_HEAD = regex(rf"^(?:[\w’'-]+ ){{1,3}}?{WITHIN} ", re.IGNORECASE)
# What both sides have: 'the cost of boats and ferries'.
_PROPERTY = regex(
    r"^(?:[\w’'-]+ )?(?:aims?|ages?|benefits|budgets?|costs?|focus|funding|length|number|price|purpose|results?|role"
    r"|scale|sizes?|spending|speed|timing|value|views?) of ",
    re.IGNORECASE,
)
# 'How many hours do old staff work', 'How long can it be kept for boats': what is compared stands behind what asks.
_ASKED_FIRST = regex(
    rf"^(?:(?:and|but|so) )?(?:how(?: (?:far|long|many|much|often|old))?|what|which|when|where|why)\b"
    rf"(?: (?!{_AUX}\b)[\w’'-]+){{0,3}} {_AUX} (?=(?:[\w’'-]+ ){{1,}})",
    re.IGNORECASE,
)
_DONE_TO = regex(
    r"^.*\b(?:be|been|(?:can|could|may|must|should|will|would) \w+|\w+ed|paid|spent|kept|held)\b.* "
    r"(?:by|for|from|in|on|to) (?=[\w’' -]+$)",
    re.IGNORECASE,
)
_DONE = regex(r"(?<=\w) (?:\w{3,}ed|bought|done|held|kept|made|paid|sold|spent)$")
_BEGINS_SO = regex(r"^(?:of|in|at|from|for|on|by|to|with) ", re.IGNORECASE)
_ONE = regex(r" ones?$", re.IGNORECASE)
_VAGUE = frozenset(
    """it they he she we i you one ones this that these those there them us half none all most some any more less usual
    expected before ever now planned others other another each same""".split()
)
# These tell nothing without their noun: 'the first phase', 'the higher rate'.
_WEAK = frozenset(ORDINAL_WORDS) | frozenset(
    "higher lower upper standard reduced older newer old new young younger one two three last next".split()
)
_ONE_EACH = frozenset(ORDINAL_WORDS) | frozenset("higher lower upper standard reduced last next".split())

_NUMBERED = regex(
    r"\b(phase|part|step|stage|chapter|section|tier|level|type|class|group|version|wave|round|option|model|year)"
    r" (?:(1|one|i)|(2|two|ii)|(3|three|iii)|(4|four|iv))\b",
    re.IGNORECASE,
)


def parted(asked: str, subjects: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The two sides as the question has them, () where there are none; and whether it asks of which there are more."""
    for form, may_be_cut in _FORMS if len(asked) <= LONGEST else ():
        match = form.search(asked)
        if match and (may_be_cut or not (_ENDS.search(match["a"]) or _ENDS.search(match["b"]))):
            texts = _trimmed(*_owners(match["a"], match["b"]), subjects)
            if texts:
                return texts, bool(match.groupdict().get("many"))
    return (), False


def _owners(one: str, other: str) -> tuple[str, str]:
    """The owners, of 'the ferry’s care of crews' and 'the tug’s'."""
    owned = re.match(r"(?P<owner>(?:[\w-]+ ){0,4}[\w-]+)[’']s ", one)
    return (owned["owner"], other[:-2]) if owned and re.search(r"[’']s$", other) else (one, other)


def compared(asked: str) -> str:
    """The words that compare: 'dearer', 'more expensive'."""
    return " ".join(_COMPARED.findall(asked))


def _trimmed(first: str, second: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """Two sides without what stands around them; () where one is none ('it', '5 miles').

    What the second leaves out it has from the first: 'the second phase … the first', 'the talk at A … that at B'.
    """
    asked = _ASKED_FIRST.sub("", first.strip(), count=1)
    second = _DONE.sub("", second)
    if asked != first.strip():
        first = _DONE.sub("", _DONE_TO.sub("", asked))
    one, other = _trim(first), _trim(second)
    if re.search(r"(?:'s|’s)$", other) and " " in one:
        other = other[:-2]
    about = _trim(_HEAD.sub("", one, count=1))
    if (so := _BEGINS_SO.match(second.strip())) and one.count(f" {so[0]}") == 1:
        about = _trim(one.partition(f" {so[0]}")[2])  # 'the care of crews in the ports and in the towns'
    if _STANDS_IN.match(other) or so:
        one, other = about, _trim(_BEGINS_SO.sub("", _STANDS_IN.sub("", other)))
    elif is_weak(one.split()[:1]) and is_weak(other.split()[:1]) and not _HEAD.match(other):
        one = re.sub(r" (?:of|in|at) .*$", "", one) if " " in other else one
    elif is_weak(about.split()[:1]) or _are_names(about, other, subjects) or _share_property(one, other):
        one = about
    if _ONE.search(other) and ordinal(other) == other:
        other = _ONE.sub(f" {one.split()[-1]}", other)
    one, other = _with_noun(one, other), _with_noun(other, one)
    words, last = one.split(), other.split()
    if len(words) > len(last) == 2 and is_weak(last[:1]) and is_weak(words[-2:-1]) and words[-1] == last[-1]:
        one = " ".join(words[-2:])  # 'the ferry's higher rate … the lower rate'
    one, other = _of_one_each(one, other)
    if one.casefold() in map(str.casefold, subjects):  # 'the ferry board and the crews show progress'
        opens = (
            name
            for name in sorted(subjects, key=len, reverse=True)
            if other.casefold().startswith(f"{name.casefold()} ")
        )
        other = next(opens, other)
    return (one, other) if _is_side(one) and _is_side(other) else ()


def _of_one_each(one: str, other: str) -> tuple[str, str]:
    """'The first phase' and 'the second phase', of 'the first and second phases'."""
    words, last = one.split(), other.split()
    if len(words) == len(last) == 2 and words[1] == last[1] and {words[0].lower(), last[0].lower()} <= _ONE_EACH:
        return f"{words[0]} {singular(words[1])}", f"{last[0]} {singular(last[1])}"
    return one, other


def _are_names(one: str, other: str, subjects: Sequence[str]) -> bool:
    """Whether both are things of a kind, or both written as names: 'the rules in Kent', 'Essex'."""
    return (one[:1].isupper() and other[:1].isupper()) or (mentions(one, subjects) and mentions(other, subjects))


def _share_property(one: str, other: str) -> bool:
    """Whether what is said of the first is meant of both: 'the cost of boats and ferries'."""
    return bool(_PROPERTY.match(one)) and not _HEAD.match(other)


def is_weak(words: Sequence[str]) -> bool:
    """Whether words tell nothing without their noun: 'the first'."""
    return bool(words) and all(word.lower() in _WEAK for word in words)


def _with_noun(one: str, other: str) -> str:
    """'The first' with the noun of the other: 'the second phase'."""
    words = other.split()
    if not is_weak(one.split()):
        return one
    return " ".join([one, *(words[1:] if is_weak(words[:1]) else words[-1:])])


def _trim(text: str) -> str:
    text = _OPENS.sub("", text.strip(" ,;:?."))
    text = _MADE.sub("", _ENDS.sub("", text).strip(" ,;:?."))
    return re.sub(r"(?: (?:in|of|for|to|on|at|any|so|the|an?))+$", "", text).strip()


def _is_side(text: str) -> bool:
    words = [plain(match[0]) for match in WORD.finditer(text)]
    if not words or len(words) > LONGEST_SIDE or words[0] in (*_VAGUE, *NUMBER_WORDS[1:]):
        return False
    return not words[0][0].isdigit() and any(word not in FUNCTION_WORDS or word in _WEAK for word in words)


@lru_cache(maxsize=256)  # of a question, and of its sides, each candidate is asked
def ordinal(text: str) -> str:
    """With 'second phase' for 'phase 2' and 'phase two'."""
    return _NUMBERED.sub(lambda match: f"{ORDINAL_WORDS[(match.lastindex or 2) - 2]} {match[1]}", text)
