"""One build at a time, in a folder of its own that is gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.publishing import workplace as room
from builder.publishing.workplace import DiskFullError, check_room, workplace

BUILDING = """
import sys
from pathlib import Path
from builder.publishing.workplace import workplace
with workplace(Path(sys.argv[1]), lambda pid: print("waits for", pid, flush=True)) as work:
    print("building", flush=True)
    sys.stdin.readline()
"""


def building(site: Path, root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILDING, str(site)], cwd=root, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def finish(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=120)
    assert process.returncode == 0


def test_it_is_empty_and_goes_away(tmp_path: Path) -> None:
    left = tmp_path / ".site.tmp" / "123"
    left.mkdir(parents=True)
    (left / "half.html").write_text("half", "utf-8")
    (tmp_path / ".site.tmp" / "lock").write_text("123\n", "ascii")
    with workplace(tmp_path / "site") as work:
        assert list(work.iterdir()) == []
        assert not left.exists()
    assert list(tmp_path.iterdir()) == []


def test_it_goes_away_after_a_failure_too_and_leaves_the_umask_alone(tmp_path: Path) -> None:
    def build() -> None:
        with workplace(tmp_path / "site") as work:
            assert work.stat().st_mode & 0o777 == 0o755
            (work / "page.html").write_text("", "utf-8")
            raise ZeroDivisionError

    before = os.umask(0o077)
    try:
        with pytest.raises(ZeroDivisionError):
            build()
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_says_who_is_building_and_waits(tmp_path: Path, root: Path) -> None:
    first = building(tmp_path / "site", root)
    assert says(first) == "building"
    second = building(tmp_path / "site", root)
    assert says(second) == f"waits for {first.pid}"
    assert len(list((tmp_path / ".site.tmp").iterdir())) == 2  # the lock and the first one's folder
    finish(first)
    assert says(second) == "building"
    finish(second)
    assert list(tmp_path.iterdir()) == []


def test_a_killed_build_holds_nobody_up(tmp_path: Path, root: Path) -> None:
    first = building(tmp_path / "site", root)
    assert says(first) == "building"
    first.kill()
    first.communicate()
    second = building(tmp_path / "site", root)
    assert says(second) == "building"
    finish(second)
    assert list(tmp_path.iterdir()) == []


def test_another_site_beside_it_is_another_place(tmp_path: Path) -> None:
    with workplace(tmp_path / "site") as one, workplace(tmp_path / "preview") as other:
        assert one.parent != other.parent


def test_a_full_disk_is_noticed_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    (content / "a.yml").write_bytes(b"x" * 100_000)
    monkeypatch.setattr(room.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 5_000_000}))
    with pytest.raises(DiskFullError) as first:
        check_room(site, [], content)
    assert 5_000_000 < first.value.needed < 10_000_000
    check_room(site, [1_000_000], content)  # what the published site takes says more than a guess
    with pytest.raises(DiskFullError):
        check_room(site, [1_000_000, 4_000_000], content)
    with pytest.raises(DiskFullError):
        check_room(site, [1] * 1_100, content)  # a small file takes a whole block
