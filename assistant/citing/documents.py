"""Answers as documents with footnotes and a bibliography: plain text, Markdown and HTML.

The HTML marks its footnotes as Word does, so that they are footnotes there too when it is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from itertools import pairwise

from assistant.citing.dossier import Dossier, hidden_comment, hidden_script
from assistant.citing.footnotes import disagreement
from assistant.citing.headings import headings_over
from assistant.citing.partly import says_part
from assistant.citing.styles import Markup, references
from assistant.patterns import regex
from assistant.records import CELL, Answer, Claim, Footnote, Hit, Status, Style

SAYS_NOTHING = "The reports do not say."
BULLET = regex(r"^\s*[•▪–*-]\s+")
_SPACES = regex(rf"[^\S{CELL}]+")
_SPECIAL = regex(r"([\\`*_{}\[\]<>|~^$@&#]|^[-+=:>](?=\s|$)|^\d+[.)](?=\s)|^-{2,})")
_TAG = regex(r"(<[^>]*>)")
_SIGNS = {"<i>": "*", "</i>": "*", "<b>": "**", "</b>": "**", "<sup>": "^", "</sup>": "^"}


@dataclass(frozen=True, slots=True)
class Laid:
    """An answer laid out: its claims with the numbers of their notes in the whole document."""

    answer: Answer
    claims: tuple[tuple[Claim, tuple[int, ...]], ...]

    @property
    def headed(self) -> list[tuple[str, Claim, tuple[int, ...]]]:
        """Each claim with the heading over it, '' for none."""
        over = headings_over([claim for claim, _ in self.claims])
        return [(heading, *one) for heading, one in zip(over, self.claims, strict=True)]


@dataclass(frozen=True, slots=True)
class Layout:
    """A document: answers, all their notes numbered through, and how each is written in the style."""

    answers: tuple[Laid, ...]
    notes: tuple[Footnote, ...]
    written: tuple[str, ...]
    bibliography: tuple[str, ...]


def lay_out(answers: Sequence[Answer], style: Style, markup: Markup, note_each_use: bool = False) -> Layout:
    """Number the notes of all answers through. `note_each_use`: as Word has it, a note stands at one place only."""
    notes: list[Footnote] = []
    laid = []
    for answer in answers:
        known = {note.number: note for note in answer.footnotes}
        numbers: dict[int, int] = {}
        claims = []
        for claim in answer.claims:
            shown = []
            for number in (number for number in claim.footnotes if number in known):
                if note_each_use or number not in numbers:
                    notes.append(replace(known[number], number=len(notes) + 1))
                    numbers[number] = len(notes)
                shown.append(numbers[number])
            claims.append((claim, tuple(shown)))
        laid.append(Laid(answer, tuple(claims)))
    found = references(notes, style, markup)
    return Layout(tuple(laid), tuple(notes), found.notes, found.bibliography)


def plain_text(dossier: Dossier, style: Style) -> str:
    """Answers with their numbers in square brackets, notes at the end; or passages, each with its place."""
    if dossier.passages:
        return _plain_passages(dossier, style)
    layout = lay_out(dossier.answers, style, Markup.TEXT)
    lines: list[str] = []
    for laid in layout.answers:
        lines += [laid.answer.asked, "", *_verdict(laid.answer)]
        for heading, claim, numbers in laid.headed:
            lines += ["", heading] if heading else []
            lines.append(claim.text + "".join(f" [{number}]" for number in numbers))
        lines.append("")
    lines += [
        f"[{note.number}] {text}{_told(note, str)}" for note, text in zip(layout.notes, layout.written, strict=True)
    ]
    if layout.bibliography:
        lines += ["", "References", "", *layout.bibliography]
    return "\n".join(lines).strip() + "\n"


def _plain_passages(dossier: Dossier, style: Style) -> str:
    found = references(dossier.places, style)
    blocks = [
        f"{hit.passage.text}\n{_placed(hit, place)}" for hit, place in zip(dossier.passages, found.notes, strict=True)
    ]
    works = ["References", *found.bibliography] if found.bibliography else []
    return "\n\n".join([dossier.query, *blocks, *works]) + "\n"


def _placed(hit: Hit, place: str) -> str:
    """Where a passage stands: the reference, then its section."""
    return " · ".join(filter(None, (place, hit.passage.heading)))


def markdown(dossier: Dossier, style: Style, note_each_use: bool = False) -> str:
    """The dossier in Markdown with footnotes (as Pandoc, GitHub and Obsidian read them), itself hidden at the end."""
    layout = lay_out(dossier.answers, style, Markup.HTML, note_each_use)
    blocks: list[str] = []
    for laid in layout.answers:
        blocks += [f"# {marked(laid.answer.asked)}", *map(marked, _verdict(laid.answer))]
        for heading, claim, numbers in laid.headed:
            blocks += [f"## {marked(heading)}"] if heading else []
            blocks.append(_markdown_claim(claim, numbers))
    works = layout.bibliography
    if dossier.passages:
        found = references(dossier.places, style, Markup.HTML)
        works = (*works, *found.bibliography)
        hits = zip(dossier.passages, found.notes, strict=True)
        blocks += [f"# {marked(dossier.query)}", *(_markdown_hit(hit, place) for hit, place in hits)]
    if works:
        blocks += ["# References", *map(_from_html, works)]
    blocks += [marked(about(dossier))]
    blocks += [
        f"[^{note.number}]: {_from_html(text)}{_told(note, marked)}"
        for note, text in zip(layout.notes, layout.written, strict=True)
    ]
    return "\n\n".join([*blocks, hidden_comment(dossier)]) + "\n"


def html_page(dossier: Dossier, style: Style) -> str:
    """The dossier as one HTML file that needs no other."""
    title = escape(dossier.answers[0].asked if dossier.answers else dossier.query)
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        "<style>body{max-width:42em;margin:2em auto;padding:0 1em;font-family:Georgia,serif;line-height:1.5}"
        "sup a{text-decoration:none}.about{color:#555;font-size:.9em}</style></head>\n"
        f'<body>{html_fragment(dossier, style)}<p class="about">{escape(about(dossier))}</p>\n'
        f"{hidden_script(dossier)}</body></html>\n"
    )


def html_fragment(dossier: Dossier, style: Style) -> str:
    """Answers or passages as rich text for the clipboard: pasted into Word, their footnotes are Word's own."""
    layout = lay_out(dossier.answers, style, Markup.HTML, note_each_use=True)
    parts: list[str] = []
    for laid in layout.answers:
        parts.append(f"<h1>{escape(laid.answer.asked)}</h1>")
        parts += [f"<p><strong>{escape(line)}</strong></p>" for line in _verdict(laid.answer) if line]
        for heading, claim, numbers in laid.headed:
            parts += [f"<h2>{escape(heading)}</h2>"] if heading else []
            parts.append(_html_claim(claim, numbers))
    works = layout.bibliography
    if dossier.passages:
        found = references(dossier.places, style, Markup.HTML)
        works = (*works, *found.bibliography)
        parts.append(f"<h1>{escape(dossier.query)}</h1>")
        parts += [_html_hit(hit, place) for hit, place in zip(dossier.passages, found.notes, strict=True)]
    if works:
        parts += ["<h2>References</h2>", *(f"<p>{entry}</p>" for entry in works)]
    if layout.notes:
        notes = "".join(_html_note(note, text) for note, text in zip(layout.notes, layout.written, strict=True))
        parts.append(f'<div style="mso-element:footnote-list"><hr>{notes}</div>')
    return "\n".join(parts)


