"""What this machine lacks to run the commands: Python, packages, git, a browser, secrets, places to write."""

from __future__ import annotations

import json
import platform
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from kinerja.content.pseudonym import KEY_VARIABLE, agency_key, pseudonym
from kinerja.errors import KinerjaError, shown
from kinerja.intake.credentials import CREDENTIALS, CREDENTIALS_TEXT
from kinerja.intake.sheets_client import ENDPOINT, loopback
from kinerja.upkeep.checks import Check, git
from kinerja.workbooks.key import next_to_none

_LEAST_PYTHON: Final = (3, 11)
_LEAST_FREE: Final = 500 * 1024**2
"""Bytes; a site with years of releases needs less."""
_FEWEST_LETTERS: Final = 8
"""Different characters below which a key is a word and no random text."""
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def machine(agency: Path, environment: Mapping[str, str], *, example: bool, sheets: bool) -> Iterator[Check]:
    """Yield what is found of this machine. Nothing is sent anywhere.

    :param agency: the folder that holds the content folder.
    :param example: ``contoh`` of ``portal.yaml``.
    :param sheets: whether a form is read from Google Sheets.
    """
    yield _python()
    yield from _packages(agency)
    yield _git(agency)
    yield _browser(environment)
    yield _key(environment, example)
    yield _credentials(environment, agency, sheets)
    if environment.get(ENDPOINT):
        yield _endpoint(environment[ENDPOINT])
    yield _cache(agency)
    yield _disk(agency)


def _python() -> Check:
    running = platform.python_version()
    if sys.version_info >= _LEAST_PYTHON:
        return Check("python", "baik", f"Python {running}", f"Python {running}")
    return Check(
        "python", "perlu", f"Python {running} terlalu lama", f"Python {running} is too old",
        "pasang Python 3.11 atau lebih baru", "install Python 3.11 or newer",
    )  # fmt: skip


