"""Writing files: in folders that are made where they are missing, or whole in the place of another."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

compact_text: Callable[[Any], str] = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":")
).encode

_TOLD_BY_THE_NEXT = re.compile("</(?:li|d[dt]|t[dhr]|tbody|option)>")


def compact(value: Any) -> bytes:
    """As JSON for programs: without spaces, in the order of the value."""
    return compact_text(value).encode()


def unindented(text: str) -> str:
    """As programs need it: without indents and empty lines."""
    return "\n".join(filter(None, map(str.strip, text.splitlines())))


def unended(markup: str) -> str:
    """HTML without the end tags that say nothing: what may follow in a list or a table tells where each ends."""
    return _TOLD_BY_THE_NEXT.sub("", markup)


def put(output: Path, path: str, data: bytes) -> None:
    """Write a file below `output`, in folders that are made when they are not there."""
    target = output / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def replace(file: Path, data: bytes) -> None:
    """Write a file so that everybody sees all of the old one or all of the new one.

    A full disk or Ctrl-C leaves the old one, and other processes and threads may write the same file.
    """
    draft = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
