"""200 identifiers planted in every column and comment of a sheet: none is found in what a pull leaves behind."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinerja.intake.words import column_letter
from tests.conftest import RunKinerja
from tests.emulator.sheets import Service, running
from tests.functional.survey_agency import FORM, HEADER, export, make_agency

GOOD = ("19/01/2026 10:22:31", "orang@contoh" + ".example", "Rawat jalan", "c", "")
SYLLABLES = ("ba", "ci", "du", "fe", "go", "ka", "li", "mo", "nu", "pe", "ra", "si", "to", "wu")


def planted() -> list[str]:
    """200 identifiers of nobody: NIP, NIK, telephone numbers, e-mail addresses and names, 40 each."""
    chance = random.Random(200)  # noqa: S311 - invented people, no secret
    found: list[str] = []
    for number in range(40):
        born = f"19{70 + number % 25}{1 + number % 12:02d}{1 + number % 28:02d}"
        found.append(f"{born}{2005 + number % 15}011{number:03d}" if number % 2 else f"{born} 200601 2 {number:03d}")
        found.append(f"3174{number:02d}{1 + number % 28:02d}{1 + number % 12:02d}80{1000 + number}")
        found.append(f"+62 812-{3000 + number}-{4000 + number}" if number % 2 else f"0813{30000000 + number}")
        first, last = ("".join(chance.choices(SYLLABLES, k=4)).capitalize() for _ in range(2))
        found.append(f"{first.lower()}{number}@surel" + ".example")
        found.append(f"{first} {last}")
    return found


PLANTED = planted()
FORMS = frozenset(
    form.encode()
    for text in PLANTED
    for form in (text, text.lower(), re.sub(r"[^0-9]", "", text) if sum(map(str.isdigit, text)) > 9 else text)
)


def sheet() -> list[tuple[str, ...]]:
    """Every identifier in every column of a row that is otherwise in order, alone and inside a sentence."""
    rows: list[tuple[str, ...]] = [HEADER, GOOD]
    for number, identifier in enumerate(PLANTED):
        for column in range(len(HEADER)):
            row = [f"19/01/2026 {8 + column}:{number // 60:02d}:{number % 60:02d}", *GOOD[1:]]
            row[column] = identifier if column < 4 else f"Sampaikan kepada {identifier} bahwa loketnya bagus"
            rows.append(tuple(row))
    return rows


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A content folder whose form has comments to moderate, in a git repository of its own."""
    folder = tmp_path / "kota"
    make_agency(folder, FORM.replace("tipe: teks}", "tipe: teks, moderasi: true}"))
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


@pytest.fixture(params=["ekspor", "layanan"])
def source(request: pytest.FixtureRequest, agency: Path) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Arguments and environment for a sheet that comes as an export, or from the service."""
    if request.param == "ekspor":
        file = export(agency.parent / "ekspor.csv", sheet())
        yield ["--from", str(file)], {}
    else:
        with running(Service({"contoh-skm": {"Form Responses 1": sheet()}})) as service:
            yield [], {"KINERJA_SHEETS_ENDPOINT": service.address}


def found_in(data: bytes) -> list[bytes]:
    return sorted(form for form in FORMS if form in data)


def assert_clean(*places: Path, said: str) -> None:
    assert found_in(said.encode()) == []
    for place in places:
        for path in (path for path in place.rglob("*") if path.is_file()):
            assert (path.name, found_in(path.read_bytes()) + found_in(path.name.encode())) == (path.name, [])


def test_none_of_200_planted_identifiers_is_left_in_files_cache_logs_or_output(
    agency: Path, source: tuple[list[str], dict[str, str]], run_kinerja: RunKinerja
) -> None:
    assert len(set(PLANTED)) == 200
    arguments, environment = source
    home, queue, temporary = (agency.parent / name for name in ("rumah", "antrean", "sementara"))
    for folder in (home, temporary):
        folder.mkdir()
    environment |= {"HOME": str(home), "KINERJA_ANTREAN": str(queue), "TMPDIR": str(temporary)}
    said = ""
    for command in (
        ["pull", *arguments],
        ["pull", *arguments, "--format", "json"],
        ["validate"],
        ["validate", "--format", "json"],
    ):
        done = run_kinerja(*command, cwd=agency, env=environment)
        assert done.returncode == 0, done.stderr
        said += done.stdout + done.stderr
    assert f"kolom {column_letter(3)}" in said  # quarantine does point at rows
    assert_clean(agency, home, temporary, said=said)

    roster = agency.parent / "orang.csv"
    names = [text for text in PLANTED if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", text)]
    roster.write_text("nip,nama\n" + "".join(f"19800101200501{1001 + n},{name}\n" for n, name in enumerate(names)))
    decided = subprocess.run(
        [sys.executable, "-m", "kinerja", "moderate", "--roster", str(roster)],
        cwd=agency,
        env={**os.environ, **environment},
        input="s\nt\n" * len(PLANTED),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert f"0 disetujui, {len(PLANTED)} ditolak, 0 menunggu" in decided.stdout
    assert_clean(agency, home, temporary, queue, said=decided.stdout + decided.stderr)


def test_a_sheet_without_a_header_row_is_refused_without_quoting_it(agency: Path, run_kinerja: RunKinerja) -> None:
    file = export(agency.parent / "ekspor.csv", [tuple(PLANTED[:5]), *sheet()[2:50]])
    done = run_kinerja("pull", "--from", file, cwd=agency, env={"KINERJA_ANTREAN": str(agency.parent / "antrean")})
    assert done.returncode == 2
    assert_clean(agency, said=done.stdout + done.stderr)
