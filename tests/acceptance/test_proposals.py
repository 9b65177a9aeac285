"""Twenty people change the directory at the same time: their proposals merge without a hand; the result is sound."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from builder.catalogue.assemble import assemble
from builder.checking.schemas import load_schemas
from builder.editing.amend import amended
from builder.editing.new import new_organisation
from builder.loading import load
from builder.project import SCHEMA_DIR, Project
from builder.reading.strict_yaml import parse

SCHEMA = load_schemas(SCHEMA_DIR)["organisation"]
CHANGED = NEW = 10
SAME_MOMENT = "proposals <proposals@voorbeeld.be> 1790000000 +0000"


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    who = ("-c", "user.name=x", "-c", "user.email=x@voorbeeld.be")
    done = subprocess.run(["git", *who, *words], cwd=folder, env=quiet, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout.decode()


def commit(branch: str, files: dict[str, str], parent: str = "") -> Iterator[bytes]:
    """A commit for `git fast-import`."""
    yield f"commit refs/heads/{branch}\ncommitter {SAME_MOMENT}\ndata 0\n{parent and f'from {parent}'}\n".encode()
    for path, text in files.items():
        data = text.encode()
        yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def test_twenty_proposals_merge_without_a_conflict(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "repository"
    shutil.copytree(root / "tests/cases/base/content", folder / "content")
    template = (folder / "content/organisations/voorbeeldatelier.yml").read_text("utf-8")
    lines = [line for line in template.split("\n") if not line.startswith(("enterprise_number:", "name:"))]
    base = {
        f"content/organisations/lid-{number}.yml": "\n".join(
            [lines[0], f"name: Lid {'abcdefghij'[number] * 6}", *lines[1:]]
        )
        for number in range(CHANGED)
    }
    for path, text in base.items():
        (folder / path).write_text(text, "utf-8")
    shutil.copytree(root / "content/places", folder / "content/places")
    catalogue = assemble(load(Project.at(root=folder)).checked)

    proposals: dict[str, dict[str, str]] = {}
    for path, text in base.items():
        value = parse(text.encode(), path).value or {}
        proposals[f"change-{len(proposals)}"] = {
            path: amended(text, SCHEMA.flat, {**value, "phone": "+32 11 99 88 77", "languages": ["nl", "fr"]})
        }
    for number in range(NEW):
        answers = {
            "name": f"{'klmnopqrst'[number] * 8} Werk",
            "type": "maatwerkbedrijf",
            "summary": "Doet werk.",
            "sectors": "groen",
            "source": "https://bron.voorbeeld.be/",
        }
        slug, text = new_organisation(answers, catalogue, SCHEMA, "2026-11-22")
        proposals[f"new-{number}"] = {f"content/organisations/{slug}.yml": text}
    assert {len(files) for files in proposals.values()} == {1}  # nothing that they share is written

    files = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in (folder / "content").rglob("*.yml")
    }
    git(folder, "init", "-q", "-b", "main")
    stream = [*commit("main", files)]
    for branch, changed in proposals.items():
        stream += commit(branch, changed, parent="refs/heads/main")
    git(folder, "fast-import", "--quiet", given=b"".join(stream))
    git(folder, "reset", "-q", "--hard")
    for half in (list(proposals)[:CHANGED], list(proposals)[CHANGED:]):
        git(folder, "merge", "-q", "--no-edit", *half)
    loaded = load(Project.at(root=folder))
    assert loaded.errors == ()
    merged = assemble(loaded.checked).organisations
    assert sum(one.phone == "+32 11 99 88 77" for one in merged.values()) == CHANGED
    assert len(merged) == 1 + CHANGED + NEW
