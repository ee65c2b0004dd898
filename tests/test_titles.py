from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.records import Kind, Report
from assistant.titles import HEADLINE, context

REPORT = Report("r", "r.pdf", "", "", (), "", "", None, "", "", Kind.REPORT, "", 1)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Boats and harbours", "Boats and harbours"),
        ("2310.07609v1", ""),
        ("0e94b4197b10096b1f4c699701570fbf", ""),
        ("", ""),
        (f"{'boats ' * 7}and harbours", f"{'boats ' * 7}and"),
        ("b" * 100, "b" * HEADLINE),
    ],
)
def test_a_title_stands_before_headings_where_it_has_words(title: str, headline: str) -> None:
    assert replace(REPORT, title=title).headline == headline


def test_what_a_passage_is_read_under() -> None:
    assert context("Boats", ("Harbours", "Ropes")) == "Boats › Harbours › Ropes"
    assert context("", ("Harbours",)) == "Harbours"
    assert context("Boats", ()) == "Boats"
    assert context("", ()) == ""
