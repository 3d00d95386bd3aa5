"""Every command that a message, a schema, a page or a document names can be run: ``kinerja WORD`` is a command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja.cli.main import COMMANDS
from tests.conftest import CHECKOUT

NAMED = re.compile(
    r"""(?<!from )(?<!import )(?<![\w/.-])(?:\.venv/bin/)?kinerja(?:\s+|\s*["']\s*f?["'])([a-z][a-z-]*)"""
)
"""Also over the end of a line, and over that of a string that goes on in the next."""

PLACES = {
    "build/kinerja": (".py", ".yaml", ".md"),
    "schemas": (".json",),
    "theme": (".html", ".json", ".po", ".yaml", ".md", ".css"),
    "content/halaman": (".md",),
    "docs": (".md",),
}
FILES = ("README.md", "CONTRIBUTING.md")
WORDS = frozenset({CHECKOUT / "build/kinerja/workbooks/vocabulary.yaml"})
"""Lists of column titles, many of which begin with the ordinary word ``kinerja``."""

PROSE = frozenset(
    {
        "adil",
        "dengan",
        "individu",
        "ini",
        "organisasi",
        "pegawai",
        "perangkat",
        "setiap",
        "terbuka",
        "unit",
        "untuk",
        "yang",
    }
)
"""What may follow the ordinary word ``kinerja`` (performance) in a sentence."""


def command_names() -> frozenset[str]:
    modules = (str(vars(command)["__name__"]).rsplit(".", 1)[-1] for command in COMMANDS)
    return frozenset(module.rstrip("_").replace("_", "-") for module in modules)


def texts() -> Iterator[Path]:
    for folder, suffixes in PLACES.items():
        found = sorted((CHECKOUT / folder).rglob("*"))
        yield from (path for path in found if path.suffix in suffixes and path not in WORDS)
    yield from (CHECKOUT / name for name in FILES)


def named(text: str) -> list[tuple[int, str]]:
    return [(text.count("\n", 0, match.start()) + 1, match[1]) for match in NAMED.finditer(text)]


def test_every_command_named_exists() -> None:
    known = command_names() | PROSE
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{line}: kinerja {word}"
        for path in texts()
        for line, word in named(path.read_text(encoding="utf-8"))
        if word not in known
    ]
    assert wrong == []


def test_the_look_reaches_messages_schemas_pages_and_documents() -> None:
    found = {
        (path.relative_to(CHECKOUT).parts[0], word)
        for path in texts()
        for _, word in named(path.read_text(encoding="utf-8"))
    }
    assert {
        ("build", "new"),
        ("schemas", "id"),
        ("content", "id"),
        ("docs", "validate"),
        ("README.md", "pull"),
    } <= found


@pytest.mark.parametrize(
    "text", ["jalankan `kinerja pindah` dahulu", "lihat .venv/bin/kinerja\npindah", '"kinerja "\n    f"pindah"']
)
def test_a_command_that_does_not_exist_is_seen(text: str) -> None:
    assert [word for _, word in named(text)] == ["pindah"]
    assert "pindah" not in command_names() | PROSE


def test_no_command_hides_behind_an_ordinary_word() -> None:
    assert command_names() & PROSE == frozenset()
