"""When a document says that it was published: on its cover, in its imprint, or in how it wishes to be cited.

A date in a running sentence is no date of publication, and none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.patterns import regex

MONTHS = "january february march april may june july august september october november december".split()
MONTH = "(?:" + "|".join(f"{month[:3]}(?:t|{month[3:]})?" for month in MONTHS) + ")"
YEAR = r"(?:19|20)\d\d(?!\d)"
DAY_BEFORE, DAY_AFTER = r"(?:\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?)?", r"(?:\d{1,2}(?:st|nd|rd|th)?\b,? )?"
DATE = (
    rf"(?:(?P<named>{DAY_BEFORE}(?<![^\W\d_]){MONTH}\b\.?,?(?: {DAY_AFTER}|-\d{{1,2}}-|(?<=-...)-)(?<!\d){YEAR})"
    r"|(?P<iso>(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d\d(?!\d))"
    rf"|(?P<year>(?:(?<![\d/.-])(?:\d{{1,2}}[/.]){{1,2}})?(?<![\d-]){YEAR}(?![-–/]\d)))"
)
DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
# What stands before the date of a publication on a line of its own.
LABEL = (
    r"(?:(?:first|date|last|page|this edition|web version last|embargoed(?: copy)?(?: until)?) )*"
    r"(?:published(?: (?:in|on|by|as|online)\b.{0,50}?)?|publication date|publish date|publication|released?(?: date)?"
    r"|for (?:immediate )?release|date of (?:issue|publication|release|submission|report)|issued?(?: date)?"
    r"|report date|revised|revision|(?:last )?(?:updated|modified)(?: on)?|version(?: of)?|edition|dated?"
    r"|embargoed until)"
)
ALONE = regex(rf"[\s(\[]*{DAY}{DATE}\W*(?:\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?\W*)?", re.IGNORECASE)
NAME = r"[A-Z][\w.&’'-]*"
PLACED = regex(rf"(?-i:{NAME}(?: {NAME}){{0,4}}) ?[,|–—·•] ?{DATE}\W*", re.IGNORECASE)  # 'London, May 2007'
LABELLED = regex(rf"\W*(?:\d\. )?{LABEL}\s*[:–—-]?\s*(?:(?:in|on) )?{DAY}{DATE}\W*\w*\W*", re.IGNORECASE)
STAMPED = regex(rf"arXiv:\S+ (?:\[\S+\] )?{DATE}\W*", re.IGNORECASE)
COPYRIGHT = regex(
    rf"(?:©|\bcopyright\b(?![^\d]{{0,60}}\bact\b))[^\d]{{0,60}}(?:{YEAR}\s*[-–,]\s*)?({YEAR})", re.IGNORECASE
)
CITATION = regex(
    r"\b(?:(?:recommended|suggested|preferred) citation|(?:please )?cite (?:this \w+ )?as|(?:should|may) be cited as)"
    r"\b\W*(.{0,400})",
    re.IGNORECASE | re.DOTALL,
)
CITED_YEAR = regex(rf"[^\d]{{0,120}}?(?<!\d)({YEAR})")
QUOTED = regex(r"[“\"‘]([^“”\"]{15,200})[”\"’]")
ANY_YEAR = regex(rf"(?<![\d.,]){YEAR}(?![,.]\d)")
FIRST_PAGES = 4
LINE = 120  # characters: a longer line is text
FULL = 45  # characters: after a line as long as this, the next may be the end of its sentence
ENDS = regex(r"[.:;!?]\W*$")


def date_of(pages: Sequence[Sequence[str]]) -> str:
    """The date of publication, '2008-04' or '2008', that the lines of the first pages or the last one give; else ''.

    What is said of publishing goes before a date alone on a line, and that before a copyright year.
    """
    shown = [*pages[:FIRST_PAGES], *pages[FIRST_PAGES:][-1:]]
    said = [date for lines in shown for date in _dates(lines, LABELLED, STAMPED)]
    cited = [year[1] for citation in _citations(shown) if (year := CITED_YEAR.match(citation))]
    if said or cited:
        return max(said) if said else cited[0]
    for number, lines in enumerate(shown):
        alone = set(_dates(lines, ALONE, *(() if number else (PLACED,))))
        if number:  # beyond the cover, a year may be a table's, and so may each of many days
            alone = {date for date in alone if len(date) > len("2008") and len(alone) == 1}
        if len({date[:4] for date in alone}) == 1:
            return max(alone)
    held = [max(found) for lines in shown if (found := COPYRIGHT.findall("\n".join(lines)))]
    return held[0] if held else ""


def cited_title(pages: Sequence[Sequence[str]]) -> str:
    """The title between quotation marks in how the document wishes to be cited, '' where it does not say."""
    for citation in _citations([*pages[:FIRST_PAGES], *pages[FIRST_PAGES:][-1:]]):
        if title := QUOTED.search(citation):
            return " ".join(title[1].split()).rstrip(".,")
    return ""


def newest_year(texts: Sequence[str], until: str) -> str:
    """The newest year, up to `until`, that the texts speak of; '' for none."""
    return max((year for text in texts for year in ANY_YEAR.findall(text) if year <= until), default="")


def is_date(text: str) -> bool:
    """Whether it says when, and nothing else."""
    return len(text) <= LINE and ALONE.fullmatch(" ".join(text.split())) is not None


def _citations(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """What follows where a page says how the document is to be cited."""
    for lines in pages:
        if found := CITATION.search("\n".join(lines)):
            yield found[1]


def _dates(lines: Sequence[str], *patterns: re.Pattern[str]) -> Iterator[str]:
    before = ""
    for line in (" ".join(line.split()) for line in lines):
        within = len(before) >= FULL and not ENDS.search(before)
        before = line
        if within or len(line) > LINE:
            continue
        for pattern in patterns:
            if found := pattern.fullmatch(line):
                yield _written(found)


def _written(found: re.Match[str]) -> str:
    """'2008-04', or '2008' where no month is named."""
    if found["iso"]:
        return found["iso"][:7]
    text = found["named"] or found["year"]
    month = re.search(MONTH, text, re.IGNORECASE)
    year = re.findall(YEAR, text)[-1]
    number = [name[:3] for name in MONTHS].index(month[0][:3].lower()) + 1 if month else 0
    return f"{year}-{number:02d}" if number else year