def about(dossier: Dossier) -> str:
    """What a reader of the document should know, in one line."""
    made = datetime.fromisoformat(dossier.made)
    return (
        f"Made by report-assistant {dossier.version} on {made.day} {made:%B %Y} from index {dossier.index_id}. "
        "The words in quotation marks are the reports’ own, found on the pages named; "
        "‘report-assistant verify’ and this file check them again."
    )


def _verdict(answer: Answer) -> list[str]:
    return {Status.NOT_FOUND: [SAYS_NOTHING], Status.PARTLY: [says_part(answer)]}.get(answer.status, [])


def _told(note: Footnote, escaped: Callable[[str], str]) -> str:
    """The quote, and which reader disagrees; nothing where the words did not pass the gate."""
    if not note.verified:
        return ""
    quote = f" {escaped('“' + ' '.join(note.quote.split()) + '”')}"
    told = disagreement(note)
    return f"{quote} {escaped(told)}" if told else quote


def marked(text: str) -> str:
    """Plain text as Markdown that shows it as it is."""
    return _SPECIAL.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", _SPACES.sub(" ", text).strip())


def _from_html(text: str) -> str:
    """A reference in HTML as Markdown."""
    parts = _TAG.split(text)
    return "".join(_SIGNS.get(part, "") if _TAG.fullmatch(part) else marked_keeping_ends(part) for part in parts)


