"""Each rule of the last look finds what it is there for, and a good page has no faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.publishing.verify import Fault, Verified, verify

GOOD = (
    '<!doctype html><html lang="nl"><head><meta http-equiv="Content-Security-Policy" content="x"><title>T</title>'
    '<link rel="canonical" href="https://werkwijzer.example/a/"><link rel="stylesheet" href="{root}s.css">'
    '<script type="application/ld+json">{{"a":1}}</script></head><body><h1 id="top">T</h1>{extra}</body></html>'
)


def faults(tmp_path: Path, extra: str = "", head: str = "") -> list[str]:
    (tmp_path / "a").mkdir()
    (tmp_path / "s.css").write_text("", "utf-8")
    (tmp_path / "x.svg").write_text('<svg><symbol id="a"></symbol></svg>', "utf-8")
    (tmp_path / "index.html").write_text(GOOD.format(root="", extra='<a href="a/#top">a</a>'), "utf-8")
    page = GOOD.format(root="../", extra=extra).replace("</head>", head + "</head>")
    (tmp_path / "a/index.html").write_text(page, "utf-8")
    return [fault.message for fault in verify(tmp_path)]


def test_a_good_site_has_no_faults(tmp_path: Path) -> None:
    links = '<a href="../">home</a><a href="#top">up</a><a href="https://elders.example/">x</a>'
    links += '<svg><use href="../x.svg#a"/></svg>'
    assert faults(tmp_path, links + '<script type="application/json" id="x">{"a": 1}</script>') == []


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ('<a href="../b/">b</a>', "links to ../b/, which is not on the site"),
        ('<a href="../#nergens">b</a>', "links to #nergens of index.html, which has no such id"),
        ('<svg><use href="../x.svg#b"/></svg>', "links to #b of x.svg, which has no such id"),
        ('<img src="../x.png" alt="">', "links to ../x.png, which is not on the site"),
        ("<h1>again</h1>", "should have one h1, has 2"),
        ('<p onclick="x()">', "has an inline handler or style: <p onclick="),
        ('<p data-name="a > b" onclick="x()">', "has an inline handler or style: <p data-name="),
        ("<svg/onload=x()>", "has an inline handler or style: <svg/onload="),
        ('<p class="a" style="x">', 'has an inline handler or style: <p class="a" style='),
        ('<p class="a"onclick="x">', 'has an inline handler or style: <p class="a"onclick='),
        ("<p onclick=x <b>", "has an inline handler or style: <p onclick=x"),
        ("<p ONCLICK=x>", "has an inline handler or style: <p ONCLICK=x"),
        ("<script>alert(1)</script>", "has an inline script"),
        ("<SCRIPT>alert(1)</SCRIPT>", "has an inline script"),
        ('<img src="//elders.example/x.png" alt="">', "loads something from another site"),
        ('<script type="application/ld+json">{</script>', "has JSON that does not parse"),
        ('<script type="application/json" id="x">{</script>', "has JSON that does not parse"),
        ('<script type="text/application/json">1</script>', "has an inline script"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, extra: str, message: str) -> None:
    found = faults(tmp_path, extra)
    assert len(found) == 1
    assert found[0].startswith(message)


def test_what_people_write_is_no_fault(tmp_path: Path) -> None:
    words = '<p data-name="&#34; onclick=x() style=y" title=\'a " onclick=x()\'>@@body@@ onclick=&lt;p onclick=x()</p>'
    assert faults(tmp_path, words) == []


def test_what_is_right_on_one_page_may_be_wrong_on_another(tmp_path: Path) -> None:
    assert faults(tmp_path, '<a href="../a/">a</a>') == []
    for path, link in {"b/c/index.html": "../a/", "d/index.html": "../a/", "index.html": "../a/"}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        root = "../" * path.count("/")
        (tmp_path / path).write_text(GOOD.format(root=root, extra=f'<a href="{link}">a</a>'), "utf-8")
    assert [fault.path for fault in verify(tmp_path)] == ["b/c/index.html", "index.html"]


def test_links_from_the_root_begin_with_the_path_of_the_site(tmp_path: Path) -> None:
    assert faults(tmp_path, '<a href="/gids/#top">a</a>') == ["links to /gids/#top, which is not on the site"]
    assert verify(tmp_path, "/gids/") == []


def test_a_style_sheet_from_elsewhere_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, head='<link rel="stylesheet" href="https://fonts.example/a.css">')[0].startswith(
        "loads something"
    )


def test_a_page_without_a_policy_is_a_fault(tmp_path: Path) -> None:
    faults(tmp_path)
    page = tmp_path / "a/index.html"
    page.write_text(page.read_text("utf-8").replace("Content-Security-Policy", "x"), "utf-8")
    assert [fault.message for fault in verify(tmp_path)] == ["should have one content security policy, has 0"]


class Successor:
    """A site of two pages that link to each other, and the one that follows it."""

    def __init__(self, folder: Path) -> None:
        self.old, self.new = folder / "old", folder / "new"
        for site in (self.old, self.new):
            (site / "a").mkdir(parents=True)
            (site / "s.css").write_text("", "utf-8")
            (site / "x.png").write_bytes(b"")
            (site / "index.html").write_text(GOOD.format(root="", extra='<a href="a/#deep">a</a>'), "utf-8")
            (site / "a/index.html").write_text(GOOD.format(root="../", extra='<b id="deep"></b>'), "utf-8")

    def faults(self, *changed: str) -> list[str]:
        files = {"index.html", "a/index.html", "s.css", "x.png"}
        before = Verified(site=self.old, files=files, same=files - {*changed})
        return [fault.path for fault in verify(self.new, before=before)]


def test_only_what_changed_is_looked_at_again(tmp_path: Path) -> None:
    site = Successor(tmp_path)
    (site.new / "index.html").write_text("not looked at", "utf-8")
    assert site.faults() == []
    (site.new / "a/index.html").write_text(GOOD.format(root="../", extra='<b id="deep"></b><a href="n/">'), "utf-8")
    assert site.faults("a/index.html") == ["a/index.html"]


def test_what_goes_away_is_missed_by_pages_that_did_not_change(tmp_path: Path) -> None:
    site = Successor(tmp_path)
    (site.new / "a/index.html").write_text(GOOD.format(root="../", extra=""), "utf-8")  # without the id
    assert site.faults("a/index.html") == ["index.html"]
    site = Successor(tmp_path / "file")
    (site.new / "s.css").unlink()
    assert site.faults() == ["a/index.html", "index.html"]


def test_an_id_on_a_page_that_did_not_change_is_found(tmp_path: Path) -> None:
    site = Successor(tmp_path)
    (site.new / "index.html").write_text(GOOD.format(root="", extra='<a href="a/#deep"> <a href="a/#no">'), "utf-8")
    assert site.faults("index.html") == ["index.html"]


def test_a_site_that_github_does_not_take_may_be_meant_for_another_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.publishing.verify.MAX_FILES", 1)
    monkeypatch.setattr("builder.publishing.verify.MAX_BYTES", 10)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("a long text", "utf-8")
    assert [fault.message.partition(";")[0] for fault in verify(tmp_path)] == ["has 2 files", "is 22 bytes"]
    told: list[Fault] = []
    assert verify(tmp_path, large=True, heavy=told.append) == []
    assert [fault.message.partition(";")[0] for fault in told] == ["has 2 files", "is 22 bytes"]


def test_what_is_heavy_is_told_and_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []
    told: list[Fault] = []
    for name, filling in {"organisaties/zwaar": 40_000, "organisaties/zwaarder": 50_000, "fr/cijfers": 200_000}.items():
        (tmp_path / name).mkdir(parents=True)
        root = "../" * (name.count("/") + 1)
        page = GOOD.format(root=root, extra="x" * filling)
        (tmp_path / name / "index.html").write_text(page, "utf-8")
    assert verify(tmp_path, heavy=told.append) == []
    assert [fault.path for fault in told] == ["organisaties/zwaarder/index.html", "fr/cijfers/index.html"]
    assert "28,000, and 1 others are above it" in told[0].message
