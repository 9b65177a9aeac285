"""The QR codes that pages draw are those of another maker, of every size and mask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import segno

from tests.page_scripts import answered

SCRIPT = """
import { readFileSync } from "node:fs";
import { qrCode } from "./qr/code.js";
const drawn = ([text, mask]) => qrCode(text, mask ?? undefined) ?? null;
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(drawn)));
"""
FULL = (14, 26, 42, 62, 84, 106, 122, 152, 180)  # bytes that fill each version, so that nothing is padded


def words(rows: list[list[bool]]) -> list[int]:
    """The codewords of a code of version 1 with mask 0."""
    size, bits = len(rows), []
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        for step in range(size):
            y = size - 1 - step if (right + 1) & 2 == 0 else step
            for x in (right, right - 1):
                taken = 6 in (x, y) or (x < 9 and (y < 9 or y > size - 9)) or (x > size - 9 and y < 9)
                if not taken:
                    bits.append(int(rows[y][x] != ((x + y) % 2 == 0)))
    return [int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, len(bits), 8)]


def test_a_code_is_that_of_another_maker(root: Path, tmp_path: Path) -> None:
    asked: list[list[Any]] = [["x" * length, at % 8] for at, length in enumerate((*FULL, *FULL[:7]), 1)]
    *drawn, padded, best, too_long = answered(
        root, tmp_path, SCRIPT, [*asked, ["A", 0], ["https://a.be/é", None], ["x" * 181, 0]]
    )
    for (text, mask), rows in zip(asked, drawn, strict=True):
        other = segno.make(text, error="m", micro=False, boost_error=False, mask=mask, mode="byte")
        assert rows == [[bool(module) for module in row] for row in other.matrix], (len(text), mask)
    assert words(padded)[:16] == [0x40, 0x14, 0x10, *[0xEC, 0x11] * 6, 0xEC]
    assert len(best) == 25
    assert too_long is None
