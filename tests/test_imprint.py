"""When a document came out, by its cover and imprint; a date in a running sentence says nothing of that."""

from __future__ import annotations

import pytest

from assistant.imprint import LINE, cited_title, date_of, is_date, newest_year

TEXT = "The clerks of the harbour counted every boat that came in before"  # a full line of running text


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("FOR RELEASE MARCH 4, 2019", "2019-03"),
        ("First Published April 2016", "2016-04"),
        ("Last updated on 3rd March 2018", "2018-03"),
        ("Publication Date: 2022-04-13", "2022-04"),
        ("1. Date of submission: 9/10/2007", "2007"),
        ("Published as a paper of the boat congress 2024", "2024"),
        ("Published by the Boat Office, Harbour Road, 1998", "1998"),
        ("arXiv:1234.56789v1 [cs.CL] 11 Oct 2023", "2023-10"),
        ("October 7, 2003", "2003-10"),
        ("Tuesday, September 11, 2007 - 12:16 AM", "2007-09"),
        ("Oct-16-2023", "2023-10"),
        ("May 2012", "2012-05"),
        ("2018", "2018"),
        ("Ann Writer, March 2007", "2007-03"),
        ("© The Boat Office 2018", "2018"),
        ("Copyright © Boats & Co., Ltd. 2013–2015. All rights reserved.", "2015"),
        ("Suggested citation: The Boat Office, 2011: Boats in spring.", "2011"),
        ("Boats were counted on 1 January 2015", ""),
        ("Date of incident: 12/01/2015", ""),
        ("Published in May 2016, this was soon forgotten", ""),
        ("from Monday, 6 April 2020", ""),
        ("• 1 January 2015", ""),
        ("2016-2018", ""),
        ("Dec-2015", ""),
        ("Copyright, Designs and Patents Act 1988", ""),
        ("© The Boat Office", ""),
        ("Boats 2018", ""),
    ],
)
def test_what_a_line_of_a_cover_says_of_publication(line: str, date: str) -> None:
    assert date_of([["Boats in spring", line]]) == date


def test_the_end_of_a_sentence_is_no_imprint() -> None:
    assert date_of([[TEXT, "1 January 2015."]]) == ""
    assert date_of([[TEXT + ".", "January 2015"]]) == "2015-01"


def test_what_is_said_of_publishing_goes_before_a_date_alone_and_that_before_a_copyright() -> None:
    cover, imprint = ["May 2011"], ["© 2010 The Boat Office"]
    assert date_of([imprint, cover]) == "2011-05"
    assert date_of([cover, imprint, ["Revised June 2012", "First published May 2011"]]) == "2012-06"


def test_dates_that_disagree_are_none() -> None:
    assert date_of([["3 May 2011", "4 June 2013"]]) == ""
    assert date_of([["Boats"], ["3 May 2011", "4 June 2011"]]) == ""  # a table's, as a rule
    assert date_of([["Boats"], ["2011"]]) == ""


def test_the_imprint_stands_on_the_first_pages_or_the_last() -> None:
    pages = [[TEXT]] * 9
    assert date_of([*pages, ["© 2021 The Boat Office. All rights reserved."]]) == "2021"
    assert date_of([*pages, ["© 2021 The Boat Office"], [TEXT]]) == ""


def test_the_title_that_a_document_wishes_to_be_cited_by() -> None:
    lines = ["RECOMMENDED CITATION", "The Boat Office, May, 2020, “Boats in spring", "and how to count them”"]
    assert cited_title([lines]) == "Boats in spring and how to count them"
    assert cited_title([["“Boats in spring and in autumn”"]]) == ""


def test_the_newest_year_up_to_another() -> None:
    assert newest_year(["In 1999 and 2011-2014.", "By 2050; 2,016 boats, 0.2015 of them."], "2020") == "2014"
    assert newest_year(["Boats"], "2020") == ""


def test_a_date_is_told_from_a_title() -> None:
    assert is_date("November 29, 2007")
    assert not is_date("Boats of 2007")
    assert not is_date("2007" + " " * LINE + "x")
