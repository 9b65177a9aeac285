"""How long somebody who edits a profile waits until `werkwijzer serve` shows it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.build.cost import Cost

PATIENCE = 600  # seconds
SETTLE = 3  # seconds in which a build that has put its site in place gets ready for the next change
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def shown_after(content: Path, cwd: Path, edit: Callable[[], Path], words: str, rounds: int) -> Cost:
    """Seconds from the moment that `edit` changed a profile, whose file it gives, until its page has `words`: the
    shortest of some `rounds`, with the file put back in between. Raises TimeoutError."""
    waited = []
    with _served(content, cwd) as address:
        for _ in range(rounds):
            time.sleep(SETTLE)
            file = edit()
            start = time.perf_counter()
            place = f"organisaties/{file.stem}/"
            _wait_for(lambda place=place: words in _read(address + place))
            waited.append(time.perf_counter() - start)
            built = content.parent / "site" / place / "index.html"
            _wait_for(lambda built=built: words in built.read_text("utf-8"))
            time.sleep(SETTLE)
            file.write_text(file.read_text("utf-8").replace(words, "+32 9 210 11 10"), "utf-8")
            _wait_for(lambda built=built: words not in built.read_text("utf-8"))
    return Cost(min(waited), 0.0, 0.0)


@contextmanager
def _served(content: Path, cwd: Path) -> Iterator[str]:
    command = (sys.executable, "-u", "-m", "builder", "serve", "--port", "0", "--content", str(content))
    with subprocess.Popen(command, cwd=cwd, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            yield next(match[0] for line in process.stderr if (match := _ADDRESS.search(line)))
        finally:
            process.terminate()  # what runs in the background does not hear Ctrl-C
            process.communicate()


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def _wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.02)
    raise TimeoutError("serve does not show a change")
