"""The site cannot leak: each planted leak is found and refused, each would have been harmless, no record is opened."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja.package.pages import check_page
from kinerja.site import staging
from kinerja.site.build import build_site
from kinerja.site.staging import PagesRefusedError
from tests.page_leaks import LEAKS, Leak
from tests.site_content import EVALUATION_TEXT, PSEUDONYM, write_content


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with a poisoned record wherever a leak points to."""
    content = write_content(tmp_path_factory.mktemp("instansi") / "content")
    for name in ("evaluasi/2026-T1/a.yaml", "evaluasi/2026-T1/a.md", "evaluasi/a.yaml", "evaluasi/a", "evaluasi/a.png"):
        (content / name).write_text(f"Title: {PSEUDONYM}\n\n{EVALUATION_TEXT}\n")
    return content


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_a_planted_leak_is_found_and_nothing_is_built(leak: Leak, agency: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(agency, content)
    page = content / "halaman/bocor.md"
    page.write_text(leak.source, encoding="utf-8")
    assert (leak.line, leak.code) in {(problem.line, problem.code) for problem in check_page(page, content)}
    with pytest.raises(PagesRefusedError) as refused:
        build_site(content, tmp_path / "public")
    assert any(f"bocor.md:{leak.line}:" in line and leak.code in line for line in refused.value.lines)
    assert not (tmp_path / "public").exists()


def test_even_unchecked_every_leak_at_once_reaches_no_page(
    agency: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The walls behind the check hold alone: staging has nothing to copy, the sanitiser nothing to run."""
    monkeypatch.setattr(staging, "check_source", lambda *_: [])
    titled = {f"bocor-{number}": leak for number, leak in enumerate(LEAKS) if leak.name != "no title"}
    content = tmp_path / "content"
    shutil.copytree(agency, content)
    for name, leak in titled.items():
        (content / f"halaman/{name}.md").write_text(leak.source, encoding="utf-8")
    build_site(agency, tmp_path / "bersih")
    build_site(content, tmp_path / "public")
    clean, site = _files(tmp_path / "bersih"), _files(tmp_path / "public")
    pages = {f"{folder}{name}.html": leak for name, leak in titled.items() for folder in ("", "en/")}
    assert set(site) - set(clean) == set(pages)
    for data in site.values():
        assert PSEUDONYM not in data
        assert EVALUATION_TEXT not in data
    for name, leak in pages.items():
        body = site[name].split("<main")[1].split("</main>")[0].casefold()
        assert [trace for trace in leak.traces if trace in body] == [], leak.name


def _files(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode(errors="replace") for path in files}


WATCHED = """
import json, os, sys

content, report = os.path.realpath(sys.argv[1]), sys.argv[2]
touched = set()

def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if path == content or path.startswith(content + os.sep):
            touched.add(os.path.relpath(path, content))

sys.addaudithook(watch)
from kinerja.cli.main import main
code = main(["site", "--content", sys.argv[1], "--output", sys.argv[3], "--persetujuan", sys.argv[4]])
with open(report, "w", encoding="utf-8") as file:
    json.dump(sorted(touched), file)
sys.exit(code)
"""
"""Reports every path below the content folder that the process opens or lists, Python's own accesses included."""


def test_the_process_opens_releases_pages_and_portal_and_no_record(agency: Path, tmp_path: Path) -> None:
    consent = tmp_path / "izin.yaml"
    consent.write_text("- {nama: A, periode: 2026-T1, penghargaan: B, persetujuan: 2026-04-02}\n")
    script, report = tmp_path / "jaga.py", tmp_path / "laporan.json"
    script.write_text(WATCHED)
    done = subprocess.run(
        [sys.executable, script, agency, report, tmp_path / "public", consent],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    touched = json.loads(report.read_text())
    assert {"portal.yaml", "halaman/panduan.md", "rilis/2026-T1/datapackage.json"} <= set(touched)
    assert [path for path in touched if path.split("/")[0] not in {"portal.yaml", "halaman", "rilis"}] == []
