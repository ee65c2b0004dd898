"""Where the sentences of a paragraph begin and end.

A small rule-based splitter for printed English: a sentence ends at . ! ? … (with any closing quotation mark
or bracket) when white space and the beginning of a sentence follow, unless the stop belongs to an abbreviation,
an initial or a list number. Nothing is added or removed: the bounds tile the text but for white space.
"""

from __future__ import annotations

import re

CLOSERS = "\"'’”‘“)]»›"
END = re.compile(r"[.!?…]+[" + re.escape(CLOSERS) + r"]*(?=\s)")
# Before a name or a figure these do not end a sentence; at a sentence's end they are rare.
TITLES = frozenset("mr mrs ms dr prof st sir rev hon gen col lt sgt capt messrs".split())
BEFORE_FIGURES = frozenset(
    "p pp no nos vol vols fig figs ch sec ref refs art para paras ed eds par cl tel ext c ca"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
ALWAYS = frozenset("e.g i.e cf viz vs v al approx incl esp op cit ibid resp".split())
LAST_WORD = re.compile(r"[^\s(\[{“‘\"'/–—-]+$")
LONGEST_WORD = 40  # characters before a stop that are looked at
OPENING = re.compile(r"\s+[" + re.escape("\"'‘’“”([«‹") + r"]*(\S)")


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
    if last in ALWAYS or (last in TITLES and word[0][:1].isupper() and following[1].isupper()):
        return False
    if last in BEFORE_FIGURES and (following[1].isdigit() or following[1] in "ivxl"):
        return False
    if not before.strip(CLOSERS + "([") and (last.isdigit() or len(last) == 1):
        return False  # the number of a list's item or of a heading
    # 'J. Smith' and 'U.S. Government' go on; '… in the U.S. The …' cannot be told apart and stays whole.
    return not (re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word[0]) and word[0] != "I")
