"""What a PDF is called and dated by where no catalogue says so."""

from __future__ import annotations

import pytest

from assistant.uncatalogued import published, title_of

HASH = "fdac8d1e9ef56519371df7e6532df27d"


@pytest.mark.parametrize(
    ("stem", "info", "title"),
    [
        (HASH, {"largest": "Boats in spring"}, "Boats in spring"),
        (HASH, {"head": "Boats in spring, part 2"}, "Boats in spring, part 2"),
        (HASH, {"words": "Sails"}, "Sails"),
        (HASH, {}, HASH),
        ("9f1c-deaf-4a2b", {"words": "Sails"}, "Sails"),
        ("boat_handbook_2020", {"words": "Sails"}, "boat handbook 2020"),
        ("x", {"title": "BO2022", "largest": "Boats in spring"}, "Boats in spring"),
        ("x", {"title": "Boats_in_spring_4.30.20", "largest": "Boats in spring"}, "Boats in spring"),
        ("x", {"title": "Number: Secrecy:", "largest": "Boats in spring"}, "Boats in spring"),
        ("x", {"title": "May 3, 2011", "largest": "Boats in spring"}, "Boats in spring"),
        ("x", {"title": "Owner's Manual", "largest": "Boat lamps Use and Care Guide"}, "Boat lamps Use and Care Guide"),
        ("x", {"title": "data analysis plan", "largest": "How boats are counted"}, "How boats are counted"),
        ("x", {"title": "Owner's Manual"}, "Owner's Manual"),
        ("lamp_b70", {"largest": "User Guide"}, "lamp b70 User Guide"),
        ("lamp user guide", {"largest": "User Guide"}, "User Guide"),
        ("x", {"largest": "User Manual", "head": "User Manual Lamp B70"}, "User Manual Lamp B70"),
        ("x", {"largest": "E\ufb03cient na\u00ad tional  boats"}, "Efficient national boats"),
    ],
)
def test_a_title_is_never_a_code_where_words_are_shown(stem: str, info: dict[str, str], title: str) -> None:
    assert title_of(stem, info) == title


@pytest.mark.parametrize(
    ("title", "stem", "info", "date"),
    [
        ("Boats", "boats", {"imprint": "2016-04", "created": "2023-01-06"}, "2016-04"),
        ("Boats", "boats", {"imprint": "2016-04", "created": "2012-01-06"}, "2012"),
        ("Boats", "boats", {"created": "2016-01-06", "newest": "2015"}, "2016"),
        ("Boats", "boats", {"created": "2016-01-06"}, "2016"),
        ("Boats", "boats", {"created": "2016-01-06", "newest": "2014"}, ""),
        ("Boats", "boats_2020", {"created": "2022-02-18", "newest": "2022"}, "2020"),
        ("Boats of 2019", "boats", {"created": "2022-02-18", "newest": "2019"}, "2019"),
        ("Boats of 1919", "boats", {"created": "2022-02-18", "newest": "2021"}, "2022"),
        ("Boats 2016-2018", "boats", {"created": "2016-02-18", "newest": "2016"}, "2016"),
        ("Boats", "2020-05-21 boats", {}, "2020"),
        ("Boats", "bug1971", {}, ""),
        ("Boats", "boats", {}, ""),
    ],
)
def test_a_year_that_nothing_speaks_against(title: str, stem: str, info: dict[str, str], date: str) -> None:
    assert published(title, stem, info) == date
