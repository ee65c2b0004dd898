"""References parse in the tools that they are for: bibtexparser, rispy, and the schema of CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import bibtexparser
import jsonschema
import pytest
import rispy
from citing_fakes import BODY, III, MILLS, THIRTEEN, TWELVE

from assistant.citing.bibliography import bibtex, csl_json, ris
from assistant.records import PageAddress

CITED = [(MILLS, (TWELVE, THIRTEEN)), (BODY, (III,))]
# What the project's own csl-data.json says of the fields that we write.
NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        name: {"type": "string"} for name in ("family", "given", "literal", "suffix", "non-dropping-particle")
    },
}
DATE_PART = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
TEXT = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": TEXT,
            "type": {"enum": ["report"]},
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "required": ["date-parts"],
                "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": DATE_PART}},
            },
            **dict.fromkeys(("title", "title-short", "publisher", "URL", "page"), TEXT),
        },
    },
}


def test_bibtex_parses_and_keeps_every_sign() -> None:
    library = bibtexparser.parse_string(bibtex(CITED))
    assert not library.failed_blocks
    first, second = library.entries
    assert (first.entry_type, first.key, second.key) == ("techreport", "mills2005", "river")
    found = {field.key: field.value for field in first.fields}
    assert found["title"] == r"{Working on the river: 50\% \{more\} \& cheaper\_boats}"
    assert found["author"] == "Mills, Ada and van der Berg, Ludwig"
    assert (found["institution"], found["year"], found["month"], found["pages"]) == (
        r"Lock \& Co",
        "2005",
        "mar",
        "12--13",
    )
    assert found["url"] == MILLS.url
    assert MILLS.sha256 in found["note"]
    other = {field.key: field.value for field in second.fields}
    assert (other["author"], other["pages"]) == ("{The River Foundation}", "iii")
    assert {"year", "month", "institution", "url"}.isdisjoint(other), "what is not known is not there"


def test_keys_are_unlike_each_other() -> None:
    twins = [(replace(MILLS, id=str(number)), (III,)) for number in range(30)]
    keys = [entry.key for entry in bibtexparser.parse_string(bibtex(twins)).entries]
    assert len(set(keys)) == 30
    assert keys[:3] == ["mills2005", "mills2005a", "mills2005b"]


def test_ris_parses() -> None:
    first, second = rispy.loads(ris(CITED))
    assert (first["type_of_reference"], first["title"], first["year"]) == ("RPRT", MILLS.title, "2005")
    assert first["authors"] == ["Mills, Ada", "van der Berg, Ludwig"]
    assert (first["start_page"], first["end_page"], first["publisher"]) == ("12", "13", "Lock & Co")
    assert first["date"] == "2005/03/"
    assert first["urls"] == [MILLS.url]
    assert (second["authors"], second["start_page"]) == (["The River Foundation"], "iii")
    assert {"year", "date", "publisher"}.isdisjoint(second)
    assert ris(CITED).count("\r\n") == ris(CITED).count("\n")


def test_pages_apart_stand_as_they_are() -> None:
    pages = (TWELVE, PageAddress(21, "15"), PageAddress(22, "16"))
    assert rispy.loads(ris([(MILLS, pages)]))[0]["start_page"] == "12, 15–16"
    assert json.loads(csl_json([(MILLS, pages)]))[0]["page"] == "12, 15–16"


def test_csl_json_is_as_its_schema_says() -> None:
    items = json.loads(csl_json(CITED))
    jsonschema.validate(items, SCHEMA)
    assert items[0]["author"][1] == {"family": "Berg", "given": "Ludwig", "non-dropping-particle": "van der"}
    assert items[0]["issued"] == {"date-parts": [[2005, 3]]}
    assert (items[0]["title-short"], items[0]["page"]) == ("Working on the river", "12–13")
    assert set(items[1]) == {"id", "type", "title", "author", "page"}


@pytest.mark.parametrize("title", ["A\r\nER  - \r\nTY  - BOOK", "}\n@book{evil, title={x}", "\\input{x}"])
def test_a_title_cannot_break_out(title: str) -> None:
    cited = [(replace(MILLS, title=title), (III,))]
    assert len(rispy.loads(ris(cited))) == 1
    library = bibtexparser.parse_string(bibtex(cited))
    assert (len(library.entries), len(library.failed_blocks)) == (1, 0)
