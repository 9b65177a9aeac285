"""The catalogue in one language: what every page needs to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from builder.catalogue.model import Catalogue, Image, Organisation, Sector
from builder.catalogue.places import Municipality
from builder.catalogue.queries import Directory
from builder.catalogue.witness import Look, Noted, look, remembered
from builder.matching.wording import Wording
from builder.rendering.covers import Cover, cover_for, covers_of
from builder.rendering.environment import environment
from builder.rendering.escaping import html
from builder.rendering.explained import Explanations
from builder.rendering.ground import Ground
from builder.rendering.linked_data import breadcrumb_list
from builder.rendering.neighbourhood import Neighbourhood
from builder.rendering.page import Feed, Page, shortened
from builder.rendering.pictures import NO_PICTURES, Pictures, Shown
from builder.rendering.region_names import RegionNames
from builder.rendering.words import Words
from builder.routes import Routes

Crumb = tuple[str, str]  # what it says, where it leads

CARD_CHIPS = 4
DATED = ("assets/js/dated.js",)  # of pages with something that ends
GROUPS = ("assets/css/stories.css",)  # of pages with answers, choices and groups of links


class Edition:
    """One language of the site. Makes pages from templates and keeps the fragments that return on many pages."""

    def __init__(
        self,
        catalogue: Catalogue,
        language: str,
        brochures: Mapping[str, int] = MappingProxyType({}),
        pictures: Pictures = NO_PICTURES,
        ground: Ground | None = None,
    ) -> None:
        """`ground` is that of another edition of the same catalogue."""
        self.known_as = f"Edition {language}"  # among those who answer questions
        self.catalogue = catalogue
        self.brochures = brochures  # path of each brochure that the site has, and its bytes
        self.pictures = pictures
        self.language = language
        self.routes = Routes.for_(language, catalogue.site.languages[0])
        self.first_routes = Routes()  # of what is the same whatever language it is told in
        self.words = Words(language)
        self._ = self.words._
        self.ngettext = self.words.ngettext
        self.text = self.words.text
        self.region_names = RegionNames(self.words)
        self.ground = ground or Ground(Directory(catalogue))
        self.directory = self.ground.directory
        self.related = self.ground.related
        self.atlas = self.ground.atlas
        self.over = self.ground.over
        self.still_open = self.ground.still_open
        self.neighbourhood = Neighbourhood(self.directory, self.words)
        self.explanations = Explanations(catalogue.glossary.values(), self.routes, language)
        self._environment = environment(language, self.routes)
        self._trails: dict[tuple[tuple[Crumb, ...], str], Markup] = {}
        self._rows: dict[tuple[str, str], str] = {}
        self._cards: dict[tuple[str, str, str | None], tuple[Markup, set[Look]]] = {}

    def prepare(self) -> None:
        """Make at once what most pages need."""
        self._environment.compile_all()

    # --- pages ---------------------------------------------------------------------------------------------------

    def page(
        self,
        template: str,
        path: str,
        *,
        section: str,
        title: str,
        description: str,
        crumbs: Sequence[Crumb] = (),
        json_ld: Iterable[dict[str, Any]] = (),
        last_changed: str | None = None,
        styles: tuple[str, ...] = (),
        scripts: tuple[str, ...] = (),
        early: tuple[str, ...] = (),
        feeds: tuple[Feed, ...] = (),
        stands_for: str = "",
        moved: bool = False,
        images_from: str = "",
        bare: bool = False,
        cover: str = "",
        **values: Any,
    ) -> Page:
        """The page at `path`, its body from `theme/templates/<template>`. `crumbs` are those between home and here;
        `cover` is a page of which this one shares the cover, where that is not one above it."""
        root = "../" * path.count("/")
        trail = ((self._("Home"), self.routes.home), *crumbs, (title, path))
        is_home = path == self.routes.home
        body = self._environment.get_template(template).render(
            root=root,
            path=path,
            title=title,
            crumbs=self._crumbs(trail[:-1], root),
            last_changed=last_changed,
            site=self.catalogue.site,
            edition=self,
            card=self.card,
            row=self.row,
            **values,
        )
        return Page(
            path=path,
            place=path.removeprefix(self.routes.prefix),
            language=self.language,
            section=section,
            title="" if is_home else title,
            description=shortened(description),
            body=Markup(body),
            json_ld=tuple(json_ld) if is_home or bare else (*json_ld, breadcrumb_list(self.catalogue.site.url, trail)),
            last_changed=last_changed,
            styles=styles,
            scripts=scripts,
            early=early,
            feeds=feeds,
            stands_for=stands_for,
            moved=moved,
            images_from=images_from,
            bare=bare,
            cover=cover_for(self.covers, self.routes.key(cover or path)),
        )

    def _crumbs(self, trail: tuple[Crumb, ...], root: str) -> Markup:
        """The way from home to a page; made once, as all pages of a kind share it."""
        made = self._trails.get((trail, root))
        if made is None:
            made = Markup(self._environment.get_template("crumbs.html").render(crumbs=trail, root=root))
            self._trails[trail, root] = made
        return made

    def address(self, path: str) -> str:
        """The canonical address of a path."""
        return self.catalogue.site.url + path

    def edit_url(self, file: str) -> str | None:
        """Where `file` (below content/, such as `organisations/bewel.yml`) can be edited; None without a repository."""
        site = self.catalogue.site
        if site.repository is None:
            return None
        base = site.repository.removesuffix("/").removesuffix(".git")
        host = urlsplit(base).hostname or ""
        # GitHub and GitLab write it differently; Forgejo, Gitea and Codeberg differ again.
        verb = "-/edit" if "gitlab" in host else "_edit" if host in ("codeberg.org", "gitea.com") else "edit"
        return f"{base}/{verb}/{site.branch}/content/{file}"

    # --- organisations -------------------------------------------------------------------------------------------

    def logo(self, organisation: Organisation) -> Shown | None:
        return self.pictures.get(("logo", organisation.logo.file)) if organisation.logo else None

    def photos(self, organisation: Organisation) -> list[tuple[Image, Shown]]:
        """The photos that the site has, each with its words."""
        those = ((photo, self.pictures.get(("photo", photo.file))) for photo in organisation.photos)
        return [(photo, shown) for photo, shown in those if shown]

    def card(self, organisation: Organisation, root: str, sector: str | None = None) -> Markup:
        """An organisation as a card that begins with its work in `sector`. Made once for each depth, as it returns."""
        key = (organisation.slug, root, sector)
        known = self._cards.get(key)
        if known is None:
            chips = self._card_chips(organisation, sector)
            with Noted() as looks:
                card = self._environment.get_template("card.html").render(
                    organisation=organisation, logo=self.logo(organisation), chips=chips, root=root
                )
            known = self._cards[key] = Markup(card), looks
        made, looks = known
        for at in looks:  # whoever shows the card looks at what is on it
            look(*at)
        return made

    def row(self, organisation: Organisation, root: str, extra: str = "") -> Markup:
        """An organisation on one line of a list: its name, and its place or the words of `extra`."""
        key = (organisation.slug, root)
        link = self._rows.get(key)
        if link is None:
            path = root + self.routes.organisation(organisation.slug)
            link = f'<li><a href="{html(path)}">{html(organisation.name)}</a> <span>'
            self._rows[key] = link
        return Markup(f"{link}{html(extra or self.words.towns(organisation, 2))}</span>\n")

    def _card_chips(self, organisation: Organisation, sector: str | None) -> list[str]:
        """Its first activities, in turn from each sector or only from `sector`; sectors without known activities."""
        offers = [offer for offer in organisation.offers if sector in (None, offer.sector.id)]
        activities = [[self.text(activity.label) for activity in offer.activities] for offer in offers]
        depth = max(map(len, activities), default=0)
        turns = chain.from_iterable(
            (labels[turn] for labels in activities if turn < len(labels)) for turn in range(depth)
        )
        labels = list(dict.fromkeys(turns)) or [self.text(offer.sector.label) for offer in offers]
        return labels[:CARD_CHIPS]

    # --- places --------------------------------------------------------------------------------------------------

    def municipality_path(self, municipality: Municipality) -> str | None:
        """The page of a municipality; only those with a location have one."""
        has_page = self.directory.anybody_in(municipality.nis)
        return self.routes.municipality(municipality.slug) if has_page else None

    def links_to_regions(self, regions: Iterable[str]) -> list[Crumb]:
        known = self.catalogue.regions
        return [(self.text(known[region].name), self.routes.region(region)) for region in regions]

    def links_to_sectors(self, sectors: Iterable[Sector]) -> list[Crumb]:
        return [(self.text(sector.label), self.routes.sector(sector.id)) for sector in sectors]

    # --- dates ---------------------------------------------------------------------------------------------------

    @remembered
    def last_reviewed(self) -> str | None:
        return last_reviewed(self.catalogue.active)

    @cached_property
    def covers(self) -> Mapping[str, Cover]:
        return covers_of(self.catalogue, self.words, self.routes)

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.catalogue, self.language)


def last_reviewed(organisations: Iterable[Organisation]) -> str | None:
    """The day the newest of these profiles was looked at; None without organisations."""
    return max((organisation.last_reviewed for organisation in organisations), default=None)
