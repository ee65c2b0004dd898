"""Which items of a list are given together."""

from __future__ import annotations

from answering_fakes import listed, passage

from assistant.answering.together import are_steps


def test_items_with_names_of_their_own_are_no_steps() -> None:
    steps = passage(0, *listed(1, "Do this:", "open the hatch;", "tar the leak.")).sentences[1:]
    named = ("Managing risk: Crews are bold.", "Tar: It must be warm.")
    lessons = passage(0, *listed(1, "The lessons were:", *named)).sentences[1:]
    assert are_steps("How do I stop a leak?", steps)
    assert not are_steps("How do I stop a leak?", lessons)
    assert not are_steps("Who stops leaks?", steps)
