"""Every rule that content is held to: a stable code, how serious it is, what we say, and what the author can do.

Messages and hints are plain English message ids; the words people read come from the message catalogue `problems`.
Fields in braces are filled in from the problem's parameters. Codes are part of the interface: scripts rely on them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """An error stops publishing; a warning asks somebody to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    code: str
    severity: Severity
    message: str
    hint: str = ""


def _error(code: str, message: str, hint: str = "") -> Rule:
    return Rule(code, Severity.ERROR, message, hint)


def _warning(code: str, message: str, hint: str = "") -> Rule:
    return Rule(code, Severity.WARNING, message, hint)


_FILES = (
    _error("symlink", "This is a link to another file.", "Put the file itself here."),
    _error("not-a-file", "This is not an ordinary file.", "Remove it, or put an ordinary file here."),
    _error("hard-link", "This file has a second name elsewhere (a hard link).", "Put a copy of the file here."),
    _error("too-many-files", "There are {found} files here; the limit is {limit}.", "Remove what is not needed."),
    _error("unreadable-file", "This file cannot be read: {reason}.", "Look at the rights of the file."),
    _error("missing-file", "This file is needed and is not there.", "Add the file."),
    _error("wrong-extension", "The file name ends in “{found}”.", "Give the file a name that ends in “.yml”."),
    _error(
        "bad-file-name",
        "“{found}” cannot be the name of a file here.",
        "Use 2 to 64 characters: small letters a to z, digits, and a dash between words. For example “{example}.yml”.",
    ),
    _error("reserved-name", "The name “{found}” is reserved.", "Choose another file name, such as “{example}.yml”."),
    _error(
        "name-collision",
        "This file name is the same as “{other}” on many computers.",
        "Rename one of the two files.",
    ),
    _warning("unknown-file", "This file is not used.", "Move it to the right folder, or remove it."),
    _error("too-large", "This file is larger than {limit} kB.", "Make the texts shorter."),
)

_TEXT = (
    _error("utf-16", "This file is saved as UTF-16.", "Save it as UTF-8. Most editors ask this at “Save as”."),
    _error("not-utf-8", "This file is not UTF-8 text: byte {found} has no meaning here.", "Save it as UTF-8."),
    _error("tab", "There is a tab here.", "Use spaces: two for each level."),
    _error("control-character", "There is an invisible control character here: {found}.", "Remove it."),
    _error("hidden-character", "There is an invisible character here: {found}.", "Remove it, or type the text again."),
    _error("empty-file", "This file is empty.", "Fill it in, or remove the file."),
)

_YAML = (
    _error("not-a-mapping", "This file must have lines such as “name: …”; it starts with {found}."),
    _error(
        "several-documents", "A second document starts here.", "Remove the line “---”: one file holds one document."
    ),
    _error("too-deep", "This is more than {limit} levels deep.", "Indent less."),
    _error("too-many-values", "This file holds more than {limit} values.", "Make the lists shorter."),
    _error(
        "anchor", "“&{found}” makes an anchor; that is not possible here.", "Put quotes around text with “&” in front."
    ),
    _error("alias", "“*{found}” refers to another place; that is not possible here.", "Write the value in full."),
    _error("merge-key", "“<<” copies another block; that is not possible here.", "Write the keys in full."),
    _error("tag", "“{found}” is a tag; that is not possible here.", "Put quotes around text with “!” in front."),
    _error("directive", "A line that starts with “%” is not possible here.", "Remove the line."),
    _error("duplicate-key", "The key “{found}” is also on line {other}.", "Keep one of the two."),
    _error("similar-key", "The key “{found}” looks the same as “{twin}” on line {other}.", "Keep one of the two."),
    _error("complex-key", "A key must be one word.", "Put quotes around text that starts with “?”, “[” or “{{”."),
    _error("empty-key", "There is no key before this colon.", "Write the key in front of the colon."),
    _error("missing-colon", "There is no colon after this key.", "Write it as “key: value”."),
    _error(
        "colon-in-text",
        "There is a colon here in a place where it has no meaning.",
        "Put quotes around text with “: ” in it, and look at the spaces in front of this line.",
    ),
    _error("misplaced-dash", "There is a dash here in a place where no list can start.", "Put the dash on a new line."),
    _error(
        "misplaced-key", "There is a key here in a place where no key can start.", "Look at the spaces in front of it."
    ),
    _error(
        "open-quote", "A quote that opens on line {other} is not closed.", "Put the same quote at the end of the text."
    ),
    _error(
        "unknown-escape", "The backslash has no meaning here.", "Put single quotes around the text, or write “\\\\”."
    ),
    _error("block-header", "After “|” or “>” the line must end.", "Start the text on the next line."),
    _error("special-start", "Text cannot start with “{found}”.", "Put quotes around the text."),
    _error(
        "bad-indentation",
        "This line does not fit the lines above it.",
        "Give lines of the same level the same number of spaces, and look at quotes and dashes.",
    ),
    _error("open-brace", "A “{{” that opens on line {other} is not closed well.", "Put a comma or “}}” here."),
    _error("open-bracket", "A “[” that opens on line {other} is not closed well.", "Put a comma or “]” here."),
    _error("missing-value", "There is no value where one must be.", "Fill in a value, or remove the comma or dash."),
    _error("text-after-end", "There is text after the end of the document.", "Remove the line “...” or the text."),
    _error("syntax", "This is not valid YAML.", "Look at the line above as well: spaces, quotes and colons."),
)

