"""The ways by which the page changes the library, and asks how far that is. Where it is read only, all are refused."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from assistant.cataloguing import FIELDS, FieldError, said_of
from assistant.errors import AssistantError, LibraryError
from assistant.records import Kind, Report
from assistant.web.arriving import TooMuchError
from assistant.web.asking import Desk
from assistant.web.keeping import Added, Keeper
from assistant.web.status import activity
from assistant.web.threads import in_a_thread

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

ARRIVAL = "/assistant/library/files"
PATIENCE = 30.0  # seconds without a byte
LONGEST_FORM = 2**16
LONGEST_NAME = 1000
Parts = AsyncIterator[bytes]
Act = Callable[[Keeper, dict[str, Any]], dict[str, Any]]


def add(served: FastAPI, desk: Desk) -> None:
    """Add the routes."""
    changes = Changes(desk)
    served.add_route("/assistant/library/state", changes.state, methods=["GET"])
    served.add_route("/assistant/library/details", changes.details, methods=["GET"])
    served.add_route(ARRIVAL, changes.arrive, methods=["POST"])
    for name, act in {"amend": changes.amend, "remove": changes.remove, "put-back": changes.put_back}.items():
        served.add_route(f"/assistant/library/{name}", changes.doing(act), methods=["POST"])


class Changes:
    """Answers with JSON: what was done as `told`, or the `problem`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def state(self, _: Request) -> Response:
        """How far the index is behind the files, what became of each, and what may be changed."""
        keeper, now = self._desk.keeper, self._desk.engine.state
        titles = {report.file: report.title for report in now.reports}
        found = {
            "changes": keeper is not None,
            "busy": now.busy,
            "answering": now.answering,
            "activity": activity(now.progress) if now.busy else "",
            "done": now.progress.done,
            "total": now.progress.total,
            "problem": now.problem,
            "files": [
                {
                    "file": row.file,
                    "outcome": row.outcome.value,
                    "reason": row.reason,
                    "pages": row.pages,
                    "title": titles.get(row.file, ""),
                }
                for row in now.ledger
            ],
        }
        if keeper:
            found |= {"largest": keeper.largest, "room": keeper.room, "removed": keeper.removed}
        return _json(found)

    def details(self, request: Request) -> Response:
        """What is said of a report, as a form shows it."""
        report = self._report(request.query_params.get("file", ""))
        if report is None:
            return _json({"problem": GONE}, 404)
        said = said_of(report)
        kinds = [kind.value for kind in Kind]
        fields = [{"name": name, "label": label, "value": said[name]} for name, label in FIELDS.items()]
        return _json({"file": report.file, "fields": fields, "kinds": kinds})

    async def arrive(self, request: Request) -> Response:
        """Take a file: its bytes are the body, its name is in the address."""
        keeper, body = self._desk.keeper, _patiently(request)
        if keeper is None:
            return await _refused(body, 403, READ_ONLY)
        try:
            added = await self._taken(keeper, request, body)
        except TooMuchError as error:
            return await _refused(body, 413, str(error))
        except AssistantError as error:
            return await _refused(body, 409, str(error))
        except TimeoutError:
            return await _refused(body, 408, "It did not come whole: try again.")
        return _json(_said(added))

    async def _taken(self, keeper: Keeper, request: Request, body: Parts) -> Added:
        name = request.query_params.get("name", "")[:LONGEST_NAME]
        length = request.headers.get("content-length", "")
        with ExitStack() as stack:
            coming = keeper.arrival(name, int(length) if length.isdigit() else 0)
            arrival = await in_a_thread(stack.enter_context, coming)
            async for content in body:
                arrival.write(content)
            return await in_a_thread(keeper.take, arrival)

    def doing(self, act: Act) -> Callable[[Request], Any]:
        """The route that does this with the JSON object that is the request's body."""

        async def route(request: Request) -> Response:
            keeper = self._desk.keeper
            if keeper is None:
                return _json({"problem": READ_ONLY}, 403)
            try:
                given = json.loads(await _body(request))
                if not isinstance(given, dict):
                    raise ValueError(given)
            except ValueError:
                return _json({"problem": "What was sent cannot be read: reload the page and try again."}, 400)
            try:
                return _json(await in_a_thread(act, keeper, given))
            except FieldError as error:
                return _json({"problem": str(error), "field": error.field}, 409)
            except AssistantError as error:
                return _json({"problem": str(error)}, 409)

        return route

    def amend(self, keeper: Keeper, given: dict[str, Any]) -> dict[str, Any]:
        """Have the catalogue say something else of a report."""
        report = self._report(str(given.pop("file", "")))
        if report is None:
            raise LibraryError(GONE)
        changed = keeper.amend(report, given)
        told = f"What is said of {report.file} is kept." if changed else "Nothing was changed."
        return {"told": told, "file": report.file, "changed": changed}

    def remove(self, keeper: Keeper, given: dict[str, Any]) -> dict[str, Any]:
        """Take a file out of the library."""
        return _said(keeper.remove(str(given.get("file", ""))))

    def put_back(self, keeper: Keeper, given: dict[str, Any]) -> dict[str, Any]:
        """Bring a file back that was removed."""
        return _said(keeper.put_back(str(given.get("file", ""))))

    def _report(self, file: str) -> Report | None:
        return next((report for report in self._desk.engine.state.reports if report.file == file), None)


READ_ONLY = "The library cannot be changed on this page."
GONE = "This report is not in the library any more: reload the page."


def _said(added: Added) -> dict[str, Any]:
    return {"file": added.file, "told": added.told}


async def _patiently(request: Request) -> Parts:
    """The body, part by part. Raises TimeoutError where nothing comes for long, or its sender has gone."""
    import asyncio

    from starlette.requests import ClientDisconnect

    stream = request.stream()
    while True:
        try:
            yield await asyncio.wait_for(anext(stream), PATIENCE)
        except StopAsyncIteration:
            return
        except ClientDisconnect as error:
            raise TimeoutError from error


async def _refused(body: Parts, status: int, problem: str) -> Response:
    """Why a file is not taken. What is still on its way is let by, since few listen while they speak.

    Where it is more than would be taken, the line is cut.
    """
    answer = _json({"problem": problem}, status)
    try:
        async for _ in body:
            continue
    except TimeoutError:
        answer.headers["connection"] = "close"
    return answer


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            raise ValueError("too long")
    return body


def _json(value: dict[str, Any], status: int = 200) -> Response:
    from fastapi.responses import JSONResponse

    return JSONResponse(value, status, headers={"cache-control": "no-store"})
