"""Lets plain `mkdocs build` and `mkdocs serve` make the same site as `werkwijzer build`, without its safe swap.

MkDocs calls these functions by name; they only hand over to the rooms.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

from builder.catalogue.assemble import assemble
from builder.catalogue.model import Catalogue
from builder.checking.reporters import text_report
from builder.language import DEFAULT_LANGUAGE
from builder.loading import load
from builder.project import Project
from builder.publishing.build import write_site
from builder.publishing.frame import FrameSet, frame_sources
from builder.publishing.generator import take_frames
from builder.publishing.stage import frame_settings
from builder.publishing.timings import Timings
from builder.publishing.tree import Tree
from builder.reading.pages import written_pages
from builder.reading.source import source_of

_state: dict[str, Any] = {"serving": False}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _state["serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    project = Project.at(content=Path(config.config_file_path).parent / "content")
    loaded = load(project)
    if loaded.errors:
        source = source_of(project.content)
        raise Abort(text_report(loaded.errors, source, DEFAULT_LANGUAGE, len(loaded.documents)).plain)
    catalogue = assemble(loaded.checked)
    pages = written_pages(project.content, catalogue.site.languages)
    _state.update(project=project, catalogue=catalogue, pages=pages)
    # MkDocs' own live reload is an inline script, which our policy would block while serving.
    settings = frame_settings(catalogue.site, pages, csp=not _state["serving"])
    config.extra.update(settings.pop("extra"))
    for key, value in settings.items():
        config[key] = value
    config.theme["language"] = catalogue.site.languages[0]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    pages = {page.source: page for page in _state["pages"]}
    for file in files.documentation_pages():
        if file.src_uri not in pages:
            files.remove(file)  # in a language that the site does not have
    for path, page in pages.items():
        if not page.translated:
            files.append(File.generated(config, path, content=page.text))
    for path, text in frame_sources(_state["catalogue"].site.languages).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    server.watch(str(_state["project"].content))
    return server


def on_post_build(config: MkDocsConfig) -> None:
    project: Project = _state["project"]
    catalogue: Catalogue = _state["catalogue"]
    output = Path(config.site_dir)
    frames = FrameSet(
        take_frames(output, catalogue.site.languages), site_name=catalogue.site.name, site_url=catalogue.site.url
    )
    write_site(project, catalogue, frames, Tree(output), Timings())
