"""The command `werkwijzer build` as a federation uses it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.acceptance.conftest import Run, in_two_languages, small_directory, tree

PROFILE = "content/organisations/voorbeeldatelier.yml"


@contextmanager
def edited(file: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """A file of the directory that was built once, changed for a while."""
    good = file.read_text("utf-8")
    file.write_text(edit(good), "utf-8")
    try:
        yield
    finally:
        file.write_text(good, "utf-8")


def test_a_build_takes_over_what_is_the_same_and_a_clean_one_nothing(built_once: Path, run: Run) -> None:
    site = built_once / "site"
    page, other = site / "organisaties/voorbeeldatelier/index.html", site / "begrippen/index.html"
    assert all(path.is_file() for path in (page, other, site / "particulieren/index.html", site / "404.html"))
    assert sorted(p.name for p in built_once.iterdir() if p.name.startswith(".")) == [".werkwijzer"]
    first, kept = tree(site), other.stat().st_ino

    again = run("builder", "build", "--lang", "en", cwd=built_once)
    assert "Nothing changed since the last build" in again.stderr
    assert other.stat().st_ino == kept

    def new_sentence(text: str) -> str:
        return re.sub(r"^summary: .*$", "summary: Een nieuwe zin.", text, flags=re.MULTILINE)

    with edited(built_once / PROFILE, new_sentence):
        (site / "particulieren/index.html").write_text("edited by hand", "utf-8")
        assert run("builder", "build", cwd=built_once).returncode == 0
        after = tree(site)
        changed = {path for path, data in after.items() if first.get(path) != data}
        assert page.relative_to(site).as_posix() in changed
        assert "particulieren/index.html" not in changed
        assert other.stat().st_ino == kept
        assert "Een nieuwe zin." in page.read_text("utf-8")

        before = {path: made(path) for path in [*site.rglob("*"), *checked(built_once)] if path.is_file()}
        done = run("builder", "build", "--clean", "--timings", "timings.json", cwd=built_once)
        assert done.returncode == 0, done.stderr
        assert tree(site) == after
        assert [path for path, then in before.items() if made(path) == then] == []
        timings = json.loads((built_once / "timings.json").read_text("utf-8"))
        assert list(timings["seconds"])[:2] == ["compare", "check"]
        assert timings["pages"] > 20

    assert run("builder", "build", cwd=built_once).returncode == 0
    assert tree(site) == first


def made(path: Path) -> tuple[int, int]:
    """Tells a file from one that is made anew in its place, which may get the number of one that was deleted."""
    there = path.stat()
    return there.st_ino, there.st_mtime_ns


def checked(directory: Path) -> list[Path]:
    """What a check keeps of files that are right."""
    return sorted((directory / ".werkwijzer/checked").iterdir())


def test_the_same_content_gives_the_same_bytes_and_rights(
    root: Path, built_once: Path, tmp_path: Path, run: Run
) -> None:
    there = in_two_languages(small_directory(root, tmp_path / "a" / "longer" / "way"))
    for path in (there, *(path for path in there.rglob("*") if not path.is_symlink())):
        path.chmod(0o700 if path.is_dir() else 0o600)  # as a checkout of somebody careful
    strange = {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONPATH": f"{root / 'tests/acceptance/shuffled'}{os.pathsep}{root}",
    }
    before = os.umask(0o077)
    try:
        done = run("builder", "build", cwd=there, env=strange)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert tree(built_once / "site") == tree(there / "site")
    assert {
        (path.is_dir(), path.stat().st_mode & 0o7777) for path in [there / "site", *(there / "site").rglob("*")]
    } == {
        (True, 0o755),
        (False, 0o644),
    }


def test_plain_mkdocs_makes_the_same_site(built: Path, run: Run) -> None:
    done = run("mkdocs", "build", "--quiet", "--site-dir", "plain", cwd=built, env={"NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 0, done.stderr
    assert tree(built / "plain") == tree(built / "site")


def test_a_broken_profile_stops_the_build_and_leaves_the_old_site(built_once: Path, run: Run) -> None:
    before = tree(built_once / "site")
    with edited(built_once / PROFILE, lambda text: text + "sectorz: []\n"):
        done = run("builder", "build", cwd=built_once)
    assert done.returncode == 1
    assert "content/organisations/voorbeeldatelier.yml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built_once / "site") == before


def test_a_dead_link_stops_the_build_and_leaves_the_old_site(built_once: Path, run: Run) -> None:
    before = tree(built_once / "site")
    with edited(built_once / "content/pages/over.md", lambda text: text + "\n[weg](../nergens/)\n"):
        done = run("builder", "build", cwd=built_once)
    assert done.returncode == 3
    assert "over/index.html: links to ../nergens/, which is not on the site" in done.stderr
    assert tree(built_once / "site") == before


def test_a_generator_that_fails_is_said_in_words(directory: Path, run: Run) -> None:
    (directory / "mkdocs.yml").write_text("theme: {name: nergens}\n", "utf-8")
    done = run("builder", "build", cwd=directory)
    assert done.returncode == 3
    assert "nergens" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (directory / "site").exists()


def test_organisations_do_not_disappear_without_a_yes(built_once: Path, run: Run) -> None:
    export = built_once / "site/data/v1/catalogue.json"
    whole = tree(built_once / "site")
    published = json.loads(export.read_text("utf-8"))
    published["organisations"] += [{"id": "weg", "title": "Weg vzw"}, {"id": "voort", "title": "Voort cv"}]
    export.write_text(json.dumps(published), "utf-8")
    before = tree(built_once / "site")
    done = run("builder", "build", cwd=built_once)
    assert done.returncode == 3
    assert "- Voort cv\n- Weg vzw\n" in done.stderr
    assert "2 van de 4 organisaties zouden verdwijnen" in done.stderr
    assert "--removals" in done.stderr
    assert tree(built_once / "site") == before
    assert run("builder", "build", "--removals", cwd=built_once).returncode == 0
    assert tree(built_once / "site") == whole


def test_wrong_use_is_exit_code_two(tmp_path: Path, run: Run) -> None:
    done = run("builder", "check", cwd=tmp_path)
    assert done.returncode == 2
    assert "Er is hier geen map" in done.stderr
