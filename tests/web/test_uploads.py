"""A served page takes files in, and whatever else is thrown at it leaves it standing."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from web_fakes import pdf
from web_servers import fake_command, serving, start, team_command

from assistant.web.door import LOGIN
from assistant.web.passwords import Password

UPLOAD = "/assistant/library/files"
MOON_PDF = pdf(["The moon office moved."])
MEGABYTE = 2**20
FIVE_GIGABYTES = 5 * 2**30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(fake_command(folder)) as found:
        yield found


def pdfs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_five_gigabytes_that_say_so_are_refused_unread(address: str, folder: Path) -> None:
    host, port = urlsplit(address).hostname, urlsplit(address).port
    with socket.create_connection((host, port), timeout=5) as line:
        head = f"POST {UPLOAD}?name=big.pdf HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {FIVE_GIGABYTES}\r\n\r\n"
        begun = time.perf_counter()
        line.sendall(head.encode() + b"%PDF-1.4\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 413 ")
        assert time.perf_counter() - begun < 5
    assert pdfs(folder) == ["rivers.pdf"]


def test_what_is_just_too_large_is_told_so_in_words(address: str) -> None:
    answer = httpx.post(
        f"{address}{UPLOAD}", params={"name": "big.pdf"}, content=MOON_PDF.ljust(100 * MEGABYTE + 1), timeout=60
    )
    assert (answer.status_code, "more than 100 MB" in answer.json()["problem"]) == (413, True)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is looked up in /proc")
def test_five_gigabytes_that_do_not_say_so_are_cut_off(tmp_path: Path) -> None:
    run, address = start(fake_command(tmp_path))
    sent, most = 0, 0

    def memory() -> int:
        """Bytes that the server has."""
        status = Path(f"/proc/{run.pid}/status").read_text()
        return 1024 * int(status.partition("VmRSS:")[2].split()[0])

    def endless() -> Iterator[bytes]:
        nonlocal sent, most
        yield MOON_PDF
        while sent < FIVE_GIGABYTES:
            sent += MEGABYTE
            yield b" " * MEGABYTE
            most = max(most, memory())

    try:
        before = memory()
        try:
            answer = httpx.post(f"{address}{UPLOAD}", params={"name": "big.pdf"}, content=endless(), timeout=60)
            assert answer.status_code == 413
        except httpx.TransportError:  # it hangs up on a sender who does not listen
            pass
        assert sent < 200 * MEGABYTE
        assert most - before < 64 * MEGABYTE
        assert httpx.get(f"{address}/healthz").status_code in (200, 503)
        for _ in range(50):
            if not (tmp_path / ".arriving").exists():
                break
            time.sleep(0.1)
        assert pdfs(tmp_path) == ["rivers.pdf"]
    finally:
        run.terminate()
        run.communicate(timeout=10)
    assert run.returncode == 0


@pytest.mark.parametrize("name", ["../out.pdf", "..%2f..%2fout.pdf", "/etc/out.pdf", "a\\..\\..\\out.pdf", "\x00.pdf"])
def test_no_name_leads_out_of_the_folder(address: str, folder: Path, name: str) -> None:
    zipped = b"PK\x03\x04" + MOON_PDF
    answer = httpx.post(f"{address}{UPLOAD}", params={"name": name}, content=zipped, timeout=60)
    assert answer.status_code == 409
    around = set(folder.parent.iterdir())
    answer = httpx.post(f"{address}{UPLOAD}", params={"name": name}, content=MOON_PDF, timeout=60)
    assert answer.status_code in (200, 409)  # the same pages are not taken twice
    assert set(folder.parent.iterdir()) == around
    assert all("/" not in found for found in pdfs(folder))


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/upload", "/gradio_api/upload_progress?upload_id=x"])
def test_gradios_own_way_in_stays_closed(address: str, path: str) -> None:
    files = {"files": ("x.pdf", MOON_PDF, "application/pdf")}
    assert httpx.post(f"{address}{path}", files=files).status_code == 404
    assert httpx.get(f"{address}{path}").status_code == 404


@pytest.mark.parametrize("way", ["files?name=x.pdf", "amend", "remove", "put-back"])
def test_another_sites_page_cannot_change_the_library(address: str, folder: Path, way: str) -> None:
    before = pdfs(folder)
    for given in ({"origin": "https://elsewhere.example"}, {"host": "elsewhere.example"}):
        answer = httpx.post(f"{address}/assistant/library/{way}", headers=given, content=MOON_PDF)
        assert answer.status_code == 403
    assert pdfs(folder) == before


def test_behind_a_password_nobody_changes_the_library_unless_all_may(tmp_path: Path) -> None:
    Password.of("open sesame").write(tmp_path / "guard")
    for shared in (False, True):
        folder = tmp_path / str(shared)
        folder.mkdir()
        command = [*team_command(folder, "127.0.0.1", tmp_path / "guard"), *(["shared_library"] if shared else [])]
        with serving(command) as address, httpx.Client(base_url=address, timeout=60) as client:
            for path in (f"{UPLOAD}?name=moon.pdf", *(f"/assistant/library/{way}" for way in ("amend", "remove"))):
                assert client.post(path, content=MOON_PDF).status_code == 401
            assert client.get("/assistant/library/state").status_code == 401
            client.post(LOGIN, data={"password": "open sesame"})
            answer = client.post(UPLOAD, params={"name": "moon.pdf"}, content=MOON_PDF)
            assert answer.status_code == (200 if shared else 403)
            assert pdfs(folder) == (["moon.pdf", "rivers.pdf"] if shared else ["rivers.pdf"])
