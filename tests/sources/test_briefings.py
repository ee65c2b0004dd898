"""The shipped briefings are what their text says, and have the make-up that reports have."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "sources"
TEXTS = SOURCES / "briefings"
OVERVIEW = ROOT.parent / "shared" / "reports" / "overview-2008.pdf"

# Each with the fewest body pages that it may have.
BODY_PAGES = {"briefing-phase-1": 4, "briefing-phase-2": 4, "briefing-phase-3": 8}
LONGEST_SHARED_RUN = 7
# What a briefing and the overview may share at any length: titles of reports.
TITLES = (
    "How can ICT enable more joined-up, efficient and citizen-focused public services? An overview of our findings",
    "How can ICT deliver quality, choice and efficiency in public services?",
)
SOURCE = re.compile(r"#(?:ov|via|listed|footnote)\b")
FOOTNOTE_LINE = re.compile(r"^\d+(?=[A-Z‘])")

briefings = pytest.mark.parametrize("name", BODY_PAGES)


@cache
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("briefings_make", TEXTS / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def pdf(name: str) -> PdfReader:
    return PdfReader(SOURCES / f"{name}.pdf")


@cache
def page_texts(name: str) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in pdf(name).pages)


def body(name: str) -> list[str]:
    """The pages with an arabic label, without running head, page number and footnotes."""
    pages = []
    for label, text in zip(pdf(name).page_labels, page_texts(name), strict=True):
        if label.isdecimal():
            lines = [line for line in text.splitlines()[1:-1] if not FOOTNOTE_LINE.match(line)]
            pages.append("\n".join(lines).strip())
    return pages


def words(text: str) -> list[str]:
    """Words in small letters, with words broken at a line end put together."""
    joined = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text)
    return re.findall(r"[a-z0-9]+", joined.lower().replace("’", "").replace("'", ""))


def paragraphs(name: str) -> list[str]:
    """The body's blocks of prose in the text that a briefing is set from: each with the list that it leads into."""
    text = (TEXTS / f"{name}.typ").read_text(encoding="utf-8")
    blocks = [block.strip() for block in text[text.index("\n= ") :].split("\n\n")]
    prose: list[str] = []
    for block in blocks:
        if block.startswith("- "):
            prose[-1] += f"\n\n{block}"
        elif not block.startswith(("=", "#", "]", ")")):
            prose.append(block)
    return prose


def test_every_text_has_its_pdf_and_every_pdf_its_text() -> None:
    assert [path.stem for path in maker().briefings()] == sorted(path.stem for path in SOURCES.glob("*.pdf"))
    assert set(BODY_PAGES) == {path.stem for path in SOURCES.glob("*.pdf")}


@briefings
def test_setting_a_briefing_again_gives_the_same_bytes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Neither the time zone nor the folder that it is run in matters.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert maker().set_briefing(TEXTS / f"{name}.typ") == (SOURCES / f"{name}.pdf").read_bytes(), (
        f"sources/{name}.pdf is not what its text says: run 'make briefings'"
    )


@briefings
def test_pages_are_labelled_cover_roman_arabic(name: str) -> None:
    assert "/PageLabels" in pdf(name).trailer["/Root"]  # type: ignore[operator]
    labels = pdf(name).page_labels
    front = [label for label in labels[1:] if not label.isdecimal()]
    arabic = labels[1 + len(front) :]
    assert labels[0] == ""
    assert front == ["ii", "iii", "iv"][: len(front)]
    assert arabic == [str(number) for number in range(1, len(arabic) + 1)]
    assert len(arabic) >= BODY_PAGES[name]
    assert len(body(name)[-1].split()) > 60, "the last page is nearly empty"


@briefings
def test_the_number_printed_is_the_label(name: str) -> None:
    for label, text in list(zip(pdf(name).page_labels, page_texts(name), strict=True))[1:]:
        assert text.splitlines()[-1].strip() == label


@briefings
def test_the_cover_says_that_it_is_a_briefing(name: str) -> None:
    cover = " ".join(page_texts(name)[0].split())
    assert "This is a briefing on the series and not the report." in cover
    assert str(pdf(name).metadata.title) in cover  # type: ignore[union-attr]


@briefings
def test_it_has_the_make_up_of_a_report(name: str) -> None:
    pages = body(name)
    whole = "\n".join(pages)
    headings = re.findall(r"^\d+\. [A-Z].*$", whole, re.MULTILINE)
    assert len(headings) >= 5
    heads = [text.splitlines()[0] for text in page_texts(name)[1:]]
    assert set(heads) - {"Contents", "About this briefing", "How to cite this briefing"} <= {
        heading.split(". ", 1)[1] for heading in headings
    }
    assert re.search(r"^\d\.\d [A-Z]", whole, re.MULTILINE), "no sections in sections"
    assert re.search(r":\d+ ?\n• ", whole), "no list with a lead-in"
    assert re.search(r"^Box 1\. ", whole, re.MULTILINE), "no boxed list"
    assert re.search(r"^Table\s1: ", whole, re.MULTILINE), "no table"
    assert re.search(r"[a-z]-\n[a-z]", whole), "no hyphenation"
    crossing = [
        (before, after)
        for before, after in pairwise(pages)
        if re.search(r"[a-z,] *$", before) and re.match(r"[a-z]", after)
    ]
    assert crossing, "no sentence crosses a page"


@briefings
def test_text_comes_out_clean(name: str) -> None:
    whole = "".join(page_texts(name))
    assert not re.search(r"[\ufb00-\ufb06\u00ad\ufffd\x00-\x08\ue000-\uf8ff]", whole)
    assert not re.search(r"['\"]", whole), "straight quotation marks"


@briefings
def test_every_paragraph_says_where_the_original_says_it(name: str) -> None:
    found = paragraphs(name)
    assert len(found) > 20
    bare = [block for block in found if not SOURCE.search(block)]
    assert not bare, "\n\n".join(bare)
    text = (TEXTS / f"{name}.typ").read_text(encoding="utf-8")
    assert all(SOURCE.search(block) for block in re.findall(r"#(?:findings|sheet)\(.*?\n\)", text, re.DOTALL))


@briefings
def test_footnotes_are_numbered_without_gaps(name: str) -> None:
    lines = [line for text in page_texts(name) for line in text.splitlines() if FOOTNOTE_LINE.match(line)]
    numbers = [int(found[0]) for line in lines if (found := re.match(r"\d+", line))]
    assert numbers == list(range(1, len(numbers) + 1))


@briefings
def test_nothing_is_lifted_from_the_overview(name: str) -> None:
    if not OVERVIEW.exists():
        pytest.skip("the overview is not at hand")
    reader = PdfReader(OVERVIEW)
    original = words("\n".join("\n".join(page.extract_text().splitlines()[1:-1]) for page in reader.pages))
    ours = " ".join(words("\n".join(text.partition("\n")[2] for text in page_texts(name))))
    for title in TITLES:
        ours = ours.replace(" ".join(words(title)), " | ")
    length = LONGEST_SHARED_RUN + 1
    taken = {tuple(original[i : i + length]) for i in range(len(original) - length + 1)}
    mine = ours.split()
    shared = [run for i in range(len(mine) - length + 1) if (run := tuple(mine[i : i + length])) in taken]
    assert not shared, [" ".join(run) for run in shared]
