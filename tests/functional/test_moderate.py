"""``kinerja moderate``: comments reach ``content/`` only through a person, and none that tells who somebody is."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from tests.conftest import RunKinerja
from tests.functional.survey_agency import FORM, HEADER, export, files_of, make_agency

TEXTS = {
    "clean": "Antrean lebih tertib daripada bulan lalu",
    "phone": "Hubungi saya di 0812" + "3456" + "7890 bila loket buka",
    "mail": "Kirim ke orang@contoh" + ".example ya",
    "nip": "Petugas ber-NIP 19850315" + " 201001 1 002 ramah",
    "name": "Rekaan Contohnama sangat membantu",
    "formula": '=HYPERLINK("x") loketnya bagus',
    "invisible": "Ru\u200bang tung\u202egu nyaman \U0001f600",
    "nothing": " - ",
}
MODERATED = FORM.replace("saran: {judul: [Saran], tipe: teks}", "saran: {judul: [Saran], tipe: teks, moderasi: true}")


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A content folder whose form has comments to moderate."""
    make_agency(tmp_path, MODERATED)
    return tmp_path


@pytest.fixture
def queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where comments wait."""
    return tmp_path_factory.mktemp("pribadi") / "antrean"


def rows(*texts: str) -> list[tuple[str, ...]]:
    return [
        (f"19/01/2026 10:{number:02d}:00", "", "Rawat jalan", "c", text) for number, text in enumerate(texts, start=1)
    ]


def pull(run: RunKinerja, agency: Path, queue: Path, *texts: str) -> subprocess.CompletedProcess[str]:
    file = export(agency / "skm.csv", [HEADER, *rows(*texts)])
    return run("pull", "--from", file, "--format", "json", cwd=agency, env={"KINERJA_ANTREAN": str(queue)})


def moderate(
    agency: Path, queue: Path, answers: Sequence[str], *options: str | Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kinerja", "moderate", *map(str, options)],
        cwd=agency,
        env={**os.environ, "KINERJA_ANTREAN": str(queue)},
        input="".join(f"{answer}\n" for answer in answers),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def published(agency: Path) -> list[dict[str, str]]:
    path = agency / "content" / "komentar" / "skm" / "2026-T1.yaml"
    return yaml.safe_load(path.read_text())["komentar"] if path.is_file() else []


def waiting(queue: Path) -> list[str]:
    return [item["text"] for path in queue.glob("*.json") for item in json.loads(path.read_text())["menunggu"]]


def test_comments_wait_where_only_their_owner_reads_them(run_kinerja: RunKinerja, agency: Path, queue: Path) -> None:
    done = pull(run_kinerja, agency, queue, *TEXTS.values())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rincian"]["skm"]["komentar_menunggu"] == len(TEXTS) - 1
    (file,) = queue.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(queue.stat().st_mode) == 0o700
    assert sum(map(len, TEXTS.values())) > 0
    for text in (*files_of(agency, but=["skm.csv"]).values(), done.stdout.encode(), done.stderr.encode()):
        assert b"Antrean lebih" not in text


def test_what_is_approved_is_published_and_not_asked_again(run_kinerja: RunKinerja, agency: Path, queue: Path) -> None:
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["formula"], TEXTS["invisible"])
    done = moderate(agency, queue, ["s", "s", "s"])
    assert done.returncode == 0, done.stderr
    assert published(agency) == [
        {"layanan": "rawat-jalan", "teks": "Antrean lebih tertib daripada bulan lalu"},
        {"layanan": "rawat-jalan", "teks": 'HYPERLINK("x") loketnya bagus'},
        {"layanan": "rawat-jalan", "teks": "Ruang tunggu nyaman \U0001f600"},
    ]
    assert "3 disetujui, 0 ditolak, 0 menunggu" in done.stdout
    assert b"Antrean" not in b"".join(path.read_bytes() for path in queue.iterdir())
    before = files_of(agency)
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["formula"], TEXTS["invisible"])
    assert waiting(queue) == []
    assert files_of(agency) == before
    checked = run_kinerja("validate", cwd=agency)
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize(
    ("kind", "said", "shorter", "shown"),
    [
        ("phone", "nomor telepon", "Loket buka", "[…] Loket buka"),
        ("mail", "alamat surel", "Kirim ya", "Kirim […] ya"),
        ("nip", "NIP", "[Petugas] ramah", "[Petugas] ramah"),
        ("name", "nama di roster", "[Petugas itu] sangat membantu", "[Petugas itu] sangat membantu"),
    ],
)
def test_personal_data_is_marked_and_never_approved(
    run_kinerja: RunKinerja,
    agency: Path,
    queue: Path,
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    said: str,
    shorter: str,
    shown: str,
) -> None:
    roster = tmp_path_factory.mktemp("roster") / "orang.csv"
    roster.write_text("nip,nama\n" + "19850315" + "2010011002,Rekaan Contohnama\n")
    pull(run_kinerja, agency, queue, TEXTS[kind])
    refused = moderate(agency, queue, ["s"], "--roster", roster)
    assert f"⟦{said}⟧" in refused.stdout
    assert f"masih memuat {said}" in refused.stdout
    assert published(agency) == []
    assert waiting(queue) == [TEXTS[kind]]
    done = moderate(
        agency, queue, ["s", "r", TEXTS[kind], "r", "kata lain sama sekali", "r", shorter], "--roster", roster
    )
    assert "1 disetujui" in done.stdout
    assert [comment["teks"] for comment in published(agency)] == [shown]


def test_a_rejected_comment_is_forgotten_and_a_skipped_one_waits(
    run_kinerja: RunKinerja, agency: Path, queue: Path
) -> None:
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["phone"])
    first = moderate(agency, queue, ["t", "l"])
    assert "0 disetujui, 1 ditolak, 1 menunggu" in first.stdout
    (left,) = waiting(queue)
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["phone"])
    assert waiting(queue) == [left]
    assert published(agency) == []
    last = moderate(agency, queue, ["q"])
    assert "0 disetujui, 0 ditolak, 1 menunggu" in last.stdout


def test_a_comment_whose_row_was_deleted_waits_no_more(run_kinerja: RunKinerja, agency: Path, queue: Path) -> None:
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["formula"])
    pull(run_kinerja, agency, queue, TEXTS["clean"])
    assert waiting(queue) == [TEXTS["clean"]]


def test_a_dry_run_counts_what_would_wait_and_makes_no_queue(
    run_kinerja: RunKinerja, agency: Path, queue: Path
) -> None:
    file = export(agency / "skm.csv", [HEADER, *rows(TEXTS["clean"])])
    environment = {"KINERJA_ANTREAN": str(queue)}
    done = run_kinerja("pull", "--from", file, "--dry-run", "--format", "json", cwd=agency, env=environment)
    assert json.loads(done.stdout)["rincian"]["skm"]["komentar_menunggu"] == 1
    assert not queue.exists()


@pytest.mark.parametrize("place", ["content/antrean", ".kinerja/antrean", "repo/antrean"])
def test_a_place_that_git_or_the_portal_would_take_up_is_refused(
    run_kinerja: RunKinerja, agency: Path, place: str
) -> None:
    (agency / "repo" / ".git").mkdir(parents=True)
    done = pull(run_kinerja, agency, agency / place, TEXTS["clean"])
    assert done.returncode == 2
    assert "KINERJA_ANTREAN" in done.stderr
    assert not (agency / "content" / "tanggapan").exists()


def test_without_the_variable_the_users_own_state_folder_is_used(
    run_kinerja: RunKinerja, agency: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("rumah")
    file = export(agency / "skm.csv", [HEADER, *rows(TEXTS["clean"])])
    environment = {"KINERJA_ANTREAN": "", "XDG_STATE_HOME": "", "HOME": str(home)}
    done = run_kinerja("pull", "--from", file, cwd=agency, env=environment)
    assert done.returncode == 0, done.stderr
    assert '"kinerja moderate skm"' in done.stdout
    assert len(list((home / ".local" / "state" / "kinerja" / "antrean").glob("skm-*.json"))) == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("jenis: skm", "jenis: umpan_balik", "milik pegawai"), ("tipe: layanan", "tipe: unit", "tidak ada kolom bertipe")],
)
def test_comments_that_could_not_be_published_are_not_even_collected(
    run_kinerja: RunKinerja, agency: Path, queue: Path, old: str, new: str, words: str
) -> None:
    (agency / "content" / "formulir" / "skm.yaml").write_text(
        MODERATED.replace(old, new).replace("unsur: prosedur", "")
    )
    done = pull(run_kinerja, agency, queue, TEXTS["clean"])
    assert done.returncode == 2
    assert words in done.stderr
    assert not queue.exists()


def test_a_form_without_moderation_says_how_to_ask_for_it(agency: Path, queue: Path) -> None:
    (agency / "content" / "formulir" / "skm.yaml").write_text(FORM)
    done = moderate(agency, queue, [])
    assert done.returncode == 0
    assert "moderasi: true" in done.stdout


PROMISED = """\
janji: {terbit: layanan, periode: triwulan, komentar: false, simpan_sampai: 2031-12-31}
kolom:
"""


def test_comments_that_respondents_were_told_stay_unpublished_are_neither_kept_nor_approved(
    run_kinerja: RunKinerja, agency: Path, queue: Path
) -> None:
    pull(run_kinerja, agency, queue, TEXTS["clean"])
    assert waiting(queue) == [TEXTS["clean"]]
    (agency / "content/formulir/skm.yaml").write_text(MODERATED.replace("kolom:\n", PROMISED))
    done = moderate(agency, queue, ["s"])
    assert done.returncode == 1
    assert "janji.komentar: false" in done.stderr
    assert "1 komentar di antrean dilupakan" in done.stderr
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["formula"])
    assert waiting(queue) == []
    assert published(agency) == []


def test_what_may_be_a_name_needs_a_second_yes(run_kinerja: RunKinerja, agency: Path, queue: Path) -> None:
    text = "Bu Rekaan ramah"
    pull(run_kinerja, agency, queue, text)
    first = moderate(agency, queue, ["s", "", "s", "tidak"])
    assert "Bu ⟦mungkin nama orang⟧ ramah" in first.stdout
    assert "Tanpa --roster" in first.stdout
    assert (published(agency), waiting(queue)) == ([], [text])
    done = moderate(agency, queue, ["s", "ya"])
    assert "1 disetujui" in done.stdout
    assert [comment["teks"] for comment in published(agency)] == [text]


@pytest.mark.parametrize("key", ["s", "t"])
def test_the_last_decision_can_be_taken_back(run_kinerja: RunKinerja, agency: Path, queue: Path, key: str) -> None:
    pull(run_kinerja, agency, queue, TEXTS["clean"], TEXTS["clean"] + "!")
    before = waiting(queue)
    done = moderate(agency, queue, ["u", key, "u", "l", "t", "u", "q"])
    assert "nothing to undo" in done.stdout
    assert "0 disetujui, 0 ditolak, 2 menunggu" in done.stdout
    assert published(agency) == []
    assert sorted(waiting(queue)) == sorted(before)
    again = moderate(agency, queue, [key, "u", key, key])
    assert f"{2 * (key == 's')} disetujui, {2 * (key == 't')} ditolak, 0 menunggu" in again.stdout
    assert len(published(agency)) == 2 * (key == "s")
