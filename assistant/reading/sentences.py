"""Where the sentences of a paragraph begin and end.

A small rule-based splitter for printed English: a sentence ends at . ! ? … (with any closing quotation mark
or bracket) when white space and the beginning of a sentence follow, unless the stop belongs to an abbreviation,
an initial or a list number. What follows decides where the stop may be both: after 'U.S.' and 'Inc.' a sentence
begins with a word that begins sentences and no names. Nothing is added or removed: the bounds tile the text but for
white space.
"""

from __future__ import annotations

import re

from assistant.patterns import regex

CLOSERS = "\"'’”‘“)]»›"
END = regex(r"[.!?…]+[" + re.escape(CLOSERS) + r"]*(?=\s)")
# Before a name or a figure these do not end a sentence; at a sentence's end they are rare.
TITLES = frozenset(
    "mr mrs ms dr prof st sir rev hon gen col lt sgt capt messrs sen rep gov pres maj cmdr adm supt mt ft pub".split()
)
BEFORE_FIGURES = frozenset(
    "p pp no nos vol vols fig figs ch sec ref refs art para paras ed eds par cl tel ext c ca"
    " jan feb mar apr jun jul aug sep sept oct nov dec stat".split()
)
ALWAYS = frozenset("e.g i.e cf viz vs v al approx incl esp op cit ibid resp n.b".split())
IN_NAMES = frozenset("inc ltd corp co bros jr sr ph.d".split())
INITIALS = regex(r"(?:[A-Z]\.)*[A-Z]")
# They begin sentences; the short ones may be names among names, as in 'P. He, H. Zhao and T. To'.
BEGINS = frozenset(
    "the this these those that there it its in on at by for from with to of as after before since during under among"
    " we our they their he his she her you your and but or if when while where although though because however"
    " all both each many most some several such other only also then thus what which who how an not".split()
)
LONGEST_SURNAME = 3
LAST_WORD = regex(r"[^\s(\[{“‘\"'/–—-]+$")
LONGEST_WORD = 40  # characters before a stop that are looked at
OPENING = regex(r"\s+[" + re.escape("\"'‘’“”([«‹") + r"]*((?=(\w{0,12})(,| and | et )?)\S)")


def bounds(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence in `text`, end excluded, white space around them left out."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for match in END.finditer(text):
        if match.start() >= start and _ends(text, start, match):
            found.append((start, match.end()))
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def stops_short(above: str, below: str) -> bool:
    """Whether the stop at the end of a line is that of 'U.S.' or 'Dr.', and the next line goes on with the sentence."""
    above = above.rstrip()[-LONGEST_WORD:]
    if not above.endswith("."):
        return False
    word = LAST_WORD.search(above, 0, len(above) - 1)
    following = OPENING.match(f" {below.lstrip()[:LONGEST_WORD]}")
    if word is None or following is None or len(word[0]) == 1 or word[0].lower() in IN_NAMES:
        return False
    return _abbreviates(word[0], "", following)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = OPENING.match(text, match.end())
    if following is None or following[1].islower() or following[1] in ",;:.%)":
        return False
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    word = LAST_WORD.search(text, max(start, match.start() - LONGEST_WORD), match.start())
    if word is None:
        return True
    before, last = text[start : word.start()].strip(), word[0].lower().rstrip(CLOSERS)
    if not before.strip(CLOSERS + "([") and (last.isdigit() or len(last) == 1):
        return False  # the number of a list's item or of a heading
    return not _abbreviates(word[0], before, following)


def _abbreviates(word: str, before: str, following: re.Match[str]) -> bool:
    """Whether the stop after `word` only shortens it."""
    last = word.lower().rstrip(CLOSERS)
    if last in ALWAYS or (last in TITLES and word[:1].isupper() and following[1].isupper()):
        return True
    if last in BEFORE_FIGURES and (following[1].isdigit() or following[1] in "ivxl"):
        return True
    if INITIALS.fullmatch(word):
        if word == "I" and not INITIALS.fullmatch(before[-2:-1]):
            return False
    elif last not in IN_NAMES:
        return False
    # 'J. Smith', 'U.S. Government' and 'Boats, Inc. (“Boats”)' go on; '… in the U.S. The …' does not.
    first = following[2]
    in_list = following[3] and len(first) <= LONGEST_SURNAME
    return first.lower() not in BEGINS or first.isupper() or bool(in_list)
