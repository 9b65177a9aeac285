"""What a text is understood as: tasks, what is said beside them, and words that say nothing to us."""

from __future__ import annotations

import pytest

from builder.matching.lexicon import forms_of
from builder.matching.request import Request
from builder.matching.text import cues_in, sentences_of


def activities(matcher, text: str) -> set[str]:
    return {key for package in matcher.match(Request(text, limit=1)).packages for key in package.activities}


def test_a_list_is_read_line_by_line_and_a_time_is_no_work():
    text = "- gras maaien\n- ramen wassen; 2 uur per week. Hagen op vrijdag."
    assert [" ".join(word.text for word in one.content) for one in sentences_of(text)] == [
        "gras maaien", "ramen wassen", "", "hagen",
    ]  # fmt: skip


def test_amounts_and_numbers_are_left_out():
    (sentence,) = sentences_of("400 dozen vouwen voor 30 personen tegen 12/10")
    assert [word.text for word in sentence.content] == ["dozen", "vouwen"]


def test_a_cue_is_found_as_whole_words(matcher):
    sentences = sentences_of("Dat doen we elke week bij ons, niet wekelijkser.")
    found = cues_in(sentences, matcher.matching.frequencies)
    assert list(found) == ["recurring"]
    assert found["recurring"] == ((12, 21),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de haag wordt elke maand door ons geschoren", "groen/tuinonderhoud"),
        ("dozenvouwen", "verpakking/displays"),
        ("grass maaien", "groen/tuinonderhoud"),
        ("ruiten en vloeren kuisen", "schoonmaak/ruiten"),
        ("tondre régulièrement la pelouse", "groen/tuinonderhoud"),
        ("mowing lawns", "groen/tuinonderhoud"),
        ("hemdekes strijken", "was-strijk/strijk"),
        ("je geeft de adressen in", "digitaal-admin/data-entry"),
    ],
)
def test_words_may_stand_apart_and_be_written_otherwise(matcher, text, expected):
    assert expected in activities(matcher, text)


def test_a_place_is_not_a_task_and_not_unknown(matcher):
    answer = matcher.match(Request("ramen wassen in Boom", limit=1))
    assert [package.activities for package in answer.packages] == [("schoonmaak/ruiten",)]
    assert answer.circumstances.place == "Boom"
    assert answer.unplaced == ()


def test_what_is_not_understood_is_said_once_as_it_was_written(matcher):
    answer = matcher.match(Request("een Raket bouwen en de raket lanceren", limit=1))
    assert answer.unplaced.count("Raket") == 1
    assert "raket" not in answer.unplaced


def test_words_that_were_understood_point_into_the_text(matcher):
    text = "Elke vrijdag: gras rond het magazijn maaien."
    (package,) = matcher.match(Request(text, limit=1)).packages
    assert [text[start:end] for start, end in package.tasks[0].words] == ["gras", "maaien"]


def test_nothing_gives_no_packages(matcher):
    answer = matcher.match(Request("", limit=1))
    assert (answer.packages, answer.whole, answer.unplaced) == ((), None, ())


def test_a_long_text_full_of_signs_is_read():
    assert sentences_of("-;.,!?" * 5000) == ()


def test_forms_hold_verbs_that_are_said_in_two():
    assert "inscannen" in set(forms_of("ingescand")) | set(forms_of("ingescannen"))


def test_a_list_of_verbs_in_a_long_sentence_is_kept(matcher):
    text = "elke dag een vaste ploeg bij ons op de werkvloer om dozen te vouwen en daarna ook te etiketteren"
    assert activities(matcher, text) == {"verpakking/displays", "verpakking/etiketteren"}


def test_a_task_has_the_other_readings_of_its_words(matcher):
    (package,) = matcher.match(Request("muren schilderen", limit=1)).packages
    (task,) = package.tasks
    assert 0 < len(task.others) <= 5
    assert task.activity not in task.others
    assert set(task.others) <= matcher.works


def test_what_the_asker_says_goes_before_what_is_read(matcher):
    corrected = {"Vouwen": "was-strijk/strijk", "raketten": "", "niets": "niets/zo"}
    answer = matcher.match(Request("dozen vouwen en raketten, niets", limit=1, meanings=corrected))
    (task,) = [task for package in answer.packages for task in package.tasks if task.activity == "was-strijk/strijk"]
    assert task.score == 1
    assert "verpakking/displays" in task.others
    assert "raketten" not in answer.unplaced


def test_a_word_that_is_said_to_be_work_is_no_place(matcher):
    request = Request("bomen in Boom", limit=1, meanings={"boom": "groen/boomverzorging"})
    assert matcher.match(request).circumstances.place == ""


def test_times_and_places_that_the_asker_takes_back_do_not_count(matcher):
    text = "dozen vouwen, elke week, bij ons op de werkvloer in Heist-op-den-Berg"
    read = matcher.match(Request(text, limit=1)).circumstances
    assert read.frequency
    assert read.place == "Heist-op-den-Berg"
    taken = {"elke week": "", "Heist-op-den-Berg": ""}
    left = matcher.match(Request(text, limit=1, meanings=taken)).circumstances
    assert (left.frequency, left.place, left.floor) == (None, "", read.floor)
    assert len(left.spans) == len(read.spans) - 2
