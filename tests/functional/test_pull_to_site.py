"""From the sheets to the portal: pull, validate, release and site on the shipped content, the service in the middle."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHECKOUT, RunKinerja
from tests.emulator.sheets import Service, running
from tests.functional.survey_agency import files_of

PERIOD = "2026-T4"


@pytest.fixture
def sheets(tmp_path: Path, run_kinerja: RunKinerja) -> Service:
    """The sheets of the shipped content's forms, as the service would hold them."""
    made = run_kinerja("demo", tmp_path / "kota")
    assert made.returncode == 0, made.stderr
    documents: dict[str, dict[str, list[list[str]]]] = {}
    for path in sorted((CHECKOUT / "content" / "formulir").glob("*.yaml")):
        where = yaml.safe_load(path.read_text(encoding="utf-8"))["lembar"]
        with (tmp_path / "kota" / "lembar" / f"{path.stem}.csv").open(encoding="utf-8", newline="") as file:
            documents[where["dokumen"]] = {where["nama"]: list(csv.reader(file))}
    return Service({document: dict(found) for document, found in documents.items()})


def test_what_people_answered_is_what_the_portal_shows(
    tmp_path: Path, sheets: Service, run_kinerja: RunKinerja
) -> None:
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    content = tmp_path / "content"
    shipped = files_of(content)
    for path in content.glob("tanggapan/*/*.csv"):
        path.unlink()
    shutil.rmtree(content / "rilis" / PERIOD)

    with running(sheets) as service:
        environment = {"KINERJA_SHEETS_ENDPOINT": service.address}
        pulled = run_kinerja("pull", cwd=tmp_path, env=environment)
        again = run_kinerja("pull", cwd=tmp_path, env=environment)
    assert (pulled.returncode, again.returncode) == (0, 0), pulled.stderr + again.stderr
    assert again.stdout.count("ditulis (written): -") == len(sheets.documents)
    assert "tinjau" not in pulled.stdout  # the example's people answer like people
    assert {name: data for name, data in files_of(content).items() if name.startswith("tanggapan/")} == {
        name: data for name, data in shipped.items() if name.startswith("tanggapan/")
    }

    for command in (["validate"], ["release", PERIOD], ["site", "--output", "public"]):
        done = run_kinerja(*command, cwd=tmp_path)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert files_of(content) == shipped

    with (content / "rilis" / PERIOD / "tabel" / "ikm.csv").open(encoding="utf-8", newline="") as file:
        index = next(row for row in csv.DictReader(file) if row["layanan"] == "semua")
    shown = (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    assert index["rerata"].replace(".", ",") in shown
