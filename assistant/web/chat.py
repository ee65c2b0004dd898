"""An answer as HTML: pure functions, one line of HTML each, every word escaped.

The chat shows messages through a Markdown renderer and a sanitiser. `escape` therefore also encodes what Markdown and
TeX would act on, no line break ever leaves this module (a block of HTML without one is passed through as it is), and
nothing is said with data- and aria- attributes, which the sanitiser drops: page.js adds the names for screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.answering.told import missing_text
from assistant.citing.footnotes import check_mark, page_text
from assistant.citing.formats import ENDINGS, Format
from assistant.citing.headings import headings_over
from assistant.citing.partly import says_part
from assistant.patterns import regex
from assistant.records import Answer, Claim, Footnote, Hit, Status, Style
from assistant.web import styling
from assistant.web.conversations import Conversation, Opinion, Turn
from assistant.web.escaping import escape as escape
from assistant.web.evidence import evidence_html
from assistant.web.viewing import FORMS

Message = dict[str, str]

SAYS_NOTHING = "The reports do not say."
CLOSEST_OPEN = 3
_ITEM = regex(r"^\s*[•▪–*-]\s+")


def conversation(talk: Conversation, style: Style = Style.PLAIN) -> list[Message]:
    """The messages of a conversation, oldest first: a question and its answer, in turn."""
    messages: list[Message] = []
    for number, turn in enumerate(talk.turns, start=1):
        last = number == len(talk.turns)
        messages += [said(turn.answer.question, number), told(answer_html(turn, number, talk.id, style, last))]
    return messages


def said(question: str, number: int = 0) -> Message:
    """A person's question as a message. `number`: its place in the conversation from 1, if it can be edited."""
    edit = f'<button type="button" class="edit" value="{number}">Edit</button>' if number else ""
    return {"role": "user", "content": f'<div class="asked"><p class="words">{escape(question)}</p>{edit}</div>'}


def told(html: str) -> Message:
    """The assistant's message."""
    return {"role": "assistant", "content": html}


def problem_html(problem: str) -> str:
    """What went wrong and the next step, in the place of an answer."""
    return f'<div class="answer problem" role="alert"><p>{escape(problem)}</p></div>'


def answer_html(turn: Turn, number: int, identifier: str = "", style: Style = Style.PLAIN, last: bool = False) -> str:
    """The answer: what was understood, the claims, their footnotes, the passages, and what can be done with it.

    `number` counts the conversation's answers from 1; it keeps the names of footnotes apart. `identifier` is the
    conversation's, '' where it is not kept: then there is no way to the sources. The `last` answer of a conversation
    has a place for questions to go on with, which page.js fetches once the answer is shown.
    """
    base = f"{identifier}/{number}" if identifier else ""
    answer, works = styling.styled(turn.answer, style)
    found = answer.status is not Status.NOT_FOUND
    parts = [
        _understood(answer),
        _verdict(answer),
        "" if found else _advice(turn),
        claims_html(answer.claims, number) if found else "",
        _footnotes(answer.footnotes, number, base) + works_html(works) if found else "",
        _passages(answer.passages, found, base),
        _evidence(answer, base),
        f'<p class="searched">Searched: {escape(turn.searched)}</p>' if turn.searched and found else "",
        _tools(turn, number, base, answer_text(answer, works)),
        f'<p class="next"><a href="/assistant/next/{base}">Questions to go on with</a></p>' if last and base else "",
    ]
    return f'<div class="answer {answer.status.value}">{"".join(parts)}</div>'


def answer_text(answer: Answer, works: Sequence[str] = ()) -> str:
    """The answer as plain text with its footnotes and the works that these lean on, for the clipboard."""
    lines = [answer.asked, ""]
    if answer.status is Status.NOT_FOUND:
        return "\n".join([*lines, SAYS_NOTHING])
    if answer.status is Status.PARTLY:
        lines += [says_part(answer), ""]
    for heading, claim in zip(headings_over(answer.claims), answer.claims, strict=True):
        lines += ["", heading] if heading else []
        lines.append(claim.text + "".join(f" [{number}]" for number in claim.footnotes))
    lines += ["", *(f"[{note.number}] {note.citation}{_quoted(note)}" for note in answer.footnotes)]
    return "\n".join([*lines, "", "References", "", *works] if works else lines)


def _quoted(note: Footnote) -> str:
    return f": ‘{' '.join(note.quote.split())}’" if note.verified else ""


