"""What programs may ask, answered as on the command line: through gradio's client, or as an assistant's tools.

There is no `from __future__ import annotations` here: gradio reads the types as they stand.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, Literal, TypeVar

from assistant.answering.assistant import Assistant
from assistant.answering.compare import By
from assistant.answering.contract import answer_object, comparison_object, excerpts_object, sources_object
from assistant.answering.excerpts import EVERYWHERE, Scope, parse_pages, parse_years
from assistant.errors import AssistantError, QuestionError
from assistant.records import Style
from assistant.web import described
from assistant.web.asking import Desk
from assistant.web.described import Function
from assistant.web.finding import NARROWED_TO_NOTHING

AT_ONCE = 20
PATIENCE = 30.0  # seconds that a question waits for an index where there is none yet
MOST_PASSAGES = 200

Found = TypeVar("Found")
Object = dict[str, Any]
Question = Annotated[str, "The question, in plain words."]
Reports = Annotated[
    str | list[str] | None,
    "Ask only this report, or these: file names as 'sources' lists them. All reports where it is left out.",
]
Phases = Annotated[int | list[int] | None, "Only reports of this phase, or of these."]
Sectors = Annotated[str | list[str] | None, "Only reports on this sector, or on these, as 'sources' names them."]
Year = Annotated[str, "Only reports of a year or of a span of years: 2005, or 2005-2008."]
History = Annotated[list[str] | None, "The earlier questions of the same conversation, oldest first."]
Everywhere = Annotated[bool, "Ask all reports, also where the question itself names some ('in phase 2')."]
Top = Annotated[int | None, f"How many passages to give, up to {MOST_PASSAGES}. Where left out: as the server is set."]
Written = Annotated[
    Literal["", "plain", "chicago", "harvard", "apa", "mhra", "oscola", "vancouver", "ieee"],
    "How references are written. Where left out: as the server is set.",
]


class Functions:
    """The four functions. Each raises AssistantError, which names the thing and the next step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(
        self,
        question: Question,
        report: Reports = None,
        phase: Phases = None,
        sector: Sectors = None,
        year: Year = "",
        history: History = None,
        everywhere: Everywhere = False,
        top: Top = None,
        style: Written = "",
    ) -> Object:
        """Answer a question in the reports' own words, every statement with a footnote that names the page.

        'status' is answered, partly or not_found: where it is not_found the reports do not say, there are no claims,
        and 'passages' are only the closest ones. A claim's 'footnotes' are the numbers of what proves it; a footnote's
        'quote' stands word for word on its pages: 'label' is the page number to cite, 'number' opens the page of the
        PDF. Cite with 'citation'.
        """
        scope = _scope(report, phase, sector, year)
        try:
            files = self._look(lambda assistant: _files(assistant, scope))
            answer = self._desk.engine.ask(question, history or (), files, _top(top), everywhere)
        except AssistantError:
            self._desk.log(question, None)
            raise
        self._desk.log(question, answer)
        return answer_object(answer, self._style(style))

    def search(
        self,
        query: Annotated[
            str,
            'Words to find the nearest passages to; or an exact search: "a phrase", AND, OR, NOT, brackets, prefix*.',
        ],
        report: Reports = None,
        phase: Phases = None,
        sector: Sectors = None,
        year: Year = "",
        section: Annotated[str, "Only under headings that have these words."] = "",
        pages: Annotated[str, "Only on these pages, as printed: 12, 3-10, ii-iv."] = "",
        everything: Annotated[bool, "Give all that an exact search finds."] = False,
        top: Top = None,
    ) -> Object:
        """List passages of the reports, without answering: the nearest in meaning, or all that an exact search finds.

        'marks' are the places of the words in a passage's text; 'total' counts what there is.
        """
        scope = _scope(report, phase, sector, year, section, pages)
        limit = _top(top)
        try:
            found, index = self._look(
                lambda assistant: (
                    assistant.excerpts(query, scope=scope, top=limit, everything=everything),
                    assistant.index_id,
                )
            )
        except AssistantError:
            self._desk.log(query, None)
            raise
        self._desk.log(query, found)
        return excerpts_object(found, index)

    def compare(
        self,
        question: Question,
        by: Annotated[Literal["report", "phase", "sector"], "What stands side by side."] = "report",
        report: Reports = None,
        phase: Phases = None,
        sector: Sectors = None,
        year: Year = "",
        style: Written = "",
    ) -> Object:
        """Ask each report, phase or sector the same question by itself: a column for each, with its own footnotes.

        A column whose answer has the status not_found says nothing on it. 'common' is what a report itself says of all
        of them, if one does.
        """
        scope = _scope(report, phase, sector, year)
        try:
            found = self._look(
                lambda assistant: assistant.compare(question, by=By(by), report=_files(assistant, scope) or None)
            )
        except AssistantError:
            self._desk.log(question, None)
            raise
        self._desk.log(question, found)
        return comparison_object(found, self._style(style))

    def sources(self) -> Object:
        """List the reports that can be asked: file name, title, phase, sector and date of each, and how it was read."""
        return self._look(
            lambda assistant: sources_object(assistant.ledger, assistant.reports, assistant.index_id), light=True
        )

    def all(self) -> tuple[Function, ...]:
        """Each function, checking what it is given."""
        return tuple(described.checked(one) for one in (self.ask, self.search, self.compare, self.sources))

    def _look(self, look: Callable[[Assistant], Found], light: bool = False) -> Found:
        self._desk.engine.wait(PATIENCE)
        return self._desk.engine.look(look) if light else self._desk.engine.work(look)

    def _style(self, style: str) -> Style:
        return Style(style) if style else self._desk.style


def offer(gradio: Any, desk: Desk) -> None:
    """Put the functions into the page's API; call it where the page is put together."""
    for function in Functions(desk).all():
        gradio.api(
            _telling(gradio.Error, function),
            api_name=function.__name__,
            api_description=described.told_whole(function),
            concurrency_limit=AT_ONCE,
            concurrency_id="programs",
        )


def _telling(error_of_gradio: Any, function: Function) -> Function:
    """The function with its errors as gradio passes them on to its client, without a traceback in the log."""

    @wraps(function)
    def call(*values: Any) -> Object:
        try:
            return function(*values)
        except AssistantError as error:
            raise error_of_gradio(str(error), print_exception=False) from error

    return call


def _scope(
    report: str | list[str] | None,
    phase: int | list[int] | None,
    sector: str | list[str] | None,
    year: str,
    section: str = "",
    pages: str = "",
) -> Scope:
    return Scope(
        _several(report),
        _several(phase),
        _several(sector),
        parse_years(year) if year.strip() else None,
        section.strip(),
        parse_pages(pages) if pages.strip() else None,
    )


def _several(value: Any) -> tuple[Any, ...]:
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _files(assistant: Assistant, scope: Scope) -> Sequence[str]:
    """The files of the reports in the scope, none where nothing restricts it. Raises QuestionError where none is."""
    if scope == EVERYWHERE:
        return ()
    if scope == Scope(scope.reports):
        return scope.reports
    files = tuple(one.file for one in assistant.reports if scope.takes_report(one))
    if not files:
        raise QuestionError(NARROWED_TO_NOTHING)
    return files


def _top(top: int | None) -> int | None:
    if top is not None and not 1 <= top <= MOST_PASSAGES:
        raise QuestionError(f"'top' is {top}: give a whole number from 1 to {MOST_PASSAGES}.")
    return top
