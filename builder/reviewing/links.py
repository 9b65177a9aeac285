"""Which websites no longer answer: asked slowly and politely, and told after three weeks on end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from builder.catalogue.model import Catalogue
from builder.language import translator
from builder.reviewing.markdown import listed, quoted

STRIKES = 3  # times on end that an address must fail before somebody hears of it
MOST = 200  # addresses of one sort in a list
_KEPT = re.compile(r"```json\n(.*?)\n```", re.DOTALL)


class Answer(StrEnum):
    """GONE is surely wrong; UNSURE may be a wall against robots, or a bad day."""

    FINE = "fine"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Link:
    url: str
    file: str  # where it stands: organisations/bewel.yml


def links_of(catalogue: Catalogue) -> list[Link]:
    """The websites that visitors are sent to, each once, sorted. Sources are not among them: they are what was read."""
    return sorted({link.url: link for link in _every(catalogue)}.values(), key=lambda link: link.url)


def _every(catalogue: Catalogue) -> Iterator[Link]:
    for one in catalogue.active:
        file = f"organisations/{one.slug}.yml"
        given = (one.website, *one.social.values(), *(location.website for location in one.locations))
        yield from (Link(url, file) for url in given if url)
    for folder, entries in (("federations", catalogue.federations), ("regions", catalogue.regions)):
        for entry in entries.values():
            if entry.website:
                yield Link(entry.website, f"{folder}/{entry.id}.yml")


def strikes_in(before: str) -> dict[str, int]:
    """How often each address failed, out of the list of last time; nothing when that cannot be read."""
    kept = _KEPT.search(before.replace("\r\n", "\n"))
    try:
        found: Any = json.loads(kept[1]) if kept else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {url: count for url, count in found.items() if isinstance(count, int) and 0 < count < 1000}


def strikes_after(before: Mapping[str, int], answers: Mapping[str, Answer]) -> dict[str, int]:
    """One more for who is gone again, none for who answers; who is unsure keeps what it had."""
    after = {url: before.get(url, 0) + (answer is Answer.GONE) for url, answer in answers.items()}
    return {url: count for url, count in sorted(after.items()) if count and answers[url] is not Answer.FINE}


def link_list(links: Iterable[Link], answers: Mapping[str, Answer], strikes: Mapping[str, int], language: str) -> str:
    """The list as Markdown, with what next time has to know."""
    words = translator(language, "review")
    _, several = words.gettext, words.ngettext
    files = {link.url: link.file for link in links}
    told = [url for url, count in strikes.items() if count >= STRIKES]
    waiting = [url for url, count in strikes.items() if count < STRIKES]
    unsure = sum(answer is Answer.UNSURE for answer in answers.values())

    def lines(urls: list[str]) -> str:
        return listed(f"{quoted(url)}: {quoted(files.get(url, ''))} ({strikes[url]}×)" for url in urls[:MOST])

    parts = [
        several("{number} website looked at.", "{number} websites looked at.", len(answers)).format(number=len(answers))
    ]
    if told:
        advice = _("Look for the new address, or take the line out of the file.")
        parts.append(f"## {_('No longer there')}\n\n{advice}\n\n{lines(told)}")
    else:
        parts.append(_("There is no website that failed three times on end."))
    if waiting:
        parts.append(f"## {_('Failed now, and is tried again next week')}\n\n{lines(waiting)}")
    if unsure:
        sure = several(
            "{number} website did not say clearly whether it is there: many let no program in.",
            "{number} websites did not say clearly whether they are there: many let no program in.",
            unsure,
        )
        parts.append(sure.format(number=unsure))
    kept = json.dumps(dict(strikes), indent=0, ensure_ascii=True).replace("`", "\\u0060")
    parts.append(f"<details><summary>{_('For the program')}</summary>\n\n```json\n{kept}\n```\n\n</details>")
    return "\n\n".join(part.strip() for part in parts) + "\n"
