"""Side by side."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape

from starlette.datastructures import QueryParams
from web_fakes import ANSWERED, FOOTNOTES, NOT_FOUND

from assistant.answering.compare import By
from assistant.citing.comparisons import comparison_rows, taken
from assistant.citing.dossier import found_in, from_json
from assistant.citing.formats import Format
from assistant.records import Claim, Column, Comparison, Style
from assistant.web import comparing
from assistant.web.comparing import Asked, of_address

RIVERS = Column("Rivers (2007)", ("rivers.pdf",), ANSWERED)
MOON = Column("The <Moon>", ("moon.pdf",), NOT_FOUND)
BOTH = Comparison("When are <boats> counted?", (RIVERS, MOON), None, 0.25, "abc123")


def test_each_side_has_its_own_quotes_and_pages_or_says_that_nothing_was_found() -> None:
    html = comparing.comparison_html(BOTH)
    assert html.count('<section class="side">') == 2
    assert "Nothing found in The &lt;Moon&gt;." in html
    way = "/assistant/reports/rivers-0a1b/3?words=counts+boats%0Aevery+spring"
    assert f'href="{way}">Show the page</a>' in html
    assert "When are &lt;boats&gt; counted?" in html
    names = re.findall(r' id="([^"]+)"', html)
    assert len(names) == len(set(names))
    assert "\n" not in html


def test_what_a_report_says_of_all_comes_first() -> None:
    html = comparing.comparison_html(replace(BOTH, common=ANSWERED))
    assert html.index("What a report says of all of them") < html.index("Rivers (2007)</h4>")


def test_the_table_has_a_row_for_each_footnote_and_each_empty_side() -> None:
    rows = comparison_rows(BOTH)
    assert rows[0] == ("Asked", "Answer", "Words", "Source")
    assert rows[1] == (
        "Rivers (2007)",
        "The river office counts boats every spring.",
        "counts boats every spring",
        "Rivers and Boats: a count (2007), p. iii (PDF p. 3)",
    )
    assert rows[-1] == ("The <Moon>", "Nothing found", "", "")
    copied = re.search(r'class="copy" value="([^"]*)"', comparing.comparison_html(BOTH))
    assert copied
    assert unescape(copied[1]) == "\n".join("\t".join(row) for row in rows)


def test_no_cell_is_a_formula() -> None:
    answer = replace(ANSWERED, claims=(Claim("=1+1", (1,)),), footnotes=(replace(FOOTNOTES[0], quote="@x"),))
    rows = comparison_rows(replace(BOTH, columns=(Column("+a", (), answer),)))
    assert rows[1][:3] == ("'+a", "'=1+1", "'@x")


def test_a_comparison_can_be_taken_away_as_a_table_and_in_every_form() -> None:
    asked = Asked("When are <boats> counted?", By.REPORT, ("rivers.pdf", "moon.pdf"))
    html = comparing.comparison_html(BOTH, asked=asked)
    address = unescape(re.findall(r'href="(/assistant/compared/[^"]+csv[^"]*)"', html)[0])
    assert of_address(QueryParams(address.partition("?")[2])) == asked
    rows = list(csv.reader(io.StringIO(taken(BOTH, "packaged", "1.0", Format.CSV, Style.PLAIN).decode("utf-8-sig"))))
    assert [row[0] for row in rows][:2] == ["Asked", "Rivers (2007)"]
    assert rows[-1][:2] == ["The <Moon>", "Nothing found"]
    saved = taken(BOTH, "packaged", "1.0", Format.MARKDOWN, Style.PLAIN)
    kept = from_json(found_in(saved, "saved.md"), "saved.md")
    assert [answer.asked for answer in kept.answers] == [
        "Rivers (2007): When are <boats> counted?",
        "The <Moon>: When are <boats> counted?",
    ]
