"""docs/findings.md, the explanations, the broken files and the code agree; what a finding offers mends it."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.catalogue import READING
from kinerja.content.findings import Finding
from kinerja.content.load import load
from kinerja.package.page_words import CODES
from kinerja.rules.catalogue import RULES
from kinerja.rules.explanations import EXAMPLES, explanations
from kinerja.rules.findings_page import examples_file, examples_of, findings_page
from tests.conftest import CHECKOUT
from tests.functional.agency import BASE, CASES, lay

PAGE = CHECKOUT / "docs/findings.md"


def found_in(folder: Path) -> list[Finding]:
    with contextlib.chdir(folder):
        tree = load(Path("content"), use_cache=False)
        return sorted({*tree.findings, *rules.check(tree)})


def test_every_code_is_explained_and_no_other() -> None:
    assert set(explanations()) == READING.keys() | RULES.keys() | CODES


def test_an_explanation_is_one_line_without_a_full_stop() -> None:
    words = [
        word for told in explanations().values() for word in (told.meaning, told.mend, told.meaning_en, told.mend_en)
    ]
    assert [word for word in words if not word or "\n" in word or word.endswith(".") or "|" in word] == []


def test_the_page_is_the_one_that_scripts_findings_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == findings_page(CASES, BASE)
    assert EXAMPLES.read_text(encoding="utf-8") == examples_file(CASES, BASE)


def test_the_page_shows_each_code_once_in_its_table_and_once_at_its_address() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| \[`([a-z0-9-]+)`\]\(#\1\) \| (galat|tinjau) \|", text, re.MULTILINE) == [
        (code, told.level) for code, told in explanations().items()
    ]
    assert re.findall(r"^### (.*)$", text, re.MULTILINE) == list(explanations())


def test_the_page_says_what_the_program_says() -> None:
    """The examples are the findings beside the broken files, which other tests hold to the program's own."""
    text = findings_page(CASES, BASE)
    for code, example in examples_of(CASES, BASE).items():
        plain = text.replace("\\", "")
        assert example.message.replace("\\", "") in plain, code
        assert f"`{example.file}:{example.place}`" in text


@pytest.mark.parametrize("case", sorted(path.parent.name for path in CASES.glob("*/perbaikan")))
def test_nothing_is_found_after_the_mend(case: str, tmp_path: Path) -> None:
    lay(tmp_path, case)
    mend = CASES / case / "perbaikan"
    shutil.copytree(mend, tmp_path, dirs_exist_ok=True)
    dropped = mend / "hapus.txt"
    for name in dropped.read_text(encoding="utf-8").split() if dropped.exists() else ():
        (tmp_path / name).unlink()
    assert [f"{f.path} {f.code} {f.message}" for f in found_in(tmp_path)] == []


_OFFERED = re.compile(
    r"\b(?:maksudnya|tulis(?: misalnya)?|menjadi|pakai) `([^`…]+)`|\btulis(?: misalnya)? ([0-9][0-9.-]*)\b"
)
"""How a message offers the very words to write."""


def offers() -> Iterator[tuple[str, int]]:
    """Each finding of a broken YAML file that offers words to write: its case, and which of its findings it is."""
    for case in sorted(CASES.iterdir()):
        said = (case / "temuan.txt").read_text(encoding="utf-8").splitlines() if case != BASE else []
        for number, (head, message) in enumerate(zip(said[::3], said[1::3], strict=True)):
            if ".yaml:" in head and not head.rsplit(" ", 1)[1].startswith("berkas-") and _OFFERED.search(message):
                yield case.name, number


_STOPS = (r"[^:,}\]\s]+", r"[^:,}\]\n]+(?=:)", r"[^,}\]\n#]+", r"\"[^\"\n]*\"", r"\[[^\]\n]*\]", r"[^\n]+")
"""Where what stands at a place may end: a word, a key, a value inside brackets, a quoted text, a list, the line."""


@pytest.mark.parametrize(("case", "number"), list(offers()))
def test_writing_what_a_finding_offers_mends_it(case: str, number: int, tmp_path: Path) -> None:
    lay(tmp_path, case)
    finding = found_in(tmp_path)[number]
    match = _OFFERED.search(finding.message)
    assert match is not None
    offered = match[1] or match[2]
    path = tmp_path / finding.path
    lines = path.read_text(encoding="utf-8").split("\n")
    line = lines[finding.line - 1]
    before, rest = line[: finding.column - 1], line[finding.column - 1 :]
    for stop in _STOPS:
        if wrong := re.match(stop, rest):
            lines[finding.line - 1] = f"{before}{offered}{rest[wrong.end() :]}"
            path.write_text("\n".join(lines), encoding="utf-8")
            left = [f for f in found_in(tmp_path) if (f.path, f.line) == (finding.path, finding.line)]
            if finding.code not in {f.code for f in left}:
                return
    pytest.fail(f"{finding.path}:{finding.line}:{finding.column} {finding.message}")