def marked_keeping_ends(text: str) -> str:
    """As `marked`, the space at either end kept."""
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    plain = plain.replace("&amp;", "&")
    start, end = plain[:1].isspace() * " ", (plain.strip() != "" and plain[-1:].isspace()) * " "
    return start + marked(plain) + end


def _lines(claim: Claim) -> Iterator[tuple[bool, str]]:
    """The claim's lines, and whether each is an item of a list."""
    for line in (line for line in claim.text.splitlines() if line.strip()):
        yield bool(BULLET.match(line)), BULLET.sub("", line)


def _markdown_claim(claim: Claim, numbers: Sequence[int]) -> str:
    lines = [("- " if item else "") + marked(line) for item, line in _lines(claim)] or [""]
    joined = [lines[0]]
    for before, line in pairwise(lines):
        joined.append(("\n" if line.startswith("- ") and before.startswith("- ") else "\n\n") + line)
    return "".join(joined) + "".join(f"[^{number}]" for number in numbers)


def _html_claim(claim: Claim, numbers: Sequence[int]) -> str:
    lines = [(item, escape(line)) for item, line in _lines(claim)] or [(False, "")]
    lines[-1] = (lines[-1][0], lines[-1][1] + "".join(map(_html_mark, numbers)))
    parts = "".join(f"<li>{line}</li>" if item else f"<p>{line}</p>" for item, line in lines)
    return re.sub(r"(?:<li>.*?</li>)+", lambda run: f"<ul>{run[0]}</ul>", parts)


def _html_mark(number: int) -> str:
    return (
        f'<sup><a style="mso-footnote-id:ftn{number}" href="#_ftn{number}" name="_ftnref{number}" '
        f'title="Footnote {number}">[{number}]</a></sup>'
    )


def _html_note(note: Footnote, text: str) -> str:
    mark = (
        f'<a style="mso-footnote-id:ftn{note.number}" href="#_ftnref{note.number}" name="_ftn{note.number}" '
        f'title="Back to the text">[{note.number}]</a>'
    )
    return f'<div style="mso-element:footnote" id="ftn{note.number}"><p>{mark} {text}{_told(note, escape)}</p></div>'


def _markdown_hit(hit: Hit, place: str) -> str:
    section = f" · {marked(hit.passage.heading)}" if hit.passage.section else ""
    return f"> {marked(hit.passage.text)}\n>\n> {_from_html(place)}{section}"


def _html_hit(hit: Hit, place: str) -> str:
    section = f" · {escape(hit.passage.heading)}" if hit.passage.section else ""
    return f"<blockquote><p>{escape(hit.passage.text)}</p><p><cite>{place}{section}</cite></p></blockquote>"
