"""How much of what visitors ask a profile answers, and what to add first. It helps its author; it ranks nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Profile = Mapping[str, Any]  # an organisation's file as it is written


@dataclass(frozen=True)
class Question:
    """Something that visitors ask. `advice` is what the author can do, a message of the domain `review`."""

    key: str
    advice: str
    answered: Callable[[Profile], bool]


def _has(*keys: str) -> Callable[[Profile], bool]:
    return lambda profile: any(profile.get(key) for key in keys)


def _each(name: str, *keys: str) -> Callable[[Profile], bool]:
    """Whether there are items and each of them has one of the keys."""

    def answered(profile: Profile) -> bool:
        items = [item for item in profile.get(name) or () if isinstance(item, dict)]
        return bool(items) and all(any(item.get(key) for key in keys) for item in items)

    return answered


def _confirmed(profile: Profile) -> bool:
    state = profile.get("verification")
    return isinstance(state, dict) and state.get("state") == "confirmed"


# In the order of what helps a visitor most.
QUESTIONS: tuple[Question, ...] = (
    Question("contact", "Add a general e-mail address or a telephone number.", _has("email", "phone")),
    Question("activities", "Say in each sector which work you do.", _each("sectors", "activities")),
    Question("address", "Give each location a street.", _each("locations", "street")),
    Question("hours", "Say when each location is open, or that people make an appointment.",
             _each("locations", "hours", "by_appointment")),
    Question("confirmed", "Let the organisation say that the profile is right.", _confirmed),
    Question("customers", "Say for whom you work.", _has("customers")),
    Question("forms", "Say how companies can work with you.", _has("forms")),
    Question("work_area", "Say how far you come.", _has("work_area")),
    Question("description", "Tell more about your work in a few sentences.", _has("description")),
    Question("website", "Add the address of your website.", _has("website")),
    Question("way_of_working", "Say which series you take and how fast you work.", _has("way_of_working")),
    Question("labels", "Name your labels and certificates, with their end date.", _has("labels")),
    Question("enterprise_number", "Add the enterprise number.", _has("enterprise_number")),
    Question("languages", "Say which languages you speak.", _has("languages")),
    Question("logo", "Add your logo.", _has("logo")),
)  # fmt: skip


@dataclass(frozen=True)
class Completeness:
    answered: int
    open: tuple[Question, ...]

    @property
    def of(self) -> int:
        return self.answered + len(self.open)

    @property
    def next_step(self) -> Question | None:
        return self.open[0] if self.open else None


def completeness(profile: Profile) -> Completeness:
    unanswered = tuple(question for question in QUESTIONS if not question.answered(profile))
    return Completeness(len(QUESTIONS) - len(unanswered), unanswered)


def coverage(profiles: Iterable[Profile]) -> dict[str, int]:
    """Of each question how many profiles answer it."""
    those = list(profiles)
    return {question.key: sum(question.answered(profile) for profile in those) for question in QUESTIONS}
