"""What `serve` listens to while it builds."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent

from builder.publishing import preview


def test_a_file_that_is_read_is_no_news_and_one_that_is_written_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profile.yml").write_text("name: Proefwerk\n", "utf-8")
    told: list[FileSystemEvent] = []
    written = threading.Event()

    def listen(_: object, event: FileSystemEvent) -> None:
        told.append(event)
        if Path(str(event.src_path)).name == "other.yml":
            written.set()

    monkeypatch.setattr(preview._Changes, "on_any_event", listen)
    with preview.watching([tmp_path]):
        for _ in range(20):
            (tmp_path / "profile.yml").read_bytes()
        (tmp_path / "other.yml").write_text("name: Ander\n", "utf-8")
        assert written.wait(30)
    assert [event for event in told if Path(str(event.src_path)).name == "profile.yml"] == []
