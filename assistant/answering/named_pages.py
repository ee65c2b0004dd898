"""Pages that a question names: 'on page 14', 'on the second page', 'on the cover'; what has no text there is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.words import ORDINAL_WORDS
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Page

_ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS, start=1)} | {"last": 0, "final": 0}
_ORDINAL = rf"(?P<order>{'|'.join(_ORDINALS)})"
_COVER = r"(?:(?:front )?cover page|title[ -]?page|front page)"
# 'On the cover' is a place; what a policy, or a report, covers is none.
_ON_COVER = r"(?:at|from|in|of|on|per|to) (?:the|its) (?:front )?cover(?! (?:charge|crop|letter|note|stor)s?)"
NAMED_PAGE = regex(
    r"\bpages?\W{0,2}(?P<number>\d{1,4}|[ivxl]{1,6})\b(?: ?(?P<joined>[-–,&]|to|and|or|through) ?(?P<until>\d{1,4})\b)?"
    rf"|\b{_ORDINAL} (?P<sheet>{_COVER}|page)\b"
    rf"|\b(?P<cover>{_COVER}|{_ON_COVER})\b|\b(?P<back>back (?:cover|page))\b",
    re.IGNORECASE,
)
_UP_TO = ("-", "–", "to", "through")
_LETTERS = regex(r"[^\W\d_]{2}")
MOST_COVERS = 6  # so many of the first pages may be covers
ALL_AT_ONCE = 8  # pages named in one question


def reports_asked(index: Index, ids: Sequence[str] | None) -> list[str]:
    """The ids of the reports that are asked: all where `ids` is None."""
    return [report.id for report in index.reports] if ids is None else list(ids)


def pages_named(asked: str, index: Index, report_id: str) -> list[int]:
    """The PDF pages that a question names: by their labels where one has it, covers by their words, else by count."""
    labels = index.labels(report_id)
    found: list[int] = []
    for match in NAMED_PAGE.finditer(asked):
        found += _pages(match, labels, index, report_id)
    return list(dict.fromkeys(found))[:ALL_AT_ONCE]


def either_way(asked: str, index: Index, report_id: str) -> frozenset[int]:
    """The PDF pages that a question may mean: a number may be the label, and may be counted in the file."""
    numbers = (number for match in NAMED_PAGE.finditer(asked) for number in (match["number"], match["until"]))
    counted = {int(number) for number in numbers if number and number.isdigit()}
    return frozenset(pages_named(asked, index, report_id)) | (counted & index.labels(report_id).keys())


def unread(asked: str, index: Index, ids: Sequence[str] | None) -> tuple[str, ...]:
    """The pages that a question names, as it names them, where none of them has words that can be read.

    () where some have, and where not one report alone is asked. ids: the reports asked, all where it is None.
    """
    reports = reports_asked(index, ids)
    matches = list(NAMED_PAGE.finditer(asked)) if len(reports) == 1 else []
    pages = either_way(asked, index, reports[0]) if matches else ()
    if any(has_words(index.page(reports[0], number)) for number in pages):
        return ()
    return tuple(dict.fromkeys(_name(match[0]) for match in matches))


def has_words(page: Page) -> bool:
    """Whether a page has words that can be read, and not only its number."""
    return bool(_LETTERS.search(page.text))


def _pages(match: re.Match[str], labels: dict[int, str], index: Index, report_id: str) -> Iterator[int]:
    last = max(labels, default=0)
    if match["number"]:
        written = [match["number"].lower(), *([match["until"]] if match["until"] else [])]
        ends = [place for label in written for place in _labelled(label, labels, last)]
        yield from range(ends[0], ends[-1] + 1) if len(ends) > 1 and match["joined"] in _UP_TO else ends
    elif match["back"]:
        yield last
    elif match["cover"] or match["sheet"].lower() != "page":
        place = _ORDINALS[match["order"].lower()] if match["order"] else 1
        covers = range(1, min(MOST_COVERS, last) + 1) if place else ()
        having = [number for number in covers if has_words(index.page(report_id, number))]
        yield having[place - 1] if len(having) >= place > 0 else last
    else:
        place = _ORDINALS[match["order"].lower()] or last
        if place <= last:
            yield place


def _labelled(label: str, labels: dict[int, str], last: int) -> list[int]:
    printed = [number for number, known in labels.items() if known.lower() == label]
    return printed or ([int(label)] if label.isdigit() and int(label) <= last else [])


def _name(words: str) -> str:
    """'on the cover' -> 'the cover', 'second page' -> 'the second page', 'page 4'."""
    name = re.sub(r"^(?:at|from|in|of|on|per|to) ", "", words.lower())
    return name if name.startswith(("page", "the ", "its ")) else f"the {name}"