def _understood(answer: Answer) -> str:
    if " ".join(answer.asked.split()).casefold() == " ".join(answer.question.split()).casefold():
        return ""
    return f'<p class="understood">Understood as: <q>{escape(answer.asked)}</q></p>'


def _verdict(answer: Answer) -> str:
    said = {Status.NOT_FOUND: SAYS_NOTHING, Status.PARTLY: says_part(answer)}.get(answer.status)
    return f'<p class="verdict"><strong>{escape(said)}</strong></p>' if said else ""


def _advice(turn: Turn) -> str:
    """What was searched, and what to try."""
    where = f"Searched: {escape(turn.searched)}. " if turn.searched else ""
    tips = ["<li>Ask with the words that the reports would use.</li>", "<li>Ask for one thing at a time.</li>"]
    if turn.files:
        tips.append("<li>Ask all the reports: the choice above the question box is narrower.</li>")
    if turn.answer.scope:
        tips.append("<li>Ask without naming a report or a phase: then all of them are searched.</li>")
    missing = missing_text(turn.answer, narrowed=bool(turn.files))
    told = f'<p class="missing">{escape(missing)}</p>' if missing else ""
    return (
        f'{told}<p class="hint">{where}The passages below come closest, but they do not answer the question.</p>'
        f'<p class="hint">What to try:</p><ul class="hint">{"".join(tips)}</ul>'
    )


def claims_html(claims: Sequence[Claim], turn: int) -> str:
    """The claims with their numbers; `turn` keeps the names of footnotes apart."""
    met: set[int] = set()
    return "".join(
        (f'<h5 class="over">{escape(heading)}</h5>' if heading else "") + _claim(claim, turn, met)
        for heading, claim in zip(headings_over(claims), claims, strict=True)
    )


def _claim(claim: Claim, turn: int, met: set[int]) -> str:
    """One paragraph; lines that begin with a bullet become a list. `met`: the footnotes used by the claims before."""
    marks = "".join(_mark(number, turn, number not in met) for number in claim.footnotes)
    met.update(claim.footnotes)
    lines = [line for line in claim.text.splitlines() if line.strip()] or [""]
    shown = [(bool(_ITEM.match(line)), escape(_ITEM.sub("", line))) for line in lines]
    shown[-1] = (shown[-1][0], shown[-1][1] + marks)
    parts = [f"<li>{html}</li>" if item else f"<p>{html}</p>" for item, html in shown]
    joined = "".join(parts)
    return re.sub(r"(?:<li>.*?</li>)+", lambda run: f"<ul>{run.group()}</ul>", joined)


def _mark(number: int, turn: int, first: bool) -> str:
    """A superscript number that leads to its footnote; the `first` of its number is what the footnote leads back to.

    The brackets are hidden from sight but copied with the text.
    """
    name = f' id="mark-{turn}-{number}"' if first else ""
    return (
        f'<sup class="mark"{name}><a href="#note-{turn}-{number}" title="Footnote {number}">'
        f'<span class="bracket">[</span>{number}<span class="bracket">]</span></a></sup>'
    )


def works_html(works: Sequence[str]) -> str:
    """The list of works that footnotes lean on; nothing where they stand for themselves."""
    items = "".join(f"<li>{escape(work)}</li>" for work in works)
    return f'<section class="notes works"><h3>References</h3><ul>{items}</ul></section>' if works else ""


def _footnotes(footnotes: Sequence[Footnote], turn: int, base: str) -> str:
    return notes_html(footnotes, turn, lambda note: _way("notes", base, note.number))


def notes_html(footnotes: Sequence[Footnote], turn: int, way: Callable[[Footnote], str]) -> str:
    """The footnotes; `way` gives the address that opens one's page, '' where there is none."""
    if not footnotes:
        return ""
    notes = "".join(_footnote(note, turn, way(note)) for note in footnotes)
    return f'<section class="notes"><h3>Footnotes</h3><ol>{notes}</ol></section>'


def _footnote(note: Footnote, turn: int, way: str) -> str:
    # What did not pass the check of the words on the page is never shown as a quote.
    quote = f'<blockquote class="quote">{escape(note.quote)}</blockquote>' if note.verified else ""
    title = f"Footnote {note.number}: back to the answer"
    back = f'<a class="number" href="#mark-{turn}-{note.number}" title="{title}">{note.number}</a>'
    return (
        f'<li id="note-{turn}-{note.number}" tabindex="-1">{back}'
        f'<div class="note"><cite>{escape(note.citation)}</cite>{_see(way)}{_checked(note)}{quote}</div></li>'
    )


