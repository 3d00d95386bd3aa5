"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinerja.package.files import page_files, write_atomically


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2026-T1.csv"
    write_atomically(path, b"old")

    def refuse(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="disk"):
        write_atomically(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["2026-T1.csv"]
    assert path.read_bytes() == b"old"


def test_pages_are_the_markdown_files_that_are_no_notes(tmp_path: Path) -> None:
    for name in ("panduan.en.md", "panduan.md", "BACA-SAYA.md", ".konsep.md", "catatan.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in page_files(tmp_path)] == ["panduan.en.md", "panduan.md"]
    assert page_files(tmp_path / "tidak-ada") == []
