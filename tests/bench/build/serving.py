"""How long somebody who edits a profile waits until `werkwijzer serve` shows it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.build.cost import Cost

PATIENCE = 600  # seconds
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def shown_after(content: Path, cwd: Path, edit: Callable[[], Path], words: str, rounds: int) -> Cost:
    """Seconds from the moment that `edit` changed a profile, whose file it gives, until its page has `words`: the
    shortest of some `rounds`, with the file put back in between. Raises TimeoutError."""
    waited = []
    with _served(content, cwd) as address:
        for _ in range(rounds):
            file = edit()
            start = time.perf_counter()
            _wait_for(f"{address}organisaties/{file.stem}/", lambda page: words in page)
            waited.append(time.perf_counter() - start)
            file.write_text(file.read_text("utf-8").replace(words, "+32 9 210 11 10"), "utf-8")
            _wait_for(f"{address}organisaties/{file.stem}/", lambda page: words not in page)
            time.sleep(5)  # until the rest of the site is there too
    return Cost(min(waited), 0.0, 0.0)


@contextmanager
def _served(content: Path, cwd: Path) -> Iterator[str]:
    command = (sys.executable, "-u", "-m", "builder", "serve", "--port", "0", "--content", str(content))
    with subprocess.Popen(command, cwd=cwd, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            yield next(match[0] for line in process.stderr if (match := _ADDRESS.search(line)))
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate()


def _wait_for(address: str, is_there: Callable[[str], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            if is_there(answer.read().decode()):
                return
        time.sleep(0.02)
    raise TimeoutError(f"{address} does not show the change")
