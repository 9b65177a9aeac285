"""Every address of the site in one place: below the site's root, ending in a slash; "" is the home page."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

HAND_WRITTEN = (
    "particulieren",
    "bedrijven",
    "besturen",
    "werk-zoeken",
    "hoe-werkt-het",
    "sociale-clausules",
    "over",
    "gegevens",
    "privacy",
    "toegankelijkheid",
    "meedoen",
)


@dataclass(frozen=True)
class Routes:
    """The addresses in one language: the site's default language at the root, the others below `fr/`, `en/`.

    Files for other programs (cards, calendars, feeds, brochures) are there once, in the default language.
    """

    prefix: str = ""

    @classmethod
    def for_(cls, language: str, default: str) -> Routes:
        return cls("" if language == default else f"{language}/")

    def key(self, path: str) -> str:
        """A page as bundles name it: the same in every language."""
        return path.removeprefix(self.prefix).rstrip("/")

    @property
    def home(self) -> str:
        return self.prefix

    def hand_written(self, name: str) -> str:
        """A page of content/pages. Raises KeyError for a name that is not in HAND_WRITTEN."""
        if name not in HAND_WRITTEN:
            raise KeyError(name)
        return f"{self.prefix}{name}/"

    @property
    def search(self) -> str:
        return f"{self.prefix}zoeken/"

    @property
    def organisations(self) -> str:
        return f"{self.prefix}organisaties/"

    def organisation(self, slug: str) -> str:
        return f"{self.prefix}organisaties/{slug}/"

    def card(self, slug: str) -> str:
        """The organisation for an address book."""
        return f"organisaties/{slug}.vcf"

    def letter(self, letter: str, page: int = 1) -> str:
        """A part of a long A to Z list. Slugs have two characters or more, so one character never meets one."""
        return f"{self.prefix}organisaties/{letter}/" + (f"{page}/" if page > 1 else "")

    @property
    def sectors(self) -> str:
        return f"{self.prefix}sectoren/"

    def sector(self, sector: str) -> str:
        return f"{self.prefix}sectoren/{sector}/"

    def activity(self, sector: str, activity: str) -> str:
        return f"{self.prefix}sectoren/{sector}/#{activity}"

    def sector_region(self, sector: str, region: str) -> str:
        return f"{self.prefix}sectoren/{sector}/{region}/"

    @property
    def regions(self) -> str:
        return f"{self.prefix}regios/"

    def region(self, region: str) -> str:
        return f"{self.prefix}regios/{region}/"

    @property
    def municipalities(self) -> str:
        return f"{self.prefix}gemeenten/"

    def municipality(self, slug: str) -> str:
        return f"{self.prefix}gemeenten/{slug}/"

    @property
    def federations(self) -> str:
        return f"{self.prefix}federaties/"

    def federation(self, federation: str) -> str:
        return f"{self.prefix}federaties/{federation}/"

    @property
    def practices(self) -> str:
        return f"{self.prefix}praktijk/"

    def practice(self, practice: str) -> str:
        return f"{self.prefix}praktijk/{practice}/"

    @property
    def events(self) -> str:
        return f"{self.prefix}agenda/"

    def event(self, event: str) -> str:
        return f"{self.prefix}agenda/{event}/"

    def event_file(self, event: str) -> str:
        """The event for a calendar."""
        return f"agenda/{event}.ics"

    @property
    def calendar(self) -> str:
        return "agenda.ics"

    @property
    def news_feed(self) -> str:
        return "feeds/nieuws.xml"

    @property
    def organisations_feed(self) -> str:
        return "feeds/organisaties.xml"

    def sector_feed(self, sector: str) -> str:
        return f"feeds/sectoren/{sector}.xml"

    def region_feed(self, region: str) -> str:
        return f"feeds/regios/{region}.xml"

    @property
    def requests(self) -> str:
        return f"{self.prefix}vragen/"

    def request(self, request: str) -> str:
        return f"{self.prefix}vragen/{request}/"

    @property
    def glossary(self) -> str:
        return f"{self.prefix}begrippen/"

    def glossary_entry(self, entry: str) -> str:
        return f"{self.prefix}begrippen/{entry}/"

    @property
    def bundle(self) -> str:
        return f"{self.prefix}bundel/"

    def region_brochure(self, region: str) -> str:
        return f"brochures/{region}.pdf"

    def sector_brochure(self, sector: str) -> str:
        return f"brochures/sectoren/{sector}.pdf"

    @property
    def design(self) -> str:
        return f"{self.prefix}ontwerp/"

    @property
    def offline(self) -> str:
        return f"{self.prefix}offline/"

    @property
    def figures(self) -> str:
        return f"{self.prefix}cijfers/"

    @property
    def conversation_cards(self) -> str:
        return f"{self.prefix}gesprekskaarten/"

    @property
    def tasks(self) -> str:
        return f"{self.prefix}takenwijzer/"

    @property
    def matchday(self) -> str:
        return f"{self.prefix}matchdag/"

    @property
    def embedding(self) -> str:
        """Where somebody makes the line that shows a list on another site."""
        return f"{self.prefix}insluiten/"

    @property
    def programs(self) -> str:
        """What programs may read, for who writes one."""
        return f"{self.prefix}api/"

    def embedded(self, path: str) -> str:
        """A list for within a page of another site, of the sector, region or federation whose own page is at `path`."""
        return f"{self.prefix}embed/{path.removeprefix(self.prefix)}"

    @property
    def edit_form(self) -> str:
        return f"{self.prefix}bijwerken/"


def still_right_url(repository: str | None, slug: str) -> str | None:
    """Where somebody with an account on GitHub says in one step that a profile is still right; None elsewhere."""
    if repository is None or urlsplit(repository).hostname != "github.com":
        return None
    return f"{repository.removesuffix('.git')}/issues/new?title={quote(f'Klopt nog: {slug}', safe='')}"
