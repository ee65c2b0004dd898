"""The web server: takes the port, prints the address once the page is served, ends cleanly on Ctrl-C or SIGTERM."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web import downloads, offline, theme
from assistant.web.conversations import Conversations

if TYPE_CHECKING:
    import gradio
    import uvicorn
    from fastapi import FastAPI, Response

ASSETS = {"page.css": "text/css", "page.js": "text/javascript"}
HEAD = '<link rel="stylesheet" href="/assistant/page.css"><script src="/assistant/page.js" defer></script>'
GRACE = 0.3
DOWNLOADS = {
    "md": (downloads.conversation_text, "text/markdown"),
    "json": (downloads.conversation_json, "application/json"),
}


def bind(host: str, port: int) -> socket.socket:
    """Take `port` on `host` (0: any free one) before anything slow happens. Raises AssistantError if that cannot be."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise AssistantError(f"The address {host} cannot be used ({error}): give another host.") from error
    try:
        # A port freed a moment ago can be taken again; on Windows the same flag would let two servers share it.
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        listener.close()
        raise AssistantError(
            f"Port {port} on {host} is taken or not allowed: close the program that uses it, "
            f"or choose another with --port {port + 1 if port < 65535 else 7860}."
        ) from error
    return listener


def run(
    blocks: gradio.Blocks,
    kept: Conversations,
    listener: socket.socket,
    on_open: Callable[[], None],
    on_close: Callable[[], None],
) -> None:
    """Serve `blocks` on `listener` until Ctrl-C or SIGTERM; `on_open` once it is served, `on_close` at the end."""
    import uvicorn

    config = uvicorn.Config(
        offline.Guard(application(blocks, kept), HEAD),
        log_level="critical",
        timeout_graceful_shutdown=1,
        ws="none",
        server_header=False,
    )
    served = uvicorn.Server(config)
    # Off the main thread the server leaves signals alone, so that they are ours.
    thread = threading.Thread(target=served.run, kwargs={"sockets": [listener]}, name="server", daemon=True)
    with _until_stopped() as stop:
        thread.start()
        while not served.started and thread.is_alive():
            time.sleep(0.01)
        if served.started:
            print(f"Open {address(listener)}", flush=True)
            on_open()
        while thread.is_alive() and not stop.wait(0.25):
            pass
        _end(served, thread)
        on_close()


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the page."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def application(blocks: gradio.Blocks, kept: Conversations) -> FastAPI:
    """The page, its own style and script, and what can be taken away, as one application."""
    from fastapi import FastAPI, Response
    from gradio import mount_gradio_app

    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    @outer.get("/assistant/opinions.jsonl")
    def opinions() -> Response:
        return _download(downloads.evaluation_rows(kept, ""), "ratings.jsonl", "application/jsonl")

    @outer.get("/assistant/conversations/{name}")
    def conversation(name: str) -> Response:
        identifier, _, ending = name.rpartition(".")
        found = kept.get("", identifier)
        if not found.id or ending not in DOWNLOADS:
            return Response("Not found", 404, media_type="text/plain")
        write, kind = DOWNLOADS[ending]
        return _download(write(found), downloads.file_name(found, ending), kind)

    @outer.get("/assistant/{name}")
    def asset(name: str) -> Response:
        if name not in ASSETS:
            return Response("Not found", 404, media_type="text/plain")
        content = resources.files("assistant.web").joinpath("assets", name).read_bytes()
        return Response(content, media_type=ASSETS[name], headers={"cache-control": "no-cache"})

    mount_gradio_app(
        outer,
        blocks,
        path="/",
        theme=theme.theme(),
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        mcp_server=False,
        enable_monitoring=False,
        show_error=False,
    )
    return outer


def _download(content: str, name: str, kind: str) -> Response:
    from fastapi import Response

    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)


def _end(served: uvicorn.Server, thread: threading.Thread) -> None:
    """Ask the server to end; what is still open after the grace (a browser's stream) is cut."""
    served.should_exit = True
    thread.join(GRACE)
    served.force_exit = True
    thread.join(1.0)


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; the handlers that were there before come back afterwards."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