def _packages(agency: Path) -> Iterator[Check]:
    """Hold what is installed to what this package asks for, and to ``constraints.txt`` where the agency has one."""
    wrong: list[str] = []
    for line in requires("kinerja") or ():
        match = re.match(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?\s*(?:;(.*))?$", line)
        if match is None or "extra" in (match[3] or ""):
            continue
        there = _installed(match[1])
        if there is None or (match[2] and _number(there) < _number(match[2])):
            wrong.append(f"{match[1]} {there or '-'} (>= {match[2] or '0'})")
    mend = "pasang ulang: pip install --upgrade kinerja", "install the package again"
    if wrong:
        told = ", ".join(wrong)
        yield Check("paket", "perlu", f"paket kurang atau lama: {told}", f"packages missing or old: {told}", *mend)
    else:
        yield Check("paket", "baik", "semua paket terpasang", "all packages are there")
    yield from _pinned(agency)


def _pinned(agency: Path) -> Iterator[Check]:
    path = agency / "constraints.txt"
    if not path.is_file():
        return
    pinned: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", line):
            pinned.setdefault(match[1], set()).add(match[2])
    other = {name: there for name in pinned if (there := _installed(name)) and there not in pinned[name]}
    if other:
        told = ", ".join(f"{name} {there}" for name, there in sorted(other.items()))
        yield Check(
            "versi", "saran", f"lain dari constraints.txt: {told}", f"other versions than in constraints.txt: {told}",
            "pasang dengan pip install -c constraints.txt kinerja", "install with the constraints file",
        )  # fmt: skip
    else:
        yield Check("versi", "baik", "sesuai constraints.txt", "as in constraints.txt")


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _number(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]+", text))


def _git(agency: Path) -> Check:
    if shutil.which("git") is None:
        return Check("git", "perlu", "git tidak ada", "there is no git", "pasang git", "install git")
    if git(agency, "rev-parse", "--is-inside-work-tree") != "true\n":
        return Check(
            "git", "saran", "folder ini bukan repositori git", "this folder is in no git repository",
            'jalankan "git init" di folder instansi, agar setiap perubahan tercatat', "run git init here",
        )  # fmt: skip
    return Check("git", "baik", "repositori git", "a git repository")


def _browser(environment: Mapping[str, str]) -> Check:
    named = environment.get("KINERJA_CHROMIUM")
    if named and not Path(named).is_file():
        return Check(
            "peramban", "perlu", "KINERJA_CHROMIUM menunjuk berkas yang tidak ada", "KINERJA_CHROMIUM names no file",
            "isi dengan jalur peramban, atau kosongkan", "name a browser's path, or unset it",
        )  # fmt: skip
    if named or any(shutil.which(name) for name in _BROWSERS):
        return Check("peramban", "baik", "ada Chromium", "there is a Chromium")
    return Check(
        "peramban", "saran", "tidak ada Chromium; hanya perlu untuk membuat gambar panduan",
        "no Chromium; only the guide's pictures need one",
        "pasang Chromium bila gambar hendak dibuat ulang", "install Chromium to make the pictures again",
    )  # fmt: skip


def _key(environment: Mapping[str, str], example: bool) -> Check:
    """Whether the key is there and long enough; of the key itself nothing is said."""
    if not environment.get(KEY_VARIABLE) and example:
        return Check("kunci", "baik", "data contoh: kunci contoh dipakai", "an example: the open example key is used")
    mend = (
        f"isi {KEY_VARIABLE} dengan kunci acak instansi; jangan membuat yang baru bila sudah ada nama sandi",
        "set it to the agency's own random key; never make a new one where pseudonyms exist",
    )
    try:
        key = agency_key(example)
    except KinerjaError:
        return Check(
            "kunci", "perlu", f"{KEY_VARIABLE} belum diisi atau terlalu pendek", f"{KEY_VARIABLE} is missing or short",
            *mend,
        )  # fmt: skip
    if key != key.strip():
        return Check(
            "kunci", "perlu", f"{KEY_VARIABLE} diawali atau diakhiri spasi: nama sandi akan lain",
            f"{KEY_VARIABLE} begins or ends with white space: pseudonyms would differ",
            "hapus spasi dan baris kosongnya", "remove the white space",
        )  # fmt: skip
    if len(set(key)) < _FEWEST_LETTERS:
        return Check("kunci", "perlu", f"{KEY_VARIABLE} mudah ditebak", f"{KEY_VARIABLE} can be guessed", *mend)
    return Check("kunci", "baik", f"{KEY_VARIABLE} terisi", f"{KEY_VARIABLE} is set")


def key_fits(nips: Collection[str], registered: Mapping[str, Collection[str]], example: bool) -> Iterator[Check]:
    """Yield whether the key gives a roster's people the pseudonyms of the register; nothing without both or a key.

    :param nips: the roster's, of 18 digits each.
    :param registered: unit → pseudonyms.
    :param example: ``contoh`` of ``portal.yaml``.
    """
    known = {employee for people in registered.values() for employee in people}
    try:
        key = agency_key(example)
    except KinerjaError:
        return  # said of the key itself
    if not nips or not known:
        return
    people = {pseudonym(key, nip) for nip in nips}
    told = f"{len(people & known)} dari {len(people)} orang di roster"
    told_en = f"{len(people & known)} of {len(people)} people of the roster"
    if next_to_none(people, known):
        yield Check(
            "kunci-roster", "perlu", f"{KEY_VARIABLE} bukan kunci data ini: {told} terdaftar di pegawai/",
            f"{KEY_VARIABLE} is not the key of these records: {told_en} are registered",
            "pakai kunci yang dipakai sejak impor pertama, atau roster instansi ini",
            "use the key of the first import, or this agency's roster",
        )  # fmt: skip
    else:
        yield Check(
            "kunci-roster", "baik", f"kunci ini kunci data ini: {told} terdaftar",
            f"the key is the one of these records: {told_en} are registered",
        )  # fmt: skip


def _credentials(environment: Mapping[str, str], agency: Path, sheets: bool) -> Check:
    """Whether a key file for Google Sheets is there, whole, private and outside git. It is sent nowhere."""
    text, file = environment.get(CREDENTIALS_TEXT, "").strip(), environment.get(CREDENTIALS, "").strip()
    if not text and not file:
        if sheets:
            return Check(
                "akun-lembar", "saran", "tidak ada akun untuk Google Sheets", "no account for Google Sheets",
                f"isi {CREDENTIALS} dengan berkas kunci akun layanan, atau tarik dengan kinerja pull --from BERKAS",
                "name a service account's key file, or pull from exports",
            )  # fmt: skip
        return Check("akun-lembar", "baik", "tidak diperlukan", "none is needed")
    name = CREDENTIALS_TEXT if text else CREDENTIALS
    try:
        key = json.loads(text or Path(file).read_text(encoding="utf-8"))
        whole = key.get("type") == "service_account" and all(
            isinstance(key.get(part), str) and key[part] for part in ("client_email", "private_key", "token_uri")
        )
        other = key.get("type") in ("authorized_user", "external_account")
    except (OSError, ValueError, AttributeError):
        return Check(
            "akun-lembar", "perlu", f"{name}: tidak terbaca sebagai JSON", f"{name} cannot be read as JSON",
            "unduh ulang kunci akun layanan dalam bentuk JSON", "download the service account's key again",
        )  # fmt: skip
    if other:
        return Check(
            "akun-lembar", "saran", f"{name}: akun orang atau luar, bukan akun layanan",
            f"{name}: a person's or external account, and no service account",
            "pakai akun layanan yang hanya diberi lembar survei, sebagai pembaca",
            "use a service account with which only the survey sheets are shared, as a reader",
        )  # fmt: skip
    if not whole:
        return Check(
            "akun-lembar", "perlu", f"{name}: bukan kunci akun layanan yang utuh", f"{name}: no whole key",
            "unduh ulang kunci akun layanan dalam bentuk JSON", "download the service account's key again",
        )  # fmt: skip
    return _place_of_key(name, Path(file), agency) if file and not text else _sound_key(name)


def _sound_key(name: str) -> Check:
    return Check(
        "akun-lembar", "baik", f"{name}: kunci akun layanan; dipakai hanya untuk membaca lembar",
        f"{name}: a service account's key, used to read spreadsheets only",
    )  # fmt: skip


def _place_of_key(name: str, path: Path, agency: Path) -> Check:
    inside = path.resolve().is_relative_to(agency.resolve())
    ignored = git(agency, "check-ignore", "--", str(path.resolve())) if inside else None
    if inside and not ignored:
        return Check(
            "akun-lembar", "perlu", f"{name}: berkas kuncinya ada di repositori, dan git akan menyimpannya",
            f"{name}: the key file lies where git would take it up",
            "pindahkan ke luar repositori, lalu ganti kuncinya bila pernah tersimpan di git",
            "move it out; replace the key if git ever had it",
        )  # fmt: skip
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Check(
            "akun-lembar", "saran", f"{name}: kuncinya terbaca pengguna lain", f"{name}: others may read the key",
            f"jalankan chmod 600 {shown(path)}", "let only its owner read it",
        )  # fmt: skip
    return _sound_key(name)


def _endpoint(address: str) -> Check:
    try:
        loopback(address)
    except KinerjaError:
        return Check(
            "alamat-lembar", "perlu", f"{ENDPOINT} bukan alamat mesin ini", f"{ENDPOINT} is no loopback address",
            f"kosongkan {ENDPOINT}", "unset it",
        )  # fmt: skip
    return Check(
        "alamat-lembar", "saran", f"{ENDPOINT} terisi: jawaban ditarik dari peniru, bukan dari Google",
        f"{ENDPOINT} is set: answers come from an emulator, not from Google",
        f"kosongkan {ENDPOINT} bila bukan untuk pengujian", "unset it unless this is a test",
    )  # fmt: skip


def _cache(agency: Path) -> Check:
    place = agency / ".kinerja"
    folder = place if place.exists() else agency
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".kinerja-", suffix=".baru"):
            pass
    except OSError:
        return Check(
            "tembolok", "perlu", f"{shown(folder)} tidak dapat ditulis", f"{shown(folder)} is not writable",
            "periksa pemilik dan izin folder itu", "look at the folder's owner and permissions",
        )  # fmt: skip
    return Check("tembolok", "baik", f"{shown(folder)} dapat ditulis", f"{shown(folder)} is writable")


def _disk(agency: Path) -> Check:
    free = shutil.disk_usage(agency).free
    if free < _LEAST_FREE:
        size = f"{free // 1024**2} MB"
        return Check(
            "ruang", "perlu", f"ruang penyimpanan tinggal {size}", f"only {size} of disk space is left",
            "kosongkan paling sedikit 500 MB", "free at least 500 MB",
        )  # fmt: skip
    return Check("ruang", "baik", "ruang penyimpanan cukup", "there is enough disk space")
