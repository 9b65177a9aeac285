"""What a page fetches early is what its scripts import, and is there."""

import re

from builder.project import THEME_DIR
from builder.rendering.modules import imports


def test_all_that_is_imported_is_named_once_and_nothing_that_is_loaded_later() -> None:
    found = imports("assets/js/profile.js")
    assert {"assets/js/seen.js", "assets/js/freshness.js", "assets/search/calendar.js"} <= set(found)  # by freshness.js
    assert "assets/js/qr/code.js" not in found  # only when somebody asks for it
    assert len(found) == len(set(found))
    assert all((THEME_DIR / path).is_file() for path in found)


def test_no_page_begins_with_the_forms_of_a_browser_for_dates_and_numbers() -> None:
    """Each takes tens of milliseconds of a slow telephone; where one is made, something rare was asked for."""
    ready = re.compile(r"\bIntl\.|\.toLocale\w*String\(")
    scripts = THEME_DIR / "assets"
    made = {
        file.relative_to(scripts).as_posix(): len(ready.findall(file.read_text("utf-8")))
        for file in scripts.rglob("*.js")
    }
    # The age of a page that was kept; a choice between words; a number of more than three figures.
    assert {name: count for name, count in made.items() if count} == {"js/offline.js": 1, "js/finder/words.js": 2}


def test_every_module_of_the_finder_is_found() -> None:
    found = imports("assets/js/finder/finder.js")
    for path in ("assets/js/finder/finder.js", *found):
        lines = (THEME_DIR / path).read_text("utf-8").splitlines()
        statements = [line for line in lines if line.startswith(("import ", "export {"))]
        names = [line.rpartition(" from ")[2].strip('"; ').rpartition("/")[2] for line in statements if '"' in line]
        assert set(names) <= {one.rpartition("/")[2] for one in found}
