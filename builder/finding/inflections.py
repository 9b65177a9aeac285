"""Words and phrases of the vocabulary in the other forms that people use: `bus wassen` for `bussen wassen`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from operator import ne

from builder.finding.keys import key_of
from builder.finding.normalise import words
from builder.finding.small_words import STOP
from builder.finding.stems import SEPARABLE, by_stem, nouns_of, past_of, present_of

MOST_FORMS = 4  # of a word in a phrase; the commonest ones
LONGEST_ENDING = 4  # letters
LONGEST = 3  # words of a phrase of which other forms are looked up too
# Between two words they say that these are not one thing: `poetsen na verbouwing`.
APART = frozenset({"na", "voor", "zonder", "en", "of", "et", "ou", "pour", "and", "or", "for"})


def verb_forms(verbs: Iterable[str]) -> Mapping[str, str]:
    """Verbs by their forms that no noun has: `wast`, `gewassen`."""
    return {form: verb for verb in verbs for form in (present_of(verb)[2], *past_of(verb))}


def noun_forms(known: Collection[str]) -> Mapping[str, Collection[str]]:
    """Of words that are known the others that may be one of the same thing, several of it, or a small one."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in known:
        for other in nouns_of(word):
            if other in known and other != word:
                found[word].add(other)
                found[other].add(word)
    return found


@dataclass(frozen=True)
class Inflections:
    """Of the phrases of a vocabulary. `known` are single words, `verbs` those by their forms."""

    phrases: Sequence[str]
    known: frozenset[str]
    verbs: Mapping[str, str]

    def of(self, phrase: str) -> Iterator[str]:
        """The keys of a phrase of two or three words that matter, with one of them in another form that is known; also
        where it begins with a word of no weight: `goedkope fietsen`."""
        everything = words(phrase)
        content = everything if key_of(phrase)[1] else [word for word in everything if word not in STOP]
        if 1 < len(content) <= LONGEST and APART.isdisjoint(everything):
            for those in product(*(self._forms.get(word, [word]) for word in content)):
                if sum(map(ne, those, content)) == 1:
                    yield "".join(those)

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        """The word itself, and other forms of it."""
        used = Counter(word for phrase in self.phrases for word in words(phrase))
        spoken: dict[str, list[str]] = defaultdict(list)
        for form, verb in self.verbs.items():
            spoken[verb].append(form)
        found, nouns = {}, noun_forms(self.known)
        for group in by_stem(word for word in self.known if word in used).values():
            for word in group:
                kin = {*(one for one in group if _alike(one, word)), *nouns.get(word, ())} - {word}
                others = sorted(kin, key=lambda one: (-used[one], one))
                found[word] = list(dict.fromkeys((word, *others[:MOST_FORMS], *spoken[word], *self._apart(word))))
        return found

    def _apart(self, verb: str) -> list[str]:
        """What stands apart from its particle: of `ophalen` in `wie haalt mijn zetel op`."""
        found = SEPARABLE.match(verb)
        return [one for one in present_of(found[2]) if one not in STOP] if found and found[2] in self.known else []


def _alike(one: str, other: str) -> bool:
    """Whether two words with the same stem are forms of one word: `bus` and `bussen`, not `order` and `geordend`."""
    return one != other and one[:2] == other[:2] and abs(len(one) - len(other)) <= LONGEST_ENDING
