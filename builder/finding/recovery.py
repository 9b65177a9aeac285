"""What a word that is not known may mean: other endings, what it begins, a typing error, its parts.

It only looks up; the knowledge is in the lexicon. theme/assets/search/recovery.js does the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.finding.compounds import LINKS
from builder.finding.keys import FULL
from builder.finding.question import ZERO
from builder.finding.shelf import ENTRY, PLACE, TERM, TODO, Kept, Said, Shelf, Weights
from builder.finding.stems import endings_of

PREFIX_KEYS = 60
LIKELY = 75  # of 100: how alike a word must be to be suggested
SHORTEST_KNOWN = 5  # letters of a word of which a typing error is put right; below it only in a name
LIKE_NO_OTHER = 7  # letters of a word of which two may be wrong, where only one known word comes that close
WEAK = 5  # a word that says less is taken for one that was meant only when there is no other
GUESSED = 0.5  # of what is only guessed, beside what the beginning of a word surely may become
NAME = 13  # a name has a higher weight than this
TYPO = 0.9  # what a typing error leaves of a weight
TAIL = 2  # letters that the last part of a compound is worth more than its first
SHORTEST_PART = 3  # letters; a longer one is needed when it is all there is
SOUNDS = (("ei", "y"), ("y", "ei"), ("ch", "g"), ("g", "ch"))  # letters that sound the same: `streik`, `gragt`


class Recovery:
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def recover(self, word: str, typing: bool) -> Said | None:
        """Other endings, what it begins, a typing error, its parts."""
        for other in endings_of(word):
            said = self.shelf.look(other)
            if said and said.about:
                return said.scaled(0.9, "form", other)
        if typing and len(word) > 2 and (said := self._begun(word)):
            return said
        near = self.alike(word)
        if len(word) < SHORTEST_KNOWN:
            return self._meant_name(near)
        if near and near[0][0] == 1:
            return self._corrected(near, word)
        parts = self._compound(word)
        if parts and not (parts.guess and near):
            return parts
        if not near and len(word) >= LIKE_NO_OTHER:
            near = self.alike(word, 2)  # `enclaaf`: two letters are wrong, and no other word comes as close
            near = near if len(near) == 1 else []
        return self._corrected(near, word) if near else None

    def _begun(self, word: str) -> Said | None:
        keys = self.shelf.beginning(word)
        if not keys:
            return None
        weights: dict[str, dict[int, float]] = {TODO: {}, PLACE: {}, ENTRY: {}, "named": {}}
        for key in keys[:PREFIX_KEYS]:
            said = self.shelf.look(key)
            share = (1 - (len(key) - len(word)) / PREFIX_KEYS) * (GUESSED if said and said.guess else 1.0)
            for track, those in ({**said.tracks, "named": said.named} if said else {}).items():
                for number, weight in those if track in weights else ():
                    weights[track][number] = max(weights[track].get(number, 0.0), weight * share)
        best = {track: sorted(those.items(), key=lambda item: (-item[1], item[0]))[:12]
                for track, those in weights.items()}  # fmt: skip
        if not (best[TODO] or best[ENTRY] or best[PLACE] or any(weight > 8 for _, weight in best["named"])):
            return None
        found = Said({TODO: best[TODO], TERM: [], PLACE: best[PLACE], ENTRY: best[ENTRY]}, best["named"])
        return found.scaled(0.95, "prefix", min(keys, key=lambda key: (len(key), key)))

    def _corrected(self, near: list[tuple[int, str]], word: str) -> Said:
        """The likeliest of the words that are nearest: one with the same last letter, then the one that says most."""

        def worth(said: Said) -> float:
            return max(said.best(TODO, TERM, PLACE, ENTRY), *(weight - 4 for _, weight in said.named), 0.0)

        found = [(self.shelf.look(key) or Said(), distance, key) for distance, key in near[:4]]

        def rank(each: tuple[Said, int, str]) -> tuple[bool, int, bool, float]:
            said, distance, key = each
            return worth(said) < WEAK, distance, distance < 2 and key[-1] != word[-1], -worth(said)

        best, _, key = min(found, key=rank)
        said = best.scaled(TYPO, "typo", key)
        said.guesses = tuple(key for _, key in near[:4])
        return said

    def _meant_name(self, near: list[tuple[int, str]]) -> Said | None:
        """Of a short word, only the name of an organisation that was likely meant."""
        for _, key in near:
            said = self.shelf.look(key)
            named = [(number, weight) for number, weight in said.named if weight > NAME] if said else []
            if named:
                return Said(named=named, how="typo", as_=key, guesses=(key,))
        return None

    def nearest(self, word: str) -> tuple[str, ...]:
        """Known words that look like one that is not known: for people to choose from."""
        return tuple(key for _, key in self.alike(word)[:3])

    def alike(self, word: str, most: int = 0) -> list[tuple[int, str]]:
        """Known words at distance 1 (2 from nine letters), nearest first; one half of the word is then typed well."""
        if len(word) < 4 or any(char.isdigit() for char in word):
            return []
        most = most or (2 if len(word) > 8 else 1)
        half = 3 if most > 1 else len(word) // 2
        from rapidfuzz.distance import OSA  # takes a while to load, and most words are typed well

        found: dict[str, int] = {}

        def consider(keys: Sequence[str]) -> None:
            for key in keys:
                distance = OSA.distance(word, key, score_cutoff=most)
                if 0 < distance <= most:
                    found[key] = distance

        for head in dict.fromkeys((word[: len(word) // 2], word[:half], word[:-2])):  # many words begin with the first
            consider(self.shelf.beginning(head))
        swapped = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        # Neither half is typed well where the letters between them are swapped: `mebuel`.
        for other in (swapped, *_sounding(word)):
            if other != word and self.shelf.look(other):
                found[other] = 1
        if 1 not in found.values():
            consider([*self.shelf.ending(word[-min(4, len(word) - half) :])])
        return sorted((distance, key) for key, distance in found.items())

    def likely(self, word: str) -> list[str]:
        """Known words that a word which is not known looks like, likeliest first: for people to choose from."""
        from rapidfuzz import fuzz, process

        close = process.extract(word, self.shelf.words, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=3)
        return [known for known, _, _ in close]

    def beginning_alike(self, word: str) -> list[Kept]:
        """What words that begin like an unknown word are about; three at most."""
        for length in range(min(len(word), 8), max(3, len(word) * 2 // 3), -1):
            found: dict[int, Kept] = {}
            for key in self.shelf.beginning(word[:length]):
                said = self.shelf.look(key)
                if said and said.tracks[TODO] and len(found) < 3:
                    number = said.tracks[TODO][0][0]
                    found.setdefault(number, self.shelf.concepts[number])
            if found:
                return list(found.values())
        return []

    def _compound(self, word: str) -> Said | None:
        """A compound, or another form of one: `kampeerstoeltjes`."""
        found = self._parts(word)
        for other in endings_of(word):
            if found and not found.guess:
                break
            said = self._parts(other) if len(other) < len(word) else None
            if said and (not found or not said.guess):
                found = said
        return found

    def _parts(self, word: str) -> Said | None:
        """A compound that is not known: by a known first and last part, or, as a guess, by the longest of one."""
        fronts: list[tuple[str, Weights]] = []
        tails: list[tuple[str, Weights]] = []
        for cut in range(len(word) - 2, 2, -1):
            if doable := self._doable(word[:cut]):
                fronts.append((word[:cut], doable))
            told = word[cut:] in self.shelf.known and word[cut:] not in ZERO  # `afvulbedrijf` is no `bedrijf`
            if told and (doable := self._doable(word[cut:])):
                tails.insert(0, (word[cut:], doable))
        pairs = ((front, tail) for tail in tails for front in fronts if _linked(word, front[0], tail[0]))
        both = next(pairs, None)
        if both:
            (front, said_first), (tail, said_last) = both
        else:
            likely = (*((len(part[0]), part) for part in fronts), *((len(part[0]) + TAIL, part) for part in tails))
            _, one = max(likely, key=lambda each: each[0], default=(0, ("", [])))
            if len(one[0]) <= SHORTEST_PART:
                return None
            (front, said_first), (tail, said_last) = one, ("", [])
        total = {number: weight * 0.6 for number, weight in said_first}
        for number, weight in said_last:
            total[number] = min(FULL, total.get(number, 0.0) * 1.5 + weight * 0.6)
        said = Said(how="parts", as_=f"{front} {tail}" if both else word, guess=not both)
        said.tracks[TODO] = sorted(total.items(), key=lambda item: -item[1])
        return said

    def _doable(self, word: str) -> Weights:
        said = self.shelf.look(word)
        return said.tracks[TODO] if said else []


def _sounding(word: str) -> Iterator[str]:
    """What is written with other letters that sound the same."""
    for one, other in SOUNDS:
        for match in re.finditer(one, word):
            yield word[: match.start()] + other + word[match.end() :]


def _linked(word: str, front: str, tail: str) -> bool:
    """Whether two parts make the whole word, with at most a link between them."""
    between = len(word) - len(front) - len(tail)
    return between >= 0 and word[len(front) : len(front) + between] in LINKS
