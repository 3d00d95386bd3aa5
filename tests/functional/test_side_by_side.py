"""The comparison in the README: our half is what the program prints, and the peer's half is about the same file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kinerja.cli.main import main
from tests.functional.agency import lay

HERE = Path(__file__).parent / "side-by-side"


def test_our_half_is_what_the_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(HERE / "dinas-contoh.yaml", lay(tmp_path) / "content/evaluasi/2026-T1/dinas-contoh.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "--no-cache"]) == 1
    assert capsys.readouterr().out == (HERE / "kinerja.txt").read_text(encoding="utf-8")


def test_what_the_peer_reports_is_reported_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each place the peer names holds a finding of ours; the decimal comma, whose pieces it names, stands once."""
    peer = (HERE / "check-jsonschema-0.39.0.txt").read_text(encoding="utf-8")
    named = {(line.split("::$.")[1].split(".")[1].split(":")[0]) for line in peer.splitlines() if "::$." in line}
    shutil.copy(HERE / "dinas-contoh.yaml", lay(tmp_path) / "content/evaluasi/2026-T1/dinas-contoh.yaml")
    monkeypatch.chdir(tmp_path)
    main(["validate", "--no-cache", "--format", "json"])
    lines = (HERE / "dinas-contoh.yaml").read_text(encoding="utf-8").splitlines()
    people = {
        next(text.strip(" :") for text in reversed(lines[: found["baris"]]) if text.startswith("  p"))
        for found in json.loads(capsys.readouterr().out)["temuan"]
        if found["tingkat"] == "galat"
    }
    assert named < people
