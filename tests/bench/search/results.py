"""What comes out of a bench: answers of drivers, spreads of measurements, and how they are put in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles
from typing import Any

from tests.bench.search.judging import Answer, Hit, Judgement, Summary, summarise
from tests.bench.search.queries_file import JudgedQuery

UNKNOWN = "unknown word"  # stands in no list of the vocabulary: these have a target of their own
GUESSED = f"{UNKNOWN}, in our list of guesses"
FRESH = "fresh: "  # begins a kind that was written before looking, and kept as it was: shows how the next ones will do


@dataclass(frozen=True)
class Spread:
    p50: float
    p95: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        many = quantiles(values, n=20, method="inclusive") if len(values) > 1 else [values[0]]
        return cls(median(values), many[-1], max(values))


@dataclass(frozen=True)
class Relevance:
    """Of one engine. `known` is everything but words that stand in no list and the fresh kinds; `macro` the mean nDCG
    of the kinds."""

    by_kind: Mapping[str, Summary]
    known: Summary
    fresh: Summary
    every: Summary
    macro: float
    worst: tuple[tuple[str, str, float], ...]  # kind, query, nDCG; of the known ones


def answer(found: Mapping[str, Any]) -> Answer:
    """Of a driver's `{keys: ["organisation:bewel", …], guess}`."""
    hits = tuple(Hit(*key.split(":", 1)) for key in found["keys"])
    return Answer(hits, guess=bool(found.get("guess")))


def relevance(queries: Sequence[JudgedQuery], judgements: Sequence[Judgement], worst: int = 10) -> Relevance:
    pairs = list(zip(queries, judgements, strict=True))
    kinds = list(dict.fromkeys(query.kind for query in queries))
    by_kind = {kind: summarise(judged for query, judged in pairs if query.kind == kind) for kind in kinds}
    ranked = [
        (query.kind, query.query, judged)
        for query, judged in pairs
        if judged.ndcg is not None and not query.kind.startswith((UNKNOWN, FRESH))
    ]
    ranked.sort(key=lambda each: (each[2].passed, each[2].ndcg or 0.0, each[1]))
    return Relevance(
        by_kind=by_kind,
        known=summarise(judged for query, judged in pairs if not query.kind.startswith((UNKNOWN, FRESH))),
        fresh=summarise(judged for query, judged in pairs if query.kind.startswith(FRESH)),
        every=summarise(judgements),
        macro=fmean(summary.ndcg for summary in by_kind.values() if summary.judged),
        worst=tuple((kind, query, judged.ndcg or 0.0) for kind, query, judged in ranked[:worst]),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Markdown, with the columns in line: the first to the left, the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    first, *others = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = [
        [line[0].ljust(first), *(cell.rjust(width) for cell, width in zip(line[1:], others, strict=True))]
        for line in lines
    ]
    drawn.insert(1, ["-" * first, *("-" * (width - 1) + ":" for width in others)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in drawn)


def relevance_table(found: Mapping[str, Relevance]) -> str:
    """nDCG@10 per kind and engine, then the means."""
    engines = list(found)
    first = next(iter(found.values()))
    rows = [
        [kind, str(first.by_kind[kind].queries), *(f"{found[name].by_kind[kind].ndcg:.3f}" for name in engines)]
        for kind, summary in first.by_kind.items()
        if summary.judged
    ]
    rows.append(["known", str(first.known.queries), *(f"{found[n].known.ndcg:.3f}" for n in engines)])
    rows.append(["fresh", str(first.fresh.queries), *(f"{found[n].fresh.ndcg:.3f}" for n in engines)])
    rows.append(["all", str(first.every.queries), *(f"{found[name].every.ndcg:.3f}" for name in engines)])
    rows.append(["mean of the kinds", "", *(f"{found[name].macro:.3f}" for name in engines)])
    return table(["nDCG@10", "n", *engines], rows)


def measures_table(found: Mapping[str, Relevance]) -> str:
    rows = [
        [name, scope, f"{summary.ndcg:.3f}", f"{summary.mrr:.3f}", f"{summary.passed:.3f}", f"{summary.zero:.3f}"]
        for name, one in found.items()
        for scope, summary in (("known", one.known), ("fresh", one.fresh), ("all", one.every))
    ]
    return table(["engine", "queries", "nDCG@10", "MRR", "pass", "zero results"], rows)


def pass_table(found: Mapping[str, Relevance]) -> str:
    """Share of queries with a right answer in the top three and nothing wrong above it, per kind."""
    engines = list(found)
    kinds = next(iter(found.values())).by_kind
    rows = [[kind, *(f"{found[name].by_kind[kind].passed:.2f}" for name in engines)] for kind in kinds]
    return table(["pass", *engines], rows)
