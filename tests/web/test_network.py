"""The server works where there is no network but loopback, and asks for nothing beyond it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from web_servers import ROOT, programs_command

# Within the namespace there is nothing but a loopback that is down: no name can be looked up, no packet can leave.
ALONE = ["unshare", "--map-root-user", "--net", "--"]
WALK = """
import re, subprocess, sys, httpx, time
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
run = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
address = re.fullmatch(r"Open (http://127.0.0.1:\\d+)\\n", run.stdout.readline())[1]
with httpx.Client(base_url=address, timeout=60) as web:
    while not web.get("/healthz").json()["answering"]:
        time.sleep(0.1)
    page = web.get("/", headers={"accept": "text/html"}).text
    for path in set(re.findall(r'(?:src|href)="(?:\\./|/)?(assets/[^"]+|assistant/[^"]+)"', page)):
        web.get("/" + path).raise_for_status()
    event = web.post("/gradio_api/call/v2/ask", json={"question": "When are boats counted?"}).json()["event_id"]
    assert "event: complete" in web.get(f"/gradio_api/call/ask/{event}").text
    web.get("/assistant/reports/rivers-0a1b/1.png").raise_for_status()
run.terminate()
errors = run.communicate(timeout=20)[1]
assert run.returncode == 0, errors
print("walked", errors.count("answered"), len(errors.splitlines()))
"""


def test_a_server_without_any_network_serves_and_answers(tmp_path: Path) -> None:
    if not (shutil.which("unshare") and shutil.which("ip")):
        pytest.skip("unshare and ip are needed: they are Linux's")
    tried = subprocess.run([*ALONE, "ip", "link", "set", "lo", "up"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this machine gives no network namespace: {tried.stderr.strip()}")
    command = [*ALONE, sys.executable, "-c", WALK, *map(str, programs_command(tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)
    assert (done.returncode, done.stdout) == (0, "walked 1 1\n"), done.stderr
