"""The part of `werkwijzer import` that takes over a profile, alone or with its pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from builder.command import EXIT_PROBLEMS, EXIT_USAGE, _, say, shown, stop
from builder.project import Project
from builder.writing import replace

if TYPE_CHECKING:
    from builder.catalogue.model import Catalogue


def take_profile(file: Path, slug: str, catalogue: Catalogue, project: Project, lang: str, *, write: bool) -> NoReturn:
    """A profile that somebody sent: checked with all the rest, shown as a pull request would be, and put in place."""
    from builder.checking.conduct import images_in
    from builder.editing.parcel import ParcelError, parcel_in, pictures_beside
    from builder.editing.twins import profile_of
    from builder.reading.files import is_slug
    from builder.reading.pictures import FOLDER, unused_pictures
    from builder.reading.strict_yaml import MAX_BYTES, parse
    from builder.reviewing.markdown import unmarked
    from builder.reviewing.proposal import weighed

    try:
        parcel = parcel_in(file)
    except ParcelError:
        stop(_(lang, "{file} is no ZIP with one profile and its pictures.").format(file=file), EXIT_USAGE)
    whose = slug or profile_of(parcel.stem, parcel.data, catalogue.organisations)
    if len(parcel.data) > MAX_BYTES or not is_slug(whose):
        stop(_(lang, "It is not clear whose profile {file} is. Say it: --as ID.").format(file=file), EXIT_USAGE)
    named = {name for _path, name in images_in(parse(parcel.data, file.name).value or {})}
    sent = parcel.pictures or pictures_beside(file, named)
    pictures = {name: sent[name] for name in sorted(named & sent.keys())}
    judged = weighed(whose, parcel.data.decode("utf-8", "replace"), project, lang, pictures)
    click.echo(f"{whose}.yml\n\n{unmarked(judged.report)}")
    if not judged.sound:
        say(_(lang, "There are mistakes in the profile, so it was not written."))
        sys.exit(EXIT_PROBLEMS)
    if write:
        unused = set(unused_pictures(project.content))
        (project.content / FOLDER).mkdir(exist_ok=True)
        for name, data in pictures.items():
            replace(project.content / FOLDER / name, data)
            say(shown(project.content / FOLDER / name))
        replace(project.profile(whose), judged.text.encode())
        say(shown(project.profile(whose)))
        for name in sorted(set(unused_pictures(project.content)) - unused):  # a logo in the place of another
            (project.content / FOLDER / name).unlink()
            say(
                _(lang, "{file} is gone: nothing shows it any more.").format(
                    file=shown(project.content / FOLDER / name)
                )
            )
    else:
        say(_(lang, "Nothing was written. Is this right? Then add --write."))
    sys.exit(0)
