"""Filling a frame: every slot, one escaping, the right tab."""

from __future__ import annotations

import json
import re

import pytest
from markupsafe import Markup

from builder.publishing.frame import Frame, FrameError, FrameSet, frame_keys, frame_output, frame_sources
from builder.rendering.covers import Cover
from builder.rendering.page import Page, data_block

FRAME = (
    '<title>@@title@@</title><meta content="@@description@@"><meta content="@@name@@">'
    '<img alt="@@motif@@" src="@@cover@@"><link href="@@canonical@@">@@head@@'
    '<a href="../../fr/@@place@@">F</a>'
    '<a href="../a/" @@nav:sectoren@@>S</a><a href="../b/" @@nav:regios@@>R</a><main>@@body@@</main>'
)


def page(**changes: object) -> Page:
    values: dict[str, object] = {
        "path": "sectoren/groen/",
        "place": "sectoren/groen/",
        "language": "nl",
        "section": "sectoren",
        "title": "Groen",
        "description": "Wie het groen onderhoudt",
        "body": Markup("<h1>Groen</h1>"),
        "cover": Cover("assets/covers/nl/sectoren-groen.png", "Groen", above="Sector"),
        "json_ld": (),
        "last_changed": None,
    }
    return Page(**{**values, **changes})  # type: ignore[arg-type]


def filled(**changes: object) -> str:
    keys = frame_keys(["nl", "fr"])
    frames = FrameSet(dict.fromkeys(keys, FRAME), site_name="Werkwijzer", site_url="https://werkwijzer.example/")
    return frames.page_html(page(**changes))


def test_every_slot_is_filled_and_the_tab_is_marked() -> None:
    assert filled() == (
        '<title>Groen – Werkwijzer</title><meta content="Wie het groen onderhoudt"><meta content="Groen">'
        '<img alt="Sector: Groen" src="https://werkwijzer.example/assets/covers/nl/sectoren-groen.png">'
        '<link href="https://werkwijzer.example/sectoren/groen/">'
        '<a href="../../fr/sectoren/groen/">F</a>'
        '<a href="../a/" aria-current="true">S</a><a href="../b/">R</a><main><h1>Groen</h1></main>'
    )


def test_the_home_page_carries_the_name_of_the_site_alone() -> None:
    assert "<title>Werkwijzer</title>" in filled(path="", title="", section="")


def test_only_a_page_that_shows_pictures_of_another_server_allows_them() -> None:
    policy = "<meta content=\"default-src 'none'; img-src 'self'; base-uri 'none'\">"
    frames = FrameSet(dict.fromkeys(frame_keys(["nl"]), policy + FRAME), site_name="W", site_url="https://w.example/")
    assert "img-src 'self' https://tegels.example;" in frames.page_html(page(images_from="https://tegels.example"))
    assert "img-src 'self';" in frames.page_html(page())


def test_title_and_description_are_escaped_once() -> None:
    html = filled(title='</title><script>"&amp;', description='"><b>')
    assert "&lt;/title&gt;&lt;script&gt;&#34;&amp;amp; – Werkwijzer" in html
    assert 'content="&#34;&gt;&lt;b&gt;"' in html
    assert "<script" not in html


def test_a_marker_in_a_value_stays_text() -> None:
    assert "@@body@@ – Werkwijzer</title>" in filled(title="@@body@@")


def test_json_ld_cannot_end_its_script() -> None:
    data = {"name": "</script><script>alert(1)</script>\u2028&"}
    script = data_block(data, "application/ld+json")
    body = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', script)
    assert body
    assert "<" not in body[1]
    assert json.loads(body[1]) == data


@pytest.mark.parametrize("slot", ["title", "description", "canonical", "head", "body"])
def test_a_frame_without_a_slot_is_refused(slot: str) -> None:
    with pytest.raises(FrameError, match=slot):
        Frame.parse(FRAME.replace(f"@@{slot}@@", ""), "sectoren")


@pytest.mark.parametrize("more", ["@@body@@", "@@something@@"])
def test_a_frame_with_a_marker_too_many_is_refused(more: str) -> None:
    with pytest.raises(FrameError):
        Frame.parse(FRAME + more, "sectoren")


def test_links_go_up_no_further_than_they_must() -> None:
    to = ("sectoren/groen/", "sectoren/", "sectoren/groen-dak/", "regios/")
    links = Markup("").join(Markup('<a href="../../{}">{}</a>').format(path, path) for path in to)
    html = filled(body=links + Markup("<p>href=&#34;../../sectoren/groen/&#34;</p>"))
    assert re.findall('<a href="([^"]*)">[a-z]', html) == ["../groen/", "../", "../groen-dak/", "../../regios/"]
    assert "<p>href=&#34;../../sectoren/groen/&#34;</p>" in html
    deep = filled(path="fr/sectoren/groen/x/", body=Markup('<a href="../../../../fr/a/">a</a>'), language="fr")
    assert '<a href="../../../a/">a</a>' in deep


def test_linked_data_about_two_things_says_once_by_which_context() -> None:
    one, other = ({"@context": "https://schema.org", "@type": "Thing", "name": name} for name in "ab")
    said = re.findall('json">(.*)</script>', filled(json_ld=(one, other)))
    graph = [{"@type": "Thing", "name": name} for name in "ab"]
    assert [json.loads(block) for block in said] == [{"@context": "https://schema.org", "@graph": graph}]


def test_each_language_and_depth_has_its_own_source() -> None:
    outputs = [frame_output(*key) for key in frame_keys(["nl", "fr"])]
    assert [output.count("/") for output in outputs] == [0, 1, 2, 3, 4, 1, 2, 3, 4]
    assert len(frame_sources(["nl", "fr"])) == len(set(outputs)) == 9


def test_a_page_that_moved_goes_on_and_says_where_to():
    html = filled(path="organisaties/oud/", stands_for="organisaties/nieuw/", moved=True)
    assert '<meta http-equiv="refresh" content="0; url=../../organisaties/nieuw/">' in html
    assert '<link href="https://werkwijzer.example/organisaties/nieuw/">' in html
    assert "refresh" not in filled()


def test_a_page_within_another_site_has_no_header_footer_or_scripts():
    head, main = FRAME.split("<a ", 1)[0], FRAME[FRAME.index("<main>") :]
    frame = f'{head}<script src="a.js" defer></script><body><header>H</header>{main}<footer>F</footer></body>'
    frames = FrameSet(dict.fromkeys(frame_keys(["nl"]), frame), site_name="W", site_url="https://w.example/")
    bare = frames.page_html(page(bare=True, title="Kort"))
    assert bare.endswith("<body><main><h1>Groen</h1></main></body>")
    assert "<script" not in bare
    assert "<header>" in frames.page_html(page())
