"""Commands for keeping a directory current: `stale` says whom to ask, `links` what is gone, `stats` what is known."""

from __future__ import annotations

import datetime
import json
import time
from pathlib import Path

import click

from builder.command import (
    EXIT_BUILD,
    EXIT_USAGE,
    _,
    answer_option,
    catalogue_and_documents,
    catalogue_of,
    content_option,
    language_option,
    project_at,
    say,
    stop,
    table_of,
    terminal,
    whole_words,
)
from builder.language import translator

HEADS = ("profiles", "answered", "confirmed", "oldest, months")
today_option = click.option("--today", metavar="DAY", help="The day to count to (default: today), year-month-day.")


@click.command()
@content_option
@click.option("--months", type=click.IntRange(1, 120), default=12, show_default=True, help="From how old.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write a list for each federation here.")
@today_option
@language_option
@whole_words
def stale(content: Path | None, months: int, out: Path | None, today: str | None, lang: str) -> None:
    """Say which profiles nobody looked at for a long time, whom to ask, and with which letter (Markdown)."""
    from builder.reviewing.freshness import Letters, aged, by_federation
    from builder.writing import put

    catalogue = catalogue_of(project_at(content), lang)
    lists = by_federation(aged(catalogue, _day(today), months))
    letters = Letters(catalogue)
    for name, those in lists.items():
        if out is None:
            click.echo(f"# {name}\n\n{letters.list_of(those)}")
        else:
            put(out, f"{name}.md", letters.list_of(those).encode())
    if not lists:
        say(_(lang, "Every profile was looked at in the last {number} months.").format(number=months))


@click.command()
@content_option
@click.option("--before", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="The list of last time.")
@click.option("--minutes", type=click.IntRange(1, 110), default=90, show_default=True, help="Stop after so long.")
@language_option
@whole_words
def links(content: Path | None, before: Path | None, minutes: int, lang: str) -> None:
    """Ask every website in the directory whether it is there, slowly, and print a list (Markdown).

    An address is told when it failed three times on end; --before says how often it did.
    """
    from builder.reviewing.asking import Asker
    from builder.reviewing.links import Answer, link_list, links_of, strikes_after, strikes_in

    those = links_of(catalogue_of(project_at(content), lang))
    answers = Asker(until=time.monotonic() + 60 * minutes).answers(link.url for link in those)
    if answers and Answer.FINE not in answers.values():
        stop(_(lang, "No website answered at all, so this says nothing. Is there a network?"), EXIT_BUILD)
    known = strikes_in(before.read_text("utf-8", "replace") if before else "")
    click.echo(link_list(those, answers, strikes_after(known, answers), lang), nl=False)


@click.command()
@content_option
@answer_option
@today_option
@language_option
@whole_words
def stats(content: Path | None, form: str, today: str | None, lang: str) -> None:
    """Say what the profiles answer of what visitors ask, for each federation, and how old they are.

    Nobody is ranked by it: the site never orders organisations by how complete they are.
    """
    from builder.reviewing.completeness import QUESTIONS
    from builder.reviewing.statistics import statistics

    found = statistics(*catalogue_and_documents(project_at(content), lang), _day(today))
    if form == "json":
        click.echo(json.dumps(found.plain(), ensure_ascii=False, indent=1))
        return
    words = translator(lang, "review").gettext
    parts = table_of((_(lang, "federation"), 4), *((_(lang, head), 1) for head in HEADS))
    for part in (*found.federations, found.everything):
        answered = f"{part.answered:.1f}/{len(QUESTIONS)}"
        parts.add_row(part.name or _(lang, "all"), str(part.profiles), answered, str(part.confirmed), str(part.oldest))
    helps = table_of((_(lang, "what helps"), 6), (_(lang, "answered"), 1), (_(lang, "next step"), 1))
    for question in QUESTIONS:
        helps.add_row(words(question.advice), str(found.coverage[question.key]), str(found.steps.get(question.key, 0)))
    ages = table_of((_(lang, "months since a review"), 4), (_(lang, "profiles"), 1))
    for band, count in found.ages.items():
        ages.add_row(_(lang, "more") if band == "old" else f"< {band}", str(count))
    terminal().print(parts, helps, ages)


def _day(given: str | None) -> str:
    if given is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        stop(f"--today {given}: year-month-day", EXIT_USAGE)
