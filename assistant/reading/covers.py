"""What a document is called on its first pages, by size and place of its type, and what runs along all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import gcd

from assistant.imprint import ALONE, LABELLED
from assistant.patterns import regex
from assistant.reading.layout import PageLayout
from assistant.reading.lines import PROSE, Line
from assistant.reading.outline import heading_text
from assistant.uncatalogued import KIND

WRITTEN = 6  # pages on which a title in capitals is looked for in small letters
COVERS = 3  # so many pages at the beginning may be covers
LEADING = 2.1  # lines of one title stand no further apart, in sizes of their type
BESIDE = 2.5  # nor does what belongs to it in another size
NEAR = 0.6  # of its size, at least, is what belongs to a short title
READ_ON = 0.35  # or what is read in one with it
TELLING = 0.4  # of the largest type, at least, is a title where that only says of what kind the document is
MOST_LINES = 400  # of a page are looked at
LONGEST = 250  # characters
WORDS = 40
HALF = 0.5  # or where that is an acronym, which may be a body's name
SHORT = 2  # words
HALF_TITLE = 3  # words: so few may stand for a longer title on the next page
LARGER = 1.07  # than running text
MUCH_LARGER = 1.3
MANY = 8  # lines
TELLS = 4  # words that say what it is about without saying of what kind it is
PARAGRAPH = 3  # so many full lines below each other are running text
COLUMN = 5  # as are so many of at least so many characters
COLUMN_LINE = 36
WORD = regex(r"[^\W\d_]{2,}|\d{4}")
PART = regex(
    r"(?:table of |list of )?contents|index|foreword|preface|introduction|abstract|(?:executive )?summary|overview"
    r"|glossary|highlights|acknowledge?ments|references|bibliography|background|conclusions?|appendi(?:x|ces)"
    r"|thank you|about us",
    re.IGNORECASE,
)
CONTENTS = regex(r"(?:table of )?contents", re.IGNORECASE)
# Of whose page or number it is, and not what it is about.
STAMP = regex(
    r"\W*(?:page \d.*|(?:https?:|www\.).*|\S+@\S+"
    r"|(?:\w+ ){0,2}(?:numbers?|no|id|ref)\b\W*[\w,./-]{0,40}\d[\w,./-]{0,40}"
    r"|draft|confidential|(?:for (?:immediate )?release|embargoed|e?-?filed|©|copyright).*|[\"“‘].*|.*[”\"]"
    r"|.*\b\d{1,2}:\d\d(?!\d).*|for (?:media|more|further) .*|recommended citation|.*(?:\. ?){4}.*)",
    re.IGNORECASE,
)
BEFORE_A_BODY = regex(
    r"\W*(?:before the|(?:prepared|submitted|written|produced|published)? ?(?:by|for|to)(?: the)?)\W*", re.IGNORECASE
)
SENTENCE = regex(r"[a-z]{3}\.\s*$|[a-z]{3}[.;] [A-Z]")
COMPANY = regex(r".*,? (?:inc|ltd|limited|plc|llc|llp|corp|corporation|gmbh)\b\.?", re.IGNORECASE)
ACRONYM = regex(r"[A-Z]{2,6}")
INC = regex(r"\b(?:inc|ltd|co|corp|plc|llc|etc|vol|no|ed)\.\s*$", re.IGNORECASE)
SMALL = "a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|under|with"
LEADS_ON = regex(rf".*(?:\b(?:{SMALL})|[:,&–—-])\s*", re.IGNORECASE)
LED_ON = regex(
    r"(?:in(?! (?:association|partnership|collaboration|cooperation))|of|on|and|at|under|as|or)\s", re.IGNORECASE
)
LABEL = regex(r"(?:(?:project|full|report|document|course) )?(?:title|name)\s*[:：]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one size below each other. rank: by size and weight."""

    lines: tuple[Line, ...]
    text: str

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def rank(self) -> float:
        return self.size * (1.1 if self.lines[0].bold else 1.0)

    @property
    def words(self) -> int:
        return len(re.findall(r"\w{2,}", self.text))


def shown_title(pages: Sequence[Sequence[Line]]) -> str:
    """The title that the first page with words shows in large type, '' for none.

    Where a short one is part of a longer one on the next pages, the longer one.
    """
    titles = [_title(lines, number > 0) for number, lines in enumerate(pages[:COVERS]) if _has_words(lines)]
    first = titles[0] if titles else ""
    if first and len(first.split()) <= HALF_TITLE:
        key = f" {first.casefold()} "
        first = next((title for title in titles[1:] if key in f" {title.casefold()} "), first)
    return _as_written(first, pages)


