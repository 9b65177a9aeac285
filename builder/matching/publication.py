"""What the browser needs to match as the command line does: tables that are published with the search index.

    t-…/0.json   what task words mean: phrases as sets of stems, by number
    t-…/1.json   rules, labels and sentences in the language of the index
    t-…/2.json   places by what people type for them
    t-…/3.json   labels and sentences in the second language of the site, and so on
    o-…/0.json   the organisations: who does what, for whom, where

Stems, works and phrases have the numbers of their alphabetical order, so that comparing numbers compares words.
theme/assets/match/ reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from builder.catalogue.matching import Cue
from builder.finding.concepts import FLANDERS
from builder.finding.normalise import words
from builder.finding.shards import Family, deltas, family, front_coded, steps
from builder.finding.small_words import SILENT
from builder.finding.stems import stem
from builder.matching.fit import PLAIN_FORMS
from builder.matching.forms import ELSEWHERE
from builder.matching.lexicon import ENDINGS, Lexicon
from builder.matching.matcher import Matcher
from builder.matching.phrases import PARTICLES
from builder.matching.text import ARTICLES, BEFORE_PLACES, COUNTED, JOINS
from builder.matching.wording import REASONS, Wording

WORDS, ORGANISATIONS = "t", "o"  # the letters of the folders


def words_of(matcher: Matcher) -> Family:
    """What questions are understood by: the vocabulary, the rules, and places."""
    wording, *others = (Wording(matcher.catalogue, language) for language in matcher.catalogue.site.languages)
    tables = (_lexicon(matcher.lexicon), _rules(matcher, wording), _places(matcher))
    return family(WORDS, [*tables, *(_said(matcher, other) for other in others)])


def organisations_of(matcher: Matcher) -> Family:
    """Who can be found."""
    return family(ORGANISATIONS, [_organisations(matcher)])


def _lexicon(lexicon: Lexicon) -> dict[str, Any]:
    """Columns are packed better than rows. `phrases` has of each: how many stems, times the number of weights, plus the
    weight; the first stem (the difference with the one before), the others of all, the work. `evidence` the stem (the
    difference), how many works, and of all the work (the difference with the one before of that stem) and the steps.
    All by number; the stem of a surface is the difference with the one before too."""
    surfaces = sorted(lexicon.surfaces)
    stems = sorted({stem(word) for word in surfaces})
    number = {one: at for at, one in enumerate(stems)}
    told = {work for those in lexicon.evidence.values() for work, _ in those}
    works = sorted(told.union(phrase.concept for phrase in lexicon.phrases))
    work = {key: at for at, key in enumerate(works)}
    weights = sorted({phrase.weight for phrase in lexicon.phrases})
    weight = {value: at for at, value in enumerate(weights)}
    evidence = [sorted((work[key], told) for key, told in those) for those in lexicon.evidence.values()]
    return {
        "surfaces": front_coded(surfaces),
        "stems": steps(number[stem(word)] for word in surfaces),
        "works": works,
        "weights": weights,
        "phrases": {
            "many": [len(phrase.units) * len(weights) + weight[phrase.weight] for phrase in lexicon.phrases],
            "first": steps(number[phrase.units[0]] for phrase in lexicon.phrases),
            "others": [number[unit] for phrase in lexicon.phrases for unit in phrase.units[1:]],
            "works": [work[phrase.concept] for phrase in lexicon.phrases],
        },
        "evidence": {
            "units": steps(number[unit] for unit in lexicon.evidence),
            "many": [len(those) for those in evidence],
            "works": [step for those in evidence for step in steps(one for one, _ in those)],
            "steps": [told for those in evidence for _, told in those],
        },
        "filler": " ".join(sorted(lexicon.filler)),
        "idle": deltas(number[one] for one in lexicon.idle if one in number),
        "stray": deltas(number[one] for one in lexicon.stray if one in number),
        "alike": [[number[one], *(number[other] for other in others)] for one, others in lexicon.alike.items()],
        "irregular": dict(sorted(lexicon.irregular.items())),
        "endings": ENDINGS,
    }


def _rules(matcher: Matcher, wording: Wording) -> dict[str, Any]:
    rules = matcher.matching
    return {
        "recognition": dict(rules.recognition),
        "packages": dict(rules.packages),
        "ranking": dict(rules.ranking),
        "together": rules.together,
        "habits": {sector: habit.site for sector, habit in rules.habits.items()},
        "floors": _cues(rules.floors),
        "frequencies": _cues(rules.frequencies),
        "conditions": _cues(rules.conditions),
        "customers": _cues(rules.customers),
        "forms": [
            {
                "form": rule.form,
                "weight": rule.weight,
                "reason": wording.why_form(at),
                **{name: value for name, value in vars(rule).items() if isinstance(value, tuple) and value},
            }
            for at, rule in enumerate(rules.forms)
        ],
        "plainForms": sorted(PLAIN_FORMS),
        "elsewhere": ELSEWHERE,
        "joins": sorted(JOINS),
        "counted": sorted(COUNTED),
        "articles": sorted(ARTICLES),
        "beforePlaces": sorted(BEFORE_PLACES),
        "particles": sorted(PARTICLES),
        "silent": sorted(SILENT),
        "labels": _labels(matcher, wording),
        "reasons": {code: wording.sentence(code) for code in REASONS},
    }


def _said(matcher: Matcher, wording: Wording) -> dict[str, Any]:
    """What the rules say in another language."""
    return {
        "forms": [wording.why_form(at) for at in range(len(matcher.matching.forms))],
        "labels": _labels(matcher, wording),
        "reasons": {code: wording.sentence(code) for code in REASONS},
    }


def _labels(matcher: Matcher, wording: Wording) -> dict[str, dict[str, str]]:
    rules, vocabulary = matcher.matching, matcher.catalogue.vocabulary
    return {
        "work": {key: wording.work(key) for key in sorted(matcher.works)},
        "customer": {term: vocabulary.customers[term].label.in_(wording.lang) for term in vocabulary.customers},
        "form": {term: wording.form(term) for term in vocabulary.forms},
        "condition": {cue: label.in_(wording.lang) for cue, label in wording.conditions.items()},
        "floor": {cue.id: cue.label.in_(wording.lang) for cue in rules.floors},
        "frequency": {cue.id: cue.label.in_(wording.lang) for cue in rules.frequencies},
    }


def _cues(cues: Iterable[Cue]) -> list[Any]:
    """`[id, [phrase, …], [label, …]]` of each."""
    return [
        [
            cue.id,
            sorted({" ".join(words(text)) for those in cue.words.values() for text in those} - {""}),
            list(cue.labels),
        ]
        for cue in cues
    ]


def _places(matcher: Matcher) -> dict[str, Any]:
    """The keys, and of each the numbers of the concepts it is: the difference with the key before, or a list."""
    keys = sorted(matcher.places)
    found: list[Any] = []
    last = 0
    for key in keys:
        first, *others = matcher.places[key]
        found.append([first - last, *others] if others else first - last)
        last = first
    flanders = matcher.concepts.number["region", FLANDERS]
    return {"keys": front_coded(keys), "numbers": found, "flanders": flanders}


def _organisations(matcher: Matcher) -> dict[str, Any]:
    """Who does, has and offers what: for each id the steps of sorted numbers of organisations; `work` has such steps by
    weight. `points` are thousandths of degrees and `towns` numbers of municipalities; `many…` says how many each has.
    `anywhere` are those that come to work in some part of Flanders."""
    profiles = matcher.profiles
    number = matcher.concepts.number
    work: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        for key, weight in profile.work.items():
            work[key][weight].append(profile.number)
    held = {label for cue in matcher.matching.conditions for label in cue.labels}
    slugs = {profile.organisation.slug: profile.number for profile in profiles}
    towns = [sorted(number["municipality", nis] for nis in profile.towns) for profile in profiles]
    return {
        "number": len(profiles),
        "work": {
            key: {str(weight): deltas(those) for weight, those in sorted(by_weight.items())}
            for key, by_weight in sorted(work.items())
        },
        "customers": _having((profile.number, profile.customers) for profile in profiles),
        "forms": _having((profile.number, profile.forms) for profile in profiles),
        "labels": _having((profile.number, profile.labels & held) for profile in profiles),
        "manyPoints": [len(profile.points) for profile in profiles],
        "points": _pairs(point for profile in profiles for point in profile.points),
        "manyTowns": [len(those) for those in towns],
        "towns": steps(town for those in towns for town in those),
        "months": [profile.months for profile in profiles],
        "anywhere": deltas(slugs[one.slug] for one in matcher.anywhere),
    }


def _having(those: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, ids in those:
        for one in ids:
            found[one].append(number)
    return {one: deltas(numbers) for one, numbers in sorted(found.items())}


def _pairs(points: Iterable[tuple[int, int]]) -> list[int]:
    """Each as the difference with the one before: neighbours in the list are neighbours on the ground."""
    found: list[int] = []
    last = (0, 0)
    for point in points:
        found += [point[0] - last[0], point[1] - last[1]]
        last = point
    return found
