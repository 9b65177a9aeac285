"""`werkwijzer forget`: a person or an organisation out of the content, and what git history still needs."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from builder.command import (
    EXIT_PROBLEMS,
    EXIT_USAGE,
    _,
    content_option,
    language_option,
    project_at,
    say,
    stop,
    whole_words,
)
from builder.writing import replace

HISTORY = """Git still has all of this in its history. To take it out there too:
1. Ask everybody to finish and merge their proposals.
2. In a fresh clone: git filter-repo --invert-paths {paths}
   For words inside files that stay: git filter-repo --replace-text words.txt
3. Push with --force, and ask everybody to clone again. Forks and clones of others keep the old history.
4. Ask GitHub Support to remove cached views and old pull requests. Delete old artifacts of workflows.
5. Search engines and web archives have copies of their own: ask them to remove the page."""


@click.command()
@click.argument("who")
@click.option("--write", is_flag=True, help="Do it. Without this it is only shown.")
@content_option
@language_option
@whole_words
def forget(who: str, write: bool, content: Path | None, lang: str) -> None:
    """Remove a person or an organisation: WHO is a name, or the web name of a profile.

    Its file and pictures go, and others no longer refer to it. What stands in running text is listed, for a person to
    rewrite. The next build leaves it out of pages, search and open data. Git keeps what was there before: the command
    says what that needs.
    """
    from builder.checking.schemas import load_schemas
    from builder.editing.forgetting import forget as forgotten
    from builder.problems import shorten
    from builder.publishing.workplace import old_site
    from builder.reading.content import read_content

    project = project_at(content)
    documents = read_content(project.content).documents
    parent = project.content.parent
    texts = {document.path: (parent / document.path).read_text("utf-8") for document in documents}
    pages = (project.content / "pages").rglob("*.md")
    texts |= {page.relative_to(parent).as_posix(): page.read_text("utf-8") for page in pages}
    found = forgotten(who, documents, texts, load_schemas(project.schema))
    if not (found.removed or found.changed or found.mentions):
        stop(_(lang, "Nothing here is named {who}.").format(who=who), EXIT_USAGE)
    for path in found.removed:
        click.echo(f"- {path}")
    for path in found.changed:
        click.echo(f"~ {path}")
    if found.mentions:
        click.echo("\n" + _(lang, "Still named in these lines. Rewrite them yourself:"))
        for mention in found.mentions:
            click.echo(f"  {mention.path}:{mention.line}  {shorten(mention.text, 100)}")
    if write:
        for path in found.removed:
            (parent / path).unlink(missing_ok=True)
        for path, text in found.changed.items():
            replace(parent / path, text.encode())
        for folder in (project.cache, old_site(project.site)):
            shutil.rmtree(folder, ignore_errors=True)
        say("\n" + _(lang, "Done. Now: werkwijzer build --removals, and publish the new site."))
    else:
        say("\n" + _(lang, "Nothing was written. Is this right? Then add --write."))
    say("\n" + _(lang, HISTORY).format(paths=" ".join(f"--path {path}" for path in found.removed) or "--replace-text"))
    sys.exit(EXIT_PROBLEMS if found.mentions else 0)
