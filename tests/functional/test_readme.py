"""What the README shows is what the program says."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import CHECKOUT, RunKinerja

FILE = "evaluasi/2026-T1/dinas-kesehatan.yaml"


def test_the_message_in_the_readme_is_the_one_that_is_printed(tmp_path: Path, run_kinerja: RunKinerja) -> None:
    content = shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    path = content / FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if "hasil_kerja: sesuai ekspektasi" in line)
    lines[place] = lines[place].replace("ekspektasi", "ekspetasi")
    path.write_text("".join(lines), encoding="utf-8")
    done = run_kinerja("validate", "--no-cache", cwd=tmp_path)
    assert done.returncode == 1
    said = next(line for line in done.stdout.splitlines() if "sesuai ekspetasi" in line)
    assert said in (CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines()


def test_every_picture_and_document_that_the_readme_links_exists() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    linked = [part.split(")")[0] for part in text.split("](")[1:]]
    assert linked
    assert [link for link in linked if "://" not in link and not (CHECKOUT / link).exists()] == []


def test_the_comparison_in_the_readme_is_the_recorded_one() -> None:
    text = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    for part in ("dinas-contoh.yaml", "kinerja.txt", "check-jsonschema-0.39.0.txt"):
        assert (CHECKOUT / "tests/functional/side-by-side" / part).read_text(encoding="utf-8") in text, part
