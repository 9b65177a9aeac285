"""How easily Dutch prose reads, measured after Flesch and Douma, and where the bounds of plain language (B1) lie.

The score is that of W. H. Douma, *De leesbaarheid van landbouwbladen* (Landbouwhogeschool Wageningen, Bulletin 17,
1960), who fitted Flesch's Reading Ease to Dutch: 206.8 − 0.77 × syllables in a hundred words − 0.93 × words in a
sentence. His table calls 60 to 70 normal (the first years of secondary school, where B1 is commonly set), 70 to 80
fairly easy, and 30 to 45 difficult.

A score hides the one sentence where readers stop, so long sentences count by themselves as well. Dutch writes
compounds as one word (`gesprekskaarten`): a word is long from four syllables on, and its parts around a hyphen count
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LOWEST_SCORE = 60  # Flesch-Douma
LONGEST_SENTENCE = 20  # words
LONG_WORD = 4  # syllables

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
# Letters that are said as one sound first; `sociale` has four syllables, `financiële` five.
_SOUND = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|[aeiouyáàâäéèêëíìîïóòôöúùûü]")
_END = re.compile(r"(?<=[.!?…])\s+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`]|!!! \w+")
_START = re.compile(r"(?:#+|-|\d+\.|>|!!!)\s")
_FRONT = re.compile(r"(?:title|description):\s+(.+)")


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table cell of a page: plain text, and as written with its links."""

    text: str
    written: str
    line: int  # where it begins, from 1
    ends: tuple[int, ...]  # how far `text` comes at the end of each of its lines
    heading: bool = False

    def line_at(self, place: int) -> int:
        return self.line + sum(end <= place for end in self.ends[:-1])


@dataclass(frozen=True)
class Readability:
    sentences: int
    words: int
    syllables: int
    long_words: int

    @property
    def average(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def score(self) -> float:
        """Flesch-Douma: higher is easier."""
        return 206.8 - 77 * self.syllables / self.words - 0.93 * self.average if self.words else 100.0

    @property
    def share_of_long_words(self) -> float:
        return self.long_words / self.words if self.words else 0.0


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """By the vowels that are heard in Dutch, at least one."""
    return max(1, len(_SOUND.findall(word.lower())))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place in `text` where it begins."""
    begin = 0
    for end in [*_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        if words(text[begin:stop]):
            yield begin, text[begin:stop]
        begin = end.end() if end else stop


def measure(texts: Iterable[str]) -> Readability:
    """Of the sentences in `texts`. Labels of up to four words are short by nature and would hide what is long."""
    found = [words(sentence) for text in texts for _, sentence in sentences(text)]
    prose = [each for each in found if len(each) > 4]
    every = [word for each in prose for word in each]
    long_words = sum(max(map(syllables, word.split("-"))) >= LONG_WORD for word in every)
    return Readability(len(prose), len(every), sum(map(syllables, every)), long_words)


def blocks(markdown: str) -> Iterator[Block]:
    """What people read of a page, title and description in front included."""
    lines = markdown.splitlines()
    front = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else -1
    for number, line in enumerate(lines[1 : max(front, 1)], start=2):
        if field := _FRONT.fullmatch(line):
            text = field[1].strip("\"'")
            yield Block(text, text, number, (len(text),), heading=True)
    gathered: list[str] = []
    begin = 0
    for number, line in enumerate([*lines[front + 1 :], ""], start=front + 2):
        text = line.strip()
        mark = _START.match(text)
        if gathered and (not text or mark or text.startswith("|")):
            yield _block(gathered, begin)
            gathered = []
        if text.startswith("|"):
            yield from (_block([cell.strip()], number) for cell in text.strip("|").split("|") if words(cell))
        elif text:
            if not gathered:
                begin = number
            gathered.append(text)


def _block(written: list[str], line: int) -> Block:
    plain = [_MARKS.sub("", _LINK.sub(r"\1", _START.sub("", each, count=1))).strip() for each in written]
    ends: list[int] = []
    for each in plain:
        ends.append((ends[-1] + 1 if ends else 0) + len(each))
    return Block(" ".join(plain), " ".join(written), line, tuple(ends), heading=written[0].startswith("#"))
