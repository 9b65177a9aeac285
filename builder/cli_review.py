"""Commands for who looks after proposals: `report` on a pull request, `proposal` out of an issue, `owners` to ask."""

from __future__ import annotations

from pathlib import Path

import click

from builder.command import (
    EXIT_USAGE,
    catalogue_and_documents,
    changed_since,
    content_option,
    language_option,
    load_project,
    project_at,
    say,
    stop,
    whole_words,
)


@click.command()
@click.argument("revision")
@content_option
@language_option
@whole_words
def report(revision: str, content: Path | None, lang: str) -> None:
    """Say in words what changed for visitors since a git REVISION, as Markdown.

    It names every changed field with its old and new value, problems, suspected duplicates, what would make the profile
    more useful, and who has to look.
    """
    from builder.checking.schemas import load_schemas
    from builder.reviewing.blame import blame
    from builder.reviewing.report import Versions
    from builder.reviewing.report import report as written

    project = project_at(content)
    changed, before = changed_since(revision, project, lang)
    after = load_project(project, lang)
    versions = Versions(before.documents, after.documents, changed, project.content.name)
    judged = blame(after.problems, before.problems, changed)
    click.echo(written(versions, judged, load_schemas(project.schema), lang), nl=False)


@click.command()
@click.argument("event", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@content_option
@language_option
@whole_words
def proposal(event: Path, out: Path, content: Path | None, lang: str) -> None:
    """Read a profile out of the issue in EVENT (a file of GitHub) and put it in the folder OUT.

    OUT gets organisations/<slug>.yml and report.md for a pull request when the profile is sound, and always answer.md
    for under the issue. The content itself does not change.
    """
    from builder.reviewing.proposal import issue_in, proposal_in
    from builder.writing import put

    project = project_at(content)
    try:
        issue = issue_in(event.read_bytes())
    except ValueError as error:
        stop(f"{event}: {error}", EXIT_USAGE)
    made = proposal_in(issue, project, lang)
    put(out, "answer.md", made.answer.encode())
    if made.text is not None:
        put(out, f"organisations/{made.slug}.yml", made.text.encode())
        put(out, "report.md", made.report.encode())
    say(made.answer.partition("\n")[0])


@click.command()
@content_option
@language_option
@whole_words
def owners(content: Path | None, lang: str) -> None:
    """Print CODEOWNERS: who is asked to review which profile, from `reviewers` in site.yml."""
    from builder.reviewing.owners import owners as written

    catalogue, documents = catalogue_and_documents(project_at(content), lang)
    site = next(each.value for each in documents if each.kind == "site")
    click.echo(written(catalogue, site.get("reviewers", {})), nl=False)
