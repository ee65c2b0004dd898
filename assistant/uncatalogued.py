"""What a PDF is called, who wrote it and when it came out, where no catalogue says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from assistant.imprint import YEAR, is_date
from assistant.patterns import regex

JUNK_TITLE = regex(
    r"(?:untitled.*|unknown|none|null|title|cover|(?:table of )?contents|print|template"
    r"|(?:new )?document ?\d*|slide ?\d*"
    r"|(?:powerpoint )?presentation ?\d*|layout ?\d+|book ?\d*|\(?anonymous\)?|\(?unspecified\)?|.*[:：]"
    r"|.*\.(?:docx?|rtf|odt|pdf|indd|qx[dp]|pptx?|xlsx?|txt|tex|pub|html?|dvi|e?ps|ai|graffle|psd|jpe?g|png|tiff?))",
    re.IGNORECASE,
)
FILE_NAME = regex(r".*\S_\S.*|(?=\S*\d)\S*")  # as files are called, not reports
PRINTED_FROM = regex(r"^(?:microsoft (?:office )?\w+|word|adobe \w+)\s+-\s+", re.IGNORECASE)
JUNK_AUTHOR = regex(
    r"admin(?:istrator)?|user\d*|owner|default|guest|unknown|none|author|\(?anonymous\)?|test|preferred customer",
    re.IGNORECASE,
)
# What says of what kind a document is, and not what it is about.
KIND = regex(
    r"(?:the |your )?(?:(?:user|owner|help|quick|start|use|care|installation|instruction|operating|reference|and|&)"
    r"(?:['’]?s['’]?)?[\s-]+)*(?:manual|guide|handbook|instructions)|ug"
    r"|(?:(?:annual|final|interim|progress|technical|research|full|draft|summary|white|data|analysis|policy|study|working)"
    r"\s+)*(?:report|paper|plan|protocol|brochure|briefing|presentation|hearing|leaflet|booklet)",
    re.IGNORECASE,
)
NAMED = regex(r"(?<![^\W_])(?![a-f]+(?:[\W_]|$))[^\W\d_]{3,}(?![^\W_])", re.IGNORECASE)  # no code
NAMED_YEAR = regex(rf"(?<![^\W_])(?<!\d[.,-]){YEAR}(?![^\W_])")
YEARS = regex(rf"{YEAR}\s*[-–/]\s*(?:{YEAR}|\d\d(?!\d|-\d))")
LETTER = regex(r"[^\W\d_]")
RESAVED = 2  # a file made so many years after the newest that its text speaks of was saved again
OLDER = 2  # so many years after that in a title may a text speak of, at most


def title_of(stem: str, info: Mapping[str, str]) -> str:
    """A title that a person would know it by: what the file says of itself, what its first pages show, or its name."""
    said = clean(PRINTED_FROM.sub("", info.get("title", "")))
    shown, head = clean(info.get("largest", "")), clean(info.get("head", ""))
    name = " ".join(re.split(r"[\s_]+|-+", stem)).strip() or stem
    if not _is_real(said, stem):
        said = ""
    for title in (said, shown):
        if title and not KIND.fullmatch(title):
            return title
    kind = shown or said
    if kind and len(head) > len(kind) and kind.casefold() in head.casefold():
        return head
    if kind:
        return said or (f"{name} {kind}" if NAMED.search(stem) and not _is_in(kind, name) else kind)
    return name if NAMED.search(stem) else head or clean(info.get("words", "")) or name


def published(title: str, stem: str, info: Mapping[str, str]) -> str:
    """What the imprint says, else the year in the title or the file's name, else in which the file was made.

    The last only where its own text does not speak against it.
    """
    created, newest, imprint = info.get("created", "")[:4], info.get("newest", ""), info.get("imprint", "")
    if imprint and (not created or int(imprint[:4]) <= int(created) + 1):
        return imprint
    for name in (title, stem):
        years: set[str] = set(NAMED_YEAR.findall(name))
        if len(years) == 1 and not YEARS.search(name):
            year = years.pop()
            if (not newest or int(newest) - int(year) <= OLDER) and (not created or year <= created):
                return year
    return "" if created and newest and int(created) - int(newest) >= RESAVED else created


def authors_of(text: str) -> tuple[str, ...]:
    """The names of people apart; the name of a body, 'and' and all, in one piece."""
    names: list[str] = []
    for name in (name.strip() for name in text.split(";")):
        people = re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", name)
        names += people if all(_is_person(person) for person in people) else [name]
    return tuple(name for name in names if not JUNK_AUTHOR.fullmatch(name) and re.search(r"[A-Z]", name))


def clean(title: str) -> str:
    """One space between words, letters that were set as one apart, no hyphen but those that are its own."""
    title = re.sub("[ﬀ-ﬆ]", lambda found: unicodedata.normalize("NFKC", found[0]), title)
    return " ".join(re.sub("\u00ad ?|[\u200b\ufeff]", "", title).split())


def _is_real(title: str, stem: str) -> bool:
    """Whether the title in a file's metadata is one, and not what a program or its user called the file."""
    if JUNK_TITLE.fullmatch(title) or FILE_NAME.fullmatch(title) or is_date(title):
        return False
    return len(LETTER.findall(title)) >= 3 and title.casefold() != stem.casefold()


def _is_in(kind: str, name: str) -> bool:
    return kind.casefold() in name.casefold()


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() or word in ("de", "van", "von", "der") for word in words)
