"""A page served by a made-up assistant, for the tests that need one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The fakes and the servers stand in modules of their own, since server processes and tests/browser need them too.
sys.path.insert(0, str(Path(__file__).parents[1] / "citing"))
sys.path.insert(0, str(Path(__file__).parent))

from web_servers import fake_server


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a page is served by a process of its own, as it is for a user."""
    with fake_server(tmp_path_factory.mktemp("fake")) as found:
        yield found
