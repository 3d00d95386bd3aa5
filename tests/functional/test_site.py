"""``kinerja site``: whole or not at all, the same bytes, and only ever in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.errors import KinerjaError, Refused
from kinerja.package.read import release_folders
from kinerja.site.build import build_site
from kinerja.site.output import MARKER
from tests.conftest import RunKinerja
from tests.site_content import EVALUATION_TEXT, PSEUDONYM, release, write_content, write_release


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's bytes by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_site_has_pages_in_both_languages_and_the_release_s_own_bytes(content: Path, output: Path) -> None:
    report = build_site(content, output)
    site = tree(output)
    assert {"index.html", "en/index.html", "panduan.html", "en/panduan.html", "tanya.html", MARKER} <= set(site)
    for folder in release_folders(content / "rilis"):
        for name, data in tree(folder).items():
            assert site[f"data/{folder.name}/{name}"] == data
    assert (report.files, report.new, report.pages, report.releases) == (len(site), len(site), 3, 1)


def test_the_unpacked_zip_is_a_release_that_passes_the_audit_beside_its_papers(
    content: Path, output: Path, tmp_path: Path, checkout: Path, run_kinerja: RunKinerja
) -> None:
    shutil.rmtree(content / "rilis")
    shutil.copytree(checkout / "content/rilis/2026-T1", content / "rilis/2026-T1")
    build_site(content, output)
    unpacked = tmp_path / "unduhan"
    with zipfile.ZipFile(output / "data/2026-T1.zip") as bundle:
        bundle.extractall(unpacked)
    assert {path.name for path in unpacked.iterdir()} == {
        "2026-T1", "BACA-SAYA.txt", "SITASI.txt", "kamus-kode.csv", "kamus-kolom.csv",
    }  # fmt: skip
    assert tree(unpacked / "2026-T1") == tree(content / "rilis/2026-T1")
    done = run_kinerja("audit", "2026-T1", cwd=unpacked)
    assert (done.returncode, done.stderr) == (0, "")
    for page in ("data.html", "en/data.html"):
        text = (output / page).read_text()
        for kind in ("zip", "xlsx"):
            size = -(-(output / f"data/2026-T1.{kind}").stat().st_size // 1000)
            assert f'data/2026-T1.{kind}">{kind.upper()}, {size} kB' in text


def test_links_of_pages_lead_to_files_of_the_site(content: Path, output: Path) -> None:
    build_site(content, output)
    assert b'href="tanya.html"' in (output / "panduan.html").read_bytes()
    for page in ("panduan.html", "en/panduan.html"):
        address = next(part for part in (output / page).read_text().split('"') if part.endswith("unit.csv"))
        assert ((output / page).parent / address).resolve() == output.resolve() / "data/2026-T1/unit.csv"
    # A page without a translation stands in both folders; the way to the other language still leads there.
    for page in ("tanya.html", "en/tanya.html"):
        address = next(part for part in (output / page).read_text().split('"') if part.endswith("en/panduan.html"))
        assert ((output / page).parent / address).resolve() == output.resolve() / "en/panduan.html"


def test_pictures_that_pages_show_are_in_the_site_and_no_others(content: Path, output: Path) -> None:
    build_site(content, output)
    assert {name for name in tree(output) if name.endswith(".png")} == {"gambar/kantor.png", "en/gambar/kantor.png"}
    assert '<img alt="Kantor dari depan" src="gambar/kantor.png">' in (output / "panduan.html").read_text()


def test_nothing_of_a_record_is_in_the_site(content: Path, output: Path) -> None:
    build_site(content, output)
    for name, data in tree(output).items():
        for secret in (PSEUDONYM, EVALUATION_TEXT):
            assert secret.encode() not in data, name


def test_two_builds_in_two_places_are_the_same_bytes(content: Path, output: Path, tmp_path: Path) -> None:
    build_site(content, output)
    elsewhere = tmp_path / "lain/dalam"
    shutil.copytree(content, elsewhere / "content")
    build_site(elsewhere / "content", elsewhere / "situs")
    assert tree(output) == tree(elsewhere / "situs")


def test_the_clock_and_the_locale_change_nothing(content: Path, output: Path, run_kinerja: RunKinerja) -> None:
    build_site(content, output)
    other = output.with_name("lain")
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}
    done = run_kinerja("site", "--content", content, "--output", other, env=strange)
    assert done.returncode == 0, done.stderr
    assert tree(output) == tree(other)


def test_unchanged_files_stay_the_same_files_and_lost_ones_vanish(content: Path, output: Path) -> None:
    build_site(content, output)
    for path in output.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (content / "halaman/tanya.md").unlink()
    (content / "halaman/panduan.md").write_text("Title: Panduan singkat\n\nBaru.\n")
    (content / "halaman/panduan.en.md").unlink()
    report = build_site(content, output)
    assert not (output / "tanya.html").exists()
    assert (output / "panduan.html").stat().st_mtime != 1_000_000_000
    for name in ("data/2026-T1/unit.csv", "data/2026-T1.zip", MARKER):
        assert (output / name).stat().st_mtime == 1_000_000_000
    assert report.removed == 4  # the page and the picture that nothing shows any longer, in both languages
    again = build_site(content, output)
    assert (again.new, again.changed, again.removed, again.unchanged) == (0, 0, 0, again.files)


def _bad_page(content: Path) -> None:
    (content / "halaman/buruk.md").write_text("Title: Buruk\n\n[x](javascript:alert(1))\n")


def _changed_release(content: Path) -> None:
    (content / "rilis/2026-T1/unit.csv").write_text("unit,induk,nama,nama_en,jenis\n")


def _broken_release(content: Path) -> None:
    made = release("2026-T2")
    folder = write_release(content, made)
    (folder / "tabel/predikat.csv").unlink()


def _no_portal(content: Path) -> None:
    (content / "portal.yaml").unlink()


def _broken_theme(content: Path) -> None:
    shutil.copytree(Path(__file__).resolve().parents[2] / "theme", content.parent / "theme")
    (content.parent / "theme/templates/home.html").write_text("{{ tidak_ada }}")


def _theme_with_a_slip(content: Path) -> None:
    shutil.copytree(Path(__file__).resolve().parents[2] / "theme", content.parent / "theme")
    (content.parent / "theme/templates/data.html").write_text("\n{% if %}")


@pytest.mark.parametrize(
    ("harm", "code", "words"),
    [
        (_bad_page, 1, "content/halaman/buruk.md:3:5: halaman-alamat-jalan"),
        (_changed_release, 1, "unit.csv: isinya bukan yang diterbitkan"),
        (_broken_release, 1, "tabel/predikat.csv: tidak dapat dibaca"),
        (_no_portal, 2, "portal.yaml: tidak dapat dibaca"),
        (_broken_theme, 2, "home.html:1"),
        (_theme_with_a_slip, 2, "data.html:2"),
    ],
)
def test_a_failed_build_says_why_in_one_line_and_leaves_the_old_site(
    harm: Callable[[Path], None], code: int, words: str, content: Path, output: Path, run_kinerja: RunKinerja
) -> None:
    build_site(content, output)
    before = tree(output)
    harm(content)
    done = run_kinerja("site", cwd=content.parent)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert tree(output) == before
    assert {path.name for path in output.parent.iterdir()} <= {"content", "public", "theme"}


def test_every_problem_of_every_page_is_one_line(content: Path, run_kinerja: RunKinerja) -> None:
    _bad_page(content)
    (content / "halaman/lain.md").write_text("Title: Lain\nSave_as: x\n\n<script>1</script>\n")
    done = run_kinerja("site", cwd=content.parent)
    assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [
        "content/halaman/buruk.md:3:5:",
        "content/halaman/lain.md:2:1:",
        "content/halaman/lain.md:4:1:",
    ]
    assert not (content.parent / "public").exists()


def test_a_folder_that_is_no_site_of_ours_is_never_replaced(content: Path, tmp_path: Path) -> None:
    mine = tmp_path / "dokumen"
    mine.mkdir()
    (mine / "surat.txt").write_text("penting")
    with pytest.raises(KinerjaError, match="bukan situs"):
        build_site(content, mine)
    assert tree(mine) == {"surat.txt": b"penting"}
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(KinerjaError, match="bukan folder"):
        build_site(content, tmp_path / "berkas")


@pytest.mark.parametrize("place", ["content", "content/public", "content/rilis/situs", ".", "tautan/public"])
def test_no_site_is_built_into_or_around_the_content(place: str, content: Path) -> None:
    (content.parent / "tautan").symlink_to(content)
    before = tree(content)
    with pytest.raises(KinerjaError, match="di luar folder isi"):
        build_site(content, content.parent / place)
    assert tree(content) == before


def test_an_empty_folder_and_a_link_to_a_folder_are_filled(content: Path, tmp_path: Path) -> None:
    real = tmp_path / "web"
    real.mkdir()
    link = tmp_path / "public"
    link.symlink_to(real)
    build_site(content, link)
    build_site(content, link)
    assert link.is_symlink()
    assert (real / "index.html").is_file()


def test_names_appear_with_consent_and_vanish_without(
    content: Path, output: Path, tmp_path: Path, run_kinerja: RunKinerja
) -> None:
    consent = tmp_path / "izin.yaml"
    entry = "- {{nama: {}, periode: 2026-T1, penghargaan: Pegawai teladan, persetujuan: 2026-04-02}}\n"
    consent.write_text(entry.format('"Nur\'aini Contoh, S.T."') + entry.format("Orang Rekaan"))
    arguments = ("site", "--content", content, "--output", output)
    done = run_kinerja(*arguments, "--persetujuan", consent)
    assert "2 diberikan, 2 tampil" in done.stdout
    assert "Nur'aini Contoh, S.T." in (output / "teladan.html").read_text()
    assert "Orang Rekaan" in (output / "en/teladan.html").read_text()
    consent.write_text(entry.format("Orang Rekaan"))
    assert run_kinerja(*arguments, "--persetujuan", consent).returncode == 0
    assert not [name for name, data in tree(output).items() if b"aini Contoh" in data]
    assert run_kinerja(*arguments).returncode == 0
    assert not [name for name, data in tree(output).items() if b"Rekaan" in data or "teladan.html" in name]
    inside = run_kinerja(*arguments, "--persetujuan", shutil.copy(consent, content))
    assert inside.returncode == 2
    assert "di luar git" in inside.stderr


def test_the_page_of_honours_keeps_its_address(content: Path, output: Path, tmp_path: Path) -> None:
    (content / "halaman/teladan.md").write_text("Title: Teladan\n\nx\n")
    build_site(content, output)
    consent = tmp_path / "izin.yaml"
    consent.write_text("- {nama: A, periode: 2026-T1, penghargaan: B, persetujuan: 2026-04-02}\n")
    with pytest.raises(Refused, match="pegawai teladan"):
        build_site(content, output, consent)


@pytest.mark.parametrize(
    "arguments", [(), ("content",)], ids=["path from the environment", "path as pelican's argument"]
)
def test_pelican_s_own_command_makes_the_same_site(
    arguments: tuple[str, ...], content: Path, output: Path, checkout: Path
) -> None:
    build_site(content, output)
    made = output.with_name("pelican")
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *arguments, "-s", checkout / "build/pelicanconf.py", "-o", made],
        cwd=content.parent,
        env={**os.environ, "KINERJA_CONTENT": str(content)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree(made) == {name: data for name, data in tree(output).items() if name != MARKER}


def test_pelican_s_own_command_refuses_like_ours(content: Path, checkout: Path) -> None:
    _bad_page(content)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", checkout / "build/pelicanconf.py", "-o", content.parent / "keluar"],
        cwd=content.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "halaman/buruk.md:3:5: halaman-alamat-jalan" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("place", ["content", "content/keluar", "."])
def test_pelican_s_own_command_never_empties_or_fills_the_content(place: str, content: Path, checkout: Path) -> None:
    before = tree(content)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-d", "-s", checkout / "build/pelicanconf.py", "-o", place],
        cwd=content.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "di luar folder isi" in done.stderr
    assert tree(content) == before
