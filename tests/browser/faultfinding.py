"""What axe-core finds wrong, and in which views it is to look."""

from __future__ import annotations

from typing import Any

import pytest

VIEWS = {
    "light": {"viewport": {"width": 1280, "height": 860}},
    "dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
    "200 % zoom": {"viewport": {"width": 640, "height": 400}},
}


def faults(page: Any) -> list[str]:
    """What axe-core takes for serious or worse."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # What fades in is measured once it is there: claims appear one after another.
    page.wait_for_timeout(300)
    page.evaluate(
        """async () => {
          const ends = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity);
          await Promise.all(ends.map(one => one.finished.catch(() => null)));
        }"""
    )
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}: {node['failureSummary'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
