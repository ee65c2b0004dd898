"""Where in each report a question's evidence lies, as HTML: a strip per report, one mark per passage, placed by page.

How strong a passage is shows in its mark's height and is said in words. Each mark is a link to the page; the same
links stand as a list under the strips, for whoever would rather read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.citing.footnotes import page_text
from assistant.records import Answer, Hit, Report, Status
from assistant.web.conversations import Conversation
from assistant.web.escaping import escape
from assistant.web.viewing import holds

STRONG, SOME = 0.3, 0.1  # scores from 0 to 1
APART = 5.0  # per cent of a strip's length: marks that are nearer stand one above the other
NOTHING_YET = "Ask a question, and here is shown where in each report its evidence lies."


class Strength(StrEnum):
    """How strong a passage is as evidence, in words."""

    QUOTED = "quoted in the answer"
    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Spot:
    """One passage on its report's strip. at: per cent of its length; lane: from 0, up; rank: among the passages."""

    hit: Hit
    rank: int
    strength: Strength
    at: float
    lane: int


def spots(answer: Answer) -> dict[Report, list[Spot]]:
    """The marks of each report that has any, by page; the reports in the order of their best passages."""
    found: dict[Report, list[tuple[float, int, Hit]]] = {}
    for rank, hit in enumerate(answer.passages, 1):
        at = 100 * (hit.pages[0].number - 0.5) / max(hit.report.page_count, hit.pages[0].number)
        found.setdefault(hit.report, []).append((at, rank, hit))
    return {
        report: list(_in_lanes(sorted(marks, key=lambda mark: mark[:2]), answer)) for report, marks in found.items()
    }


def evidence_html(answer: Answer, base: str) -> str:
    """The strips and their list; nothing where no passage was found. base: the address of the answer's passages."""
    by_report = spots(answer)
    if not by_report:
        return ""
    strips = "".join(_strip(report, marks, base) for report, marks in by_report.items())
    rows = "".join(_row(spot, base) for marks in by_report.values() for spot in marks)
    return (
        f'<div class="strips">{_legend(answer)}{strips}'
        f'<details class="listed"><summary>The same as a list</summary><ul>{rows}</ul></details></div>'
    )


def last_html(conversation: Conversation, reports: Sequence[Report]) -> str:
    """Where the evidence for the conversation's last question lies among the reports of the library."""
    if not conversation.turns:
        return f'<section class="lies"><p class="none">{NOTHING_YET}</p></section>'
    turn = conversation.turns[-1]
    base = f"/assistant/passages/{conversation.id}/{len(conversation.turns)}" if conversation.id else ""
    met = {hit.report.file for hit in turn.answer.passages}
    files = set(turn.answer.scope or turn.files)
    others = sum(report.file not in met for report in reports if not files or report.file in files)
    told = f'<p class="none">Nothing was found in {_counted(others)} that {_were(others)} searched.</p>'
    return (
        f'<section class="lies"><h3>Where the evidence lies: <q>{escape(turn.answer.question)}</q></h3>'
        f"{evidence_html(turn.answer, base)}{told if others else ''}</section>"
    )


def _in_lanes(marks: Sequence[tuple[float, int, Hit]], answer: Answer) -> Iterator[Spot]:
    """Each mark in the lowest lane in which it does not cover another; marks ascend."""
    ends: list[float] = []
    for at, rank, hit in marks:
        lane = next((lane for lane, end in enumerate(ends) if at - end >= APART), len(ends))
        ends[lane : lane + 1] = [at]
        yield Spot(hit, rank, _strength(hit, answer), at, lane)


def _strength(hit: Hit, answer: Answer) -> Strength:
    quotes = ((note, " ".join(note.quote.split())) for note in answer.footnotes if note.verified)
    numbers = {page.number for page in hit.pages}
    if any(holds(hit, note, words) and numbers & {page.number for page in note.pages} for note, words in quotes):
        return Strength.QUOTED
    return Strength.STRONG if hit.score >= STRONG else Strength.SOME if hit.score >= SOME else Strength.WEAK


def _legend(answer: Answer) -> str:
    found = answer.status is not Status.NOT_FOUND
    said = "The taller a mark, the stronger the evidence; a filled head: quoted in the answer." if found else (
        "These passages come closest, but they do not answer the question. The taller a mark, the closer."
    )  # fmt: skip
    return f'<p class="hint">{said} Each opens its page.</p>'


def _strip(report: Report, marks: Sequence[Spot], base: str) -> str:
    lanes = 1 + max(spot.lane for spot in marks)
    items = "".join(
        f'<li class="spot {spot.strength.name.lower()} lane-{min(spot.lane, 9)}" style="--at: {spot.at:.1f}%">'
        f"{_way(spot, base, f'<span>{escape(_said(spot))}</span>')}</li>"
        for spot in marks
    )
    pages = f"{report.page_count} page{'' if report.page_count == 1 else 's'}"
    return (
        f'<div class="strip-of"><h4>{_name(report)}</h4>'
        f'<ul class="strip lanes-{min(lanes, 10)}">{items}</ul>'
        f'<p class="ends"><span>PDF p. 1</span><span>{pages}</span></p></div>'
    )


def _row(spot: Spot, base: str) -> str:
    heading = f": {escape(spot.hit.passage.heading)}" if spot.hit.passage.section else ""
    return f"<li>{_way(spot, base, f'{_name(spot.hit.report)}, {escape(_said(spot))}')}{heading}</li>"


def _way(spot: Spot, base: str, html: str) -> str:
    if not base:
        return html
    title = escape(f"{_said(spot)}: {spot.hit.passage.heading}" if spot.hit.passage.section else _said(spot))
    return f'<a class="see" href="{base}/{spot.rank}" title="{title}">{html}</a>'


def _said(spot: Spot) -> str:
    strength = spot.strength.value if spot.strength is Strength.QUOTED else f"{spot.strength} evidence"
    return f"{page_text(spot.hit.pages)}, {strength}"


def _name(report: Report) -> str:
    return escape(f"{report.short_title or report.title} ({report.year})")


def _counted(number: int) -> str:
    return f"{number} other report{'' if number == 1 else 's'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
