"""The page with which a member keeps a profile current: `?wie=<slug>` opens that profile, `?nieuw` a new one.

The scripts make the form from the files of :mod:`builder.editing.form`; here stand the words around it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from builder.editing.commented import modeline
from builder.editing.form import NAMES, PLACES, definition_path
from builder.exporting.publication import PROFILES
from builder.reading.pictures import MAX_BYTES
from builder.rendering.dates import for_scripts
from builder.rendering.edition import Edition
from builder.rendering.page import Page, data_block

DATA_ID = "bijwerken-gegevens"


def edit_form_page(edition: Edition) -> Page:
    _ = edition._
    title = _("Keep a profile current")
    return edition.page(
        "edit_form.html",
        edition.routes.edit_form,
        section="organisaties",
        title=title,
        description=_("Correct a telephone number, address or opening hours of an organisation, without an account."),
        styles=("assets/css/form.css",),
        scripts=("assets/js/form/edit.js",),
        folder_url=_folder_url(edition),
        github=bool(_github(edition)),
        data=data_block(edit_form_data(edition), identifier=DATA_ID),
    )


def edit_form_data(edition: Edition) -> dict[str, Any]:
    """What the scripts need beside the form itself: where files lie, and `words` as `text` or `[one, many]`."""
    site, federations = edition.catalogue.site, edition.catalogue.federations.values()
    return {
        "files": {"definition": definition_path(edition.language), "places": PLACES, "names": NAMES},
        "profiles": PROFILES,
        "header": modeline("organisation"),
        "languages": site.languages,
        "pictureBytes": MAX_BYTES,
        "site": {
            "email": site.email or "",
            "mailboxes": {one.id: one.email for one in federations if one.email},
            "repository": _github(edition),
            "branch": site.branch,
            "edit": edition.edit_url("organisations/{slug}.yml") or "",
        },
        "words": _words(edition),
    }


def _github(edition: Edition) -> str:
    """The address of the repository when it is on GitHub; only there the form knows how to fill in pages."""
    base = (edition.catalogue.site.repository or "").removesuffix("/").removesuffix(".git")
    return base if urlsplit(base).hostname == "github.com" else ""


def _folder_url(edition: Edition) -> str:
    base = _github(edition)
    return f"{base}/tree/{edition.catalogue.site.branch}/content/organisations" if base else ""


def _words(edition: Edition) -> dict[str, Any]:
    """What the scripts say. `{name}` is filled in by them; a pair is for one and for more."""
    _ = edition._
    return {
        **for_scripts(edition.language),
        "title": _("Keep current: {name}"),
        "titleNew": _("A new profile"),
        # before the form
        "unknown": _("There is no profile “{name}”. Choose the organisation from the list."),
        "unreadable": _("This profile is written in a way that the form does not know. Tell us what is wrong instead."),
        "failed": _("The form could not be loaded. Try again later."),
        "draftFound": _("You began on {date} and did not finish. Your draft is here again; it is on this device only."),
        "draftMerged": _(
            "The profile was changed on the site after you began on {date}. We put both together. "
            "This came from the site:"
        ),
        "draftTaken": _(
            "The profile was changed on the site after you began on {date}. What you changed is on the site already."
        ),
        "proposed": _("Somebody proposes these changes. Look them over below, and hand them in."),
        "notProposed": _("The changes in this link do not fit the profile. Ask for them again."),
        "conflicts": _(
            "You began on {date}. After that, somebody changed the same on the site. Choose what is right. "
            "The rest of your draft stays as it is."
        ),
        "onSite": _("On the site"),
        "inDraft": _("In your draft"),
        "nothing": _("nothing"),
        "kept": _("Your draft is kept on this device."),
        "twin": _("“{name}” looks like {other}, which has a profile already. Do you want to keep that current?"),
        "notKept": _("Your browser keeps nothing: hand it in before you go to another page."),
        # fields
        "needed": _("(needed)"),
        "nothingChosen": _("Nothing chosen"),
        "choices": _("Choices"),
        "noChoice": _("Nothing found for “{query}”"),
        "searchChoice": _("Search and choose"),
        "translate": _("Add a translation: {language}"),
        "add": _("Add: {name}"),
        "remove": _("Remove: {what}"),
        "removeThis": _("Remove this"),
        "up": _("Higher"),
        "down": _("Lower"),
        "moved": _("{name} is now number {n} of {all}."),
        "removed": _("{name} is gone."),
        "newItem": _("New: {name}"),
        "more": _("More: {names}"),
        "yes": _("yes"),
        "no": _("no"),
        "next": _("Next: {step}"),
        "toSend": _("Look it over and hand it in"),
        # pictures
        "pictureHelp": _(
            "A PNG, JPEG or WebP. Your device makes it smaller and leaves out what else is in the file, such as the "
            "place where it was taken."
        ),
        "pictureNow": _("Now: {name}"),
        "pictureTaken": _("The picture is in your draft: {width} by {height} dots, {size} kB."),
        "noPicture": _("We cannot use this file. Choose a PNG, JPEG or WebP of at most 30 MB."),
        # hours
        "hoursHelp": _("Write it as 9:00-12:00, 13:00-17:00. Leave a day empty when you do not know."),
        "hoursAsWritten": _("These hours do not fit in a table, so they stay as they are written."),
        "hoursFault": _("We cannot read “{text}”. Write it as 9:00-12:00, 13:00-17:00, or: closed."),
        "hoursFor": _("Hours for"),
        "sameHours": _("The same from Tuesday to Friday"),
        "addHours": _("Add hours"),
        "closed": _("closed"),
        "days": dict(zip(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"), _days(edition), strict=True)),
        # faults
        "use": _("Use “{text}”"),
        "tidied": _("We wrote it as {text}."),
        "filled": _("We filled in {text}."),
        "faults": [_("{n} thing to look at"), _("{n} things to look at")],
        "toMend": [_("{n} thing is not right yet"), _("{n} things are not right yet")],
        # handing in
        "noChanges": _("You changed nothing yet."),
        "isNew": _("This becomes a new profile."),
        "was": _("was:"),
        "becomes": _("becomes:"),
        "gone": _("{text} goes"),
        "mailSubject": _("Profile: {name}"),
        "mailChanged": _("These are changes to the profile {name}:"),
        "mailNew": _("This is a new profile, {name}:"),
        "mailTake": _("Open this link to take the changes over: {link}"),
        "mailAttach": _("Add the file {file} to this mail. It was just downloaded."),
        "mailOpened": _("Your mail program opens. The changes go when you send the mail."),
        "downloaded": _("{file} was downloaded. Mail it to whoever keeps this directory."),
        "copied": _("Copied."),
        "notCopied": _("Your browser does not let us copy. Select the text below and copy it."),
        "atGitHub": _("GitHub opens with the text filled in."),
        "pasteAtGitHub": _("The text is copied. GitHub opens: choose everything there and paste."),
    }


def _days(edition: Edition) -> list[str]:
    """Monday to Sunday, and holidays."""
    return [edition.words.sentence(day) for day in (*edition.words.days, edition._("public holidays"))]
