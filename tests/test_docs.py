"""Whatever a user can type or set is in the guide; links lead somewhere; notes are numbered."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from assistant import __version__, cli
from assistant.records import Outcome, PageOutcome, Status
from assistant.settings import FILE_NAME, Settings

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "sources/**/*.md", "index/*.md", "benchmarks/**/*.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
)
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
COMMANDS = cli.commands.commands
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")


def section(title: str) -> str:
    """The guide's part under a heading, down to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,3}} |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/guide.md has no section '{title}'"
    return found[2]


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```|^ {4}.*?$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """The names that headings can be linked by, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_is_in_the_guide(name: str) -> None:
    text = section(name)
    assert f"report-assistant {name}" in text
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"`{option}[` ]", text), f"docs/guide.md does not explain '{name} {option}'"


def test_the_guide_has_no_command_or_option_that_is_gone() -> None:
    options = {option for command in COMMANDS.values() for parameter in command.params for option in parameter.opts}
    told = set(re.findall(r"`(--[a-z-]+)", section("Commands") + "".join(map(section, COMMANDS))))
    assert told - options <= {"--help", "--version"}
    assert set(re.findall(r"^ {4}report-assistant (\w+)", GUIDE, re.MULTILINE)) <= set(COMMANDS)


def test_each_setting_is_in_the_guide_with_its_default() -> None:
    table = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", section("Settings"), re.MULTILINE))
    defaults = Settings()
    assert FILE_NAME in section("Settings")
    assert {name: default.strip('"') for name, default in table.items()} == {
        field.name: as_toml(getattr(defaults, field.name)) for field in fields(Settings)
    }


def as_toml(value: object) -> str:
    """As it is written in the settings file, without quotation marks."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_exit_codes_outcomes_and_statuses_are_in_the_guide() -> None:
    for code in (cli.FOUND, cli.NOT_FOUND, cli.WRONG, cli.INTERRUPTED):
        assert f"| {code} |" in section("Commands")
    assert all(f"| {outcome} |" in section("sources") for outcome in (*Outcome, *PageOutcome))
    assert all(f"`{status}`" in section("JSON") for status in Status)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(without_code(path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{path.name} links to {link}, which is not there"
        assert not anchor or anchor in anchors(target), f"{path.name} links to {link}, which has no such heading"


def test_make_targets_that_are_told_of_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        told = set(
            re.findall(r"(?:`|^ {4}(?:\S+=\S+ )?)make ([a-z]+)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
        )
        assert told <= targets, f"{path.name} tells of make {told - targets}"


def test_the_changelog_has_a_place_for_what_comes() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    assert releases[0] == "Unreleased"
    assert len(releases) == 1 or releases[1] == __version__


def test_decisions_are_numbered_without_gaps_and_say_why() -> None:
    notes = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(note.name[:4]) for note in notes] == list(range(1, len(notes) + 1))
    for note in notes:
        text = note.read_text(encoding="utf-8")
        assert text.startswith(f"# {note.name[:4]}. "), note.name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequence"], note.name
