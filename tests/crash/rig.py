"""A small directory that is built over and over, cut off at another step each time, and what is then on the disk.

The generator runs once; its pages are copied for every build. Each build is a fork of one warm process. A clean
build makes everything, one after a change takes what is the same from the site that is there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NoReturn

from builder.cli import main
from builder.publishing import build as building
from builder.publishing import swap
from tests.acceptance.conftest import small_directory
from tests.cases.tree import few_places
from tests.crash.falling import SIGNALS, Fall

EXIT_FAILED = 3
PROFILE = "content/organisations/voorbeeldatelier.yml"
CACHES = ".werkwijzer"  # safe to keep, safe to delete
CLEAN, CHANGED = KINDS = ("clean", "after a change")


@dataclass(frozen=True)
class Landing:
    """How a build ended: by its exit code (128 + number for a signal it did not survive), and what it said."""

    code: int
    said: str
    steps: tuple[str, ...]


class Rig:
    def __init__(self, root: Path, scratch: Path, exchange: bool = True) -> None:
        """Builds the old site and the new one, each once, below `scratch`; without `exchange` by two renames."""
        self.folder = small_directory(root, scratch / "directory")
        few_places(root / "content/places", self.folder / "content/places")
        self.site = self.folder / "site"
        self._scratch = scratch
        # Where folders cannot be exchanged only the two renames of the swap are looked at.
        self._marks = tuple(f"{self.folder}/{name}" for name in (".site.tmp", "site", *([CACHES] if exchange else [])))
        self._keep_frames(building.generate)
        if not exchange:
            swap._exchange = _no_exchange
        self._warm_up()
        self.old = fingerprint(self.site)
        # The same files, as the record of the build knows them: nothing ever writes into a file of a site or a cache.
        self._old_site = shutil.copytree(self.site, scratch / "old", copy_function=os.link)
        self._old_caches = shutil.copytree(self.folder / CACHES, scratch / "caches", copy_function=os.link)
        profile = self.folder / PROFILE
        text = re.sub(r"^summary: .*$", "summary: Een nieuwe zin.", profile.read_text("utf-8"), flags=re.MULTILINE)
        profile.write_text(text, "utf-8")
        self.steps: dict[str, tuple[str, ...]] = {}
        for kind in KINDS:
            self.reset(kind)
            self.steps[kind] = self._build_or_complain().steps
            self.new = fingerprint(self.site)
            if self.old == self.new:
                raise AssertionError("the two sites should differ")
        if 2 * self.steps[CHANGED].count("write") > self.steps[CLEAN].count("write"):
            raise AssertionError("a build after a change should take over what is the same")

    def reset(self, kind: str) -> None:
        """The old site as it was, and what is needed for a build of this kind."""
        for folder in (self.site, self.folder / CACHES):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._old_site, self.site, copy_function=os.link)
        if kind == CHANGED:
            shutil.copytree(self._old_caches, self.folder / CACHES, copy_function=os.link)

    def build(self, at: int = 0, way: str = "SIGKILL") -> Landing:
        """One build in a process of its own, which falls at that step."""
        said, steps = self._scratch / "said", self._scratch / "steps"
        child = os.fork()
        if not child:
            self._fall_in_child(Fall(self._marks, at, way), said, steps)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        counted = tuple(steps.read_text("utf-8").split()) if steps.exists() else ()
        return Landing(128 - code if code < 0 else code, said.read_text("utf-8"), counted)

    def faults(self, kind: str, at: int, way: str) -> list[str]:
        """Fall, look, build again without a flag, look again. Everything that is not as it should be."""
        self.reset(kind)
        landing = self.build(at, way)
        found = list(self._faults_after(landing, way))
        if found or self._leftovers():  # otherwise the next build starts as this one did
            again = self.build()
            if again.code:
                found.append(f"the next build ended with {again.code}: {again.said[-300:]}")
            if fingerprint(self.site) != self.new:
                found.append("the next build did not make the new site")
            if left := self._leftovers():
                found.append(f"left after the next build: {left}")
        step = self.steps[kind][min(at, len(self.steps[kind])) - 1]
        return [f"{kind}, {way} at step {at} ({step}): {fault}" for fault in found]

    def _faults_after(self, landing: Landing, way: str) -> Sequence[str]:
        found = []
        published = fingerprint(self.site)
        cut_off = way == "SIGKILL" and not self.site.exists()  # between two renames, where there is no exchange
        if cut_off:
            published = fingerprint(self.folder / ".site.tmp" / "old")
        if published not in (self.old, self.new):
            found.append("the site is neither the old nor the new one")
        if strange := [name for name in self._leftovers() if name != ".site.tmp"]:
            found.append(f"left beside the site: {strange}")
        if "Traceback" in landing.said:
            found.append(f"a traceback: {landing.said[-600:]}")
        expected = {128 + SIGNALS[way]} if way in SIGNALS else {0, EXIT_FAILED}
        if landing.code not in expected:
            found.append(f"ended with {landing.code}: {landing.said[-300:]}")
        if landing.code == 0 and published != self.new:
            found.append("said that all went well, and the new site is not there")
        if landing.code == EXIT_FAILED and published != self.old:
            found.append("said that the old site stays, and it is gone")
        return found

    def _leftovers(self) -> list[str]:
        """What lies beside the site that no build should leave; the cache of pictures may stay."""
        names = {path.name for path in self.folder.iterdir()} - {CACHES}
        return sorted(name for name in names if name.startswith(".") or "tmp" in name)

    def _keep_frames(self, generate: Callable[[Path, Path], None]) -> None:
        kept = self._scratch / "generated"

        def copied(config_file: Path, output: Path) -> None:
            if not kept.exists():
                generate(config_file, kept)
            shutil.copytree(kept, output, copy_function=shutil.copyfile)

        building.generate = copied

    def _warm_up(self) -> None:
        """The old site, built in this process, so that every fork has the schemas and templates at hand."""
        with redirect_stderr(StringIO()):
            main(["build", "--jobs", "1", "--content", str(self.folder / "content")], standalone_mode=False)

    def _build_or_complain(self) -> Landing:
        landing = self.build()
        if landing.code:
            raise AssertionError(landing.said)
        return landing

    def _fall_in_child(self, fall: Fall, said: Path, steps: Path) -> NoReturn:
        code = 70
        try:
            with said.open("w", encoding="utf-8") as speech:
                os.dup2(speech.fileno(), 1)
                os.dup2(speech.fileno(), 2)
            signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background does not hear it
            fall.arm()
            main(["build", "--jobs", "1", "--content", str(self.folder / "content")])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            steps.write_text(" ".join(fall.steps), "utf-8")
            os._exit(code)


def fingerprint(folder: Path) -> str:
    """A digest of every path and file below a folder; empty when there is none."""
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _no_exchange(first: Path, second: Path) -> NoReturn:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
