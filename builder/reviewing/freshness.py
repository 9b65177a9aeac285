"""Profiles that nobody looked at for a long time: whom to ask, and a letter that is ready to send."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from builder.catalogue.model import Catalogue, Organisation
from builder.language import translator
from builder.reviewing.markdown import fenced, quoted
from builder.routes import Routes, still_right_url

ALONE = "zonder-federatie"  # whose list holds the organisations without a federation
MOST = 40  # organisations in one list: the oldest first, the others the month after
SOON = 6  # months before it goes to the archive in which a profile is told so
_YEAR = 12


@dataclass(frozen=True)
class Aged:
    organisation: Organisation
    months: int  # since somebody looked at it


def months_between(day: str, today: str) -> int:
    """Whole months from one day to another, both year-month-day; a day of which only the year is known begins it."""
    year, month, date = (int(part) for part in f"{day}-01-01".split("-")[:3])
    now_year, now_month, now_date = (int(part) for part in today.split("-"))
    return (now_year - year) * 12 + now_month - month - (now_date < date)


def aged(catalogue: Catalogue, today: str, months: int) -> list[Aged]:
    """Organisations still at work that nobody reviewed for `months`, the oldest first. Those that left the lists for
    that reason are among them."""
    gone = {"merged", "closed"}
    those = (
        Aged(one, months_between(one.last_reviewed, today))
        for one in catalogue.organisations.values()
        if one.status not in gone
    )
    return sorted(
        (each for each in those if each.months >= months), key=lambda each: (-each.months, each.organisation.slug)
    )


def by_federation(those: list[Aged]) -> Mapping[str, list[Aged]]:
    """The same by the first federation of each; who has none is under ALONE."""
    found: dict[str, list[Aged]] = {}
    for each in those:
        found.setdefault(next(iter(each.organisation.federations), ALONE), []).append(each)
    return dict(sorted(found.items()))


def age_in_words(months: int, language: str) -> str:
    several = translator(language, "review").ngettext
    if months < 2 * _YEAR:
        return several("{n} month", "{n} months", months).format(n=months)
    years = months // _YEAR
    return several("{n} year", "{n} years", years).format(n=years)


class Letters:
    """What is asked of organisations, in the language of the site."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.site = catalogue.site
        self.language = catalogue.site.languages[0]
        words = translator(self.language, "review")
        self._, self.several = words.gettext, words.ngettext
        self._routes = Routes.for_(self.language, self.language)

    def list_of(self, those: list[Aged]) -> str:
        """The list of one federation, as Markdown; what profiles say is only text in it."""
        return "".join(self._lines(those))

    def _lines(self, those: list[Aged]) -> Iterator[str]:
        words = self.several(
            "{number} profile has not been looked at for a long time.",
            "{number} profiles have not been looked at for a long time.",
            len(those),
        )
        yield (
            words.format(number=len(those))
            + " "
            + self._("Ask these organisations whether it is still right.")
            + "\n\n"
        )
        for each in those[:MOST]:
            yield f"- [ ] {self._line(each)}\n"
        if len(those) > MOST:
            yield f"\n{self._('The other {number} come next month.').format(number=len(those) - MOST)}\n"
        yield f"\n**{self._('The letter, to copy')}**\n\n{fenced(self.letter(those[0]))}\n"
        if self.site.archive_after:
            leaves = self._("After {age} without a review a profile leaves the lists of the site. Its page stays.")
            yield "\n" + leaves.format(age=age_in_words(self.site.archive_after, self.language)) + "\n"

    def _line(self, each: Aged) -> str:
        one = each.organisation
        parts = [f"**{quoted(one.name)}**", self._("{age} ago").format(age=age_in_words(each.months, self.language))]
        parts.append(f"[{self._('profile')}]({self._address(one)})")
        if self.site.archive_after and each.months > self.site.archive_after:
            parts.append(f"**{self._('is in the archive')}**")
        elif self.site.archive_after and each.months > self.site.archive_after - SOON:
            parts.append(f"**{self._('soon goes to the archive')}**")
        if one.email:
            parts.append(f"{quoted(one.email)} ([{self._('write')}]({self._mail_to(each)}))")
        elif one.phone:
            parts.append(quoted(one.phone))
        elif one.website:
            parts.append(quoted(one.website))
        return ", ".join(parts)

    def letter(self, each: Aged) -> str:
        """A letter to one organisation."""
        lines = [
            self._("Hello,"),
            "",
            self._("Your profile in {site} was looked at {age} ago:").format(
                site=self.site.name, age=age_in_words(each.months, self.language)
            ),
            self._address(each.organisation),
            "",
            self._("Is everything still right? Then answer: still right."),
            self._("Has something changed? Then say what, or change it yourself: {link}").format(
                link=f"{self.site.url}{self._routes.edit_form}?wie={each.organisation.slug}"
            ),
            *self._in_one_step(each.organisation),
            "",
            self._("Thank you,"),
            self.site.publisher,
        ]
        return "\n".join(lines)

    def _in_one_step(self, one: Organisation) -> Iterator[str]:
        """The issue that a workflow turns into a proposal, for who has an account."""
        if link := still_right_url(self.site.repository, one.slug):
            yield self._("Do you have an account on GitHub? Then say so here: {link}").format(link=link)

    def _mail_to(self, each: Aged) -> str:
        subject = self._("Is your profile in {site} still right?").format(site=self.site.name)
        # Brackets would end the link in Markdown.
        address = quote(each.organisation.email or "", safe="@")
        return f"mailto:{address}?subject={quote(subject, safe='')}&body={quote(self.letter(each), safe='')}"

    def _address(self, one: Organisation) -> str:
        return self.site.url + self._routes.organisation(one.slug)
