"""What is served beside the page: its style and script, what can be taken away, and whether it is well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources
from typing import TYPE_CHECKING

from assistant.web import downloads
from assistant.web.asking import Desk

if TYPE_CHECKING:
    from fastapi import FastAPI, Response

ASSETS = {"page.css": "text/css", "page.js": "text/javascript"}
DOWNLOADS = {
    "md": (downloads.conversation_text, "text/markdown"),
    "json": (downloads.conversation_json, "application/json"),
}


def add(served: FastAPI, desk: Desk, owner_of: Callable[[Mapping[str, str]], str]) -> None:
    """Add the routes. `owner_of` tells from a request's cookies whose conversations it may have."""
    from fastapi import Request, Response
    from fastapi.responses import JSONResponse

    def asset(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            return _nothing()
        content = resources.files("assistant.web").joinpath("assets", name).read_bytes()
        return Response(content, media_type=ASSETS[name], headers={"cache-control": "no-cache"})

    def ratings(request: Request) -> Response:
        rows = downloads.evaluation_rows(desk.kept, owner_of(request.cookies))
        return _download(rows, "ratings.jsonl", "application/jsonl")

    def conversation(request: Request) -> Response:
        identifier, _, ending = request.path_params["name"].rpartition(".")
        found = desk.kept.get(owner_of(request.cookies), identifier)
        if not found.id or ending not in DOWNLOADS:
            return _nothing()
        write, kind = DOWNLOADS[ending]
        return _download(write(found), downloads.file_name(found, ending), kind)

    def health(_: Request) -> Response:
        state = desk.engine.state
        told = {"answering": state.answering, "busy": state.busy, "problem": bool(state.problem)}
        return JSONResponse(told, 200 if state.answering else 503, headers={"cache-control": "no-store"})

    for path, answer in {
        "/assistant/ratings.jsonl": ratings,
        "/assistant/conversations/{name}": conversation,
        "/assistant/{name}": asset,
        "/healthz": health,
    }.items():
        served.add_route(path, answer, methods=["GET"])


def _nothing() -> Response:
    from fastapi import Response

    return Response("Not found", 404, media_type="text/plain")


def _download(content: str, name: str, kind: str) -> Response:
    from fastapi import Response

    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)
