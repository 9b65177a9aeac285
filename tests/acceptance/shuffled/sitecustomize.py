"""Started with this folder on its path, Python lists every folder in an order that means nothing."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

_scandir, _listdir, _dice = os.scandir, os.listdir, random.Random(os.getpid())


class _Shuffled:
    """What os.scandir gives, in another order."""

    def __init__(self, path: Any = ".") -> None:
        with _scandir(path) as entries:
            found = list(entries)
        _dice.shuffle(found)
        self._entries = iter(found)

    def __enter__(self) -> _Shuffled:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def close(self) -> None:
        self._entries = iter(())


def _shuffled_names(path: Any = ".") -> list[Any]:
    names = _listdir(path)
    _dice.shuffle(names)
    return names


os.scandir = _Shuffled  # type: ignore[assignment,misc]
os.listdir = _shuffled_names
