"""The hook that other repositories use with pre-commit: its manifest names what is there and checks what it should."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml

from kinerja.cli.main import main
from tests.conftest import CHECKOUT
from tests.functional.agency import lay

(HOOK,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_has_what_pre_commit_requires_and_is_installed_like_any_package() -> None:
    assert {"id", "name", "entry", "language"} <= HOOK.keys()
    assert (HOOK["id"], HOOK["language"]) == ("kinerja-validate", "python")
    scripts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert shlex.split(HOOK["entry"])[0] in scripts


@pytest.mark.parametrize(
    ("file", "looked_at"),
    [
        ("content/evaluasi/2026-T1/dinas-contoh.yaml", True),
        ("content/pegawai/dinas-contoh.csv", True),
        ("schemas/evaluasi.json", True),
        ("docs/records.md", False),
        ("isi/content/portal.yaml", False),
    ],
)
def test_the_hook_runs_where_content_or_its_schemas_change(file: str, looked_at: bool) -> None:
    assert bool(re.search(HOOK["files"], file)) is looked_at


@pytest.mark.parametrize(("case", "code"), [(None, 0), ("evaluasi-predikat", 1)])
def test_the_hook_fails_where_there_is_a_galat(
    case: str | None, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lay(tmp_path, case))
    assert HOOK["pass_filenames"] is False
    assert main(shlex.split(HOOK["entry"])[1:]) == code
