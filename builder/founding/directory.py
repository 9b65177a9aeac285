"""The files of a new directory: content to begin with, its own site.yml, workflows, the program, a word of welcome."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.catalogue.entries import DEFAULT_ACCENT
from builder.catalogue.model import Catalogue, Only
from builder.catalogue.selection import shown
from builder.checking.formats import FORMATS, Fault
from builder.checking.schemas import Schema
from builder.editing.commented import modeline
from builder.editing.fmt import write_text
from builder.founding.wheel import NAME, wheel
from builder.language import LANGUAGES, translator
from builder.problems import hint, message, problem
from builder.project import CACHE_DIR, CONTENT_DIR, PACKAGE_ROOT, RESOURCES, SCHEMA_DIR

GITHUB = ("workflows", "actions", "ISSUE_TEMPLATE")  # below .github/
YES, NO = ("yes", "y", "ja", "j", "oui", "o"), ("no", "n", "nee", "neen", "non")
PARTS = {"federation": "federations", "region": "regions", "sector": "sectors"}
IGNORED = f"/site/\n/site.*/\n/.site.*\n/build/\n/.venv/\n/{CACHE_DIR}/\n__pycache__/\n"
_TIED = ("organisations", "practices", "events", "requests")  # folders of what belongs to others
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")  # of pictures that a site may have
_OURS = Path("workflows/tests.yml")  # tests the program, of which a directory has no source
_CHECKOUT = "default: ."  # what the workflows install in a checkout of the program


@dataclass(frozen=True)
class Question:
    """`prompt` and `help` are messages of the domain `cli`. Without an answer there is `default`."""

    key: str
    prompt: str
    help: str
    default: str = ""


QUESTIONS: tuple[Question, ...] = (
    Question("name", "What is the directory called?", "It stands at the top of every page.", "Sociale economie"),
    Question("publisher", "Who publishes it?", "The federation or the organisation behind it.", "Werkwijzer"),
    Question("tagline", "What is it in a few words?", "It stands large on the first page.", "Vind sociale economie"),
    Question(
        "url",
        "At which address will it be?",
        "The whole address, with https:// in front. It may have a path.",
        "https://gids.example/",
    ),
    Question(
        "repository",
        "Where will its files be?",
        "The address of the repository, such as https://github.com/name/guide. Leave it empty if there is none yet.",
    ),
    Question("email", "Where can people write to?", "A general mailbox, such as info@. No address of a person."),
    Question("languages", "In which languages?", "nl, fr, en, with a space between them. The usual one first.", "nl"),
    Question(
        "accent",
        "Which colour?",
        "A hash and six characters, such as #0b5e55. We look whether words in it can be read.",
        DEFAULT_ACCENT,
    ),
    Question("logo", "Where is the logo?", "A PNG, JPEG or WebP file on this computer. Leave it empty to have none."),
    Question(
        "show",
        "Which part do you show?",
        "Such as federation:herwin, region:provincie-limburg or sector:groen. Leave it empty for everything.",
    ),
    Question("profiles", "Do you start with the profiles that we know?", "yes or no.", "yes"),
)


class AnswerError(ValueError):
    """An answer that cannot be used. `question` is its key; `said` tells why, in the language that was asked for."""

    def __init__(self, question: str, said: str) -> None:
        super().__init__(f"{question}: {said}")
        self.question = question
        self.said = said


def new_directory(answers: Mapping[str, str], everything: Catalogue, schema: Schema, language: str) -> dict[str, bytes]:
    """Every file of the directory, by its path in it. `everything` is the content that comes with the program, `schema`
    that of site.yml. Raises AnswerError for the first answer that cannot be used."""
    given, site, logo = settings(answers, everything, language)
    files = dict(_content(given, site, everything))
    if logo:
        files[f"content/images/{site['logo']['file']}"] = logo
    files["content/site.yml"] = write_text(site, schema.flat, [modeline("site")]).encode()
    welcome = (PACKAGE_ROOT / "founding/README.nl.md").read_text("utf-8")
    files["README.md"] = welcome.replace("{name}", given["name"]).replace("{wheel}", NAME).encode()
    files[".gitignore"] = IGNORED.encode()
    return files | dict(program_files())


def settings(
    answers: Mapping[str, str], everything: Catalogue, language: str
) -> tuple[dict[str, str], dict[str, Any], bytes]:
    """What was answered, with the usual answer to what was not; the site.yml of it; the logo, empty when there is none.
    Raises AnswerError for the first answer that cannot be used."""
    given = {question.key: answers.get(question.key, "").strip() or question.default for question in QUESTIONS}
    site = _site(given, everything, language)
    return given, site, _logo(Path(given["logo"]).expanduser(), language) if given["logo"] else b""


def program_files() -> Iterator[tuple[str, bytes]]:
    """What a directory has of the program: the program itself, what it needs, what editors know of the fields, and what
    GitHub does with it."""
    yield f"program/{NAME}", wheel()
    yield "requirements.txt", (RESOURCES / "requirements.txt").read_bytes()
    for file in sorted(SCHEMA_DIR.glob("*.json")):
        yield f"schema/{file.name}", file.read_bytes()
    for file in sorted((RESOURCES / ".github").rglob("*.yml")):
        path = file.relative_to(RESOURCES / ".github")
        if path.parts[0] in GITHUB and path != _OURS:
            text = file.read_text("utf-8").replace(_CHECKOUT, f"default: program/{NAME}")
            yield f".github/{path.as_posix()}", text.encode()


def _site(given: Mapping[str, str], everything: Catalogue, language: str) -> dict[str, Any]:
    words = translator(language, "cli").gettext
    for key in ("url", "repository", "email"):
        if given[key]:
            _refuse(key, FORMATS["email" if key == "email" else "url"](given[key]), given[key], language)
    _refuse("accent", FORMATS["colour"](given["accent"]), given["accent"], language)
    languages = re.split(r"[\s,]+", given["languages"])
    if unknown := [each for each in languages if each not in LANGUAGES]:
        raise AnswerError("languages", words("There is no language {found} here.").format(found=unknown[0]))
    if given["profiles"].casefold() not in (*YES, *NO):
        raise AnswerError("profiles", words("“{found}” is not yes or no.").format(found=given["profiles"]))
    only = _only(given["show"], everything, words("There is no {found} here. Such as: {some}."))
    url = given["url"] if given["url"].endswith("/") else f"{given['url']}/"
    return {
        "name": given["name"],
        "tagline": given["tagline"],
        "description": f"{given['name']}: {given['tagline']}.",
        "url": url,
        "languages": languages,
        "publisher": given["publisher"],
        **{key: given[key] for key in ("email", "repository") if given[key]},
        "accent": given["accent"],
        **({"logo": _logo_entry(given)} if given["logo"] else {}),
        "facets": list(everything.site.facets),
        **({"only": only} if only else {}),
        "archive_after": 36,
    }


def _refuse(key: str, fault: Fault | None, found: str, language: str) -> None:
    if fault is not None:
        said = problem(fault.code, "", found=found, **fault.params)
        words = translator(language, "problems")
        raise AnswerError(key, f"{message(said, words)} {hint(said, words)}".strip())


def _only(show: str, everything: Catalogue, refusal: str) -> dict[str, list[str]]:
    if not show:
        return {}
    kind, _, name = show.partition(":")
    known = {
        "federation": everything.federations,
        "region": everything.regions,
        "sector": everything.vocabulary.sectors,
    }.get(kind, {})
    if name not in known:
        some = ", ".join(
            f"{kind if known else 'federation'}:{each}" for each in list(known or everything.federations)[:5]
        )
        raise AnswerError("show", refusal.format(found=show, some=some))
    return {PARTS[kind]: [name]}


def _logo_entry(given: Mapping[str, str]) -> dict[str, str]:
    suffix = Path(given["logo"]).suffix.lower()
    return {"file": f"logo{suffix}", "alt": f"Logo {given['name']}", "rights": given["publisher"]}


def _logo(file: Path, language: str) -> bytes:
    from builder.reading.pictures import PictureError, decode

    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        _refuse("logo", Fault("picture-svg" if suffix == ".svg" else "picture-kind"), file.name, language)
    try:
        data = file.read_bytes()
        decode(data, f"logo{suffix}")
    except OSError as error:
        raise AnswerError("logo", f"{file}: {error.strerror}") from error
    except PictureError as error:
        _refuse("logo", Fault(error.code, error.params), file.name, language)
    return data


def _content(given: Mapping[str, str], site: Mapping[str, Any], everything: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The content to begin with: all lists, texts and places; of organisations and what is told of them the part that
    the directory shows."""
    kept = _kept(given, site, everything)
    for file in sorted(CONTENT_DIR.rglob("*")):
        path = file.relative_to(CONTENT_DIR)
        tied = path.parts[0] in _TIED and file.suffix == ".yml"
        if not file.is_file() or path.name == "site.yml" or path.parts[0] == "sites":
            continue
        if not tied or (path.parts[0], file.stem) in kept:
            yield f"content/{path.as_posix()}", file.read_bytes()
    for folder in _TIED:
        yield f"content/{folder}/.gitkeep", b""


def _kept(given: Mapping[str, str], site: Mapping[str, Any], everything: Catalogue) -> set[tuple[str, str]]:
    """Folder and id of the files that come along: examples only when all their organisations do."""
    if given["profiles"].casefold() in NO:
        return set()
    only = Only(**{name: tuple(those) for name, those in site.get("only", {}).items()})
    part = shown(replace(everything, site=replace(everything.site, only=only, archive_after=None)))
    practices = [one for one in everything.practices.values() if set(one.organisations) <= set(part.organisations)]
    return {
        *(("organisations", slug) for slug in part.organisations),
        *(("practices", one.id) for one in practices if one.id in part.practices),
    }
