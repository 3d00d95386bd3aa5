"""The wheel is the product: built from the sdist, installed alone, it makes a portal far from any checkout."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

PERIOD = "2026-T1"


def run(*arguments: str | Path, cwd: Path) -> str:
    """Run a program that must succeed, without this checkout on its path, and return what it printed."""
    alone = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    ended = subprocess.run(
        list(map(str, arguments)), cwd=cwd, env=alone, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, f"{arguments}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist and not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    assert len(list(folder.glob("*.tar.gz"))) == 1
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kinerja(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel in a virtual environment that has nothing else."""
    environment = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", environment, cwd=environment)
    python = environment / "bin" / "python"
    what = ["-c", str(CHECKOUT / "constraints.txt"), str(wheel)]
    quick = subprocess.run([sys.executable, "-m", "uv", "pip", "install", "--python", python, *what], check=False)
    if quick.returncode != 0:  # a network that only pip is set up for; scripts/lib/environment.sh does the same
        run(python, "-m", "pip", "install", *what, cwd=environment)
    return environment / "bin" / "kinerja"


@pytest.fixture(scope="module")
def agency(kinerja: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the installed command made a fictional agency, its first release, and its site."""
    folder = tmp_path_factory.mktemp("jauh dari repositori")
    run(kinerja, "demo", folder, "--employees", "400", "--units", "12", "--periods", "1", cwd=folder)
    run(kinerja, "release", PERIOD, cwd=folder)
    run(kinerja, "site", cwd=folder)
    return folder


def below(folder: Path) -> set[str]:
    """Return the files below a folder that belong to the project, as paths with ``/``."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_what_it_reads(wheel: Path) -> None:
    held = {name.removeprefix("kinerja/") for name in zipfile.ZipFile(wheel).namelist() if name.startswith("kinerja/")}
    shipped = {f"{kind}/{name}" for kind in ("schemas", "theme") for name in below(CHECKOUT / kind)}
    package = below(CHECKOUT / "build" / "kinerja")
    assert package > {"__init__.py", "errors.py"}
    assert held == package | shipped | {"pelicanconf.py", "constraints.txt"}


def test_the_wheel_brings_nothing_else_to_the_top_level(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"kinerja", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_licence_travels_with_the_wheel(wheel: Path) -> None:
    assert any(name.endswith("/licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_an_installed_portal_has_its_pages(agency: Path) -> None:
    pages = below(agency / "public")
    assert pages > {"index.html", "en/index.html"}
    assert (agency / "content" / "rilis" / PERIOD / "datapackage.json").is_file()


def public_bytes(agency: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file of the releases and the site, and what is inside archives among them."""
    for root in (agency / "content" / "rilis", agency / "public"):
        for path in sorted(root.rglob("*")):
            if not path.is_file():
                continue
            yield path, path.name.encode() + b"\n" + path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    for name in archive.namelist():
                        yield path / name, name.encode() + b"\n" + archive.read(name)


def test_no_pseudonym_reaches_a_release_or_the_site(agency: Path) -> None:
    pseudonyms = set()
    for path in (agency / "content" / "pegawai").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as rows:
            pseudonyms |= {row["pegawai"].encode() for row in csv.DictReader(rows)}
    assert len(pseudonyms) >= 400
    found = {
        (path.relative_to(agency), token)
        for path, content in public_bytes(agency)
        for token in re.findall(rb"(?<![a-z2-7])p[a-z2-7]{11}(?![a-z2-7])", content)
        if token in pseudonyms
    }
    assert found == set()


def test_no_address_from_a_forms_sheet_reaches_a_release_or_the_site(agency: Path) -> None:
    addresses = set()
    for path in (agency / "lembar").glob("*.csv"):
        addresses |= set(re.findall(rb"[\w.+-]+@[\w.-]+\w", path.read_bytes()))
    assert addresses
    found = {
        (path.relative_to(agency), address)
        for path, content in public_bytes(agency)
        for address in re.findall(rb"[\w.+-]+@[\w.-]+\w", content)
        if address in addresses
    }
    assert found == set()
