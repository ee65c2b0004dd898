"""The door of a page that others on the network can reach: nobody gets past it without the password."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from assistant.web.passwords import Password
from assistant.web.threads import in_a_thread

if TYPE_CHECKING:
    import asyncio

    from starlette.types import ASGIApp, Receive, Scope, Send

LOGIN = "/assistant/login"
LOGOUT = "/assistant/logout"
PROGRAMS_LOGIN = "/login"  # where gradio's client gives the password
# What may be had without the password: the look of the login page, and whether the page is well.
FREE = ("/assistant/page.css", "/favicon.ico", "/healthz")
VISIT, PERSON = "visit", "person"
VISIT_SECONDS = 30 * 24 * 3600
PERSON_SECONDS = 400 * 24 * 3600
MOST_VISITS = 10_000
MOST_WATCHED = 10_000
LONGEST_FORM = 4096
FIRST_WAIT, LONGEST_WAIT = 0.5, 60.0

_PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ask the reports: password</title><link rel="stylesheet" href="/assistant/page.css"></head>
<body class="login"><main><h1>Ask the reports</h1>{said}<form method="post" action="{action}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Open</button></form></main></body></html>
"""


class Throttle:
    """Slows down who tries passwords: after each wrong one, an address has to wait twice as long as before."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, tuple[int, float]] = {}

    def wait(self, address: str) -> float:
        """Seconds until the address may try again; 0 where it may now."""
        _, until = self._wrong.get(address, (0, 0.0))
        return max(until - self._clock(), 0.0)

    def wrong(self, address: str) -> None:
        """It was not the password."""
        times, _ = self._wrong.pop(address, (0, 0.0))
        if len(self._wrong) >= MOST_WATCHED:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[address] = (times + 1, self._clock() + min(FIRST_WAIT * 2 ** min(times, 30), LONGEST_WAIT))

    def right(self, address: str) -> None:
        """It was the password: forget the wrong ones."""
        self._wrong.pop(address, None)


def _one_at_a_time() -> asyncio.Lock:
    import asyncio  # it brings much of the library with it, and --help needs none of it

    return asyncio.Lock()


class Door:
    """ASGI middleware that lets in who has given the password, and gives each person a name of their own."""

    def __init__(self, app: ASGIApp, password: Password, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self._password = password
        self._clock = clock
        self._throttle = Throttle(clock)
        self._visits: dict[bytes, float] = {}
        self._trying = _one_at_a_time()
        # The password that a program has carried, as a digest that only this process can make: checking the kept hash
        # takes long on purpose, and a program carries the password with every request.
        self._key = secrets.token_bytes(32)
        self._carried = b""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on who is in; anyone else gets the login page at the page's address, and 401 everywhere else."""
        if scope["type"] != "http" or scope["path"] in FREE:
            await self.app(scope, receive, send)
        elif scope["path"] == LOGIN:
            await self._login(scope, receive, send)
        elif scope["path"] == PROGRAMS_LOGIN and scope["method"] == "POST":
            await self._programs_login(scope, receive, send)
        elif not self._inside(scope) and (wait := await self._wait(scope)) is not None:
            await _refuse(send, scope, wait)
        elif scope["path"] == LOGOUT and scope["method"] == "POST":
            self._visits.pop(_digest(cookies(scope).get(VISIT, "")), None)
            await _redirect(send, [_cookie(VISIT, "", 0, scope)])
        else:
            await self.app(scope, receive, send)

    async def _login(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await _page(send, 200)
            return
        form = await _form(receive)
        fits, wait = await self._try(scope, form.get("password", [""])[0])
        if fits:
            await _redirect(send, self._welcome(scope))
        elif wait:
            said = f"That was not the password. Wait {wait:.0f} seconds before you try again."
            await _page(send, 429, said, _later(wait))
        else:
            await _page(send, 401, "That was not the password.")

    async def _programs_login(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As gradio's client wants it: the cookies with 200, whatever the user is called."""
        form = await _form(receive)
        fits, wait = await self._try(scope, form.get("password", [""])[0])
        if fits:
            await _answer(send, 200, b'{"success": true}', b"application/json", self._welcome(scope))
        else:
            await _refuse(send, scope, wait)

    async def _try(self, scope: Scope, secret: str, carried: bool = False) -> tuple[bool, float]:
        """Whether this is the password; where it is not looked at yet, the seconds until it would be."""
        address = scope["client"][0] if scope.get("client") else ""
        async with self._trying:  # one at a time, whoever tries
            wait = self._throttle.wait(address)
            if wait:
                return False, wait
            digest = hmac.digest(self._key, secret.encode("utf-8", "surrogatepass"), "sha256")
            if carried and hmac.compare_digest(digest, self._carried):
                return True, 0.0
            if not await in_a_thread(self._password.fits, secret):
                self._throttle.wrong(address)
                return False, 0.0
            self._throttle.right(address)
            self._carried = digest
        return True, 0.0

    async def _wait(self, scope: Scope) -> float | None:
        """None where the request carries the password ('Authorization: Bearer …'); else the seconds to wait."""
        given = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
        kind, _, secret = given.partition(" ")
        if kind.casefold() != "bearer" or not 0 < len(secret) <= LONGEST_FORM:
            return 0.0
        # What is not ASCII in a password arrives as the bytes that the program wrote it in.
        fits, wait = await self._try(scope, secret.strip().encode("latin-1").decode("utf-8", "replace"), carried=True)
        return None if fits else wait

    def _welcome(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """The cookies of one who is let in."""
        person = cookies(scope).get(PERSON) or secrets.token_urlsafe(16)
        return [_cookie(VISIT, self._admit(), VISIT_SECONDS, scope), _cookie(PERSON, person, PERSON_SECONDS, scope)]

    def _admit(self) -> str:
        """A new visit; only its digest is kept."""
        visit = secrets.token_urlsafe(32)
        if len(self._visits) >= MOST_VISITS:
            self._visits.pop(next(iter(self._visits)))
        self._visits[_digest(visit)] = self._clock() + VISIT_SECONDS
        return visit

    def _inside(self, scope: Scope) -> bool:
        return self._visits.get(_digest(cookies(scope).get(VISIT, "")), 0.0) > self._clock()


def owner_of(given: Mapping[str, str]) -> str:
    """Whose conversations a request with these cookies may see: a digest, so that the file gives no cookie away."""
    person = given.get(PERSON) or given.get(VISIT, "")
    return hashlib.sha256(person.encode("utf-8")).hexdigest()[:32] if person else ""


def cookies(scope: Scope) -> dict[str, str]:
    """The request's cookies."""
    found: SimpleCookie = SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                found.load(value.decode("latin-1"))
            except CookieError:
                return {}
    return {name: morsel.value for name, morsel in found.items()}


def _digest(visit: str) -> bytes:
    return hashlib.sha256(visit.encode("utf-8")).digest()


def _cookie(name: str, value: str, seconds: int, scope: Scope) -> tuple[bytes, bytes]:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    text = f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"
    return b"set-cookie", text.encode("ascii")


async def _form(receive: Receive) -> dict[str, list[str]]:
    body = b""
    while len(body) <= LONGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    if len(body) > LONGEST_FORM:
        return {}
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=5)


def _later(wait: float) -> list[tuple[bytes, bytes]]:
    return [(b"retry-after", str(int(wait) + 1).encode("ascii"))] if wait else []


async def _refuse(send: Send, scope: Scope, wait: float) -> None:
    """Show a browser the way in; tell anyone else in words."""
    if not wait and scope["path"] == "/" and scope["method"] in ("GET", "HEAD"):
        await _page(send, 401)
    elif wait:
        said = f"That was not the password: wait {wait:.0f} seconds before the next try"
        await _answer(send, 429, said.encode("ascii"), b"text/plain", _later(wait))
    else:
        said = "The password is asked for at the page's own address; a program sends 'Authorization: Bearer PASSWORD'"
        await _answer(send, 401, said.encode("ascii"), b"text/plain", [(b"www-authenticate", b"Bearer")])


async def _page(send: Send, status: int, said: str = "", headers: list[tuple[bytes, bytes]] | None = None) -> None:
    problem = f'<p class="problem" role="alert">{said}</p>' if said else ""
    html = _PAGE.format(said=problem, action=LOGIN).encode("utf-8")
    await _answer(send, status, html, b"text/html", headers)


async def _redirect(send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    await _answer(send, 303, b"", b"text/plain", [(b"location", b"/"), *headers])


async def _answer(
    send: Send, status: int, body: bytes, kind: bytes, headers: list[tuple[bytes, bytes]] | None = None
) -> None:
    given = [(b"content-type", kind + b"; charset=utf-8"), (b"cache-control", b"no-store"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": given})
    await send({"type": "http.response.body", "body": body})
