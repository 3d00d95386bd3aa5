"""A personnel office's spreadsheets become valid records; imported again, they change what changed and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kinerja.content.pseudonym import agency_key, pseudonym
from tests.conftest import RunKinerja
from tests.functional.import_agency import (
    PLAN_MERGES,
    import_office,
    imported,
    make_office,
    number,
    office_plans,
    office_ratings,
    office_register,
    tree,
)
from tests.functional.workbooks_made import Grid, name, nip, register_of, register_row, table, workbook

P = [pseudonym(agency_key(example=True), number(person)) for person in range(5)]
"""Pseudonyms of the office's people."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return make_office(tmp_path / "instansi")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def spells(content: Path) -> dict[str, str]:
    """Pseudonym → unit and the rest of the line, the last spell of each."""
    found = {}
    for path in sorted((content / "pegawai").glob("*.csv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            employee, _, rest = line.partition(",")
            found[employee] = f"{path.stem}: {rest}"
    return found


def valid(run: RunKinerja, content: Path) -> bool:
    return run("validate", "--content", content, "--no-cache").returncode == 0


def test_a_register_becomes_spells(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    report = imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    assert spells(office) == {
        P[0]: "dinas-contoh: pimpinan,l,pns,2024-03-01,",
        P[1]: "dinas-contoh: guru,p,pns,2024-03-01,",
        P[2]: "dinas-contoh: pelaksana,l,pns,2024-03-01,",
        P[3]: "sekretariat: pimpinan,p,pns,2024-03-01,",
        P[4]: "sekretariat: fungsional_teknis,l,pns,2024-03-01,",
    }
    assert (report["baru"], report["berubah"], report["tetap"]) == (5, 0, 0)
    assert report["pemetaan"]["nip"] == {"kolom": "C", "judul": "NIP"}
    assert read(office / "impor" / "register.yaml")["kolom"]["nama"] == ["NAMA PEGAWAI"]
    assert valid(run_kinerja, office)


def test_a_register_in_csv_says_the_same(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    report = imported(run_kinerja, office, "register", table(tmp_path / "a.csv", office_register()))
    assert (report["baru"], report["berubah"], report["tetap"], report["berkas"]) == (0, 0, 5, [])


def test_new_people_stand_in_the_order_of_their_pseudonyms(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    """The order of a register, by rank or name, would tell who is who."""
    rows = [register_row(person, "Guru", "Dinas Contoh") for person in range(20)]
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", register_of(rows)))
    lines = (office / "pegawai" / "dinas-contoh.csv").read_text().splitlines()[1:]
    assert len(lines) == 20
    assert lines == sorted(lines)


def test_imported_again_a_register_changes_what_changed(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    again = office_register(
        (1, "Guru Ahli Madya", "Dinas Contoh", "1 Juni 2025"),  # promoted: the same spell
        (2, "Kepala Seksi Umum", "Sekretariat Daerah", "1 Januari 2026"),  # moved
        without=4,
    )
    report = imported(run_kinerja, office, "register", workbook(tmp_path / "b.xlsx", again))
    assert (report["baru"], report["berubah"], report["tetap"]) == (0, 1, 3)
    assert [line.rpartition(" ")[2] for line in report["tidak_ada_lagi"]] == [P[4]]
    office_lines = (office / "pegawai" / "dinas-contoh.csv").read_text()
    assert f"{P[1]},guru,p,pns,2024-03-01,\n" in office_lines
    assert f"{P[2]},pelaksana,l,pns,2024-03-01,2025-12-31\n" in office_lines
    secretariat = (office / "pegawai" / "sekretariat.csv").read_text()
    assert f"{P[2]},pengawas_administrator,l,pns,2026-01-01,\n" in secretariat
    assert f"{P[4]},fungsional_teknis,l,pns,2024-03-01,\n" in secretariat  # nobody's end is invented
    assert valid(run_kinerja, office)


def test_an_earlier_beginning_is_taken_over_and_a_move_without_a_later_day_is_refused(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    earlier = office_register((1, "Guru", "Dinas Contoh", "1 Juni 2020"))
    imported(run_kinerja, office, "register", workbook(tmp_path / "b.xlsx", earlier))
    assert spells(office)[P[1]] == "dinas-contoh: guru,p,pns,2020-06-01,"
    before = tree(office)
    moved = office_register((2, "Kepala Seksi", "Sekretariat Daerah", "1 Januari 2020"))
    report = imported(run_kinerja, office, "register", workbook(tmp_path / "c.xlsx", moved), code=1)
    assert [(t["sel"], t["tingkat"]) for t in report["temuan"]] == [(["I9"], "galat")]
    assert tree(office) == before


def test_what_people_wrote_into_a_register_stays(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    path = office / "pegawai" / "dinas-contoh.csv"
    header, *lines = path.read_text().splitlines()
    mine = [header, *reversed(lines)]
    path.write_text("\n".join(mine) + "\n")
    rows = [*office_register()[6:-2], register_row(9, "Guru", "Dinas Contoh")]
    imported(run_kinerja, office, "register", workbook(tmp_path / "b.xlsx", register_of(rows)))
    assert path.read_text().splitlines()[:-1] == mine


def test_a_nip_tells_what_the_sheet_does_not(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    grid = [["NIP", "UNIT KERJA", "JABATAN"], [nip(1, man=False, code="21"), "Dinas Contoh", "Guru"]]
    file = workbook(tmp_path / "a.xlsx", grid)
    report = imported(run_kinerja, office, "register", file, code=1)
    assert "--mulai" in report["temuan"][0]["pesan"]
    imported(run_kinerja, office, "register", file, "--mulai", "2026-01-01")
    assert list(spells(office).values()) == ["dinas-contoh: guru,p,pppk,2026-01-01,"]


def test_name_and_nip_may_share_a_cell(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    person = f"{name(0)}\nNIP. {number(0)}"
    grid: Grid = [["NAMA / NIP", "UNIT KERJA", "JABATAN", "TMT"], [person, "Dinas Contoh", "Guru", "1 Maret 2024"]]
    roster = tmp_path / "roster.csv"
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", grid), "--roster", roster)
    assert list(spells(office)) == [P[0]]
    assert roster.read_text() == f"nip,nama\n{number(0)},{name(0)}\n"


def test_merged_units_one_unit_for_all_and_people_who_are_no_civil_servants(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    rows = [
        register_row(0, "Guru", "Dinas Contoh"),
        register_row(1, "Guru", ""),
        register_row(2, "Penjaga", "Dinas Contoh", nip="", status="Honorer"),
    ]
    report = imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", register_of(rows)))
    assert (report["baru"], report["bukan_asn"]) == (2, 1)
    assert [(t["sel"], t["tingkat"]) for t in report["temuan"]] == [(["F8"], "tinjau")]
    alone = workbook(tmp_path / "b.xlsx", [["NIP", "JABATAN", "TMT"], [nip(8), "Guru", "2024-01-01"]])
    imported(run_kinerja, office, "register", alone, "--unit", "sekretariat")
    assert sum("sekretariat: guru" in spell for spell in spells(office).values()) == 1


def test_plans_become_results_with_indicators_that_serve_the_superiors(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    import_office(run_kinerja, office, tmp_path)
    plans = read(office / "rencana" / "2026" / "dinas-contoh.yaml")["rencana"]
    assert plans[P[0]]["penilai"] == "kepala-daerah"
    assert plans[P[0]]["rencana_hasil_kerja"] == [
        {
            "id": "h1",
            "jenis": "utama",
            "hasil": "Izin terbit lebih cepat",
            "indikator": [
                {"id": "i1", "indikator": "Izin terbit", "aspek": "kuantitas", "target": 1200, "satuan": "izin"},
                {"id": "i2", "indikator": "Izin tanpa salah", "aspek": "kualitas", "target": 90, "satuan": "persen"},
                {"id": "i3", "indikator": "Izin tepat waktu", "aspek": "waktu", "target": [90, 95], "satuan": "persen"},
            ],
        }
    ]
    assert plans[P[1]]["penilai"] == P[0]
    assert [(r["id"], r["mendukung"]) for r in plans[P[1]]["rencana_hasil_kerja"]] == [
        ("h1", f"{P[0]}/h1"),
        ("h2", f"{P[0]}/h1"),
    ]
    assert plans[P[1]]["rencana_hasil_kerja"][0]["indikator"][0]["satuan"] == "berkas"
    assert plans[P[1]]["rencana_hasil_kerja"][1]["indikator"][0]["target"] == 20  # 0.2 without its format
    assert valid(run_kinerja, office)


def test_a_share_whose_format_is_lost_is_named_by_its_cell(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    file = workbook(tmp_path / "b.xlsx", office_plans(), merged=PLAN_MERGES, percent=["H6"])
    report = imported(run_kinerja, office, "rencana", file)
    assert [(t["sel"], t["tingkat"]) for t in report["temuan"]] == [
        (["baris 5", "baris 8"], "tinjau"),
        (["H9"], "tinjau"),
    ]


def test_plans_imported_again_keep_ids_comments_and_what_the_sheet_does_not_say(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    import_office(run_kinerja, office, tmp_path)
    path = office / "rencana" / "2026" / "dinas-contoh.yaml"
    mine = path.read_text().replace(
        "strategi: Tidak tercantum di lembar yang diimpor.", "strategi: Loket buka lebih pagi.  # kata kami", 1
    )
    path.write_text(mine)
    file = workbook(tmp_path / "b.xlsx", office_plans(target=1500), merged=PLAN_MERGES, percent=["H6", "H9"])
    report = imported(run_kinerja, office, "rencana", file)
    assert (report["baru"], report["berubah"], report["tetap"]) == (0, 1, 1)
    assert path.read_text() == mine.replace("target: 1200", "target: 1500")


def test_plans_without_a_day_of_agreement_are_said_until_they_have_one(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    def asked_for(report: dict[str, Any]) -> list[list[str]]:
        return [t["sel"] for t in report["temuan"] if "TANGGAL DISEPAKATI" in t["pesan"]]

    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    plain = workbook(tmp_path / "b.xlsx", office_plans())
    assert asked_for(imported(run_kinerja, office, "rencana", plain)) == [["baris 5", "baris 8"]]
    dated = [list(row) for row in office_plans()]
    dated[3].append("TANGGAL DISEPAKATI")
    dated[4].append("15 Januari 2026")
    report = imported(run_kinerja, office, "rencana", workbook(tmp_path / "c.xlsx", dated))
    assert asked_for(report) == [["J8"]]
    assert read(office / "rencana" / "2026" / "dinas-contoh.yaml")["rencana"][P[0]]["disepakati"] == "2026-01-15"
    assert asked_for(imported(run_kinerja, office, "rencana", plain)) == [["baris 8"]]


def test_ratings_become_evaluations(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    import_office(run_kinerja, office, tmp_path)
    file = workbook(tmp_path / "c.xlsx", office_ratings(), merged=["B6:B8", "C6:C8"], percent=["K7"])
    report = imported(run_kinerja, office, "evaluasi", file)
    assert report["periode"] == "2026-T1"
    assert read(office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml")["evaluasi"] == {
        P[0]: {
            "penilai": "kepala-daerah",
            "hasil_kerja": "sesuai ekspektasi",
            "perilaku_kerja": "sesuai ekspektasi",
            "predikat": "baik",
            "realisasi": {"h1/i1": 300, "h1/i2": 20},
            "perbaikan": "Buat laporan lebih awal",
        },
        P[1]: {
            "penilai": P[0],
            "hasil_kerja": "di atas ekspektasi",
            "perilaku_kerja": "sesuai ekspektasi",
            "predikat": "baik",
            "realisasi": {"h1/i1": 61},
        },
    }
    assert sorted((t["sel"][0], t["tingkat"]) for t in report["temuan"]) == [("K8", "tinjau"), ("L9", "tinjau")]
    assert valid(run_kinerja, office)


def test_an_indicator_with_two_figures_has_none_and_both_cells_are_named(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    import_office(run_kinerja, office, tmp_path)
    grid = [list(row) for row in office_ratings()]
    for figure in (300, 410):
        grid.insert(8, ["", "", "", "", "", "", "", "", "Izin terbit lebih cepat", "Izin terbit", figure, ""])
    report = imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", grid, percent=["K7"]))
    evaluations = read(office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml")["evaluasi"]
    assert evaluations[P[0]]["realisasi"] == {"h1/i2": 20}
    twice = [told for told in report["temuan"] if "lebih dari satu angka" in told["pesan"]]
    assert [(told["sel"], told["tingkat"]) for told in twice] == [(["K6", "K9", "K10"], "tinjau")]
    imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "d.xlsx", grid[:8] + grid[9:], percent=["K7"]))
    evaluations = read(office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml")["evaluasi"]
    assert evaluations[P[0]]["realisasi"] == {"h1/i1": 300, "h1/i2": 20}


def test_a_dash_in_a_later_row_is_no_second_rating(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    import_office(run_kinerja, office, tmp_path)
    grid = [list(row) for row in office_ratings()]
    grid[6][5] = grid[6][6] = grid[7][5] = "-"
    imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", grid, percent=["K7"]))
    evaluations = read(office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml")["evaluasi"]
    assert evaluations[P[0]]["hasil_kerja"] == "sesuai ekspektasi"


def test_days_of_attendance_longer_than_any_number_are_left_out(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    import_office(run_kinerja, office, tmp_path)
    grid = [list(row) for row in office_ratings()]
    grid[4] += [""] * 5 + ["HARI KERJA", "HADIR", "TERLAMBAT", "TANPA KETERANGAN"]
    grid[5] += ["9" * 5000, "60", "1", "0"]
    grid[8] += ["62", "60", "1", "0"]
    report = imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", grid, percent=["K7"]))
    evaluations = read(office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml")["evaluasi"]
    assert "kehadiran" not in evaluations[P[0]]
    assert evaluations[P[1]]["kehadiran"] == {"hari_kerja": 62, "hadir": 60, "terlambat": 1, "tanpa_keterangan": 0}
    assert ["M6"] in [told["sel"] for told in report["temuan"]]


def test_ratings_imported_again_change_one_line(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    import_office(run_kinerja, office, tmp_path)
    imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", office_ratings()))
    path = office / "evaluasi" / "2026-T1" / "dinas-contoh.yaml"
    mine = path.read_text().replace("predikat: baik\n", "predikat: baik  # dibahas 2 April\n", 1)
    mine = mine.replace(f"  {P[1]}:\n", f"  # menunggu tanda tangan\n  {P[1]}:\n")
    path.write_text(mine)
    report = imported(
        run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", office_ratings("Diatas ekspektasi"))
    )
    assert (report["baru"], report["berubah"], report["tetap"]) == (0, 1, 1)
    first, second = sorted(P[:2])
    assert first != second
    block = mine.index(f"  {P[0]}:")
    assert path.read_text() == mine[:block] + mine[block:].replace(
        "hasil_kerja: sesuai ekspektasi", "hasil_kerja: di atas ekspektasi", 1
    )


def test_without_a_rater_in_the_recap_the_plans_rater_rates(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    import_office(run_kinerja, office, tmp_path)
    grid = [["NIP", "HASIL KERJA", "PERILAKU KERJA"], [number(1), "SE", "SE"]]
    imported(run_kinerja, office, "evaluasi", workbook(tmp_path / "c.xlsx", grid), "--periode", "2026-T2")
    entry = read(office / "evaluasi" / "2026-T2" / "dinas-contoh.yaml")["evaluasi"][P[1]]
    assert (entry["penilai"], entry["predikat"]) == (P[0], "baik")


def test_a_sheet_is_chosen_by_its_titles_and_named_where_several_fit(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    from tests.functional.workbooks_made import workbook_of

    notes = [["Catatan"], ["Diperbarui setiap bulan"]]
    file = workbook_of(tmp_path / "a.xlsx", {"Catatan": notes, "Pegawai": office_register()})
    imported(run_kinerja, office, "register", file, "--dry-run")
    two = workbook_of(tmp_path / "b.xlsx", {name(3): office_register(), "Pegawai": office_register(), "X": notes})
    refused = run_kinerja("import", "register", two, "--content", office)
    assert (refused.returncode, "ke-1, ke-2" in refused.stderr, name(3) in refused.stderr) == (2, True, False)
    imported(run_kinerja, office, "register", two, "--lembar", "Pegawai")
    assert read(office / "impor" / "register.yaml")["lembar"] == "Pegawai"
    imported(run_kinerja, office, "register", two)  # the mapping remembers


def test_a_mapping_that_people_wrote_is_used_and_grows(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    path = office / "impor" / "register.yaml"
    path.parent.mkdir()
    text = (
        "jenis: register\nkolom:\n  nip: [NOMOR POKOK]   # sebutan kami\n  jabatan: [POSISI]\n"
        "nilai: {unit: {sekretariat: [Kantor Pusat]}, kelompok_jabatan: {guru: [Pamong]}}\n"
    )
    path.write_text(text)
    grid = [["NOMOR POKOK", "SATKER", "POSISI", "TMT"], [number(0), "Kantor Pusat", "Pamong Belajar", "2024-01-01"]]
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", grid))
    assert list(spells(office).values()) == ["sekretariat: guru,l,pns,2024-01-01,"]
    grown = path.read_text()
    assert "  nip: [NOMOR POKOK]   # sebutan kami\n" in grown
    assert read(path)["kolom"]["unit"] == ["SATKER"]


def test_a_dry_run_says_the_same_and_writes_nothing(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", office_register())
    before = tree(office.parent)
    tried = imported(run_kinerja, office, "register", file, "--dry-run", "--roster", tmp_path / "roster.csv")
    assert tree(office.parent) == before
    assert not (tmp_path / "roster.csv").exists()
    done = imported(run_kinerja, office, "register", file)
    assert {**done, "percobaan": True} == tried


def test_what_becomes_of_the_roster_is_said(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    file, roster = workbook(tmp_path / "a.xlsx", office_register()), tmp_path / "roster.csv"
    ask = ("import", "register", file, "--content", office)
    none = run_kinerja(*ask, "--dry-run").stdout
    assert "tidak seorang pun dapat mengetahui siapa mereka; jalankan lagi dengan --roster" in none
    tried = run_kinerja(*ask, "--dry-run", "--roster", roster).stdout
    assert "roster di luar git akan diperbarui" in tried
    assert "roster diperbarui" not in tried
    assert "roster diperbarui di luar git" in run_kinerja(*ask, "--roster", roster).stdout


def test_the_report_in_words_names_mapping_cells_and_counts(
    run_kinerja: RunKinerja, office: Path, tmp_path: Path
) -> None:
    rows = [*office_register()[6:-2], register_row(9, "Ahli Sihir", "Dinas Contoh")]
    file = workbook(tmp_path / "a.xlsx", register_of(rows))
    refused = run_kinerja("import", "register", file, "--content", office)
    assert refused.returncode == 1
    assert 'nip = C "NIP"' in refused.stdout
    assert "  E12  galat  jabatan ini belum dikenal" in refused.stdout
    assert "tidak ada yang ditulis: 1 baris galat" in refused.stdout
    partial = run_kinerja("import", "register", file, "--content", office, "--lewati")
    assert partial.returncode == 1
    assert "register: 5 baru, 0 berubah, 0 tetap, 0 tidak ada lagi" in partial.stdout
    assert len(spells(office)) == 5


def test_a_form_of_one_person_names_them_above_its_table(run_kinerja: RunKinerja, office: Path, tmp_path: Path) -> None:
    """The form of PermenPANRB 6/2022: employee on the left, rater on the right, behaviour below the results."""
    imported(run_kinerja, office, "register", workbook(tmp_path / "a.xlsx", office_register()))
    grid: Grid = [
        ["SASARAN KINERJA PEGAWAI"],
        ["PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"],
        ["NO", "PEGAWAI YANG DINILAI", "", "NO", "PEJABAT PENILAI KINERJA", ""],
        [1, "NAMA", name(0), 1, "NAMA", ""],
        [2, "NIP", number(0), 2, "NIP", "WALI KOTA CONTOH"],
        [3, "JABATAN", "Kepala Dinas", 3, "JABATAN", "Wali Kota"],
        ["NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK",
         "INDIKATOR KINERJA INDIVIDU", "TARGET"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["A. UTAMA"],
        [1, "Kota yang melayani", "Izin terbit lebih cepat", "Kuantitas", "Izin terbit", "1.200 izin"],
        ["", "", "", "Waktu", "Izin tepat waktu", "90%"],
        ["B. TAMBAHAN"],
        [2, "", "Arsip tertata", "Kualitas", "Arsip yang ditemukan", "95%"],
        ["PERILAKU KERJA"],
        [1, "Berorientasi Pelayanan", "Ekspektasi khusus pimpinan: ramah"],
    ]  # fmt: skip
    report = imported(run_kinerja, office, "rencana", workbook(tmp_path / "skp.xlsx", grid))
    assert report["baru"] == 1
    plan = read(office / "rencana" / "2026" / "dinas-contoh.yaml")["rencana"][P[0]]
    assert plan["penilai"] == "kepala-daerah"
    assert [(r["id"], r["jenis"], r["hasil"], len(r["indikator"])) for r in plan["rencana_hasil_kerja"]] == [
        ("h1", "utama", "Izin terbit lebih cepat", 2),
        ("h2", "tambahan", "Arsip tertata", 1),
    ]
    assert valid(run_kinerja, office)
