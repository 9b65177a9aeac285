"""What the browser needs to hold a profile to the rules of `check`, with the same codes and the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from builder.catalogue.places import Places
from builder.checking.conduct import ROLES
from builder.checking.formats import DAY_FORM, MOMENT_FORM, PARTIAL_FORM
from builder.checking.references import FILES, LISTS
from builder.checking.violations import EXPECTED, FOUND, NOTHING
from builder.language import translator
from builder.rules import RULES

NEIGHBOURS = ("BE", "NL", "FR", "LU")  # countries of which a browser knows the telephone numbers

_REASONS = {
    "it is about a file or a name of a file": """
        symlink not-a-file hard-link too-many-files unreadable-file missing-file wrong-extension bad-file-name
        reserved-name name-collision unknown-file too-large""",
    "the form reads and writes the file itself; what it cannot read, it refuses": """
        utf-16 not-utf-8 tab control-character hidden-character empty-file not-a-mapping several-documents too-deep
        too-many-values anchor alias merge-key tag directive duplicate-key similar-key complex-key empty-key
        missing-colon colon-in-text misplaced-dash misplaced-key open-quote unknown-escape block-header special-start
        bad-indentation open-brace open-bracket missing-value text-after-end syntax unknown-key""",
    "the form has no such field": """
        colour-form tiles-form pale-colour unknown-icon not-a-law law-not-in-force duplicate-id ambiguous-synonym
        not-fitting""",
    "it compares files": """
        untranslated interface-incomplete enterprise-number-twice former-slug-taken former-slug-twice
        cycle similar-name same-address""",
    "it is about the pictures beside the profiles": """
        image-missing image-unlisted picture-svg picture-kind picture-name picture-lies picture-broken picture-bytes
        picture-pixels picture-moving""",
    "the form writes hours from a table of days; it has no reader of all their notation": "opening-hours-form",
    "it is about our own program": "internal-error",
}
# Rules that a browser does not look at, and why.
LEFT_TO_CHECK: Mapping[str, str] = MappingProxyType(
    {code: reason for reason, codes in _REASONS.items() for code in codes.split()}
)


def messages(language: str) -> dict[str, list[str]]:
    """Of each rule that a browser looks at: how serious it is, what we say and what can be done, in `language`."""
    words = translator(language, "problems")
    return {
        code: [str(rule.severity), words.gettext(rule.message), words.gettext(rule.hint) if rule.hint else ""]
        for code, rule in RULES.items()
        if code not in LEFT_TO_CHECK
    }


def phrases(language: str) -> dict[str, str]:
    """The words inside messages, by their English."""
    words = translator(language, "problems")
    ours = (*EXPECTED.values(), NOTHING, *FOUND.values(), DAY_FORM, PARTIAL_FORM, MOMENT_FORM, *LISTS.values())
    asked = "Did you mean “{suggestion}”?"
    return {str(each): words.gettext(each) for each in (*ours, *FILES.values(), asked)}


def shared_mailboxes() -> list[str]:
    """Words in the name of a mailbox that is no person's."""
    return sorted(ROLES)


def telephone_numbers() -> dict[str, Any]:
    """The numbers of Belgium and its neighbours, by country code: `all` that can be one, `kinds` of real ones, and
    `formats` of number, groups and first digits."""
    from phonenumbers import PhoneMetadata

    found = {}
    for region in NEIGHBOURS:
        country = PhoneMetadata.metadata_for_region(region)
        assert country is not None  # the library has all of NEIGHBOURS
        assert country.general_desc is not None
        kinds = (
            *(country.fixed_line, country.mobile, country.toll_free, country.premium_rate, country.shared_cost),
            *(country.personal_number, country.voip, country.uan, country.pager, country.voicemail),
        )
        formats = country.intl_number_format or country.number_format
        found[str(country.country_code)] = {
            "all": country.general_desc.national_number_pattern,
            "kinds": [each.national_number_pattern for each in kinds if each and each.national_number_pattern],
            "prefix": country.national_prefix_for_parsing or "",
            "formats": [
                [each.pattern, each.format.replace("\\", "$"), (each.leading_digits_pattern or [""])[-1]]
                for each in formats
                if each.format and each.format != "NA"
            ],
        }
    return found


def places_of(places: Places) -> dict[str, Any]:
    """`municipalities`: NIS code, name, French name, latitude, longitude, other names, those of which were
    municipalities; `codes`: postal codes with NIS codes."""
    return {
        "municipalities": [
            [one.nis, one.name, one.name_fr or "", one.latitude, one.longitude, list(one.aliases), list(one.former)]
            for one in places.municipalities.values()
        ],
        "codes": dict(_codes(places)),
    }


def _codes(places: Places) -> Iterator[tuple[str, list[str]]]:
    for code, those in places.postal_codes.items():
        yield code, list(dict.fromkeys(each.nis for each in those))
