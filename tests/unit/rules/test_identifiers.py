"""Identifiers are found wherever git would keep them: in hidden files, releases, names, links and odd encodings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kinerja import rules
from kinerja.cli.main import main
from kinerja.content import text
from kinerja.content.load import load

BASE = Path(__file__).parents[2] / "functional" / "findings" / "dasar"
NIP = "19900315" + "201503" + "1002"
PHONE = "0812" + "34567890"
EMAIL = "nama.orang" + "@" + "kota.go.id"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Path("content")


def found(root: Path) -> list[tuple[str, str]]:
    tree = load(root, use_cache=False)
    return [(str(f.path), f.code) for f in sorted({*tree.findings, *rules.check(tree)})]


def write(path: Path, contents: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(contents if isinstance(contents, bytes) else contents.encode())


@pytest.mark.parametrize(
    "name", ["evaluasi/.catatan.yaml", ".sembunyi/x", "rilis/catatan.txt", "rilis/2026-T1/x.csv", "halaman/.x.md"]
)
def test_no_file_is_too_well_hidden(name: str, root: Path) -> None:
    write(root / name, f"a,{NIP}\n")
    assert (f"content/{name}", "pengenal-nip") in found(root)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_no_encoding_hides_anything(encoding: str, root: Path) -> None:
    write(root / "halaman" / "x.txt", f"\u00e9 {NIP}\n".encode(encoding))
    assert ("content/halaman/x.txt", "pengenal-nip") in found(root)


def test_what_is_too_large_to_be_looked_through_is_a_finding(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("kinerja.content.text", "kinerja.rules.searched"):
        monkeypatch.setattr(f"{module}.MAXIMUM_BYTES", 100_000)
    assert text.MAXIMUM_BYTES == 100_000
    write(root / "halaman" / "x.txt", "a\n" * 50_001 + NIP)
    assert ("content/halaman/x.txt", "berkas-terlalu-besar") in found(root)


@pytest.mark.parametrize("name", [f"halaman/{NIP}.png", f"halaman/{NIP}/x.md", f"unit/.{NIP}.yaml", f"rilis/{PHONE}/x"])
def test_a_name_is_looked_at_wherever_it_stands(name: str, root: Path) -> None:
    write(root / name, "x")
    several = found(root)
    assert "berkas-nama-pengenal" in [code for _, code in several]
    assert not [path for path, _ in several if NIP in path or PHONE in path]


def test_a_link_is_looked_at_too(root: Path) -> None:
    (root / "halaman" / "x").parent.mkdir(exist_ok=True)
    (root / "halaman" / "x").symlink_to(NIP)
    assert ("content/halaman/x", "berkas-nama-pengenal") in found(root)


def test_a_record_that_is_a_link_is_looked_at_where_it_lies(root: Path) -> None:
    record, hidden = root / "evaluasi" / "2026-T1" / "dinas-contoh.yaml", root / ".e.yaml"
    record.rename(hidden)
    write(hidden, f"# {NIP}\n")
    record.symlink_to("../../.e.yaml")
    assert ("content/.e.yaml", "pengenal-nip") in found(root)


@pytest.mark.parametrize("key", ["surel", "telepon", "alamat"])
@pytest.mark.parametrize("name", ["portal.yaml", "halaman/portal.yaml"])
def test_only_the_office_s_own_contacts_may_stand_anywhere(key: str, name: str, root: Path) -> None:
    write(root / name, f"# {key}: {PHONE} {EMAIL}\n")
    codes = [code for path, code in found(root) if path == f"content/{name}"]
    assert {"pengenal-telepon", "pengenal-surel"} <= set(codes)


def test_the_office_s_contacts_may_be_written_otherwise(root: Path) -> None:
    contacts = load(root, use_cache=False).of_kind("portal")[0].value["kontak"]
    write(root / "halaman" / "BACA-SAYA.md", f"{contacts['surel'].upper()} {contacts.get('telepon', '')}\n")
    assert found(root) == []


def test_a_portal_that_cannot_be_read_is_one_cause(root: Path) -> None:
    write(root / "portal.yaml", "asing: 1\n")
    assert not [code for _, code in found(root) if code.startswith("pengenal-")]


def test_very_many_are_told_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "halaman" / "x.txt", f"{EMAIL}\n{PHONE}\n" * 2_000)
    assert main(["validate", "--no-cache", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["temuan"]
    assert {(f["kode"], f["baris"]) for f in told if f["kode"].startswith("pengenal-")} == {
        ("pengenal-surel", 1),
        ("pengenal-telepon", 2),
    }