_SCHEMA = (
    _error("unknown-key", "The key “{found}” does not exist here.", "Possible here: {allowed}."),
    _error("missing-key", "The key “{found}” is missing.", "Add a line “{found}: …”."),
    _error("missing-here", "This directory asks every organisation for “{found}”.", "Add a line “{found}: …”."),
    _error("wrong-type", "There must be {expected} here; found: {found}."),
    _error(
        "quotes-needed", "“{found}” without quotes means yes or no, not text.", 'Put quotes around it: “"{found}"”.'
    ),
    _error("empty-value", "Nothing is filled in here.", "Fill it in, or remove the line."),
    _error("not-allowed", "“{found}” is not possible here.", "Choose from: {allowed}."),
    _error(
        "empty-text",
        "This text is too short: {found} of at least {limit} characters.",
        "Fill it in, or remove the line.",
    ),
    _error("too-long", "This text has {found} characters; the limit is {limit}.", "Make the text shorter."),
    _error("too-few-items", "There must be at least {limit} here; found: {found}.", "Add one, or remove the line."),
    _error("too-many-items", "There can be at most {limit} here; found: {found}.", "Make it shorter."),
    _error("out-of-range", "The number must lie between {lowest} and {highest}; found: {found}."),
    _error("wrong-form", "“{found}” does not have the right form.", "Write it in this form: {expected}."),
    _error("repeated-item", "“{found}” is also on line {other}.", "Keep one of the two."),
    _error("not-fitting", "This does not fit here: {found}.", "Look at the description of this field."),
)

_FORMATS = (
    _error("date-form", "“{found}” is not a date in the right form.", "Write {expected}."),
    _error("impossible-date", "The date “{found}” does not exist.", "Look at the day and the month."),
    _error("email-form", "“{found}” is not an e-mail address.", "Write it as info@example.be."),
    _error("url-scheme", "“{found}” is not a web address.", "A web address starts with https://."),
    _error("url-user", "There is a user name in this web address: “{found}”.", "Remove everything up to the “@”."),
    _error("url-host", "“{found}” is not a website that everybody can visit.", "Use a name such as www.example.be."),
    _error(
        "url-form", "There is a character in this web address that cannot be there: {found}.", "Copy the address again."
    ),
    _error("phone-form", "“{found}” is not in international form.", "Write “{expected}”."),
    _error("phone-unknown", "“{found}” is not a telephone number that exists.", "Write it as +32 2 123 45 67."),
    _error("enterprise-number-form", "“{found}” is not in the right form.", "Write “{expected}”."),
    _error("enterprise-number-unknown", "“{found}” is not a valid enterprise number.", "Look it up in the KBO."),
    _error(
        "opening-hours-form",
        "These opening hours cannot be read from “{found}” on.",
        "Write them as “Mo-Fr 09:00-17:00; Sa 10:00-16:00; PH off”.",
    ),
    _error(
        "slug-form",
        "“{found}” cannot be an id.",
        "Use 2 to 64 characters: small letters a to z, digits, and a dash between words.",
    ),
    _error("postal-code-form", "“{found}” is not a postal code.", "Write four digits, such as “3590”."),
    _error("nis-form", "“{found}” is not a NIS code.", "Write five digits, such as “71011”."),
    _error("colour-form", "“{found}” is not a colour.", "Write it as “#0a6e5c”, with the quotes."),
    _warning(
        "pale-colour",
        "“{found}” is too light: words in it on white have a contrast of {ratio}, and 4.5 is needed.",
        "Choose a darker colour. Until then light pages use “{readable}”.",
    ),
    _error(
        "tiles-form",
        "“{found}” is not an address of map tiles.",
        "Begin with “https://” and the name of the server, and write z, x and y in braces, once each.",
    ),
    _error("unknown-icon", "There is no icon “{found}”.", "Choose one such as “material/flower”."),
    _warning("mixed-scripts", "“{found}” mixes letters of several alphabets.", "Type the word again."),
)

