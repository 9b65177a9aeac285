"""What a build may cost: the budgets that the bench holds its figures against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

BUILD, CHECK, CHECK_ONE = "build", "check", "check of one file"
UNCHANGED, SHOWN = "build again, nothing changed", "serve shows a changed profile"
AFTER = "build after one profile got another "  # phone, summary
SHARE = 20  # a build after one changed profile costs at most this part of a clean one
GROWTH = 11  # ten times the organisations may cost this many times as much

Figures = Mapping[str, Mapping[str, Mapping[str, float]]]  # size -> command -> wall, cpu, peak_mb


class Budget(NamedTuple):
    what: str
    unit: str
    most: float
    found: float

    @property
    def held(self) -> bool:
        return self.found <= self.most


def budgets(figures: Mapping[str, Any]) -> Iterator[Budget]:
    """Every budget that was measured. Seconds of processor, but for what somebody waits for: those are on the clock,
    and mean something on a machine that does nothing else."""
    for size, measured in figures.items():
        costs = measured["commands"]
        yield Budget(f"{size}: {CHECK_ONE}", "s", 0.6, costs[CHECK_ONE]["cpu"])
        for command, cost in costs.items():
            if command.startswith(AFTER):
                yield Budget(f"{size}: {command}", "s", costs[BUILD]["cpu"] / SHARE, cost["cpu"])
        for of, which, most in _AT:
            if of == int(size) and which in costs:
                yield Budget(f"{size}: {which}", "s", most, _seconds(which)(costs[which]))
        if int(size) == 10_000:
            yield Budget(f"{size}: {BUILD}, memory", "MB", 1_000, costs[BUILD]["peak_mb"])
            for peer, cost in costs.items():
                if peer.startswith("Hugo"):
                    yield Budget(f"{size}: {BUILD}, beside {peer}", "s", cost["cpu"], costs[BUILD]["cpu"])
        if str(larger := int(size) * 10) in figures:
            most = costs[BUILD]["cpu"] * GROWTH
            yield Budget(f"{larger}: {BUILD}", "s", most, figures[str(larger)]["commands"][BUILD]["cpu"])


_AT = ((1_000, UNCHANGED, 1.0), (1_000, SHOWN, 1.0), (10_000, CHECK, 16.0))  # the last: 8 on each of two processors


def _seconds(which: str) -> Callable[[Mapping[str, float]], float]:
    return lambda cost: cost["wall" if which == SHOWN else "cpu"]
