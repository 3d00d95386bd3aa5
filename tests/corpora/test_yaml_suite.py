"""The public yaml-test-suite: no case is a traceback, and what is read without a finding means what the suite says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from kinerja.content import yaml_loader
from kinerja.content.document import Document
from kinerja.content.yaml_reader import read
from kinerja.content.yaml_scalars import plain_value

CASES: Final[dict[str, dict[str, Any]]] = {
    case["id"]: case
    for case in json.loads(Path(__file__).with_name("yaml-test-suite.json").read_text(encoding="utf-8"))["cases"]
}

PARSERS: Final = {"as installed": yaml_loader.Composer, "without libyaml": yaml_loader.PythonComposer}


@pytest.fixture(params=PARSERS)
def documents(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, Document]:
    """Every case as our reader reads it."""
    monkeypatch.setattr(yaml_loader, "Composer", PARSERS[request.param])
    return {name: read(case["yaml"].encode("utf-8")) for name, case in CASES.items()}


def test_every_case_gives_a_value_or_a_problem_at_a_place_in_it(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        lines = re.split(r"\r\n|\r|\n", CASES[name]["yaml"])
        assert document.value is not None or document.problems, name
        for problem in document.problems:
            line, column = problem.place
            assert 1 <= line <= len(lines), name
            assert 1 <= column <= len(lines[line - 1].removeprefix("\ufeff")) + 1, name


def test_what_is_read_without_a_finding_is_what_the_suite_says(documents: dict[str, Document]) -> None:
    clean = {name for name, document in documents.items() if not document.problems}
    refused = {name for name, case in CASES.items() if "error" in case}
    assert {
        name for name in clean - refused if documents[name].value != _of_suite(CASES[name]["events"])
    } == READ_BY_YAML_1_1.keys()
    assert clean & refused <= MORE_LENIENT.keys()
    assert len(clean) > len(CASES) / 3


def test_what_is_read_without_a_finding_is_what_pyyaml_reads(documents: dict[str, Document]) -> None:
    events: Any = yaml.CSafeLoader if yaml_loader.Composer is not yaml_loader.PythonComposer else yaml.SafeLoader
    for name, document in documents.items():
        if not document.problems:
            assert document.value == _of_pyyaml(CASES[name]["yaml"], events), name


def test_both_parsers_read_the_same_but_for_files_that_one_alone_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    clean: list[dict[str, Any]] = []
    for parser in PARSERS.values():
        monkeypatch.setattr(yaml_loader, "Composer", parser)
        documents = {name: read(case["yaml"].encode("utf-8")) for name, case in CASES.items()}
        clean.append({name: document.value for name, document in documents.items() if not document.problems})
    installed, plain = clean
    assert installed.keys() ^ plain.keys() <= OF_ONE_PARSER
    assert all(installed[name] == plain[name] for name in installed.keys() & plain.keys())


READ_BY_YAML_1_1: Final[dict[str, str]] = {
    "652Z": "`{ ?foo: bar }`: the ? of an explicit key needs no space in YAML 1.1; no key of ours starts with one",
    "HM87/01": "`[?x]`: the same; the schema then finds a mapping where it wants a text",
    "JEF9/02": "a last line of spaces without a line end is dropped from a block text",
    "L24T/01": "the same: the text lacks the line end that the file lacks",
}
"""Cases that YAML 1.2 means otherwise than YAML 1.1, by which PyYAML and libyaml read."""

MORE_LENIENT: Final[dict[str, str]] = {
    "9C9N": "`[a,` continued at the left edge: no value is lost",
    "9JBA": "`]#comment` without a space: the comment is dropped as it was meant",
    "CVW2": "`,#comment` likewise",
    "SU5Z": '`"value"# comment` likewise',
    "X4QW": "`># comment` likewise",
    "DK95/01": "a tab that continues a quoted text is one space, as every line break in it",
    "G5U8": "`[-, -]`: two dashes, as typed",
    "YJV2": "`[-]`: a dash, as typed",
    "QB6E": "a quoted text continued at the left edge: one space a line break",
    "S98Z": "a block text of spaces alone is empty",
    "Y79Y/03": "a tab before an item in `[…]`: no value is lost",
}
"""Cases that YAML 1.2 refuses and one of our parsers reads, and why that is harmless."""

_TABS_BETWEEN = ("6HB6", "DC7X", "DK95/05", "HS5T", "J3BT", "K54U", "NB6Z", "UV7Q", "Y79Y/02", "Y79Y/03")
_TABS_IN_BLOCK_TEXT = ("96NN/00", "96NN/01", "R4YG", "Y79Y/01")
_DIRECTIVES_AND_FLOW_KEYS = ("2LFX", "6LVF", "BEC7", "X4QW", "4ABK", "JR7V")
OF_ONE_PARSER: Final = frozenset({*_TABS_BETWEEN, *_TABS_IN_BLOCK_TEXT, *_DIRECTIVES_AND_FLOW_KEYS})
"""Files that one parser alone reads: a finding more on a machine without libyaml, never another value."""


@dataclass(frozen=True)
class _Event:
    """One event: ``kind`` is ``+MAP``, ``-MAP``, ``+SEQ``, ``-SEQ`` or ``=VAL``."""

    kind: str
    text: str = ""
    plain: bool = False

    @property
    def meaning(self) -> Any:
        """What a scalar means here; what it means elsewhere is not this corpus's matter."""
        return plain_value(self.text) if self.plain else self.text


def _of_suite(events: list[str]) -> Any:
    """Build a case's value from its events as the suite writes them (``+MAP``, ``=VAL :text`` …)."""
    return _built(_suite_events(events))


def _suite_events(events: list[str]) -> Iterator[_Event]:
    for event in events:
        kind, _, rest = event.partition(" ")
        if kind in ("+MAP", "+SEQ", "-MAP", "-SEQ"):
            yield _Event(kind)
        elif kind == "=VAL":
            text = re.sub(r"\\(.)", lambda match: _ESCAPES[match[1]], rest[1:].replace("<SPC>", " "))
            yield _Event(kind, text, rest[0] == ":")


_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "\\": "\\"}


def _of_pyyaml(text: str, loader: Any) -> Any:
    """Build a text's value from PyYAML's own events."""
    return _built(_pyyaml_events(text, loader))


def _pyyaml_events(text: str, loader: Any) -> Iterator[_Event]:
    for event in yaml.parse(text, Loader=loader):
        match event:
            case yaml.MappingStartEvent():
                yield _Event("+MAP")
            case yaml.SequenceStartEvent():
                yield _Event("+SEQ")
            case yaml.MappingEndEvent():
                yield _Event("-MAP")
            case yaml.SequenceEndEvent():
                yield _Event("-SEQ")
            case yaml.ScalarEvent():
                yield _Event("=VAL", event.value, event.implicit[0])


def _built(events: Iterator[_Event]) -> Any:
    """Build the next value of a row of events."""
    event = next(events)
    if event.kind == "+MAP":
        mapping: dict[str, Any] = {}
        while (key := next(events)).kind != "-MAP":
            mapping[key.text] = _built(events)
        return mapping
    if event.kind == "+SEQ":
        return list(_items(events))
    return event.meaning


def _items(events: Iterator[_Event]) -> Iterator[Any]:
    for event in events:
        if event.kind == "-SEQ":
            return
        yield _built(chain([event], events))
