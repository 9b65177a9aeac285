"""What a page begins with is one file, with all that it imports and without what every page has."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from builder.finding.scripts import bare
from builder.project import THEME_DIR
from builder.rendering.modules import FRAME, NAMED, imports, scripts


def test_what_is_imported_comes_first_and_what_is_loaded_later_stays_away() -> None:
    found = imports("assets/js/profile.js")
    assert {"assets/js/seen.js", "assets/js/freshness.js", "assets/search/calendar.js"} <= set(found)  # by freshness.js
    assert found.index("assets/search/calendar.js") < found.index("assets/js/freshness.js")
    assert "assets/js/qr/code.js" not in found  # only when somebody asks for it
    assert len(found) == len(set(found))


def test_a_published_script_asks_for_published_scripts_alone(site: Path) -> None:
    assert {path.relative_to(site).as_posix() for path in site.glob("assets/js/**/*.js")} == scripts().keys()
    asked = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")
    for path in (FRAME, *NAMED):
        for name in asked.findall(scripts()[path].decode()):
            assert (site / path).parent.joinpath(name).is_file(), (path, name)


def test_a_module_runs_once_wherever_it_is_asked_for() -> None:
    own, common = scripts()["assets/js/finder/finder.js"].decode(), scripts()[FRAME].decode()
    assert common.count("const js_bundle_keys=") == 1
    assert "js_bundle_keys=" not in own
    assert own.startswith("import{js_bundle_button,js_bundle_keys,")
    assert own.count("const js_common_dom=") == 1


def test_what_scripts_say_is_as_it_was_written() -> None:
    written = r"""// A remark, that is left out;
export const a = (text) => text.replace(/ \/\/ "x" /g, `${text ? ` (${text}) ` : ""} // no remark `); // this is, {
export const b = (text) => { return / = /.test(text) || 8 / 2 / (1 + 1) > 3 }; /* and this */
export const c = {
  // one more
  x: "a  =  b", y: 'it  ,  is',
};
"""
    asked = "\nconsole.log(JSON.stringify([a('q // \"x\" '), b('1 = 2'), b('1=2'), c]))"
    said = [
        subprocess.run(["node", "--input-type=module", "-e", text + asked], capture_output=True, text=True, check=True)
        for text in (written, bare(written))
    ]
    assert json.loads(said[0].stdout) == json.loads(said[1].stdout)
    assert bare(written).count("\n") < 3
    assert not re.search("remark,|this is|and this|one more", bare(written))


def test_modules_that_need_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"assets/js/a.js": 'import "./b.js";\n', "assets/js/b.js": 'import { a } from "./a.js";\n'}
    monkeypatch.setattr("builder.rendering.modules._text", texts.__getitem__)
    with pytest.raises(ValueError, match=r"assets/js/a\.js needs itself, by assets/js/b\.js"):
        imports("assets/js/a.js")


def test_no_page_begins_with_the_forms_of_a_browser_for_dates_and_numbers() -> None:
    """Each takes tens of milliseconds of a slow telephone; where one is made, something rare was asked for."""
    ready = re.compile(r"\bIntl\.|\.toLocale\w*String\(")
    scripts = THEME_DIR / "assets"
    made = {
        file.relative_to(scripts).as_posix(): len(ready.findall(file.read_text("utf-8")))
        for file in scripts.rglob("*.js")
    }
    # The age of a page that was kept; a choice between words; a number of more than three figures.
    assert {name: count for name, count in made.items() if count} == {"js/offline.js": 1, "js/common/words.js": 2}