def _checked(note: Footnote) -> str:
    """A tick where both readers of the PDF find the words; else which of them does not."""
    mark = check_mark(note)
    title = ' title="Two programs that read the PDF both find these words on the page"' if mark == "✓" else ""
    return f' <span class="checked"{title}>{escape(mark)}</span>' if mark else ""


def _way(kind: str, base: str, number: int) -> str:
    return f"/assistant/{kind}/{base}/{number}" if base else ""


def _see(way: str) -> str:
    """The way to the page; page.js opens it beside the chat."""
    return f' <a class="see" href="{escape(way)}">Show the page</a>' if way else ""


def _passages(hits: Sequence[Hit], found: bool, base: str) -> str:
    if not hits:
        return ""
    if found:
        return _fold(f"Passages found ({len(hits)})", _ordered(hits, 1, base))
    more = hits[CLOSEST_OPEN:]
    rest = _fold(f"{len(more)} more", _ordered(more, CLOSEST_OPEN + 1, base)) if more else ""
    return _fold("Closest passages", _ordered(hits[:CLOSEST_OPEN], 1, base) + rest, opened=True)


def _evidence(answer: Answer, base: str) -> str:
    """Where in the reports the passages are, folded."""
    strips = evidence_html(answer, f"/assistant/passages/{base}" if base else "")
    return f'<details class="evidence"><summary>Where the evidence lies</summary>{strips}</details>' if strips else ""


def _fold(title: str, body: str, opened: bool = False) -> str:
    return f'<details class="passages"{" open" if opened else ""}><summary>{title}</summary>{body}</details>'


def _ordered(hits: Sequence[Hit], start: int, base: str) -> str:
    items = "".join(_passage(hit, rank, base) for rank, hit in enumerate(hits, start))
    return f'<ol start="{start}">{items}</ol>'


def _passage(hit: Hit, rank: int, base: str) -> str:
    section = f'<span class="section">{escape(hit.passage.heading)}</span>' if hit.passage.section else ""
    return (
        f'<li><span class="number">{rank}</span><div class="passage"><div class="source">'
        f'<span class="report">{escape(hit.report.short_title or hit.report.title)} ({escape(hit.report.year)})</span>'
        f'<span class="pages">{escape(page_text(hit.pages))}</span>'
        f'<span class="score" title="How well it matches, from 0 to 1">score {hit.score:.2f}</span>'
        f"{_see(_way('passages', base, rank))}</div>{section}"
        f"<p>{escape(hit.passage.text)}</p></div></li>"
    )


def _tools(turn: Turn, number: int, base: str, copied: str) -> str:
    # The line breaks of the copied text travel as entities: see the note at the top.
    answer, opinion = turn.answer, turn.opinion
    text = "&#10;".join(escape(line) for line in copied.split("\n"))
    label = "Copy" if answer.status is Status.NOT_FOUND else "Copy with footnotes"
    buttons = [
        f'<button type="button" class="copy" value="{text}">{label}</button>',
        f'<button type="button" class="again" value="{number}">Ask again</button>',
        _thumb("up", "Helpful", number, opinion),
        _thumb("down", "Not helpful", number, opinion),
    ]
    thanks = '<span class="kept">Kept on this computer.</span>' if opinion.verdict else ""
    if base and answer.status is not Status.NOT_FOUND:
        buttons.append(exports_html(lambda form: f"/assistant/answers/{base}{ENDINGS[form]}"))
    return f'<div class="tools">{"".join(buttons)}{thanks}{_took(answer)}</div>'


def _took(answer: Answer) -> str:
    index = f' title="Answered from index {escape(answer.index_id)}"' if answer.index_id else ""
    return f'<span class="took"{index}>{answer.seconds:.2f} s</span>'


def exports_html(address: Callable[[Format], str]) -> str:
    """A menu of all forms in which something can be taken away, each at its address."""
    links = "".join(f'<a href="{escape(address(form))}" download>{name}</a>' for form, name in FORMS)
    return f'<details class="export"><summary>Export</summary><div class="forms">{links}</div></details>'


def _thumb(verdict: str, label: str, number: int, opinion: Opinion) -> str:
    pressed = " pressed" if opinion.verdict == verdict else ""
    return f'<button type="button" class="rate {verdict}{pressed}" value="{number}" title="{label}">{label}</button>'
