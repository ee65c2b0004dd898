"""Whether a text names whom or what a question asks the name of."""

from __future__ import annotations

import pytest
from answering_fakes import MemoryIndex, passage

from assistant.answering.naming import are_named, is_named, names_beside, needs_name


@pytest.mark.parametrize(
    ("question", "needed"),
    [
        ("Which supplier built it?", True),
        ("At which hospital did she work?", True),
        ("In what city was it held?", True),
        ("Which police force was it?", True),
        ("The act of 1990, which minister signed it?", True),
        ("Name the author of the report.", True),
        ("List all the councils that took part.", True),
        ("What are the names of the researchers?", True),
        ("Who was in charge of it as its director?", True),
        ("A firm won the contract. Who was it?", True),
        ("Which suppliers should be chosen?", False),  # may be told in other words
        ("Which council services are online?", False),
        ("Which parts of councils changed?", False),
        ("Who found that boats leak?", False),
        ("Who was asked?", False),
        ("The board is headed by whom?", True),
        ("In which town or city was it held?", True),
        ("Name the trusts whose boats are old.", True),
        ("For a talk: names of suppliers with contracts", True),
        ("What were councils asked to do?", False),
        ("What did hospitals need?", False),
        ("Which old dance and drama schools take part?", True),
        ("Which countries already allow it?", True),
        ("List the countries outside the union.", True),
        ("List the country's aims.", False),
        ("Which authors wrote it, by name?", True),
        ("Which member of the House wrote it?", True),
        ("Compare what ports and councils wanted.", False),
        ("Which two other commissioners voted for it?", True),
        ("Who is the chair of the board?", True),
        ("Who can be the chair of the board?", False),
        ("Who must chair the board?", False),
        ("Who could have written the report?", True),
    ],
)
def test_a_name_is_needed(question: str, needed: bool) -> None:
    assert needs_name(question) is needed


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Which country refused the treaty?", "Since Ireland refused it, it failed.", True),
        ("Which country signed it?", "Greenland signed it.", True),
        ("Which country signed it?", "Tarco signed it.", False),
        ("Which countries does the UK trust?", "The UK trusts some.", False),
        ("Who devised the raft?", "The raft was first introduced by Tarco.", True),
        ("Who wrote the report?", "The report was written by Tarco.", False),
        ("Which supplier built it?", "With hope, the Board of Boats asked.", False),
        ("Which supplier built it?", "With Tarco it went well.", True),
        ("Which suppliers built it?", "Legacy ICT was old.", False),
        ("Which suppliers built it?", "Suppliers of ICT-enabled boats did.", False),
        ("In which city was it held?", "The National Boat Party held it.", False),
        ("In which city was it held?", "It was held in Leeds.", True),
        ("In which city was it held?", "They met in April 2005.", False),
        ("Which minister signed it?", "Tarco signed it.", False),
        ("Which minister signed it?", "Sir Humphrey signed it.", True),
        ("Which minister signed it?", "The Marquis de Tar signed it.", True),
        ("Which councils took part?", "London Boats and Kent Boats helped.", False),
        ("Which councils took part?", "Kent County Council did.", True),
        ("Who founded the Ferry Foundation?", "With tar, the Ferry Foundation began.", False),
        ("Who founded the Ferry Foundation?", "The Ferry Foundation was set up by Ann Lee.", True),
        ("What are the names of the managers?", "The Boat Authority asked them.", False),
        ("What are the names of the managers?", "Ann Lee and Bo Ek came.", True),
        ("What is the name of the boat?", "The Quasiturbine is a boat.", True),
        ("What is the name of the boat?", "Some boats have none.", False),
        ("What is the name of the participant who spoke?", "It’s a boat, said one.", False),
        ("In which cities are the offices?", "You learn from your team, Boat Coach and crew.", False),
        ("In which cities are the offices?", "They are in Leeds, York and Hull.", True),
    ],
)
def test_what_is_named(question: str, text: str, named: bool) -> None:
    assert is_named(question, text) is named


def test_most_items_of_a_list_of_names_are_names() -> None:
    asked = "Which countries took part?"
    assert are_named(asked, ["Norway", "Peru", "others"])
    assert not are_named(asked, ["the report on boats, by Ann Lee", "the report on roads", "an overview"])
    assert not are_named(asked, [])


def test_names_beside_a_question_do_not_answer_it() -> None:
    abbreviations = {"KPB": "Kent Port Board", "LRB": "Large Rowing Board"}
    index = MemoryIndex([passage(0, "Boats leak.")], abbreviations=abbreviations)
    assert names_beside("What does the KPB own?", index) == "KPB, Kent Port Board"  # type: ignore[arg-type]
    assert names_beside("What does the port own?", index) == ""  # type: ignore[arg-type]
    asked = "Which supplier built it?"
    beside = names_beside(asked, index)  # type: ignore[arg-type]
    assert beside.startswith("KPB, Kent Port Board, LRB, Large Rowing Board")
    assert is_named(asked, "It was built for Kent Port.")
    assert not is_named(asked, "It was built for Kent Port.", beside)
    assert is_named(asked, "Tarco Boats built it for Kent Port.", beside)
