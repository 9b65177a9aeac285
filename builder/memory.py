"""Keeping Python's collector of garbage away from a large directory, which it would look at over and over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector waits until what is made here is done."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@contextmanager
def staying() -> Iterator[None]:
    """What is made here stays: the collector does not look at it, neither now nor later."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()
