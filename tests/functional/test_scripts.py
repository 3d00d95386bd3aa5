"""The two commands of the README, and the list of packages they install."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", ".kinerja", "/content", "/public", "/lembar"
)
TOOLS = ("sh", "dirname", "basename", "cat", "grep", "id")


def run_script(
    root: Path, name: str, *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of the scripts below ``root`` with ``env`` in place of what this process has of the same names."""
    return subprocess.run(
        [shutil.which("sh") or "/bin/sh", str(root / "scripts" / name), *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def bare_path(folder: Path, **programs: str) -> str:
    """Make a PATH that has the few tools a script needs and the given shell programs, and nothing else."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool} on this machine"))
    for name, text in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(0o755)
    return str(folder)


def bare_checkout(folder: Path) -> Path:
    """Copy the scripts alone: enough for what is decided before anything is installed."""
    shutil.copytree(CHECKOUT / "scripts", folder / "scripts", ignore=NOT_COPIED)
    return folder


@pytest.mark.parametrize("script", ["portal", "test"])
def test_without_a_new_enough_python_it_says_what_to_install(tmp_path: Path, script: str) -> None:
    root = bare_checkout(tmp_path / "checkout")
    path = bare_path(tmp_path / "bin", python3="exit 1")
    ended = run_script(root, script, cwd=tmp_path, env={"PATH": path})
    assert ended.returncode == 2
    assert re.fullmatch(r"Python 3\.11 .*KINERJA_PYTHON.*\n", ended.stderr)
    assert not (root / ".venv").exists()


def test_a_python_without_venv_and_no_way_to_get_it_names_the_package(tmp_path: Path) -> None:
    root = bare_checkout(tmp_path / "checkout")
    without_venv = f'case "$2" in *ensurepip*) exit 1 ;; esac; exec {sys.executable} "$@"'
    path = bare_path(tmp_path / "bin", python3=without_venv)
    ended = run_script(root, "portal", cwd=tmp_path, env={"PATH": path})
    assert ended.returncode == 2
    assert f"python3.{sys.version_info.minor}-venv" in ended.stderr


@pytest.mark.parametrize("arguments", [("--tidak-ada",), ("--content",), ("kata",)])
def test_wrong_use_of_portal_ends_before_anything_is_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    root = bare_checkout(tmp_path / "checkout")
    ended = run_script(root, "portal", *arguments, cwd=tmp_path)
    assert ended.returncode == 2
    assert arguments[0] in ended.stderr
    assert not (root / ".venv").exists()


def test_portal_explains_itself(tmp_path: Path) -> None:
    page = run_script(CHECKOUT, "portal", "--help", cwd=tmp_path)
    assert page.returncode == 0
    for option in ("--no-serve", "--content", "--output", "--port"):
        assert option in page.stdout


def test_the_pipeline_runs_the_same_command_as_everyone() -> None:
    assert "scripts/test" in (CHECKOUT / ".ci" / "run").read_text()
    for script in (".ci/run", "scripts/portal", "scripts/test"):
        assert os.access(CHECKOUT / script, os.X_OK)
