"""Hostile and broken files: one clear finding each, in bounded time and memory, and nothing outside is read."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from kinerja.content.load import load

BASE: Final = Path(__file__).parent / "findings" / "dasar"

MEMORY: Final = 1 << 30
"""Address space of the process that checks; what it uses is about half."""
SECONDS: Final = 240
"""Processor time after which the system ends it: a guard against a hang, many times what it takes."""

MEGABYTE: Final = 1 << 20

FILES: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "seratus-mb": (lambda: b" " * 100 * MEGABYTE, "berkas-terlalu-besar"),
    "baris-kosong": (lambda: b"\n" * 15 * MEGABYTE, "berkas-kosong"),
    "sejuta-kunci": (lambda: b"".join(b"k%d: 1\n" % n for n in range(1_000_000)), "berkas-terlalu-besar"),
    "sejuta-butir": (lambda: b"a: [" + b"b," * 1_000_000 + b"]", "berkas-terlalu-besar"),
    "banyak-kunci-asing": (lambda: b"".join(b"k%d: 1\n" % n for n in range(20_000)), "skema-kunci-asing"),
    "banyak-kunci-ganda": (lambda: b"a: 1\n" * 20_000, "yaml-kunci-ganda"),
    "banyak-tag": (lambda: b"a: [" + b"!b ," * 20_000 + b"]", "yaml-tag"),
    "blok-dalam": (lambda: b"".join(b" " * n + b"a:\n" for n in range(5_000)), "yaml-terlalu-dalam"),
    "daftar-dalam": (lambda: b"a: " + b"[" * 10_000 + b"]" * 10_000, "yaml-terlalu-dalam"),
    "isian-dalam": (lambda: b"{a: " * 10_000 + b"}" * 10_000, "yaml-terlalu-dalam"),
    "campuran-dalam": (lambda: b"- " * 9 + b"[{a: " * 5_000, "yaml-terlalu-dalam"),
    "butir-dalam": (lambda: b"- " * 10_000 + b"x\n", "yaml-terlalu-dalam"),
    "bom-rujukan": (
        lambda: b"\n".join(
            [b"a0: &a0 [x]", *(b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 40))]
        ),
        "yaml-jangkar",
    ),
    "angka-panjang": (lambda: b"a: " + b"1" * 5_000 + b"\n", "yaml-angka-panjang"),
    "sampah-biner": (lambda: bytes(range(256)) * 1_000, "berkas-bukan-utf8"),
    "bukan-utf8-di-akhir": (lambda: b"# x\n" * MEGABYTE + b"\xe9", "berkas-bukan-utf8"),
    "salah-di-akhir": (lambda: b"# x\n" * MEGABYTE + b"a: 1\n@\n", "yaml-sintaks"),
    "kutip-terbuka": (lambda: b'"' * 2 * MEGABYTE, "yaml-sintaks"),
    "dokumen-banyak": (lambda: b"---\n" * 100_000, "yaml-dokumen-ganda"),
    "kunci-panjang": (lambda: b"a" * MEGABYTE + b": 1\n", "yaml-sintaks"),
}
"""Name of a training's file → its bytes, and the one code it gives."""


