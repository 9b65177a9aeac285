"""A pull request: what changes in words, whose problems count, who looks, and that no text in it is more than text."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.checking.schemas import load_schemas
from builder.cli import main
from builder.editing.issue_form import template
from builder.language import catalogue_path
from builder.loading import load
from builder.problems import problem
from builder.project import SCHEMA_DIR, Project
from builder.reviewing.blame import blame
from builder.reviewing.changes import Change, Reader, differing_parts
from builder.reviewing.completeness import QUESTIONS, completeness
from builder.reviewing.markdown import fenced, quoted
from builder.reviewing.proposal import Issue, issue_in, proposal_in
from builder.reviewing.risk import is_low_risk
from tests.cases.tree import BASE, few_places
from tests.hostile_samples import ATTACKS

PROFILE = "organisations/voorbeeldatelier.yml"
HOSTILE = (
    *ATTACKS,
    "@everybody #1 kareljanr/x#2 https://kwaad.example www.kwaad.example a@b.example GH-1 :smile:",
    "x\n\n# kop\n\n| a | b |\n|---|---|\n- lijst\n\n```yaml\n``` ~~~\n<details>",
    "::error file=x::kwaad\n::set-output name=a::b %0A\x1b]0;titel\x07\u202e",
    "EOF\n$(touch /tmp/kwaad) `touch /tmp/kwaad` ${{ github.token }} && exit 1; '\"",
)


def plain(markdown: str) -> str:
    """What a reader sees of a report."""
    return html.unescape(re.sub("</?code>", "", markdown))


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small tree as a git repository with one commit."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(BASE, folder / "content")
    few_places(root / "content/places", folder / "content/places")
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Project:
    """A copy of it that a test may change."""
    return Project.at(root=shutil.copytree(repository, tmp_path / "copy"))


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Test", "-c", "user.email=test@test.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "x")


def edit(project: Project, old: str, new: str, file: str = PROFILE) -> None:
    path = project.content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def run(project: Project, *words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, [*words, "--content", str(project.content)])
    assert done.exit_code == code, done.output
    return done.output


def test_a_broken_file_elsewhere_never_fails_who_changes_another(project: Project) -> None:
    edit(project, "name: Voorbeeldatelier", "naam: Voorbeeldatelier")
    commit(project.root)
    edit(project, "Voorbeeldfederatie", "Voorbeeldbond", "federations/voorbeeldfederatie.yml")
    run(project, "check", code=1)
    said = run(project, "check", "--changed-since", "HEAD", "--format", "github")
    assert "::error" not in said
    assert "in andere bestanden al waren" in said
    edit(project, "Diepenbeek", "Diepenbeekk")
    assert "::error" in run(project, "check", "--changed-since", "HEAD", "--format", "github", code=1)


def test_who_breaks_another_file_hears_of_it(project: Project) -> None:
    (project.content / "federations/voorbeeldfederatie.yml").unlink()
    assert "voorbeeldatelier" in run(project, "check", "--changed-since", "HEAD", code=1)


@pytest.mark.parametrize("revision", ["nergens", "--output=x", "HEAD:content"])
def test_a_revision_that_is_none_is_said(project: Project, revision: str) -> None:
    assert "revision" in run(project, "check", f"--changed-since={revision}", code=2)
    assert not (project.root / "x").exists()


def test_a_second_problem_of_the_same_sort_counts() -> None:
    old = problem("unknown-key", "content/a.yml", 1, 1, "x", found="y", allowed="")
    moved = problem("unknown-key", "content/a.yml", 9, 1, "x", found="y", allowed="")
    judged = blame([old, moved], [old], changed=())
    assert (judged.own, judged.elsewhere) == ((moved,), (old,))


def test_another_problem_in_a_file_that_stays_counts() -> None:
    old = problem("unknown-key", "content/a.yml", 1, 1, "x", found="y", allowed="")
    others = (
        problem("unknown-key", "content/a.yml", 1, 1, "x", found="z", allowed=""),
        problem("unknown-key", "content/b.yml", 1, 1, "x", found="y", allowed=""),
        problem("unknown-key", "content/a.yml", 1, 1, "w", found="y", allowed=""),
        problem("similar-name", "content/a.yml", 1, 1, "x", found="y", twin="", other=""),
    )
    judged = blame([old, *others], [old], changed=())
    assert (judged.own, judged.elsewhere) == (others, (old,))
    assert judged.errors == others[:3]  # the last one is a warning


def test_the_report_says_each_change_in_words(project: Project) -> None:
    edit(project, "+32 11 27 27 27", "+32 11 28 28 28")
    edit(project, "[tuinonderhoud, openbaar-groen]", "[tuinonderhoud]")
    edit(project, "forms: [enclave]", "languages: [nl]\ncontacts:\n  - role: Verkoop")
    edit(project, "website: https://www.voorbeeldatelier.example/\n", "")
    said = plain(run(project, "report", "HEAD"))
    assert "**Telefoon**: +32 11 27 27 27 → +32 11 28 28 28" in said
    assert "**Sectoren en activiteiten › Groenonderhoud › Activiteiten**: weg: Openbaar groen" in said
    assert "**Talen**: nieuw: Nederlands" in said
    assert (
        "> **Voorbeeldatelier**\n>\n> Voorbeeldatelier is een verzonnen werkplaats in Diepenbeek.\n>\n> Diepenbeek"
        in said
    )
    assert "Het waren er" in said
    assert "eerst na: Website, Sectoren en activiteiten, Vormen van samenwerking, Contact per functie." in said


def test_another_web_name_is_no_new_organisation(project: Project) -> None:
    moved = project.content / "organisations/ander-atelier.yml"
    (project.content / PROFILE).rename(moved)
    moved.write_text(moved.read_text("utf-8") + "former_slugs: [voorbeeldatelier]\n", "utf-8")
    git(project.root, "add", ".")
    said = plain(run(project, "report", "HEAD"))
    assert "verhuist van voorbeeldatelier naar ander-atelier" in said
    assert "**Vroegere webnamen**: nieuw: voorbeeldatelier" in said
    assert "Dit gaat weg" not in said
    assert "**Naam**" not in said
    assert "De federatie kijkt dit eerst na: een andere webnaam" in said


def test_contact_and_hours_are_low_risk_and_a_name_is_not(project: Project) -> None:
    edit(project, "Mo-Sa 09:30-17:30; PH off", "Mo-Fr 09:00-17:00; PH off")
    edit(project, "info@voorbeeldatelier.example", "winkel@voorbeeldatelier.example")
    assert "Klein risico" in run(project, "report", "HEAD")
    edit(project, "name: Voorbeeldatelier", "name: Ander atelier")
    assert "Klein risico" not in run(project, "report", "HEAD")


def test_a_copy_is_suspected_and_code_is_pointed_at(project: Project) -> None:
    shutil.copy(project.content / PROFILE, project.content / "organisations/voorbeeldatelier-2.yml")
    (project.root / "mkdocs.yml").write_text("x")
    said = plain(run(project, "report", "HEAD"))
    assert "Misschien staat dit er twee keer in" in said
    assert "- mkdocs.yml" in said
    assert "Dit is nieuw." in said


@pytest.mark.parametrize("attack", HOSTILE)
def test_words_of_strangers_are_only_words(attack: str) -> None:
    shown = quoted(attack)
    inside = shown.removeprefix("<code>").removesuffix("</code>")
    assert not re.search(r"[<>@`*_|\[\]\\$:.\n\x1b\u202e]", inside)
    assert re.fullmatch(r"(?:[^&#]|&#\d+;)*", inside)
    block = fenced(attack).splitlines()
    assert block[-1].strip("`") == ""
    assert not any(line.startswith(block[-1]) for line in block[1:-1])


def test_a_hostile_profile_adds_nothing_to_the_report(project: Project) -> None:
    everything = "\n".join(f"  - {attack!r}" for attack in ("@x", "<img>", "**a**"))
    edit(project, "summary: Voorbeeldatelier", f'"<b>@kop": [a]\nwerk:\n{everything}\nsummary: "@Voorbeeldatelier"\n#')
    said = run(project, "report", "HEAD")
    left = re.sub(r"<code>[^<>@*`]*</code>|^>", "", said, flags=re.MULTILINE)
    assert not re.search(r"[<>@`]", left)


def test_a_long_text_shows_only_what_differs() -> None:
    words = "een twee drie vier vijf zes zeven acht negen tien"
    assert differing_parts(f"{words} oud {words}", f"{words} nieuw en {words}") == (
        "… acht negen tien oud een twee drie …",
        "… acht negen tien nieuw en een twee drie …",
    )


def changes(before: dict[str, object], after: dict[str, object]) -> list[Change]:
    reader = Reader("en", lambda reference, identifier, sector: identifier, "yes", "no")
    return reader.changes(before, after, load_schemas(SCHEMA_DIR)["organisation"].flat)


def test_of_a_text_in_more_languages_only_what_differs_is_told() -> None:
    found = changes({"summary": {"nl": "Een", "fr": "Un"}}, {"summary": {"nl": "Een", "fr": "Une"}})
    assert [(change.key, change.before, change.after) for change in found] == [("summary.fr", "Un", "Une")]


def test_items_that_share_little_are_two_things() -> None:
    gone = {"municipality": "Genk", "street": "A", "number": "1"}
    new = {"municipality": "Pelt", "street": "B", "number": "1"}
    assert [(change.before, change.after) for change in changes({"locations": [gone]}, {"locations": [new]})] == [
        ("Genk, A, 1", None),
        (None, "Pelt, B, 1"),
    ]


def test_items_of_a_list_are_compared_with_their_like() -> None:
    before = {"locations": [{"municipality": "Genk", "street": "A"}, {"municipality": "Pelt", "street": "B"}]}
    after = {"locations": [{"municipality": "Pelt", "street": "B", "by_appointment": True}]}
    assert changes(before, after) == [
        Change("locations", ("Locations",), "Genk, A", None),
        Change("locations.by_appointment", ("Locations", "B", "By appointment"), None, "yes"),
    ]


def test_a_location_that_goes_is_not_of_low_risk() -> None:
    assert is_low_risk(Change("locations.hours.winkel", (), None, "x"))
    assert is_low_risk(Change("way_of_working.speed", (), None, "x"))
    assert not is_low_risk(Change("locations", (), "x", None))
    assert not is_low_risk(Change("locations.street", (), "x", "y"))


def test_the_next_step_is_what_helps_most() -> None:
    empty = completeness({})
    assert (empty.answered, empty.next_step) == (0, QUESTIONS[0])
    assert completeness({"phone": "x"}).next_step == QUESTIONS[1]


# --- out of an issue ---


def issue(body: str, title: str = "Profiel: voorbeeldatelier") -> Issue:
    return Issue(7, title, body, "2026-12-01")


def profile(project: Project, old: str = "", new: str = "") -> str:
    text = (project.content / PROFILE).read_text("utf-8").replace(old, new)
    return f"### Profiel\r\n\r\n```yaml\r\n{text}```\r\n"


def test_an_issue_becomes_the_file_with_nothing_else_changed(project: Project) -> None:
    before = (project.content / PROFILE).read_text("utf-8")
    made = proposal_in(issue(profile(project, "27 27 27", "28 28 28")), project, "nl")
    assert made.text == before.replace("27 27 27", "28 28 28")
    assert made.report.startswith("Closes #7\n")
    assert "**Telefoon**" in made.report
    assert (project.content / PROFILE).read_text("utf-8") == before


def test_the_form_as_it_is_sent_loses_its_own_words(project: Project) -> None:
    schema = load_schemas(SCHEMA_DIR)["organisation"].flat
    text = (project.content / PROFILE).read_text("utf-8")
    lines = [line for line in template(schema) if line.startswith("#")]
    made = proposal_in(issue(f"```yaml\n{chr(10).join(lines)}\n# eigen woord\n{text}```"), project, "nl")
    assert made.text is not None
    assert "# eigen woord" in made.text
    assert "Ondernemingsnummer" not in made.text


def test_a_mistake_is_answered_and_makes_no_file(project: Project) -> None:
    made = proposal_in(issue(profile(project, "Diepenbeek", "Diepenbeekk")), project, "nl")
    assert made.text is None
    assert "Diepenbeek" in made.answer


def test_a_picture_in_an_issue_is_asked_for_and_the_rest_goes_on(project: Project) -> None:
    text = profile(project, "27 27 27", "28 28 28")
    logo = "logo: {file: nieuw.png, alt: Een vlak, rights: Eigen werk}\n"
    made = proposal_in(issue(text.replace("sectors:", f"{logo}sectors:")), project, "nl")
    assert made.text == proposal_in(issue(text), project, "nl").text
    assert all("<code>nieuw&#46;png</code> hier in een bericht" in said for said in (made.answer, made.report))


def test_what_changes_nothing_is_no_pull_request(project: Project) -> None:
    made = proposal_in(issue(profile(project)), project, "nl")
    assert (made.text, made.report) == (None, "")
    assert made.answer == "Dit staat al zo in het profiel. Er hoeft niets te veranderen.\n"
    logo = "logo: {file: nieuw.png, alt: Een vlak, rights: Eigen werk}\n"
    drawn = proposal_in(issue(profile(project).replace("sectors:", f"{logo}sectors:")), project, "nl")
    assert drawn.text is None
    assert "<code>nieuw&#46;png</code> hier in een bericht" in drawn.answer


def test_still_right_moves_only_the_day(project: Project) -> None:
    made = proposal_in(issue("", "Klopt nog: voorbeeldatelier"), project, "nl")
    assert made.text == (project.content / PROFILE).read_text("utf-8").replace("2026-11-22", "2026-12-01", 1)


@pytest.mark.parametrize(
    "title", ["Profiel: ../../kwaad", "Profiel: index", "Profiel: a b", "Profiel: -x", "Profiel:", "Klopt nog: niemand"]
)
def test_a_title_is_never_a_path(project: Project, title: str) -> None:
    made = proposal_in(issue(profile(project), title), project, "nl")
    assert (made.slug, made.text) == ("", None)


def test_hostile_issues_are_answered_in_harmless_words(project: Project) -> None:
    blocks = ("```yaml\n```\n```yaml\n```", "```yaml\nx: *a\n```", "```yaml\n\ud800\n```")
    tried = [(attack, "Profiel: kwaad") for attack in (*HOSTILE, *blocks)]
    tried += [("", attack) for attack in HOSTILE]
    tried += [(profile(project, "name: ", f"x: {attack}\nname: "), "Profiel: kwaad") for attack in HOSTILE[-4:]]
    for body, title in tried:
        made = proposal_in(issue(body, title), project, "nl")
        assert made.text is None
        assert not re.search(r"[<>@`]", re.sub(r"<code>[^<>@*`]*</code>", "", made.answer))


def test_the_command_reads_the_event_of_github(project: Project, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(
        '{"issue": {"number": 7, "title": "Klopt nog: voorbeeldatelier", "updated_at": "2026-12-01T10:00:00Z"}}'
    )
    run(project, "proposal", str(event), str(tmp_path / "out"))
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["answer.md", PROFILE, "report.md"]
    with pytest.raises(ValueError, match="issue"):
        issue_in(b"[]")


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_word_of_a_report_is_translated(root: Path, language: str) -> None:
    sources = "".join(file.read_text("utf-8") for file in sorted((root / "builder/reviewing").glob("*.py")))
    catalogue = catalogue_path(language, "review").read_text("utf-8")
    known = re.findall(r'^msgid(?:_plural)? "(.+)"$', catalogue, re.MULTILINE)
    assert [word for word in known if f'"{word}"' not in sources and f"'{word}'" not in sources] == []
    said = re.findall(r"""(?:self\._|words|RefusedError|several)\(\s*["']([^"']+)["']""", sources)
    assert sorted({*said, *(question.advice for question in QUESTIONS)} - set(known)) == []


def test_the_small_tree_is_sound(project: Project) -> None:
    assert load(project).problems == ()
