"""The staging folder holds pages and vouched-for release files, and nothing else ever enters it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kinerja.errors import KinerjaError, Refused
from kinerja.package.pages import RESERVED
from kinerja.site.consent import read_consent
from kinerja.site.honours import honours_pages
from kinerja.site.portal import read_portal
from kinerja.site.staging import PagesRefusedError, stage
from tests.site_content import PORTAL, release, write_content, write_release

RECORDS = ("evaluasi", "rencana", "pegawai", "tanggapan")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_only_pages_their_pictures_and_release_files_are_staged(content: Path, tmp_path: Path) -> None:
    strays = """
        halaman/BACA-SAYA.md halaman/catatan.txt halaman/.rahasia.md halaman/sub/dalam.md
        rilis/BACA-SAYA.md rilis/draf/unit.csv rilis/2026-T1.rev1/unit.csv
        rilis/2026-T1/catatan.csv rilis/2026-T1/tabel/evaluasi.csv rilis/2026-T1/.git/config
    """
    for name in strays.split():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("rahasia")
    write_release(content, release(revision=2, correction="Unit salah tulis."))
    staged = stage(content, tmp_path / "staging")
    assert _files(staged.path) == [
        "pages/gambar/kantor.png",
        "pages/panduan.en.md",
        "pages/panduan.md",
        "pages/tanya.md",
        *(
            f"rilis/{folder}/{name}"
            for folder in ("2026-T1.rev2", "2026-T1")
            for name in ("anggota.csv", "aturan/predikat.csv", "datapackage.json", "tabel/predikat.csv", "unit.csv")
        ),
    ]
    assert staged.pages == ("panduan.en.md", "panduan.md", "tanya.md")


def test_release_files_are_the_same_bytes(content: Path, tmp_path: Path) -> None:
    staged = stage(content, tmp_path / "staging")
    for name in _files(staged.releases):
        assert (staged.releases / name).read_bytes() == (content / "rilis" / name).read_bytes()


def test_it_works_where_no_record_is_present(content: Path, tmp_path: Path) -> None:
    before = stage(content, tmp_path / "dengan")
    for folder in RECORDS:
        shutil.rmtree(content / folder)
    after = stage(content, tmp_path / "tanpa")
    assert _files(before.path) == _files(after.path)
    assert before.portal == after.portal


def test_the_portal_s_public_part_alone_is_passed_on(content: Path, tmp_path: Path) -> None:
    (content / "portal.yaml").write_text(PORTAL + "kunci_rahasia: abc\n")
    portal = stage(content, tmp_path / "staging").portal
    assert set(portal) == {"instansi", "instansi_en", "nama_pendek", "nama_pendek_en", "contoh", "bahasa",
                           "alamat_situs", "kalender", "kontak", "formulir"}  # fmt: skip
    assert portal["kalender"] == [{"periode": "2026-T1", "terbit": date(2026, 4, 20)}]


def _replace(name: str, text: str) -> Callable[[Path], None]:
    def change(content: Path) -> None:
        (content / name).write_text(text)

    return change


def _link(name: str, to: str) -> Callable[[Path], None]:
    def change(content: Path) -> None:
        path = content / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(content / to)

    return change


def _descriptor(change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def edit(content: Path) -> None:
        path = content / "rilis/2026-T1/datapackage.json"
        value = json.loads(path.read_text())
        change(value["kinerja"])
        path.write_text(json.dumps(value))

    return edit


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_link("rilis", "evaluasi"), "tautan simbolik"),
        (_link("halaman", "evaluasi"), "tautan simbolik"),
        (_link("rilis/2026-T1/unit.csv", "pegawai/dinas-kesehatan.csv"), "tautan simbolik"),
        (_link("rilis/2026-T1/tabel", "evaluasi"), "tautan simbolik"),
        (_link("rilis/2026-T1/lain.csv", "pegawai/dinas-kesehatan.csv"), "tautan simbolik"),
        (_replace("rilis/2026-T1/unit.csv", "unit,induk,nama,nama_en,jenis\n"), "bukan yang diterbitkan"),
        (_replace("rilis/2026-T1/datapackage.json", "{"), "bukan datapackage.json"),
        (_replace("rilis/2026-T1/datapackage.json", "[]"), "bukan datapackage.json"),
        (_descriptor(lambda own: own.pop("digest")), "bukan datapackage.json"),
        (_descriptor(lambda own: own.update(digest={})), "tanpa sidik"),
        (_descriptor(lambda own: own.update(digest={"../../portal.yaml": "sha256:0"})), "bukan berkas rilis"),
        (_descriptor(lambda own: own.update(digest={"hilang.csv": "sha256:0"})), "tidak dapat dibaca"),
    ],
)  # fmt: skip
def test_a_release_that_is_not_what_was_published_is_refused(
    change: Callable[[Path], None], words: str, content: Path, tmp_path: Path
) -> None:
    change(content)
    with pytest.raises(Refused, match=words):
        stage(content, tmp_path / "staging")


def test_a_symbolic_link_among_the_pages_is_a_problem_with_its_place(content: Path, tmp_path: Path) -> None:
    (content / "halaman/curian.md").symlink_to(content / "evaluasi/2026-T1/dinas-kesehatan.yaml")
    with pytest.raises(PagesRefusedError) as refused:
        stage(content, tmp_path / "staging")
    assert [line.split(": ")[:2] for line in refused.value.lines] == [
        [f"{content / 'halaman/curian.md'}:1:1", "halaman-berkas"]
    ]


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_page_cannot_take_the_address_of_one_that_the_site_makes(name: str, content: Path, tmp_path: Path) -> None:
    (content / f"halaman/{name}.md").write_text("Title: Depan\n\nx\n")
    with pytest.raises(PagesRefusedError, match=f"{name}.md:1:1: halaman-nama-terpakai"):
        stage(content, tmp_path / "staging")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "tidak dapat dibaca"),
        ("instansi: [", r"portal\.yaml:2:1"),
        ("- a", "harus berisi pasangan"),
        ("", "harus berisi pasangan"),
        ("contoh: true", "tulis instansi"),
        ("instansi: A\nformulir: {skm: 'javascript:alert(1)'}", "formulir.skm"),
        ("instansi: A\ntautan: {lapor: //contoh.example}", "tautan.lapor"),
        ("instansi: A\nalamat_situs: 'https://a.example/\"><script>'", "alamat_situs"),
        ("instansi: A\nkontak: {surel: 'a@b?cc=c@d'}", "kontak.surel"),
        ("instansi: A\nkontak: x", "kontak harus"),
        ("instansi: A\nformulir_layanan: x", "formulir_layanan harus"),
        ("instansi: A\nformulir_layanan: {skm: x}", r"formulir_layanan\.skm harus"),
        ("instansi: A\nformulir_layanan: {skm: {a: 'javascript:alert(1)'}}", r"formulir_layanan\.skm\.a"),
        ("instansi: A\nkalender: [{periode: 2026-T1, terbit: besok}]", "kalender"),
        ("instansi: !!python/object/apply:os.system [ls]", "YAML keliru"),
    ],
)
def test_an_unusable_portal_file_is_told_in_one_line(text: str | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / "portal.yaml"
    if text is not None:
        path.write_text(text + "\n")
    with pytest.raises(KinerjaError, match=words) as error:
        read_portal(path)
    assert "\n" not in str(error.value)
    assert error.value.exit_code == 2


def test_no_release_yet_says_what_to_do(content: Path, tmp_path: Path) -> None:
    shutil.rmtree(content / "rilis")
    with pytest.raises(KinerjaError, match="kinerja release"):
        stage(content, tmp_path / "staging")


ENTRY = "- {nama: Orang Contoh, periode: 2026-T1, penghargaan: Pegawai teladan, persetujuan: 2026-04-02}\n"


def test_consent_is_read_from_outside_git_only(content: Path, tmp_path: Path) -> None:
    outside = tmp_path / "izin.yaml"
    outside.write_text(ENTRY)
    entry = {
        "nama": "Orang Contoh",
        "periode": "2026-T1",
        "penghargaan": "Pegawai teladan",
        "persetujuan": "2026-04-02",
    }
    assert read_consent(outside, content) == (entry,)
    inside = content / "izin.yaml"
    inside.write_text(ENTRY)
    link = tmp_path / "tautan.yaml"
    link.symlink_to(inside)
    (tmp_path / "repo/.git").mkdir(parents=True)
    tracked = tmp_path / "repo/sub/izin.yaml"
    tracked.parent.mkdir()
    tracked.write_text(ENTRY)
    for path in (inside, link, tracked):
        with pytest.raises(KinerjaError, match="di luar git"):
            read_consent(path, content)


@pytest.mark.parametrize(
    "text",
    ["- x\n", "a: b\n", "- {nama: A}\n", ENTRY.replace("2026-04-02", "ya"), ENTRY.replace("2026-T1", "kini"),
     ENTRY.replace("nama:", "nip: 1, nama:"), "- {nama: [\n"],
)  # fmt: skip
def test_a_consent_entry_that_is_not_whole_is_refused_without_its_name(text: str, tmp_path: Path) -> None:
    path = tmp_path / "izin.yaml"
    path.write_text(text)
    with pytest.raises(KinerjaError) as error:
        read_consent(path, tmp_path / "content")
    assert "Orang" not in str(error.value)


def test_the_page_of_honours_lists_newest_first_and_vanishes_with_its_last_name() -> None:
    entries = [
        {"nama": "A *B*", "periode": "2025-T4", "penghargaan": "Teladan", "persetujuan": "2026-01-02"},
        {"nama": "C", "periode": "2026-T1", "penghargaan": "Teladan", "persetujuan": "2026-04-02"},
    ]
    page = honours_pages(entries)["teladan.md"]
    assert (
        page.index("Triwulan I 2026")
        < page.index("**C**")
        < page.index("Triwulan IV 2025")
        < page.index(r"**A \*B\***")
    )
    assert honours_pages([]) == {}
