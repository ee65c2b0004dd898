"""What is served beside the page: its style and script, sources and files to take away, and whether it is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote as quoted

from assistant import __version__
from assistant.citing import comparisons
from assistant.citing.formats import ENDINGS, MEDIA_TYPES, Format
from assistant.citing.quotes import Part
from assistant.errors import AssistantError, ReadingError
from assistant.records import Answer, PageAddress, Report, Style
from assistant.web import comparing, downloads, finding, library, styling, viewing
from assistant.web.asking import Desk
from assistant.web.conversations import Turn
from assistant.web.suggesting import Next

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

Thing = TypeVar("Thing")

OwnerOf = Callable[[Mapping[str, str]], str]

ASSETS_FOLDER = Path(__file__).with_name("assets")
ASSETS = {"page.css": "text/css"} | dict.fromkeys(("page.js", "source.js", "keys.js", "library.js"), "text/javascript")
# A page's picture is the same as long as its report is; who may see it is asked each time.
LONGEST_TEXT = 3000
PICTURE = {"cache-control": "private, max-age=600"}


def add(served: FastAPI, desk: Desk, owner_of: OwnerOf) -> None:
    """Add the routes. `owner_of` tells from a request's cookies whose conversations it may have."""
    routes = Routes(desk, owner_of)
    for path, answer in {
        "/assistant/ratings.jsonl": routes.ratings,
        "/assistant/conversations/{name}": routes.conversation,
        "/assistant/answers/{conversation}/{name}": routes.answer,
        "/assistant/notes/{conversation}/{turn:int}/{note:int}": routes.note,
        "/assistant/notes/{conversation}/{turn:int}/{note:int}/{page:int}.png": routes.note_page,
        "/assistant/next/{conversation}/{turn:int}": routes.next_questions,
        "/assistant/passages/{conversation}/{turn:int}/{rank:int}": routes.passage,
        "/assistant/excerpts/{name}": routes.excerpts,
        "/assistant/compared/{name}": routes.compared,
        "/assistant/reports/{report}/{page:int}.png": routes.report_page,
        "/assistant/reports/{report}/cover.png": routes.cover,
        "/assistant/reports/{report}/contents": routes.contents,
        "/assistant/reports/{report}/{page:int}": routes.page,
        "/assistant/reports/{report}.pdf": routes.report_file,
        "/assistant/{name}": asset,
        "/healthz": routes.health,
    }.items():
        served.add_route(path, answer, methods=["GET"])


def asset(request: Request) -> Response:
    """The page's style or script."""
    from fastapi import Response

    name = request.path_params["name"]
    if name not in ASSETS:
        return _nothing()
    content = (ASSETS_FOLDER / name).read_bytes()
    return Response(content, media_type=ASSETS[name], headers={"cache-control": "no-cache"})


