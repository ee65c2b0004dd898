"""Short lines that are a list though nothing marks them."""

from __future__ import annotations

from dataclasses import replace

from answering_fakes import passage

from assistant.answering.lines import is_noun, labels_after, lines_after, lines_under
from assistant.records import Sentence


def lines(*texts: str) -> list[Sentence]:
    """Each a paragraph of its own."""
    return [replace(one, paragraph=number) for number, one in enumerate(passage(0, *texts).sentences, start=1)]


def texts(items: tuple[Sentence, ...]) -> list[str]:
    return [item.text for item in items]


def test_lines_that_follow_one_another_under_a_heading_are_a_list() -> None:
    given = lines("Our values guide us.", "Sail with care", "Mend nets", "Share the catch", "The harbour is old.")
    assert texts(lines_under("Our values", given)) == ["Sail with care", "Mend nets", "Share the catch"]
    assert lines_under("Our values", given[:3]) == ()


def test_rows_of_figures_are_no_list() -> None:
    assert lines_under("Boats", lines("Ferry 12 4.5", "Tug 3 7", "Barge 9 1.1", "Skiff 2 5")) == ()


def test_lines_that_say_what_a_name_stands_for_are_too() -> None:
    given = lines(
        "Care: We mend our boats.", "Trust: We tell our crews.", "Thrift: We save tar.", "We sail on Mondays."
    )
    assert texts(lines_under("Values", given)) == [one.text for one in given[:3]]


def test_lines_after_one_like_a_heading_end_at_the_next_of_its_sort() -> None:
    given = lines("Hopes", "New piers", "More crews", "Better nets", "Fears", "Fog", "Rot", "Rust")
    assert texts(lines_after(given[0], "Hopes and fears", given)) == ["New piers", "More crews", "Better nets"]
    assert texts(lines_after(given[4], "Hopes and fears", given)) == ["Fog", "Rot", "Rust"]
    crews = lines("Deck crew leaders", "Ann Lee", "Bo Ray", "Cy Day", "Night crew leaders", "Di May")
    assert texts(lines_after(crews[0], "People", crews)) == ["Ann Lee", "Bo Ray", "Cy Day"]


def test_labels_with_text_of_their_own_follow_what_leads_to_them() -> None:
    given = lines("We work in three areas:", "Deck", "It is wide.", "Engine", "It is hot.", "Galley", "It is small.")
    assert texts(labels_after(given[0], given)) == ["Deck", "Engine", "Galley"]
    assert labels_after(given[0], given[:-1]) == ()  # nothing stands under the last
    assert labels_after(given[2], given) == ()


def test_a_heading_may_be_the_noun_alone() -> None:
    assert is_noun("Our values:", "value")
    assert is_noun("Values – what do we use?", "value")
    assert not is_noun("Values of tar", "value")
