"""The walk-through of the documents, executed from the document itself; then every NIP and name is looked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT
from tests.functional.shown_output import shown_in
from tests.functional.walkthrough_agency import people, write

DOCUMENT = (CHECKOUT / "docs" / "walkthrough.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Block:
    """A fenced block, ``sh`` (with the exit code it should have), ``text`` or ``diff``, and its line."""

    kind: str
    code: int
    text: str
    line: int


def blocks() -> Iterator[Block]:
    for found in re.finditer(r"^```(\w+)(?: keluar-(\d))?\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL):
        yield Block(found[1], int(found[2] or 0), found[3], DOCUMENT.count("\n", 0, found.start()) + 1)


class Shell:
    """Runs blocks one after another as somebody types them: the folder and what was exported stay."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self.home = home
        binaries = Path(sys.executable).parent
        self.environment = {
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "TMPDIR": str(home / "tmp"),
            "LANG": "C.UTF-8",
            "KINERJA_LINGKUNGAN": str(binaries.parent),  # the installed software, which the scripts would install
            "GIT_CONFIG_NOSYSTEM": "1",
        }

    def run(self, block: str) -> tuple[int, str]:
        """Return exit code and everything printed."""
        state = self.home / "keadaan"
        script = f"set -e\nend() {{ code=$?; pwd >{state}; env -0 >{state}.env; exit $code; }}\ntrap end EXIT\n{block}"
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.folder = Path(state.read_text(encoding="utf-8").strip())
        pairs = (state.parent / "keadaan.env").read_text(encoding="utf-8").split("\0")
        self.environment = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
        return done.returncode, done.stdout

    def edit(self, block: str) -> None:
        """Change files as a ``diff`` block says: its old lines stand in the file once, one after the other."""
        for part in re.split(r"^--- ", block, flags=re.MULTILINE)[1:]:
            name, *lines = part.splitlines()
            path = self.folder / name
            text = path.read_text(encoding="utf-8")
            old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
            new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
            assert f"\n{text}".count(f"\n{old}") == 1, part
            path.write_text(f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:], encoding="utf-8")


@dataclass(frozen=True)
class Walked:
    """The folder after the last step, and all that was printed on the way."""

    folder: Path
    home: Path
    printed: str


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Go through the document once."""
    folder, home = tmp_path_factory.mktemp("latihan"), tmp_path_factory.mktemp("rumah")
    (home / "tmp").mkdir()
    write(folder / "lembar")
    shell, said = Shell(folder, home), ""
    printed: list[str] = []
    for block in blocks():
        if block.kind == "sh":
            code, said = shell.run(block.text)
            printed.append(said)
            assert code == block.code, f"docs/walkthrough.md:{block.line}:\n{said}"
        elif block.kind == "diff":
            shell.edit(block.text)
        else:
            assert shown_in(block.text, said), f"docs/walkthrough.md:{block.line}:\n{said}"
    return Walked(folder, home, "".join(printed))


def repositories(folder: Path) -> list[Path]:
    """Every git repository below the folder."""
    return sorted(path.parent for path in folder.rglob("HEAD") if (path.parent / "objects").is_dir())


def objects(repository: Path) -> bytes:
    """Every object of a repository, reachable or not, as it reads."""
    return subprocess.run(
        ["git", f"--git-dir={repository}", "cat-file", "--batch-all-objects", "--batch"],
        capture_output=True,
        check=True,
    ).stdout


def everything_left(walked: Walked) -> Iterator[tuple[str, bytes]]:
    """Yield place and bytes of all that the walk left behind, but what lies outside git on purpose."""
    for root in (walked.folder, walked.home):
        for path in sorted(root.rglob("*")):
            place = path.relative_to(root).as_posix()
            if path.is_file() and not place.startswith("lembar/") and place != "roster.csv":
                yield place, path.read_bytes()
    for repository in repositories(walked.folder):
        yield f"{repository.relative_to(walked.folder)} (objects)", objects(repository)
    yield "printed", walked.printed.encode()


def traces() -> set[str]:
    """Everybody's NIP, and each word of everybody's name."""
    return {trace for person in people() for trace in (person.nip, *person.name.casefold().split())}


def found(data: bytes) -> set[str]:
    """The traces of people that stand in the data, whatever the case and however digits are spaced."""
    text = data.decode("utf-8", "replace").casefold()
    forms = (text, re.sub(r"(?<=\d)[\s.'-]+(?=\d)", "", text))
    return {trace for trace in traces() if any(trace in form for form in forms)}


def test_the_steps_work_and_print_what_the_document_shows(walked: Walked) -> None:
    site = walked.folder / "kinerja-kota/public"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Kota Rekaan" in home
    assert (site / "en/unit/dinas-kesehatan.html").is_file()
    assert (walked.folder / "kinerja-kota/content/rilis/2026-T1/datapackage.json").is_file()


def test_the_register_of_people_is_for_its_owner_alone(walked: Walked) -> None:
    roster = walked.folder / "roster.csv"
    assert roster.stat().st_mode & 0o777 == 0o600
    assert found(roster.read_bytes()) == traces()  # the look below would see them


def test_no_nip_and_no_name_is_left_anywhere(walked: Walked) -> None:
    left = {place: found(data) for place, data in everything_left(walked)}
    repositories = ("kinerja-kota/.git", "peninjau/.git", "host.git", "umum.git")
    assert {"kinerja-kota/public/index.html", *(f"{name} (objects)" for name in repositories)} <= set(left)
    assert {place: traced for place, traced in left.items() if traced} == {}


def test_the_public_repository_holds_releases_and_site_alone(walked: Walked) -> None:
    listed = subprocess.run(
        ["git", f"--git-dir={walked.folder / 'umum.git'}", "ls-tree", "-r", "--name-only", "main"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split()
    assert {name.split("/")[0] for name in listed} <= {"docs", "rilis", "README.md", ".gitlab-ci.yml"}
    assert "rilis/2026-T1/datapackage.json" in listed


def test_the_document_shows_three_mistakes_at_their_lines(walked: Walked) -> None:
    errors = re.findall(r"^::error file=(\S+?),line=(\d+),", walked.printed, re.MULTILINE)
    assert [line for _, line in errors] == ["6", "8", "23"]
    assert {file for file, _ in errors} == {"content/evaluasi/2026-T1/kelurahan-melati.yaml"}
