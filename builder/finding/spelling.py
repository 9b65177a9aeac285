"""How far two words are apart."""

from __future__ import annotations

FAR = 9


def distance(one: str, other: str, most: int) -> int:
    """How many letters differ, swapped neighbours counting once; more than `most` gives FAR."""
    if abs(len(one) - len(other)) > most:
        return FAR
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            row.append(min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter != against)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return FAR
        before, last = last, row
    return last[-1] if last[-1] <= most else FAR
