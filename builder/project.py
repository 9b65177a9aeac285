"""Where a directory keeps its things on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE_ROOT = Path(__file__).resolve().parent
# What comes with the program. In a checkout it lies beside the package, in an installed wheel inside it: pyproject.toml
# and builder/founding/wheel.py put it there.
_GITHUB = (".github/workflows", ".github/actions", ".github/ISSUE_TEMPLATE")
SHIPPED = ("schema", "theme", "content", "mkdocs.yml", "requirements.txt", *_GITHUB)
RESOURCES = PACKAGE_ROOT if (PACKAGE_ROOT / "schema").is_dir() else PACKAGE_ROOT.parent
SCHEMA_DIR = RESOURCES / "schema"
THEME_DIR = RESOURCES / "theme"
CONTENT_DIR = RESOURCES / "content"  # what a new directory begins with
GENERATOR_SETTINGS = "mkdocs.yml"
CACHE_DIR = ".werkwijzer"  # below a project's root: what a next run need not make again; safe to delete


@dataclass(frozen=True, kw_only=True)
class Project:
    """The folders one run works with; all absolute. `site` is replaced as a whole, never written into."""

    root: Path
    content: Path
    site: Path
    schema: Path = SCHEMA_DIR
    theme: Path = THEME_DIR

    @property
    def generator_settings(self) -> Path:
        """The project's own settings of the generator, or those that come with the program."""
        own = self.root / GENERATOR_SETTINGS
        return own if own.is_file() else RESOURCES / GENERATOR_SETTINGS

    @property
    def cache(self) -> Path:
        return self.root / CACHE_DIR

    def profile(self, slug: str) -> Path:
        """Where the profile of that name is, or would be."""
        return self.content / "organisations" / f"{slug}.yml"

    @classmethod
    def at(cls, content: Path | None = None, site: Path | None = None, root: Path | None = None) -> Project:
        """The project around `content` (default: `content/` here); its root is the folder that holds content."""
        base = (root or Path.cwd()).resolve()
        content_dir = (base / "content" if content is None else content).resolve()
        project_root = content_dir.parent
        site_dir = (project_root / "site" if site is None else site).resolve()
        return cls(root=project_root, content=content_dir, site=site_dir)
