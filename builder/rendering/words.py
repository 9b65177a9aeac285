"""The site's own words in one language: translated sentences, enumerations, dates, numbers, day names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.numbers import format_decimal
from markupsafe import Markup

from builder.catalogue.model import Organisation, Term, Text
from builder.catalogue.places import Municipality
from builder.language import translator, typeset
from builder.rendering.dates import clock_of, readable_clock, readable_date
from builder.rendering.escaping import html
from builder.rendering.hours import DayRow, Span

_NO_MARKUP = Markup("")

_BELGIAN = re.compile(r"^\+32\s*(?=[1-9])")
_AMOUNT = re.compile(r"(?:(meer dan|ongeveer|minstens|bijna) )?(\d{1,3}(?:\.\d{3})*)")


class Words:
    """How the site speaks to a reader of `language`. Everything it gives is plain text: the templates escape it."""

    def __init__(self, language: str) -> None:
        self.language = language
        catalogue = translator(language, "interface")
        self._one: Callable[[str], str] = cache(catalogue.gettext)
        self._many: Callable[[str, str, int], str] = cache(catalogue.ngettext)
        locale = Locale.parse(language)
        ours = {"ber": self._("Berber"), "vgt": self._("Flemish Sign Language")}
        self._languages: dict[str, str] = {**locale.languages, **ours}
        days = locale.days["stand-alone"]["wide"]
        self.days: tuple[str, ...] = tuple(days[number] for number in range(7))  # Monday first

    def _(self, message: str, **values: Any) -> str:
        """The sentence `message` (plain English) in this language, with `%(name)s` filled in from `values`."""
        sentence = self._one(message)
        return sentence % values if values else sentence

    def ngettext(self, one: str, many: str, n: int, **values: Any) -> str:
        """The sentence for `n` things; `%(n)s` is the number as people write it."""
        return self._many(one, many, n) % {"n": self.number(n), **values}

    def text(self, text: Text) -> str:
        """The words in this language, or in one there is."""
        return typeset(text.in_(self.language), self.language)

    def lang(self, text: Text) -> Markup:
        """A lang attribute when the words that are shown are in another language than the page."""
        shown = text.language_for(self.language)
        return _NO_MARKUP if shown == self.language else Markup(f' lang="{html(shown)}"')

    def sentence(self, text: str) -> str:
        """`text` with its first letter as a capital; the rest stays as it is (ISO, GOB)."""
        return text[:1].upper() + text[1:]

    def language_name(self, language: str) -> str:
        return self._languages.get(language, language)

    def place(self, municipality: Municipality) -> str:
        return municipality.name_in(self.language)

    def towns(self, organisation: Organisation, limit: int = 0) -> str:
        """Where an organisation has its locations: Genk, Hasselt en nog 2."""
        return self.listed([self.place(town) for town in organisation.municipalities], limit)

    def date(self, date: str) -> str:
        return readable_date(date, self.language)

    def number(self, value: int) -> str:
        return _number(value, self.language)

    def amount(self, written: str) -> str:
        """A figure as sources give it in Dutch: 8.800, meer dan 40, ongeveer 100. What else it says stays as it is."""
        match = _AMOUNT.fullmatch(written)
        if not match:
            return written
        number = self.number(int(match[2].replace(".", "")))
        return {
            "meer dan": self._("more than %(n)s", n=number),
            "ongeveer": self._("about %(n)s", n=number),
            "minstens": self._("at least %(n)s", n=number),
            "bijna": self._("almost %(n)s", n=number),
            None: number,
        }[match[1]]

    def listed(self, names: Sequence[str], limit: int = 0) -> str:
        """Genk, Hasselt en Diest; with a `limit`, Genk, Hasselt en nog 4 when there are more."""
        if limit and len(names) > limit:
            return self._("%(names)s and %(n)s more", names=", ".join(names[:limit]), n=len(names) - limit)
        if len(names) < 2:
            return "".join(names)
        return self._("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])

    def enumerated(self, terms: Iterable[Term]) -> str:
        """Labels of vocabulary terms as one phrase: "Bedrijf, lokaal bestuur en particulier"."""
        return self.sentence(self.listed([self.within(self.text(term.label)) for term in terms]))

    def within(self, label: str) -> str:
        """A label as it stands within a sentence: no capital, unless it is more than one (ISO, GOB)."""
        return label[:1].lower() + label[1:] if label[1:2].islower() else label

    def day_row(self, row: DayRow) -> str:
        """Days in a row: maandag tot vrijdag; or one day's name."""
        if row.first == row.last:
            return self.days[row.first]
        if row.last == row.first + 1:
            return self.listed((self.days[row.first], self.days[row.last]))
        return self._("%(first)s to %(last)s", first=self.days[row.first], last=self.days[row.last])

    def spans(self, spans: Sequence[Span]) -> str:
        """Hours: 9.30 – 12 en 13 – 17.30 uur; gesloten when there are none."""
        if not spans:
            return self._("closed")
        return self._(
            "%(hours)s hours",
            hours=self.listed([f"{self.clock(start)} – {self.clock(end)}" for start, end in spans]),
        )

    def clock(self, time: str) -> str:
        """A time as people write it: 9.30, 17."""
        return readable_clock(time, self.language)

    def when(self, start: str, end: str | None) -> str:
        """The day or period of an event, with its hours where they are known: 26 november 2026, 19 tot 22 uur."""
        begins, ends = clock_of(start), clock_of(end or "")
        days = [self.date(start)]
        if end and self.date(end) != days[0]:
            days.append(self.date(end))
        day = " – ".join(days)
        if begins and ends and len(days) == 1:
            hours = self._("%(start)s to %(end)s hours", start=self.clock(begins), end=self.clock(ends))
            return f"{day}, {hours}"
        if begins:
            opening = self._("from %(start)s", start=self.clock(begins))
            return f"{day}, {opening}"
        return day


@cache
def _number(value: int, language: str) -> str:
    return format_decimal(value, locale=language)


@cache
def domain(url: str) -> str:
    """The host a link leads to, without `www.`, as visitors are shown where they go."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def outgoing(url: str) -> str:
    """`url` when it leads to the web. Raises ValueError for any other scheme, which the check lets nobody enter."""
    if not url.lower().startswith(("https://", "http://")):
        raise ValueError(f"not a web address: {url!r}")
    return url


def national(phone: str) -> str:
    """A Belgian number as it is written and dialled in Belgium: `011 27 27 27`; others stay."""
    return _BELGIAN.sub("0", phone)


def dialled(phone: str) -> str:
    """`+32 11 27 27 27` as a telephone dials it: `+3211272727`."""
    return "".join(character for character in phone if character.isdigit() or character == "+")
