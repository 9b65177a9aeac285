"""`werkwijzer match`: from tasks in everyday words to packages of work and the organisations that can take them."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.command import (
    EXIT_USAGE,
    _,
    answer_option,
    catalogue_of,
    content_option,
    found_line,
    language_option,
    limit_option,
    project_at,
    seed_option,
    stop,
    table_of,
    terminal,
    whole_words,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from builder.matching.request import Answer, Package
    from builder.matching.wording import Wording

FLOORS = ("own-site", "customer-site", "enclave")


@click.command()
@click.option(
    "--task", "tasks", multiple=True, required=True, metavar="TEXT", help="A task in your own words; - reads."
)
@click.option("--place", metavar="PLACE", help="Where: a postal code, a municipality or a region.")
@click.option("--customer", metavar="ID", help="Who asks: bedrijf, lokaal-bestuur, overheid, school, …")
@click.option("--floor", type=click.Choice(FLOORS), help="Where the work is done; own-site is the maker's workshop.")
@click.option(
    "--means",
    "corrections",
    multiple=True,
    metavar="WORD=WORK",
    help="What a word means: a sector or an activity; nothing after the = for no work.",
)
@limit_option
@seed_option
@answer_option
@content_option
@language_option
@whole_words
def match(
    tasks: tuple[str, ...],
    place: str | None,
    customer: str | None,
    floor: str | None,
    corrections: tuple[str, ...],
    limit: int,
    seed: str | None,
    form: str,
    content: Path | None,
    lang: str,
) -> None:
    """Find who can take your tasks: a list, or a whole job description, in everyday Dutch, French or English.

    \b
    werkwijzer match --task 'dozen vouwen en etiketteren, 2 halve dagen per week' --place Genk
    werkwijzer match --task 'gras maaien' --task 'ramen wassen' --customer lokaal-bestuur
    werkwijzer match --task 'dozen vouwen' --means vouwen=was-strijk/strijk
    werkwijzer match --task - < vacature.txt
    """
    from builder.matching.matcher import Matcher, NoMatchingError, UnknownPlaceError
    from builder.matching.reply import reply
    from builder.matching.request import Request
    from builder.matching.wording import Wording

    catalogue = catalogue_of(project_at(content), lang)
    customers = catalogue.vocabulary.customers
    if customer is not None and customer not in customers:
        known = ", ".join(customers)
        stop(_(lang, "There is no customer {customer}. Choose from: {known}.").format(customer=customer, known=known),
             EXIT_USAGE)  # fmt: skip
    text = "\n".join(sys.stdin.read() if task == "-" else task for task in tasks)
    day = datetime.date.today().isoformat()
    try:
        matcher = Matcher(catalogue)
        meanings = dict(_meaning(given, matcher.works, lang) for given in corrections)
        answer = matcher.match(Request(text, place, customer, floor, limit, seed or day, meanings))
    except UnknownPlaceError as error:
        stop(_(lang, "There is no place {place} here. Give a postal code or a municipality.").format(place=error),
             EXIT_USAGE)  # fmt: skip
    except NoMatchingError:
        stop(_(lang, "The content has no vocabulary/matching.yml, so tasks cannot be matched."), EXIT_USAGE)
    words = Wording(catalogue, lang)
    if form == "json":
        click.echo(json.dumps(reply(answer, text, words), ensure_ascii=False, indent=1))
    else:
        _print(answer, text, words)


def _meaning(given: str, works: Collection[str], lang: str) -> tuple[str, str]:
    """`WORD=WORK` as a word and what it means; stops when there is no such work."""
    word, equals, work = given.partition("=")
    if not equals or (work and work not in works):
        stop(_(lang, "There is no work {work}. Name a sector or an activity: gras=groen/tuinonderhoud.")
             .format(work=work or given), EXIT_USAGE)  # fmt: skip
    return word, work


# --- as text ----------------------------------------------------------------------------------------------------------


def _print(answer: Answer, text: str, words: Wording) -> None:
    from rich.text import Text

    console, lang = terminal(), words.lang
    for line in beside_lines(answer, words):
        console.print(Text(line), style="dim")
    if not answer.packages:
        console.print(Text(_(lang, "No task was recognised."), style="bold"))
    for number, package in enumerate(answer.packages, start=1):
        head = _(lang, "Package {number}").format(number=number)
        _print_package(console, f"{head}: {_titles(package, words)}", package, text, words)
    if answer.whole is not None and answer.whole.candidates:
        _print_package(console, _(lang, "Everything together"), answer.whole, "", words)
    if answer.unplaced:
        said = ", ".join(f"“{word}”" for word in answer.unplaced)
        console.print(Text(_(lang, "Not understood: {words}.").format(words=said)), style="yellow")
        console.print(Text(_(lang, "Say it in other words, or look in the pages of the sectors.")), style="dim")


def beside_lines(answer: Answer, words: Wording) -> list[str]:
    """What was understood beside the work."""
    asked, lang = answer.circumstances, words.lang
    matching = words.catalogue.matching
    cues = {cue.id: cue.label.in_(lang) for each in (matching.floors, matching.frequencies, matching.conditions)
            for cue in each} if matching else {}  # fmt: skip
    said = [asked.place] if asked.place else []
    said += [cues[one] for one in (asked.floor, asked.frequency, *asked.conditions) if one]
    customer = words.customers.get(asked.customer or "")
    said += [customer.label.in_(lang)] if customer else []
    return [_(lang, "Understood: {words}.").format(words="; ".join(said))] if said else []


def _titles(package: Package, words: Wording) -> str:
    return ", ".join(words.work(key) for key in dict.fromkeys(task.activity for task in package.tasks))


def _print_package(console: Console, head: str, package: Package, text: str, words: Wording) -> None:
    from rich.text import Text

    console.print(Text(head, style="bold"))
    for task in package.tasks if text else ():
        said = " … ".join(text[start:end] for start, end in task.words)
        console.print(Text(f"  {said} → {words.work(task.activity)}"), style="dim")
    for form in package.forms[:3]:
        console.print(Text(f"  {words.form(form.form)}: {words.why_form(form.rule)}"))
    if package.candidates:
        console.print(candidates_table(package, words))
    line = found_line(package.found, len(package.candidates), words.lang)
    console.print(Text(f"{line}\n"), style="dim")


def candidates_table(package: Package, words: Wording) -> Table:
    from rich.text import Text

    lang = words.lang
    table = table_of(
        (_(lang, "Name"), 4), (_(lang, "Where"), 3), (_(lang, "Why"), 6), (_(lang, "What does not fit"), 4)
    )
    for candidate in package.candidates:
        one = candidate.organisation
        places = ", ".join(place.name for place in one.municipalities[:3])
        table.add_row(
            Text(one.name, style="bold"),
            Text(places),
            Text("; ".join(words.reasons(candidate, True))),
            Text("; ".join(words.reasons(candidate, False)), style="dim"),
        )
    return table
