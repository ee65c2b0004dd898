"""A session keeps no more components than the page has."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: gradio opens an event loop for a page, and never closes it.
SESSION = """
import gradio
from gradio.state_holder import SessionState
from assistant.web.sessions import keep_ids

keep_ids()
keep_ids()
with gradio.Blocks(analytics_enabled=False) as blocks:
    box = gradio.Textbox("old")
session = SessionState(blocks)
before = len(session.blocks_config.blocks)
for _ in range(3):
    session[box._id] = gradio.Textbox("new", render=False)
    kept = session[box._id]
    if kept._id not in session:  # as gradio does with a value that the component gets or gives
        session[kept._id] = kept
print(len(session.blocks_config.blocks) - before, session[box._id].value, box.value)
"""


def test_a_component_made_anew_is_kept_once() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", SESSION], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "new", "old"]
