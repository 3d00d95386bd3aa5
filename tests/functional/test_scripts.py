"""The two commands of the README: what they say, and what they make of a bare Python."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.conftest import CHECKOUT

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
    shutil.copytree(CHECKOUT / "scripts", folder / "scripts")
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


def not_copied(folder: str, names: list[str]) -> set[str]:
    """Leave out what git would: environments, caches, and what the commands make."""
    made = {"content", "public", "lembar", "dist"} | {name for name in names if name.startswith(".") and name != ".ci"}
    return {"__pycache__"} | (made if Path(folder) == CHECKOUT else set())


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout in which ``scripts/portal --no-serve`` has run once, from nothing."""
    root = tmp_path_factory.mktemp("portal") / "kinerja terbuka"
    shutil.copytree(CHECKOUT, root, ignore=not_copied)
    first = run_script(root, "portal", "--no-serve", cwd=root.parent)
    assert first.returncode == 0, first.stdout + first.stderr
    return root


def digests(*folders: Path) -> dict[str, str]:
    """Return the digest of every file below the folders."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@dataclass(frozen=True)
class Served:
    """What ``scripts/portal``, run a second time and then interrupted, said, served and left behind."""

    said: str
    page: bytes
    exit_code: int
    unchanged: bool


@pytest.fixture(scope="module")
def served(portal: Path) -> Served:
    """Run ``scripts/portal`` again where it has run before, read its first page, and stop it as a person would."""
    before = digests(portal / "content", portal / "public")
    with subprocess.Popen([portal / "scripts" / "portal"], stdout=subprocess.PIPE, text=True, cwd=portal) as process:
        assert process.stdout is not None
        said, page = "", b""
        try:
            for line in process.stdout:
                said += line
                if found := re.search(r"http://127\.0\.0\.1:[0-9]+/", line):
                    with build_opener(ProxyHandler({})).open(found[0]) as answer:
                        page = answer.read()
                    break
        finally:
            process.send_signal(signal.SIGINT)
    return Served(said, page, process.returncode, digests(portal / "content", portal / "public") == before)


def test_portal_goes_from_a_bare_python_to_a_site(portal: Path) -> None:
    evaluated = {path.name for path in (portal / "content" / "evaluasi").iterdir()}
    assert evaluated
    assert {path.name for path in (portal / "content" / "rilis").iterdir()} == evaluated
    for page in ("index.html", "en/index.html"):
        assert (portal / "public" / page).is_file()


def test_portal_run_again_installs_nothing_and_changes_nothing(served: Served) -> None:
    assert "lingkungan sudah siap" in served.said
    assert "memasang" not in served.said
    assert served.unchanged


def test_portal_serves_the_site_on_this_machine_until_it_is_stopped(portal: Path, served: Served) -> None:
    assert served.page == (portal / "public" / "index.html").read_bytes()
    assert served.exit_code == 0
