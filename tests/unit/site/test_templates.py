"""Templates joined as plain text are the bytes that Jinja2 itself makes of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, Template, UndefinedError
from markupsafe import Markup, escape

from kinerja.site.templates import Compiled, environment, written

SOURCE = """{% macro cell(text) %}<td>{{ text }}{{ caller() if caller is defined else "" }}</td>{% endmacro %}
{% set kept %}<b>{{ value }}</b>{% endset %}
{{ kept }} {{ cell(value) }} {{ value|upper }} {{ value|safe }} {{ "<" }} {{ value ~ "&" }}
{{ value|replace("a", "<") }}
{% call cell(value) %}{{ value }}{% endcall %}
{% for part in parts %}{{ loop.index }}{{ part }}{% endfor %}
{{ _(value) }} {{ _("{x}!", x=value)|lower }} {{ _(value, **{"x": 1}) }}
{% for part in parts if _(value) %}{{ _("<{x}>", x=part) }}{% endfor %}
{% autoescape false %}{{ value }}{% endautoescape %}
"""

TEXT = st.text(st.sampled_from("ab&<>\"' é\N{SOFT HYPHEN}"))
VALUES = st.one_of(TEXT, TEXT.map(Markup), st.integers(), st.none(), st.booleans(), st.decimals(allow_nan=False))


@settings(deadline=None)
@given(VALUES)
def test_what_is_written_is_what_escape_makes_of_it(value: Any) -> None:
    assert written(value) == str(escape(value))
    assert isinstance(written(value), str)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templates")
    (path / "page.html").write_text(SOURCE)
    (path / "lost.html").write_text("{{ nothing_has_this_name }}")
    return path


@pytest.fixture(scope="module")
def both(folder: Path) -> tuple[Template, Template]:
    """The same template by Jinja2 itself and by ours."""
    plain = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    ours = environment(folder, Compiled())
    for surroundings in (plain, ours):
        surroundings.globals["_"] = lambda message, **values: message + str(values)
    return plain.from_string(SOURCE), ours.get_template("page.html")


@settings(deadline=None)
@given(value=TEXT, parts=st.lists(VALUES, max_size=3))
def test_a_template_gives_jinja2_s_own_bytes(both: tuple[Template, Template], value: str, parts: list[Any]) -> None:
    plain, ours = (template.render(value=value, parts=parts) for template in both)
    assert ours == plain


def test_a_name_that_nothing_has_is_an_error(folder: Path) -> None:
    with pytest.raises(UndefinedError, match="nothing_has_this_name"):
        environment(folder, Compiled()).get_template("lost.html").render()


def test_what_was_compiled_for_one_language_serves_the_next_with_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{{ _("hari") }} {{ number }}')
    compiled = Compiled()
    said = []
    for words in ({"hari": "hari"}, {"hari": "day"}):
        surroundings = environment(tmp_path, compiled)
        surroundings.globals["_"] = words.__getitem__
        said.append(surroundings.get_template("page.html").render(number=Decimal("1.5")))
    assert said == ["hari 1.5", "day 1.5"]
    (tmp_path / "page.html").write_text("changed")
    assert environment(tmp_path, compiled).get_template("page.html").render() == "changed"
