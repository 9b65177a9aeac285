"""How well an organisation fits a package, and why, in reasons that can be said in any language.

Never by target group: only the work, the place, the customer, the form, the conditions and how fresh the profile is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.catalogue.matching import Matching
from builder.catalogue.model import Organisation
from builder.finding.keys import FULL
from builder.matching.circumstances import Circumstances
from builder.matching.request import FormFit, Reason

PLAIN_FORMS = frozenset({"eenmalig", "raamcontract", "voorbehouden-opdracht", "sociale-clausule"})  # anyone may agree


@dataclass(frozen=True)
class Profile:
    """What the matcher knows of an organisation. `work` has weights 1 to 15 by sector and activity; 15 is declared."""

    organisation: Organisation
    number: int  # in the published index
    work: Mapping[str, int]
    customers: frozenset[str]
    forms: frozenset[str]
    labels: frozenset[str]
    points: tuple[tuple[int, int], ...]  # thousandths of degrees
    towns: frozenset[str]  # NIS codes of its locations
    months: int  # since the newest review of all profiles

    def declared_in(self, sector: str) -> bool:
        """Whether it names activities of a sector."""
        return any(key.startswith(f"{sector}/") and weight == FULL for key, weight in self.work.items())


@dataclass(frozen=True)
class Around:
    """The place that is asked for. `covering` are numbers of organisations that come to work there."""

    points: tuple[tuple[int, int], ...]
    covering: frozenset[int]


def kilometres(lat: int, lon: int, lat2: int, lon2: int) -> float:
    """Between two points in thousandths of degrees; flat enough for Belgium. The browser makes the same sum."""
    high, wide = (lat - lat2) * 0.11119, (lon - lon2) * 0.0702
    return math.sqrt(high * high + wide * wide)


def work_of(profile: Profile, activity: str, matching: Matching) -> tuple[float, str]:
    """How surely an organisation does an activity (0 to 1), and on what that rests."""
    rules = matching.ranking
    sector = activity.partition("/")[0]
    weight = profile.work.get(activity, 0)
    if weight == FULL:
        return 1.0, "does"
    found = [(rules["mentioned"] * min(1.0, 2 * weight / FULL), "mentions")] if weight else []
    in_sector = profile.work.get(sector, 0)
    if in_sector == FULL:
        other = activity != sector and profile.declared_in(sector)
        found.append((rules["other_activities" if other else "sector_only"], "sector"))
    elif in_sector:
        found.append((rules["sector_only"] * in_sector / FULL, "mentions-sector"))
    return max(found, key=lambda each: each[0], default=(0.0, ""))


def fit_of(
    profile: Profile,
    activities: Sequence[str],
    forms: Iterable[FormFit],
    asked: Circumstances,
    around: Around | None,
    matching: Matching,
) -> tuple[float, tuple[Reason, ...], int | None]:
    """Score 0 to 1, reasons, kilometres. A score of 0: it does none of the work."""
    rules = matching.ranking
    works = [(activity, *work_of(profile, activity, matching)) for activity in activities]
    work = _sum(share for _, share, _ in works) / len(works)
    if work < rules["least"]:
        return 0.0, (), None
    reasons = [Reason(how, True, {"activity": activity}) for activity, _, how in works if how]
    reasons += [Reason("not", False, {"activity": activity}) for activity, share, _ in works if not share]
    parts = [(rules["activity"], work)]
    km = None
    if around is not None:
        share, km, reason = _place(profile, around, asked, rules)
        parts.append((rules["place"], share))
        reasons.append(reason)
    if asked.customer:
        share = _among(asked.customer, profile.customers, rules)
        parts.append((rules["customer"], share))
        reasons += _said("customer", asked.customer, share, rules)
    wanted = [form for form in forms if form.form not in PLAIN_FORMS]
    if wanted:
        best = max(wanted, key=lambda form: (_among(form.form, profile.forms, rules), form.weight))
        share = _among(best.form, profile.forms, rules)
        parts.append((rules["form"], share))
        reasons += [Reason("form", True, {"form": best.form})] if share == 1.0 else []
    for condition in matching.conditions:
        if condition.id in asked.conditions:
            met = not profile.labels.isdisjoint(condition.labels)
            parts.append((rules["condition"], 1.0 if met else rules["unknown"] / 2))
            reasons.append(Reason("condition" if met else "condition-unknown", met, {"condition": condition.id}))
    parts.append((rules["fresh"], max(0.0, 1 - profile.months / rules["months"])))
    if profile.months >= rules["months"]:
        reasons.append(Reason("stale", False))
    whole = _sum(weight for weight, _ in parts)
    return _sum(weight * share for weight, share in parts) / whole, tuple(reasons), km


def _sum(values: Iterable[float]) -> float:
    """One by one, as the browser does: `sum` is more exact in some versions of Python than in others."""
    found = 0.0
    for value in values:
        found += value
    return found


def _among(wanted: str, known: frozenset[str], rules: Mapping[str, float]) -> float:
    if not known:
        return rules["unknown"]
    return 1.0 if wanted in known else rules["contrary"]


def _said(code: str, wanted: str, share: float, rules: Mapping[str, float]) -> list[Reason]:
    """Nothing is said where the profile says nothing."""
    if share == rules["unknown"]:
        return []
    fits = share == 1.0
    return [Reason(code if fits else f"{code}-other", fits, {code: wanted})]


def _place(
    profile: Profile, around: Around, asked: Circumstances, rules: Mapping[str, float]
) -> tuple[float, int | None, Reason]:
    """In the place all, in the work area nearly, near by most, far away little."""
    params = {"place": asked.place}
    distances = [kilometres(*here, *there) for here in profile.points for there in around.points]
    km = math.floor(min(distances) + 0.5) if distances else None
    if not profile.towns.isdisjoint(asked.nis):
        return 1.0, 0, Reason("in-place", True, params)
    if profile.number in around.covering:
        return 0.95, km, Reason("comes-to", True, params)
    if km is None:
        return 0.1, None, Reason("no-location", False, params)
    params["km"] = str(km)
    near, far = rules["near_km"], rules["far_km"]
    share = 0.9 if km <= near else max(0.0, 0.9 * (1 - (km - near) / (far - near))) if km < far else 0.0
    return max(share, 0.05), km, Reason("near" if km <= near else "distance", km < far, params)
