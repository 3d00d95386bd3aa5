"""The guide tells the truth: its commands can be given, what it shows is what is printed, its files are valid."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from kinerja.cli.main import parser
from kinerja.content.pseudonym import KEY_VARIABLE
from kinerja.content.read_file import read_file
from kinerja.content.schemas import schema_of
from kinerja.package.page_html import render
from tests.browser.screenshots import GUIDE
from tests.conftest import CHECKOUT, RunKinerja
from tests.functional.shown_output import shown_in

FOLDER = CHECKOUT / "content" / "halaman"
PAGES = (*sorted(path.name for path in FOLDER.glob("panduan*.md")), "pegawai.en.md", "pegawai.md")
NAMES = tuple(name for name in PAGES if not name.endswith(".en.md"))


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def blocks(name: str, *languages: str) -> list[tuple[str, str]]:
    """Language and text of the page's fenced blocks, in order."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", text_of(name), flags=re.MULTILINE | re.DOTALL)
    return [(language, block) for language, block in found if language in languages]


def commands(name: str) -> Iterator[str]:
    """Yield every command that the page names with what follows it."""
    for _, block in blocks(name, "ketik"):
        yield from block.splitlines()
    prose = re.sub(r"^```.*?^```$", "", text_of(name), flags=re.MULTILINE | re.DOTALL)
    yield from (code for code in re.findall(r"`(kinerja [^`]+)`", prose))


def slip_of_the_pen(folder: Path) -> None:
    """The word that the page on evaluations leaves a letter out of."""
    path = folder / "content/evaluasi/2026-T4/puskesmas-melati.yaml"
    text = path.read_text(encoding="utf-8")
    wrong = "hasil_kerja: sesuai ekspetasi"
    path.write_text(text.replace("hasil_kerja: sesuai ekspektasi", wrong, 1), encoding="utf-8")


def not_released(folder: Path) -> None:
    """The quarter that the page on releases publishes is still to come."""
    shutil.rmtree(folder / "content/rilis/2026-T4")


BEFORE: dict[str, Callable[[Path], None]] = {"panduan-evaluasi": slip_of_the_pen, "panduan-rilis": not_released}
"""What has to be so before a page's steps are taken in the example agency."""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory, run_kinerja: RunKinerja) -> Path:
    """The survey sheets of the example agency, as downloaded."""
    folder = tmp_path_factory.mktemp("kota")
    assert run_kinerja("demo", folder, env={KEY_VARIABLE: ""}).returncode == 0
    return folder / "lembar"


@pytest.mark.parametrize("name", [name for name in NAMES if blocks(name, "tampak")])
def test_what_a_page_shows_is_what_its_commands_print(
    name: str, tmp_path: Path, sheets: Path, run_kinerja: RunKinerja
) -> None:
    agency = tmp_path / "instansi"
    shutil.copytree(CHECKOUT / "content", agency / "content")
    shutil.copytree(sheets, tmp_path / "lembar")
    if prepare := BEFORE.get(name.removesuffix(".md")):
        prepare(agency)
    steps = blocks(name, "ketik", "tampak")
    for (kind, typed), (following, shown) in zip(steps, [*steps[1:], ("", "")], strict=True):
        if (kind, following) != ("ketik", "tampak"):
            continue
        printed = ""
        for line in typed.splitlines():
            done = run_kinerja(*shlex.split(line)[1:], cwd=agency, env={KEY_VARIABLE: ""})
            assert done.returncode in {0, 1}, (line, done.stderr)
            printed += done.stdout
        assert shown_in(shown, printed), f"{name}: {typed}\n{printed}"


@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_a_page_is_understood(name: str) -> None:
    given = [shlex.split(line) for line in commands(name)]
    assert given or not name.startswith("panduan-")
    for words in given:
        assert words[0] == "kinerja"
        if len(words) > 2:  # a command named by itself may need more; test_commands_named.py looks at those
            assert parser().parse_args(words[1:]).run


def test_a_wrong_option_would_be_noticed() -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["release", "2026-T4", "--paksa"])


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_type_and_see_the_same(name: str) -> None:
    kinds = ("ketik", "tampak", "yaml")
    assert blocks(name, *kinds) == blocks(name.replace(".md", ".en.md"), *kinds)


WHOLE = {"hasil_kerja": "evaluasi", "rencana_hasil_kerja": "rencana", "capaian": "capaian"}
"""A key that tells what kind of file a shown part is of; of one employee's part the file's first lines are known."""
FIRST_LINES = {
    "evaluasi": "unit: puskesmas-melati\nperiode: 2027-T1\nevaluasi:\n",
    "rencana": "unit: puskesmas-melati\ntahun: 2027\nrencana:\n",
    "capaian": "",
}


@pytest.mark.parametrize("name", [name for name in NAMES if blocks(name, "yaml")])
def test_what_a_page_gives_to_copy_is_valid(name: str) -> None:
    for _, block in blocks(name, "yaml"):
        kind = next((kind for key, kind in WHOLE.items() if re.search(rf"^ *{key}:", block, re.MULTILINE)), None)
        if kind is None:
            assert set(yaml.safe_load(block)) == {"kalender"}
            continue
        reading = read_file(kind, (FIRST_LINES[kind] + block).encode(), schema_of(kind))
        assert [(problem.place, problem.code, problem.detail) for problem in reading.problems] == []


@pytest.mark.parametrize("name", PAGES)
def test_links_to_a_part_of_a_page_lead_to_that_part(name: str) -> None:
    for page, part in re.findall(r"\]\(([a-z.-]+\.md)#([^)]+)\)", text_of(name)):
        assert f'id="{part}"' in render(text_of(page)).html, f"{name}: {page}#{part}"
        assert page.endswith(".en.md") == name.endswith(".en.md")


def test_the_guides_first_page_leads_to_every_other() -> None:
    for name in PAGES:
        first = "panduan.en.md" if name.endswith(".en.md") else "panduan.md"
        if name.startswith("panduan-"):
            assert f"]({name})" in text_of(first)
            assert f"]({first})" in text_of(name)


def test_every_picture_is_taken_from_the_real_site_by_the_script() -> None:
    shown = {name for page in PAGES for name in re.findall(r"!\[[^\]]+\]\(gambar/([^)]+)\)", text_of(page))}
    assert shown == {f"{shot.name}.png" for shot in GUIDE} == {path.name for path in (FOLDER / "gambar").iterdir()}
