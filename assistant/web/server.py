"""The web server: takes the port, prints the address once the page is served, ends cleanly on Ctrl-C or SIGTERM."""

from __future__ import annotations

import ipaddress
import os
import signal
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.web import changing, ending, offline, routes, theme, tools
from assistant.web.asking import Desk
from assistant.web.door import PROGRAMS_LOGIN, Door, owner_of
from assistant.web.passwords import Password
from assistant.web.tools import Tools

if TYPE_CHECKING:
    import gradio
    import uvicorn
    from fastapi import FastAPI
    from starlette.types import ASGIApp, Lifespan

HEAD = '<link rel="stylesheet" href="/assistant/page.css">' + "".join(
    f'<script src="/assistant/{name}" defer></script>' for name in ("page.js", "source.js", "keys.js", "library.js")
)
GRACE = 0.2


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


def is_loopback(listener: socket.socket) -> bool:
    """Whether only this machine can reach it."""
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: the page, what is behind it, the password that guards it, if any, and tools for assistants."""

    desk: Desk
    blocks: gradio.Blocks
    password: Password | None = None
    tools: Tools | None = None


def run(site: Site, listener: socket.socket) -> None:
    """Serve on `listener` until Ctrl-C or SIGTERM; prints the address and starts the engine once the page is served.

    What writes is waited for at the end. Where work that only reads goes on after that, the program ends here.
    """
    import uvicorn

    before = set(threading.enumerate())
    config = uvicorn.Config(
        guarded(site, is_loopback(listener)),
        log_level="critical",
        timeout_graceful_shutdown=1,
        ws="none",
        server_header=False,
        # What a proxy says of who asks is not believed: anyone could say it.
        proxy_headers=False,
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
            site.desk.engine.start()
        while thread.is_alive() and not stop.wait(0.25):
            pass
        _end(served, thread)
        site.desk.engine.close()
        if site.desk.keeper:
            site.desk.keeper.finish()
        if stop.is_set() and ending.abandoned(before):
            ending.leave()


def guarded(site: Site, loopback: bool) -> ASGIApp:
    """The application with its guard and, where there is a password, its door."""
    served = application(site)
    # Over the network the page has names that are not known here: there the password stands in for the name.
    hosts = offline.LOOPBACK if loopback and not site.password else ()
    more = (*(tools.PATHS if site.tools else ()), *((PROGRAMS_LOGIN,) if site.password else ()))
    keeper = site.desk.keeper
    # A little more than is taken, so that what is just too large is told so in words.
    larger = {changing.ARRIVAL: keeper.largest + offline.LARGEST} if keeper else {}
    door = Door(served, site.password) if site.password else served
    return offline.Guard(door, HEAD, hosts, more, larger)


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the page."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def application(site: Site) -> FastAPI:
    """The page, its own style and script, and what can be taken away, as one application."""
    from fastapi import FastAPI
    from gradio import mount_gradio_app
    from starlette.routing import Route

    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_running(site.tools))
    changing.add(outer, site.desk)
    routes.add(outer, site.desk, owner_of if site.password else lambda _: "")
    if site.tools:
        outer.router.routes += [Route(path, site.tools, methods=["GET", "POST", "DELETE"]) for path in tools.PATHS]
    mount_gradio_app(
        outer,
        site.blocks,
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


def _running(served: Tools | None) -> Lifespan[FastAPI] | None:
    """What goes on as long as the server does."""
    if served is None:
        return None

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with served.running():
            yield

    return running


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