_REFERENCES = (
    _error("unknown-term", "“{found}” is not in the list of {list}.", "See content/vocabulary for what is possible."),
    _error("unknown-id", "“{found}” does not exist among the {list}.", "Use the name of a file without “.yml”."),
    _error("unknown-activity", "“{found}” is not an activity of the sector “{sector}”.", "Possible here: {allowed}."),
    _error(
        "other-sector",
        "The activity “{found}” belongs to the sector “{right}”, not to “{sector}”.",
        "Put it with that sector, or choose from: {allowed}.",
    ),
    _error("unknown-municipality", "“{found}” is not a Belgian municipality.", "Use the Dutch name since 2025."),
    _error("former-municipality", "“{found}” now belongs to {right}.", "Write “{right}” here."),
    _error("municipality-name", "The municipality “{found}” is called “{right}” here.", "Write “{right}”."),
    _error("unknown-nis", "There is no municipality with NIS code “{found}” since 2025."),
    _error("unknown-postal-code", "There is no postal code “{found}” in Belgium."),
    _error(
        "postal-code-elsewhere",
        "The postal code “{found}” is not in {municipality}.",
        "{found}: {right}. {municipality}: {codes}.",
    ),
    _error(
        "coordinates-abroad",
        "These coordinates do not lie in Belgium: {found}.",
        "Latitude (lat) lies around 51, longitude (lon) around 4. Perhaps they are swapped.",
    ),
    _warning("coordinates-far", "These coordinates lie {found} km from {municipality}.", "Look them up again."),
)

_TOGETHER = (
    _error(
        "enterprise-number-twice", "The enterprise number “{found}” is also in {other}.", "Each number has one file."
    ),
    _error(
        "former-slug-taken", "The former slug “{found}” is the name of an existing file.", "Remove it from the list."
    ),
    _error("former-slug-twice", "The former slug “{found}” is also in {other}.", "Keep one of the two."),
    _error("dates-reversed", "“{later}” comes before “{earlier}”.", "{found} must not lie before {other}."),
    _error("cycle", "This goes round in a circle: {found}.", "Break the circle in one of these files."),
    _error("not-a-law", "“{found}” is not a law or decree.", "Put only laws here; use “see” for other terms."),
    _warning("law-not-in-force", "“{found}” is no longer in force.", "Use the law that replaced it."),
    _error(
        "name-without-consent", "“{found}” is named without consent.", "Add “consent” with a date, or remove the name."
    ),
    _warning(
        "personal-mailbox", "“{found}” looks like the mailbox of one person.", "Use a shared mailbox, such as info@."
    ),
    _error("image-missing", "There is no image “{found}” in content/images.", "Add the image, or remove the lines."),
    _error("picture-svg", "An SVG can hold a program, so we do not use it.", "Save the picture as PNG or WebP."),
    _error("picture-kind", "This is not a picture that we can use.", "Use PNG, JPEG or WebP."),
    _error(
        "picture-name",
        "“{found}” cannot be the name of a picture.",
        "Use small letters a to z, digits and dashes. For example “logo-name.png”.",
    ),
    _error("picture-lies", "“{found}” is a {kind} inside.", "Name it “{right}”."),
    _error("picture-broken", "“{found}” cannot be opened as a picture.", "Save the picture again."),
    _error("picture-bytes", "The picture “{found}” is larger than {limit} kB.", "Save it smaller."),
    _error(
        "picture-pixels",
        "The picture “{found}” is {width} by {height}; the limit is {limit} million dots in all.",
        "Save it smaller.",
    ),
    _error("picture-moving", "The picture “{found}” moves.", "Save one image of it."),
    _warning(
        "untranslated",
        "This is missing in: {found}.",
        "Write it in every language of the site. Until then readers see it in another one.",
    ),
    _warning(
        "interface-incomplete",
        "{number} words of the site itself are missing in “{found}”.",
        "Complete the catalogue interface.po of this language. Until then readers see them in English.",
    ),
    _warning("image-unlisted", "No file uses this image.", "Remove the image, or name it in a profile."),
    _error("duplicate-id", "The id “{found}” is also on line {other}.", "Each id is used once."),
    _warning(
        "ambiguous-synonym",
        "“{found}” stands for two sectors: “{sector}” and “{other}”.",
        "Keep one of the two, or list it under shared_words if it means both.",
    ),
    _warning("similar-name", "The name “{found}” looks like “{twin}” in {other}.", "Is it the same organisation?"),
    _warning(
        "same-address", "The address and name look like those of “{twin}” in {other}.", "Is it the same organisation?"
    ),
    _warning(
        "long-sentence",
        "This sentence has {found} words; up to {limit} read easily: “{sentence}”",
        "Make two sentences of it.",
    ),
    _warning(
        "hard-page",
        "This page is hard to read: {found} on the scale of Flesch and Douma. From {limit} on it is plain language.",
        "Write shorter sentences and everyday words.",
    ),
    _warning(
        "unexplained-jargon",
        "“{found}” is not explained where it comes first on this page.",
        "Link it to its entry in the glossary, or use everyday words: {everyday}.",
    ),
    _error(
        "internal-error", "Something went wrong in our own program: {found}.", "Please report this, with this file."
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for group in (_FILES, _TEXT, _YAML, _SCHEMA, _FORMATS, _REFERENCES, _TOGETHER) for rule in group}
)
