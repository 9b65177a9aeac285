"""The pages that every site has, made from its data: what they are called and what people type who look for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.finding.pages import SitePage, pages_by_language, spelled
from builder.language import translator
from builder.reading.pages import WrittenPage, written_pages
from builder.routes import Routes


@dataclass(frozen=True)
class OwnPage:
    """`title` and `description` are messages of the interface; `asked` is as in the front matter of a written page."""

    path: str  # in the site's first language
    title: str
    description: str
    asked: tuple[str, ...]


_AT = Routes()
OWN_PAGES = (
    OwnPage(
        _AT.tasks,
        "Task finder",
        "Paste a list of tasks or a job description. See which work goes together, and who can do it.",
        ("lijst/lijstje taken", "taken verdelen/plakken", "liste de tâches", "list of tasks"),
    ),
    OwnPage(
        _AT.organisations,
        "All organisations",
        "All organisations of the social economy in this directory, from A to Z.",
        ("lijst organisaties", "lijst van organisaties", "liste des organisations", "list of organisations"),
    ),
    OwnPage(
        _AT.sectors,
        "Sectors",
        "All kinds of work that organisations in the social economy do, with who does it where.",
        ("alle sectoren", "soorten werk", "tous les secteurs", "all sectors"),
    ),
    OwnPage(
        _AT.regions,
        "Regions",
        "Organisations of the social economy by province, region and municipality.",
        ("alle regio's/provincies", "kaart van vlaanderen", "kaart organisaties", "landkaart", "carte de la flandre",
         "map of flanders"),
    ),
    OwnPage(
        _AT.federations,
        "Federations",
        "Federations and networks of the social economy, now and in the past.",
        ("alle federaties/koepels", "lid worden", "toutes les fédérations"),
    ),
    OwnPage(
        _AT.practices,
        "Examples",
        "Examples of companies and local governments that work with the social economy.",
        ("praktijkvoorbeelden", "voorbeelden", "goede voorbeelden/praktijken", "voorbeelden van samenwerking",
         "inspiratie", "getuigenissen", "bonnes pratiques", "témoignages", "good practices"),
    ),
    OwnPage(
        _AT.events,
        "Events",
        "Network meetings, matching days and open days of the social economy.",
        ("kalender", "nieuws", "evenementenkalender", "evenementen sociale economie", "calendrier",
         "upcoming events"),
    ),
    OwnPage(
        _AT.requests,
        "Open requests",
        "Work that companies and local governments want to hand over to the social economy.",
        ("openstaande vragen", "vragen/opdrachten van bedrijven", "wie zoekt een partner"),
    ),
    OwnPage(
        _AT.glossary,
        "Glossary",
        "The words and laws of the social economy, explained in plain language.",
        ("woordenlijst", "moeilijke woorden", "afkortingen", "alle begrippen"),
    ),
    OwnPage(
        _AT.figures,
        "Figures",
        "Figures on the social economy in Flanders and Brussels, each with its year and source.",
        ("statistieken", "statistiques", "statistics", "cijfers sociale economie",
         "hoeveel organisaties/maatwerkbedrijven/werkplaatsen/doelgroepwerknemers zijn er"),
    ),
    OwnPage(
        _AT.conversation_cards,
        "Conversation cards",
        "Questions and suggestions to get a company and the social economy talking. To print.",
        ("kaartjes gesprek", "gesprek voorbereiden"),
    ),
    OwnPage(
        _AT.matchday,
        "Matching day",
        "Go through organisations or requests card by card, keep who you want to talk to, and print.",
        (),
    ),
    OwnPage(
        _AT.bundle,
        "My bundle",
        "Collect pages of this site and take them with you as one document.",
        ("mijn lijst/lijstje/favorieten", "bewaarde organisaties/pagina's", "ma liste", "my list"),
    ),
    OwnPage(
        _AT.embedding,
        "A list on your own site",
        "Show the organisations of your federation, sector or region on your own site, with one line.",
        ("lijst op eigen/onze/mijn site/website", "insluiten", "widget", "iframe", "embed"),
    ),
    OwnPage(
        _AT.programs,
        "The data for programs",
        "Addresses and fields of the open data of this directory, for who writes a program.",
        ("api", "rss", "geojson"),
    ),
)  # fmt: skip


def site_pages(written: Iterable[WrittenPage], languages: Sequence[str]) -> dict[str, tuple[SitePage, ...]]:
    """All pages that can be looked for, by language: those that are written by hand, and then the site's own."""
    by_hand = pages_by_language(written)
    return {one: (*by_hand.get(one, ()), *own_pages(one, languages)) for one in languages}


def pages_below(content: Path, languages: Sequence[str]) -> tuple[SitePage, ...]:
    """The same of a content folder, as they read in the first of its languages."""
    return site_pages(written_pages(content, languages), languages)[languages[0]]


def own_pages(language: str, languages: Sequence[str]) -> Iterator[SitePage]:
    """As they read in `language`; whoever asks in another one of the site finds them by their titles there."""

    def said(message: str, one: str) -> str:
        return translator(one, "interface").gettext(message)

    for page in OWN_PAGES:
        title, *elsewhere = dict.fromkeys(said(page.title, one) for one in (language, *languages))
        asked = (phrase for text in page.asked for phrase in spelled(text))
        yield SitePage(
            page.path.rstrip("/"), title, said(page.description, language), "", tuple(elsewhere), tuple(asked)
        )
