"""The scripts of the pages that touch no page, under Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


def answered(root: Path, folder: Path, script: str, given: object = None) -> Any:
    """What `script` prints, as JSON; it stands beside a copy of the scripts of pages in `folder` and reads `given`."""
    for scripts in ("search", "js"):
        copy = shutil.copytree(root / "theme/assets" / scripts, folder / scripts)
    (copy / "package.json").write_text('{"type": "module"}')
    (copy / "ask.js").write_text(script)
    done = subprocess.run(
        ["node", "ask.js"], cwd=copy, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
