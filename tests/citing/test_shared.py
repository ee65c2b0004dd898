"""Real reports, where they are at hand: quotes stand by a third reader, mutated ones never do, marks fit."""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

import pytest
from measure import Drawn, marked_words, mutations, quoted, sentences

SHARED = Path(__file__).resolve().parents[3] / "shared"
LONGDOC = SHARED / "eval" / "longdoc" / "pdfs"
# Reports, minutes and papers of all kinds, those that are soon read.
NAMES = (
    "698bba535087fa9a7f9009e172a7f763", "f8d3a162ab9507e021d83dd109118b60", "e79deb02a0c0e87511080836c5d4347b",
    "fdac8d1e9ef56519371df7e6532df27d", "efd88e41c5f2606c57929cac6c1c0605", "ISEP_student_handbook_2020",
    "2310.07609v1", "PG_2020.05.21_International-Cooperation-COVID_FINAL",
)  # fmt: skip
PATHS = [SHARED / "reports" / "overview-2008.pdf", *(LONGDOC / f"{name}.pdf" for name in NAMES)]
pytestmark = pytest.mark.skipif(not all(path.exists() for path in PATHS), reason="../shared is not there")


@lru_cache(maxsize=1)
def corpus() -> list[Drawn]:
    """Every sentence of the reports, in a fixed order."""
    return sentences(PATHS)


def test_quotes_stand_by_a_third_reader() -> None:
    found = quoted(random.Random(1).sample(corpus(), 150))
    assert found.right >= 0.97 * found.count and found.both >= 0.95 * found.count, found
    assert not found.wrong, found.wrong


def test_a_mutated_quote_is_never_shown() -> None:
    assert not (found := mutations(corpus(), random.Random(2), 2000)).wrong, found.wrong


def test_marks_are_on_the_words() -> None:
    found = marked_words(random.Random(3).sample(corpus(), 100))
    assert found.right >= 0.97 * found.count, (found.right, found.count)
    assert not found.wrong, found.wrong