def _has_words(lines: Sequence[Line]) -> bool:
    return any(WORD.search(line.text) for line in lines)


def large_words(pages: Sequence[Sequence[Line]]) -> str:
    """The first words on the first pages that stand out in size and are no mere name of a part, '' for none."""
    titles = (_title([replace(line, upright=True) for line in lines]) for lines in pages)
    return next(filter(None, titles), "")


def running_head(layouts: Sequence[PageLayout]) -> str:
    """The words that run along at least half the pages, without page numbers; of several the longest."""
    heads: Counter[str] = Counter()
    for layout in layouts:
        heads.update({re.sub(r"^\d+\s+|\s+\d+$", "", " ".join(line.text.split())) for line in layout.running})
    often = [head for head, count in heads.items() if count >= max(3, len(layouts) / 2) and len(WORD.findall(head)) > 1]
    often = [head for head in often if not STAMP.fullmatch(head) and len(head) <= LONGEST]
    return max(often, key=len, default="")


def _title(lines: Sequence[Line], cover: bool = False) -> str:
    """The block in the largest type that may be a title, with what belongs to it; '' for none.

    cover: whether there is one on a page without running text only.
    """
    prose = _prose(lines)
    lines = lines[:MOST_LINES]
    contents = max((line.y for line in lines if CONTENTS.fullmatch(line.text.strip())), default=None)
    if cover and (prose or contents is not None):
        return ""
    lines = lines if contents is None else [line for line in lines if line.y > contents]
    usual = _usual_size(lines, prose)
    blocks = list(_blocks(lines))
    may = [block for block in blocks if _stands_out(block, usual, prose) and _may_be_title(block, lines)]
    if not may:
        return ""
    size, most = prose.size if prose else 0.0, max(may, key=_rank)
    if prose:  # what the file gives after the text is in a figure, as a rule
        may = [block for block in may if block.lines[0].start < prose.start and block.rank >= most.rank / 2] or may
        most = max(may, key=_rank)
    whole = _with_neighbours(most, blocks, size)
    if _is_wanting(whole):
        least = (HALF if ACRONYM.fullmatch(whole) else TELLING) * most.rank
        telling = [block for block in may if not _is_wanting(block.text) and block.rank >= least]
        whole = _both(most, max(telling, key=_rank)) if telling else whole
    whole = LABEL.sub("", whole)
    return whole if len(whole) <= LONGEST else ""


def _is_wanting(text: str) -> bool:
    """Whether it only says of what kind the document is, or whose."""
    return (
        ACRONYM.fullmatch(text) is not None or KIND.fullmatch(text) is not None or COMPANY.fullmatch(text) is not None
    )


def _rank(block: _Block) -> tuple[float, float]:
    return block.rank, block.lines[0].y


def _both(kind: _Block, telling: _Block) -> str:
    """What a document is about and, where that is short, of what kind it is, as they stand on the page."""
    if telling.words > TELLS and KIND.fullmatch(kind.text):
        return telling.text
    return " ".join(block.text for block in sorted((kind, telling), key=lambda block: -block.lines[0].y))


