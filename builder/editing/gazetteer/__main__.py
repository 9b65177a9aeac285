"""Writes content/places, and region files that are not there yet, below `content` or the folder given."""

from __future__ import annotations

import sys
from pathlib import Path

from builder.editing.gazetteer.gazetteer import gazetteer_files


def write_gazetteer(content: Path) -> None:
    for name, text in gazetteer_files().items():
        path = content / name
        if path.parent.name == "regions" and path.exists():
            continue  # people have gone on with it
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_gazetteer(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
