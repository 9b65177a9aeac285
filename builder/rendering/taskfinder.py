"""The takenwijzer: from a description of work to packages, forms of working together and organisations.

The browser does the matching. Without scripts the page explains the method and leads to the sectors. What the scripts
need to know (words, names, conversation cards) stands in one data block.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from builder.catalogue.matching import Cue
from builder.rendering.dates import for_scripts
from builder.rendering.edition import Edition
from builder.rendering.page import Page, data_block
from builder.rendering.sectors import sectors_at_work, sorted_sectors

DATA_ID = "takenwijzer-gegevens"
MOST_TEXT = 6000  # characters; a long job description has 3000
NOT_ASKING = ("werkzoekende",)  # customers who do not hand over work


class Example(NamedTuple):
    name: str  # on the button
    text: str  # and the rest is filled in
    place: str
    customer: str


def taskfinder_page(edition: Edition) -> Page:
    _, catalogue = edition._, edition.catalogue
    return edition.page(
        "taskfinder.html",
        edition.routes.tasks,
        section="takenwijzer",
        title=_("Task finder"),
        description=_("Paste a list of tasks or a job description. See which work goes together, and who can do it."),
        styles=("assets/css/finder.css", "assets/css/tasks.css"),
        scripts=("assets/js/tasks/tasks.js",),
        works=catalogue.matching is not None,
        most_text=MOST_TEXT,
        examples=_examples(edition),
        customers=[one for one in catalogue.vocabulary.customers.values() if one.id not in NOT_ASKING],
        floors=_floors(edition),
        towns=sorted({edition.words.place(town) for town in catalogue.places.municipalities.values()}),
        sectors=sectors_at_work(edition),
        data=data_block(taskfinder_data(edition), identifier=DATA_ID),
    )


def taskfinder_data(edition: Edition) -> dict[str, Any]:
    """What the scripts need. `cues` are names of what a text tells beside the work; `cards` start a conversation."""
    catalogue, text, routes = edition.catalogue, edition.text, edition.routes
    rules = catalogue.matching
    cues: Iterable[Cue] = (*rules.floors, *rules.frequencies, *rules.conditions) if rules else ()
    return {
        "email": catalogue.site.email or "",
        "sectors": [
            {
                "id": sector.id,
                "label": text(sector.label),
                "url": routes.sector(sector.id),
                "activities": [[activity.key, text(activity.label)] for activity in sector.activities],
            }
            for sector in sorted_sectors(edition)
        ],
        "forms": {
            form.id: {
                "label": text(form.label),
                "summary": text(form.summary) if form.summary else "",
                "url": routes.glossary_entry(form.glossary) if form.glossary else "",
            }
            for form in catalogue.vocabulary.forms.values()
        },
        "customers": {one.id: text(one.label) for one in catalogue.vocabulary.customers.values()},
        "cues": {cue.id: text(cue.label) for cue in cues},
        "cards": [
            {
                "for": card.audience,
                "question": text(card.question),
                "suggestion": text(card.suggestion) if card.suggestion else "",
                "forms": [form.id for form in card.forms],
                "sectors": [sector.id for sector in card.sectors],
            }
            for card in catalogue.cards
        ],
        "words": _words(edition),
    }


def _floors(edition: Edition) -> list[tuple[str, str]]:
    _ = edition._
    return [
        ("own-site", _("In their workshop")),
        ("customer-site", _("At our place, a crew comes by")),
        ("enclave", _("At our place, a steady team")),
    ]


def _examples(edition: Edition) -> list[Example]:
    """Texts to try."""
    _ = edition._
    return [
        Example(
            name=_("A warehouse"),
            text=_(
                "Vacancy: warehouse worker. You fold boxes, pack products and stick labels on them, two half days a "
                "week. You sort returned goods. You also mow the grass around the building and clean the canteen."
            ),
            place="Genk",
            customer="bedrijf",
        ),
        Example(
            name=_("An office"),
            text=_(
                "Scan our old archive and shred it afterwards.\nLunch for 30 people every Thursday.\nClean the offices "
                "and wash the windows.\nPut the newsletter in envelopes."
            ),
            place="Mechelen",
            customer="bedrijf",
        ),
        Example(
            name=_("A municipality"),
            text=_(
                "Trim hedges and clear leaves in three parks.\nRepair bicycles of our staff.\nA soup and sandwich "
                "reception for 80 residents.\nEmpty the litter bins in the centre every day."
            ),
            place="Kortrijk",
            customer="lokaal-bestuur",
        ),
    ]


def _words(edition: Edition) -> dict[str, Any]:
    """What the scripts say. `{name}` is filled in by them; a pair is for one and for more."""
    _ = edition._
    return {
        **for_scripts(edition.language),
        # what was read
        "summary": [_("{n} package of work found"), _("{n} packages of work found")],
        "tasksRead": [_("{n} task recognised"), _("{n} tasks recognised")],
        "nothing": _("We recognise no work in this text yet."),
        "change": _("Change"),
        "changeTask": _("Change: {task}"),
        "undone": _("“{text}” does not count, you said"),
        "noWork": _("This is no work"),
        "leaveOut": _("Leave this out"),
        "meaningOf": _("What do you mean by “{text}”?"),
        "reading": _("How we read it now"),
        "otherReadings": _("Or do you mean"),
        "noActivity": _("We know no task with “{text}”. Try another word, or look at the sectors."),
        "unplaced": _("We could not place this:"),
        "giveMeaning": _("Say what “{text}” means"),
        "back": _("Undo: {text}"),
        "unknownPlace": _("We do not know the place “{place}”. Try a postal code or a municipality."),
        "failed": _("The task finder could not be loaded. Try again later, or choose from the sectors below."),
        # packages
        "package": _("Package {letter}"),
        "partOf": _("package {letter}"),
        "otherForms": _("Other ways to work together"),
        "explained": _("What is this?"),
        "sectorPage": _("All about {sector}"),
        "found": [_("{n} organisation can take this"), _("{n} organisations can take this")],
        "foundNobody": _("We know nobody who does this yet. Look at the sectors, or ask a federation."),
        "more": _("Show {n} more"),
        "fits": _("Fits:"),
        "mind": _("Mind:"),
        "away": _("{km} km"),
        "choose": _("Choose"),
        "together": _("Everything with one organisation"),
        "togetherWhy": _("These organisations do all this work. One talk, one agreement."),
        "togetherNearly": _("Nobody does everything. These come closest; below each you see what is missing."),
        # the chosen
        "chosen": [_("{n} organisation chosen"), _("{n} organisations chosen")],
        "copied": _("Copied."),
        "bundled": _("In your bundle."),
        "mailOne": _("Mail to {name}"),
        "mailAll": _("One mail to all of them"),
        "mailAllHint": _("The addresses stay hidden from each other (bcc)."),
        "noMail": _("We know no e-mail address."),
        "call": _("Call {phone}"),
        "profile": _("Open the profile"),
        "seeMail": _("See the text"),
        # the mail
        "subject": _("Question about work: {work}"),
        "dear": _("Dear {name},"),
        "dearAll": _("Hello,"),
        "weSeek": _("We are looking for an organisation for this work:"),
        "where": _("Where: {text}"),
        "how": _("How: {text}"),
        "conditions": _("Mind: {text}"),
        "floors": {
            "own-site": _("in your workshop"),
            "customer-site": _("at our place"),
            "enclave": _("with a steady team at our place"),
        },
        "formIdea": _("We think of: {form}."),
        "question": _("Does this suit you? Then we like to talk about it, at our place or at yours."),
        "ownWords": _("In our own words:"),
        "greeting": _("Kind regards,\n[your name]\n[your organisation]\n[your telephone number]"),
        # the briefing
        "briefing": _("Briefing: work to hand over"),
        "briefingFor": _("Made with {site} on {date}."),
        "theText": _("The text"),
        "whoCan": _("Who can do it"),
        "talk": _("For the conversation"),
        "notes": _("Notes"),
        "site": edition.catalogue.site.name,
    }
