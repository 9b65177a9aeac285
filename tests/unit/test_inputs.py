"""What a site is made of is known by its bytes, and what changed meanwhile is noticed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.project import Project
from builder.publishing.inputs import inputs_of, unchanged_since


def project_in(folder: Path) -> Project:
    for name in ("content/organisations", "theme", "schema"):
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("{}", "utf-8")
    (folder / "content/site.yml").write_text("name: Proef", "utf-8")
    (folder / "content/organisations/een.yml").write_text("name: Een", "utf-8")
    return replace(Project.at(root=folder), theme=folder / "theme", schema=folder / "schema")


def test_a_digest_follows_the_bytes_and_the_options(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    first = inputs_of(project)
    assert inputs_of(project).digest() == first.digest() != inputs_of(project, "brochures").digest()
    (tmp_path / "content/organisations/een.yml").write_text("name: Twee", "utf-8")
    second = inputs_of(project)
    assert second.digest() != first.digest()
    assert second.digest("organisations") == first.digest("organisations")


def test_content_that_was_written_meanwhile_is_noticed(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    inputs = inputs_of(project)
    assert unchanged_since(inputs, project)
    (tmp_path / "content/site.yml").write_text("name: Ander", "utf-8")
    assert not unchanged_since(inputs, project)


def test_a_template_that_was_changed_under_a_running_program_is_noticed(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    inputs_of(project)
    (tmp_path / "theme/page.html").write_text("new", "utf-8")
    assert not unchanged_since(inputs_of(project), project)
