"""Lighthouse on the system's own Chromium, as a visitor with a phone of the middle class and a slow network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.bench.npm import installed
from tests.browser.chromium import ARGUMENTS, executable

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PATIENCE = 300  # seconds for a page


def scores(tools: Path, url: str) -> tuple[dict[str, int], dict[str, str]]:
    """0 to 100 in each category, and what cost points. Raises FileNotFoundError without node, npm or Chromium and
    CalledProcessError when Lighthouse fails."""
    command = installed(tools, "lighthouse") / "cli" / "index.js"
    node = shutil.which("node")
    if node is None:
        raise FileNotFoundError("node is not installed, so Lighthouse cannot run")
    flags = ["--headless=new", *ARGUMENTS] + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    flags = [flag.replace(" ", r"\ ") for flag in flags]
    ran = subprocess.run(
        [node, str(command), url, "--quiet", "--output=json", "--no-enable-error-reporting",
         f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(flags)}"],
        env={**os.environ, "CHROME_PATH": executable()}, check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    report = json.loads(ran.stdout)
    points = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    return points, {name: _lost(name, report) for name in CATEGORIES}


def _lost(category: str, report: dict) -> str:
    parts = [(one["weight"], report["audits"][one["id"]]) for one in report["categories"][category]["auditRefs"]]
    lost = [f"{audit['id']} {audit.get('displayValue', '')}".strip() for weight, audit in parts
            if weight and audit["score"] is not None and audit["score"] < 1]  # fmt: skip
    return ", ".join(lost)