def _usual_size(lines: Sequence[Line], prose: Line | None) -> float:
    """Of running text or, on a page without, of most lines; 0 where there are few."""
    if prose:
        return prose.size
    sizes = sorted(line.size for line in lines if line.text.strip())
    return sizes[len(sizes) // 2] if len(sizes) >= MANY else 0.0


def _stands_out(block: _Block, usual: float, prose: Line | None) -> bool:
    """Whether it is larger than the text of its page, and before it."""
    if prose is None:
        return block.size > LARGER * usual or LABEL.match(block.text) is not None
    first = block.lines[0]
    before = first.start < prose.start or (first.y > prose.y and block.size > MUCH_LARGER * usual)
    return before and block.words > 1 and block.rank > LARGER * usual


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """From top to bottom, without what is no part of a title."""
    found: list[list[Line]] = []
    last: dict[tuple[int, bool], list[Line]] = {}
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        text = " ".join(line.text.split())
        if not (line.upright and line.size and WORD.search(text)) or len(text) > LONGEST or _is_aside(text):
            continue
        once = _once(text)
        line = replace(line, text=once, raised=() if once != text else line.raised)
        above = last.get((round(line.size), line.bold))
        if above and above[-1].y - line.y <= LEADING * line.size:
            above.append(line)
        else:
            last[round(line.size), line.bold] = [line]
            found.append(last[round(line.size), line.bold])
    for block in found:
        yield _Block(tuple(block), heading_text(block))


def _is_aside(text: str) -> bool:
    """Whether a line is a date, a stamp or the heading of a part."""
    dated = ALONE.fullmatch(text) and not text.isdigit()
    return bool(dated) or any(pattern.fullmatch(text) for pattern in (PART, STAMP, LABELLED))


def _may_be_title(block: _Block, lines: Sequence[Line]) -> bool:
    text = block.text
    letters, digits = (sum(map(test, text)) for test in (str.isalpha, str.isdigit))
    if len(text) > LONGEST or block.words > WORDS or letters < 4 or digits > letters or text[0] == "(":
        return False
    if SENTENCE.search(text) and not INC.search(text):
        return False
    top = block.lines[0].y
    above = min(
        (line for line in lines if line.y > top + 1 and line.text.strip()), key=lambda line: line.y, default=None
    )
    return above is None or not BEFORE_A_BODY.fullmatch(" ".join(above.text.split()))


def _with_neighbours(title: _Block, blocks: Sequence[_Block], prose: float) -> str:
    """The title with what stands above and below it and is read in one with it."""
    place = blocks.index(title)
    first, last, text = place, place, title.text
    while True:
        if last + 1 < len(blocks) and _follows(title, text, blocks[last], blocks[last + 1], prose):
            last += 1
        elif first and _leads_in(title, text, blocks[first - 1], blocks[first], prose):
            first -= 1
        else:
            return text
        text = " ".join(block.text for block in blocks[first : last + 1])


def _follows(title: _Block, text: str, above: _Block, below: _Block, prose: float) -> bool:
    if not _is_beside(above, below):
        return False
    if text.count("(") > text.count(")") and ")" in below.text:
        return True
    if below.size < max(READ_ON * title.size, LARGER * prose) or SENTENCE.search(below.text):
        return False
    led = LEADS_ON.fullmatch(text) or (not prose and LED_ON.match(below.text))
    return bool(led) or _completes(title, text, below, prose)


def _leads_in(title: _Block, text: str, above: _Block, below: _Block, prose: float) -> bool:
    if (
        not _is_beside(above, below)
        or above.size < max(READ_ON * title.size, LARGER * prose)
        or SENTENCE.search(above.text)
    ):
        return False
    return LEADS_ON.fullmatch(above.text) is not None or _completes(title, text, above, prose)


def _completes(title: _Block, text: str, other: _Block, prose: float) -> bool:
    """Whether a cover says in the other block what a short title leaves open, or of what kind the document is."""
    wanting = len(text.split()) <= SHORT or KIND.fullmatch(text) or KIND.fullmatch(other.text)
    return not prose and bool(wanting) and other.text[0] != "(" and other.size >= NEAR * title.size


def _is_beside(above: _Block, below: _Block) -> bool:
    return 0 <= above.lines[-1].y - below.lines[0].y <= BESIDE * max(above.size, below.size)


def _prose(lines: Sequence[Line]) -> Line | None:
    """The first of some full lines below each other, as running text has them; None where there are none."""
    run: list[Line] = []
    for line in lines:
        long = len(line.text.strip())
        goes_on = run and line.size == run[-1].size and 0 < run[-1].y - line.y <= LEADING * line.size
        run = [] if long < COLUMN_LINE else [*run, line] if goes_on else [line]
        if len(run) == COLUMN or (len(run) >= PARAGRAPH and all(len(one.text.strip()) >= PROSE for one in run)):
            return run[0]
    return None


def _once(text: str) -> str:
    """A line whose every letter is set several times, as for a shadow, with each once."""
    runs = [(letter, sum(1 for _ in same)) for letter, same in groupby(text)]
    times = gcd(*(count for letter, count in runs if letter != " ")) if runs else 1
    return (
        "".join(letter if letter == " " else letter * (count // times) for letter, count in runs) if times > 1 else text
    )


def _as_written(title: str, pages: Sequence[Sequence[Line]]) -> str:
    """A title in capitals as the first pages write it elsewhere, where they do."""
    if not title.isupper():
        return title
    text = " ".join(" ".join(line.text.split()) for lines in pages[:WRITTEN] for line in lines)
    found = re.findall(re.escape(title), text, re.IGNORECASE)
    return next((one for one in found if not one.isupper() and one[0].isupper()), title)