class Routes:
    """Each answers one kind of request, with 404 for what is not there or is another's."""

    def __init__(self, desk: Desk, owner_of: OwnerOf) -> None:
        self._desk = desk
        self._owner_of = owner_of
        self._next = Next(desk.engine)

    def ratings(self, request: Request) -> Response:
        """The rated answers as rows for `evaluate`."""
        rows = downloads.evaluation_rows(self._desk.kept, self._owner_of(request.cookies))
        return _download(rows.encode("utf-8"), "ratings.jsonl", "application/jsonl")

    def conversation(self, request: Request) -> Response:
        """A whole conversation to take away."""
        identifier, form = _named(request)
        found = self._desk.kept.get(self._owner_of(request.cookies), identifier)
        return self._taken(request, [turn.answer for turn in found.turns], found.name, form)

    def answer(self, request: Request) -> Response:
        """One answer, or one of its footnotes, to take away."""
        number, form = _named(request)
        turn = self._turn(request, int(number) if number.isdigit() else 0)
        return self._taken(request, [turn.answer], turn.answer.question, form) if turn else _nothing()

    def _taken(self, request: Request, answers: Sequence[Answer], name: str, form: Format | None) -> Response:
        if not answers or form is None:
            return _nothing()
        footnote = request.query_params.get("footnote", "")
        alone = int(footnote) if footnote.isdecimal() else 0
        try:
            content = downloads.taken(answers, self._desk.engine.state.model, form, self._style(request), alone)
        except AssistantError as error:
            return _problem(error)
        return _download(content, downloads.file_name(name, ENDINGS[form]), MEDIA_TYPES[form])

    def excerpts(self, request: Request) -> Response:
        """All that a search finds, to take away."""
        _, form = _named(request)
        search = finding.of_address(request.query_params)
        if form is None or not (search.words.strip() or search.like):
            return _nothing()
        try:
            found, about = self._desk.engine.work(
                lambda assistant: (finding.find(assistant, search, True), (assistant.index_id, assistant.model))
            )
            hits = [one.hit for one in found.found]
            content = downloads.taken_passages(found.query, hits, about, form, self._style(request))
        except AssistantError as error:
            return _problem(error)
        name = downloads.file_name(found.query if hits else "nothing", ENDINGS[form])
        return _download(content, name, MEDIA_TYPES[form])

    def compared(self, request: Request) -> Response:
        """A comparison, asked once more, to take away."""
        _, form = _named(request)
        try:
            asked = comparing.of_address(request.query_params)
        except ValueError:
            return _nothing()
        if form is None or not asked.question.strip():
            return _nothing()
        try:
            found, model = self._desk.engine.work(
                lambda assistant: (
                    assistant.compare(asked.question, by=asked.by, report=asked.files or None),
                    assistant.model,
                )
            )
            content = comparisons.taken(found, model, __version__, form, self._style(request))
        except AssistantError as error:
            return _problem(error)
        return _download(content, downloads.file_name(asked.question, ENDINGS[form]), MEDIA_TYPES[form])

    def note(self, request: Request) -> Response:
        """What the panel shows of a footnote."""
        turn = self._turn(request)
        note = _counted(turn.answer.footnotes, request.path_params["note"]) if turn else None
        if not turn or not note:
            return _nothing()
        return _json(viewing.footnote_json(note, turn.answer, request.url.path, self._style(request)))

    def note_page(self, request: Request) -> Response:
        """A page with a footnote's words marked."""
        turn = self._turn(request)
        note = _counted(turn.answer.footnotes, request.path_params["note"]) if turn else None
        page = request.path_params["page"]
        if not note or page not in {one.number for one in note.pages}:
            return _nothing()
        return self._picture(note.report, page, viewing.words_on(note, page), _width(request))

    def next_questions(self, request: Request) -> Response:
        """What can be asked after an answer: worked out when the page asks for it, which is after it is shown."""
        identifier, number = request.path_params["conversation"], request.path_params["turn"]
        turns = self._desk.kept.get(self._owner_of(request.cookies), identifier).turns[:number]
        if not 0 < number == len(turns):
            return _nothing()
        try:
            return _json({"questions": self._next.after(turns)})
        except AssistantError as error:
            return _problem(error)

    def passage(self, request: Request) -> Response:
        """What the panel shows of a passage."""
        turn = self._turn(request)
        hit = _counted(turn.answer.passages, request.path_params["rank"]) if turn else None
        return _json(viewing.passage_json(hit, self._style(request))) if hit else _nothing()

    def report_page(self, request: Request) -> Response:
        """Any page of a report, with the words marked that its address has."""
        report, page = self._report(request), request.path_params["page"]
        words = viewing.asked_for(page, request.query_params)
        return self._picture(report, page, words, _width(request)) if report else _nothing()

    def cover(self, request: Request) -> Response:
        """A report's first page, small."""
        report = self._report(request)
        return self._picture(report, 1, (), viewing.COVER) if report else _nothing()

    def contents(self, request: Request) -> Response:
        """A report's sections."""
        report = self._report(request)
        if not report:
            return _nothing()
        try:
            found = self._desk.engine.look(lambda assistant: library.headings(assistant.index, report.id))
        except AssistantError as error:
            return _problem(error)
        return _json({"headings": library.contents_json(found, library.address_of(report))})

    def page(self, request: Request) -> Response:
        """What the panel shows of a page of a report, or of those that words stand on which its address has."""
        report, number = self._report(request), request.path_params["page"]
        if not report or not 1 <= number <= report.page_count:
            return _nothing()
        try:
            labels = self._desk.engine.look(lambda assistant: assistant.index.labels(report.id))
        except AssistantError as error:
            return _problem(error)
        words = request.query_params.getlist("words")[: viewing.MOST_PARTS]
        numbers = range(number, min(number + max(len(words), 1), report.page_count + 1))
        pages = [PageAddress(one, labels.get(one, "")) for one in numbers]
        return _json(viewing.page_json(report, pages, words, self._style(request)))

    def report_file(self, request: Request) -> Response:
        """A report's PDF."""
        from fastapi.responses import FileResponse

        report = self._report(request)
        if not report:
            return _nothing()
        try:
            path = self._desk.shelf.path(report)
        except ReadingError as error:
            return _problem(error)
        return FileResponse(path, media_type="application/pdf", filename=path.name, content_disposition_type="inline")

    def health(self, _: Request) -> Response:
        """Whether questions are answered."""
        state = self._desk.engine.state
        told = {"answering": state.answering, "busy": state.busy, "problem": bool(state.problem)}
        return _json(told, 200 if state.answering else 503)

    def _picture(self, report: Report, page: int, words: Sequence[Part], width: int = viewing.WIDTH) -> Response:
        from fastapi import Response

        try:
            view = self._desk.shelf.page(report, page, words, width)
        except ReadingError as error:
            return _problem(error)
        told = {"x-marked": str(len(view.boxes)), "x-text": quoted(view.text[:LONGEST_TEXT])}
        return Response(view.png, media_type="image/png", headers=PICTURE | told)

    def _turn(self, request: Request, number: int = 0) -> Turn | None:
        owner, identifier = self._owner_of(request.cookies), request.path_params["conversation"]
        return _counted(self._desk.kept.get(owner, identifier).turns, number or request.path_params.get("turn", 0))

    def _style(self, request: Request) -> Style:
        return styling.chosen(request.cookies, self._desk.style)

    def _report(self, request: Request) -> Report | None:
        wanted = request.path_params["report"]
        return next((report for report in self._desk.engine.state.reports if report.id == wanted), None)


def _width(request: Request) -> int:
    """How wide a picture is asked for: one of a few, since each is kept."""
    asked = request.query_params.get("width", "")
    return next((width for width in viewing.WIDTHS if str(width) == asked), viewing.WIDTH)


def _named(request: Request) -> tuple[str, Format | None]:
    """What a name like 'a1b2.csl.json' asks for, and in which form."""
    identifier, _, ending = request.path_params["name"].partition(".")
    return identifier, next((form for form, known in ENDINGS.items() if known == f".{ending}"), None)


def _counted(things: Sequence[Thing], number: int) -> Thing | None:
    """The thing at `number`, from 1."""
    return things[number - 1] if 0 < number <= len(things) else None


def _json(value: dict[str, Any], status: int = 200) -> Response:
    from fastapi.responses import JSONResponse

    return JSONResponse(value, status, headers={"cache-control": "no-store"})


def _problem(error: AssistantError) -> Response:
    from fastapi import Response

    return Response(str(error), 409, media_type="text/plain; charset=utf-8")


def _nothing() -> Response:
    from fastapi import Response

    return Response("Not found", 404, media_type="text/plain")


def _download(content: bytes, name: str, kind: str) -> Response:
    from fastapi import Response

    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=kind, headers=headers)
