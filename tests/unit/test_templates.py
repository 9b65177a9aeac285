"""Our way of compiling templates says the same as Jinja's own."""

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from builder.rendering import compiled
from builder.rendering.compiled import Compiled
from builder.rendering.escaping import html
from builder.rendering.templates import Fixed, Templates

TEMPLATES = {
    "page": '{% import "parts" as p %}{% from "parts" import link %}{{ link(o.real, "<b>") }}{{ p.link(1, o) }}',
    "parts": '{% macro link(to, words="-") %}<a href="{{ to }}">{{ words }}</a>{% endmacro %}',
    "fixed": '{{ icon("x") }}',
    "unknown": "{{ nobody.name }}",
    "unknown call": "{{ nobody() }}",
    "escaped": "{{ o }}",
}


@pytest.fixture
def templates():
    made = Templates(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    made.fixed = Fixed({"icon": lambda name: Markup(f"<svg>{name}</svg>")})
    return made


@pytest.mark.parametrize("value", ["<a href='x'>&amp; \"é\"", Markup("<b>"), 12, None, "", escape("<")])
def test_text_is_escaped_as_markupsafe_does(value, templates):
    assert html(value) == escape(value) == templates.get_template("escaped").render(o=value)


def test_attributes_calls_macros_and_icons(templates):
    assert templates.get_template("page").render(o=3) == '<a href="3">&lt;b&gt;</a><a href="1">3</a>'
    assert templates.get_template("fixed").render() == "<svg>x</svg>"


@pytest.mark.parametrize("name", ["unknown", "unknown call"])
def test_an_unknown_name_is_an_error(name, templates):
    with pytest.raises(UndefinedError, match="nobody"):
        templates.get_template(name).render()


def test_code_is_kept_until_something_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled.sys, "dont_write_bytecode", False)
    made = []

    def code():
        made.append(compile(str(len(made)), "<template>", "eval"))
        return made[-1]

    def taken(edition="nl-"):
        return eval(Compiled(edition).code(str(tmp_path / "page.html"), code))

    assert [taken(), taken(), taken("fr-fr"), taken()] == [0, 0, 1, 0]
    monkeypatch.setattr(compiled, "_witness", lambda: b"a word was translated in another way")
    assert [taken(), taken()] == [2, 2]
    for file in (tmp_path / "__pycache__").iterdir():
        file.write_bytes(b"half a fi")
    assert taken() == 3
    monkeypatch.setattr(compiled.sys, "dont_write_bytecode", True)
    assert [taken("en-en"), taken("en-en")] == [4, 5]
