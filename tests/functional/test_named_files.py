"""``validate FILE`` beside the whole check: what is read is enough for all that is to be said of the file."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.content.findings import Finding
from kinerja.content.load import load
from kinerja.content.tree import Tree
from kinerja.rules.needed import load_needed
from tests.functional.agency import BASE, CASES, lay

CONTENT = Path("content")


def found(tree: Tree, path: Path) -> set[Finding]:
    return {finding for finding in (*tree.findings, *rules.check(tree)) if finding.path == path}


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_named_file_has_the_findings_of_the_whole_check(case: str, tmp_path: Path) -> None:
    with contextlib.chdir(lay(tmp_path, None if case == BASE.name else case)):
        whole = load(CONTENT, use_cache=False)
        everything = {*whole.findings, *rules.check(whole)}
        for source in whole.sources:
            of_it = {finding for finding in everything if finding.path == source.shown}
            if of_it or case == BASE.name or (CASES / case / source.path).exists():
                assert found(load_needed(CONTENT, [source.path]), source.shown) == of_it


def test_other_periods_and_kinds_are_not_read(tmp_path: Path) -> None:
    with contextlib.chdir(lay(tmp_path)):
        asked = CONTENT / "evaluasi/2026-T1/dinas-contoh.yaml"
        before, other = (CONTENT / f"evaluasi/{period}/dinas-contoh.yaml" for period in ("2025-T4", "2025-T3"))
        for path in (before, other):
            path.parent.mkdir()
            path.write_bytes(asked.read_bytes())
        tree = load_needed(CONTENT, [asked], use_cache=False)
        read = {source.path for source in tree.sources}
        assert {asked, before, CONTENT / "rencana/2026/dinas-contoh.yaml", CONTENT / "portal.yaml"} <= read
        assert read.isdisjoint({other, CONTENT / "pelatihan/arsip.yaml"})


@pytest.mark.parametrize("named", ["content", "content/evaluasi", "content/halaman/panduan.md"])
def test_a_folder_or_a_page_is_checked_with_everything(named: str, tmp_path: Path) -> None:
    with contextlib.chdir(lay(tmp_path)):
        whole = load(CONTENT, use_cache=False)
        assert load_needed(CONTENT, [Path(named)], use_cache=False).sources == whole.sources


def test_a_link_is_read_when_the_file_it_leads_to_is_named(tmp_path: Path) -> None:
    with contextlib.chdir(lay(tmp_path)):
        real, link = CONTENT / "pelatihan/arsip.yaml", CONTENT / "pelatihan/tautan.yaml"
        link.symlink_to("arsip.yaml")
        assert load_needed(CONTENT, [real.absolute()], use_cache=False).asked == frozenset({real, link})
