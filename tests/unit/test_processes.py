"""Divided work gives the same as whole work, and a share that fails ends it all."""

from __future__ import annotations

import os
import signal

import pytest

from builder.processes import CAN_FORK, divided, slice_of

LETTERS = "abcdefghijk"


@pytest.mark.parametrize("jobs", [1, 2, 3, 20])
def test_the_parts_put_together_are_the_whole(jobs: int) -> None:
    parts = divided(lambda share, of: LETTERS[slice_of(len(LETTERS), share, of)], jobs)
    assert "".join(parts) == LETTERS


@pytest.mark.skipif(not CAN_FORK, reason="all is done in one process here")
def test_each_share_has_a_process_of_its_own() -> None:
    pids = divided(lambda share, of: os.getpid(), 3)
    assert pids[0] == os.getpid()
    assert len(set(pids)) == 3


@pytest.mark.parametrize("failing", [0, 1])
def test_what_a_share_raises_is_raised(failing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(share: int, of: int) -> None:
        if share == failing:
            raise OSError(28, "No space left on device", "x")

    started: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: started.append(pid := fork()) or pid)
    with pytest.raises(OSError, match="No space left") as caught:
        divided(work, 2)
    assert caught.value.filename == "x"
    for pid in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)  # none is left behind


@pytest.mark.skipif(not CAN_FORK, reason="all is done in one process here")
def test_a_process_that_is_killed_is_noticed() -> None:
    def work(share: int, of: int) -> None:
        if share:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError):
        divided(work, 2)