def checked(folder: Path) -> list[tuple[str, str]]:
    """Return file and code of every finding that is ``galat``, from a process with bounded memory and time."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    arguments = [sys.executable, "-m", "kinerja", "validate", "--no-cache", "--format", "json"]
    result = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False, preexec_fn=bounded)
    assert result.stderr == ""
    return [(f["berkas"], f["kode"]) for f in json.loads(result.stdout)["temuan"] if f["tingkat"] == "galat"]


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "instansi"))


def test_each_hostile_file_gives_its_finding_in_bounded_time_and_memory(agency: Path) -> None:
    folder = agency / "content" / "pelatihan"
    for name, (content, _) in FILES.items():
        (folder / f"{name}.yaml").write_bytes(content())
    found = checked(agency)
    of_file = {name: [code for file, code in found if file == f"content/pelatihan/{name}.yaml"] for name in FILES}
    missing = {"skema-kunci-kurang"}
    assert {name: set(codes) - missing for name, codes in of_file.items()} == {
        name: {code} for name, (_, code) in FILES.items()
    }
    assert all(len(set(codes) - missing) == len([c for c in codes if c not in missing]) for codes in of_file.values())
    assert {file for file, _ in found} == {f"content/pelatihan/{name}.yaml" for name in FILES}


def test_nothing_but_plain_files_inside_is_read(agency: Path, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    shutil.copytree(BASE / "content" / "unit", outside)
    unit = agency / "content" / "unit"
    (unit / "ke-luar.yaml").symlink_to(outside / "sekretariat.yaml")
    (unit / "ke-mana.yaml").symlink_to("tidak-ada.yaml")
    (unit / "ke-diri.yaml").symlink_to("ke-diri.yaml")
    (unit / "ke-alat.yaml").symlink_to("/dev/zero")
    (unit / "lingkar").symlink_to("..")
    (agency / "content" / "capaian" / "2026-T2").symlink_to(outside)
    shutil.rmtree(agency / "content" / "halaman")
    (agency / "content" / "halaman").symlink_to(outside)
    os.mkfifo(unit / "pipa.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(unit)  # a socket's whole path may have 100 bytes
        try:
            server.bind("soket.yaml")
        finally:
            os.chdir(here)
    links = ("unit/ke-luar.yaml", "unit/ke-mana.yaml", "unit/ke-diri.yaml", "unit/ke-alat.yaml", "unit/lingkar")
    assert sorted(checked(agency)) == sorted(
        [
            *((f"content/{name}", "berkas-tautan") for name in (*links, "capaian/2026-T2", "halaman")),
            ("content/unit/pipa.yaml", "berkas-tak-terbaca"),
            ("content/unit/soket.yaml", "berkas-tak-terbaca"),
        ]
    )


def test_files_and_folders_that_may_not_be_read_are_said(agency: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is put in place of it: whoever is root, as in a container, may read everything."""
    locked = [agency / "content" / "pelatihan" / "arsip.yaml", agency / "content" / "penghargaan"]

    def refusing(call: Callable[..., Any]) -> Callable[..., Any]:
        def refuse(path: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(path, str | Path) and Path(path) in locked:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return call(path, *arguments, **options)

        return refuse

    monkeypatch.setattr(os, "open", refusing(os.open))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    found = load(agency / "content", use_cache=False).findings
    assert [(Path.cwd() / f.path, f.code) for f in found] == [(path, "berkas-tak-terbaca") for path in locked]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unit/Sekretariat.yaml", "`sekretariat.yaml`"),
        ("unit/sekretariat.YAML", "`sekretariat.yaml`"),
        ("Unit/sekretariat.yaml", "`unit`"),
        ("unit/kantor baru.yaml", "`unit/kantor-baru.yaml`"),
        ("unit/Kantor_Baru.yml", "`unit/kantor-baru.yaml`"),
        ("unit/kafe\u0301.yaml", "`unit/kafe.yaml`"),
        ("Pelatihan 2/arsip.yaml", None),
        ("unit/sekretariat .yaml", "`unit/sekretariat.yaml` sudah ada"),
        ("unit/a\n\x1b[31mb.yaml", "`unit/a-31mb.yaml`"),
    ],
)
def test_a_name_that_cannot_stand_is_told_the_name_to_give(agency: Path, name: str, said: str | None) -> None:
    path = agency / "content" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(agency / "content" / "unit" / "sekretariat.yaml", path)
    arguments = [sys.executable, "-m", "kinerja", "validate", "--no-cache", "--format", "json"]
    result = subprocess.run(arguments, cwd=agency, capture_output=True, text=True, check=False)
    found = [f for f in json.loads(result.stdout)["temuan"] if f["kode"] in ("berkas-nama", "berkas-asing")]
    assert [f["kode"] for f in found] == ["berkas-nama" if said else "berkas-asing"]
    assert (said or "") in found[0]["pesan"]
    assert found[0]["berkas"].isprintable()
