"""What gradio keeps for each session stays as large as the page, however many questions are asked.

For each change of a component, 'no change' too, gradio 6 makes the component anew, with an id of its own, and keeps it
under the old id; when the component next gives or gets a value, the session keeps it under the new id as well, for as
long as the session lasts: tens of kilobytes with each answer.
"""

from __future__ import annotations

from typing import Any


def keep_ids() -> None:
    """Have each component that is made anew bear the id of the one that it replaces. May be called more than once."""
    from gradio.blocks import Block
    from gradio.state_holder import SessionState

    if getattr(SessionState.__setitem__, "keeps_ids", False):
        return
    set_item = SessionState.__setitem__

    def set_with_id(self: SessionState, key: int, value: Any) -> None:
        if isinstance(value, Block):
            value._id = key
        set_item(self, key, value)

    set_with_id.keeps_ids = True  # type: ignore[attr-defined]
    SessionState.__setitem__ = set_with_id  # type: ignore[method-assign]
