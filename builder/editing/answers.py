"""What people answer about an organisation, in the form that profiles have; and why an answer cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from builder.catalogue.places import Municipality, Places
from builder.checking.suggestions import closest
from builder.language import translator
from builder.problems import Problem, message


class AnswerError(ValueError):
    """An answer that cannot be used. `question` is the key of the question to ask again; empty when it is not clear
    which. `message` is of the domain `cli` and has `params`; `problem`, when there is one, says it instead."""

    def __init__(self, question: str, message: str = "", problem: Problem | None = None, /, **params: str) -> None:
        super().__init__(f"{question}: {message or (problem.code if problem else '')}")
        self.question = question
        self.message = message
        self.problem = problem
        self.params = params

    def in_words(self, language: str) -> str:
        if self.problem is not None:
            return message(self.problem, translator(language, "problems"))
        return translator(language, "cli").gettext(self.message).format(**self.params)


def unlisted(found: str, known: Iterable[str]) -> dict[str, str]:
    """What a message says of an answer that is not in a list: the answer, and the one that was perhaps meant."""
    suggestion = closest(found, known)
    return {"found": found, "hint": f" → {suggestion}?" if suggestion else ""}


def location_of(given: Mapping[str, str], places: Places) -> dict[str, str]:
    """The seat; postal code and municipality fill each other in where there is one answer. Empty without either.

    Raises AnswerError for a place that is not known, or that may be more than one."""
    code = given.get("postal_code", "")
    if code and code not in places.postal_codes:
        raise AnswerError("postal_code", "There is no postal code {found}.", found=code)
    municipality = _municipality(given, places)
    if municipality is None:
        return {}
    asked = given.get("municipality", "").casefold()
    entries = places.codes_of.get(municipality.nis, ())
    of_section = [entry for entry in entries if asked in (name.casefold() for name in entry.names)]
    if not code:
        codes = {entry.code for entry in (of_section or entries)}
        code = codes.pop() if len(codes) == 1 else ""
    section = next((name for entry in of_section for name in entry.names if name.casefold() == asked), "")
    found = {
        "street": given.get("street", ""),
        "number": given.get("number", ""),
        "box": given.get("box", ""),
        "postal_code": code,
        "section": "" if section.casefold() == municipality.name.casefold() else section,
        "municipality": municipality.name,
    }
    return {key: text for key, text in found.items() if text}


def _municipality(given: Mapping[str, str], places: Places) -> Municipality | None:
    code, name = given.get("postal_code", ""), given.get("municipality", "")
    served = [places.municipalities[entry.nis] for entry in places.postal_codes.get(code, ())]
    if not name:
        if len(served) > 1:
            names = ", ".join(place.name for place in served)
            raise AnswerError("municipality", "{code} serves {names}: which one is it?", code=code, names=names)
        return served[0] if served else None
    namesakes = places.by_name.get(name.casefold(), ())
    if not namesakes:
        known = [place.name for place in places.municipalities.values()]
        raise AnswerError("municipality", "There is no municipality “{found}”.{hint}", **unlisted(name, known))
    own = [place for place in namesakes if place.name.casefold() == name.casefold()]  # before a section of that name
    fitting = [place for place in namesakes if place in served] if code else own or list(namesakes)
    if not fitting:
        names_served = ", ".join(place.name for place in served)
        raise AnswerError(
            "postal_code", "{code} belongs to {names}, not to {found}.", code=code, names=names_served, found=name
        )
    if len(fitting) > 1:
        names_fitting = ", ".join(place.name for place in fitting)
        raise AnswerError("municipality", "“{found}” may be {names}: which one is it?", found=name, names=names_fitting)
    return fitting[0]


def international(phone: str) -> str:
    """The number as a profile writes it; one that is unknown stays, and is refused with the rest."""
    import phonenumbers

    try:
        number = phonenumbers.parse(phone, "BE")
    except phonenumbers.NumberParseException:
        return phone
    if not phonenumbers.is_valid_number(number):
        return phone
    written: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return re.sub(r"[^+0-9]+", " ", written)
