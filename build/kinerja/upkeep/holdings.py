"""What is wrong with an agency's repository as a whole: what git holds, its releases, its schemas and its theme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kinerja.content.changeset import JOURNAL
from kinerja.content.findings import Finding
from kinerja.errors import KinerjaError, shown
from kinerja.package.read import release_folders, wrong_digests
from kinerja.package.read_csv import UnreadableReleaseError
from kinerja.resources import find
from kinerja.upkeep.checks import Check, State, git
from kinerja.upkeep.identities import in_git
from kinerja.upkeep.migrations import behind, old_schemas

_NEVER_KEPT: Final = re.compile(
    r"(?:^|/)(?:[^/]*roster[^/]*\.(?:csv|xlsx|txt|tsv)|[^/]*\.key|antrean/.*|persetujuan[^/]*|[^/]*credential[^/]*\.json|"
    r"[^/]*service[-_]account[^/]*\.json|\.env(?:\..*)?|\.kinerja/.*)\Z",
    re.IGNORECASE,
)
"""Names of what links people to pseudonyms or opens a door: it may not be in git."""

_MUST_IGNORE: Final = ("roster.csv", "kunci.key", "antrean/skm.json", "persetujuan.yaml", ".kinerja/perubahan.json")
_SHOULD_IGNORE: Final = ("public/index.html",)

_MOST_NAMED: Final = 5


def holdings(root: Path, findings: Iterable[Finding]) -> Iterator[Check]:
    """Yield what is found of the content folder and of the repository around it.

    :param findings: of the whole content folder.
    """
    agency = root.absolute().parent
    yield _content(findings)
    yield _software(agency)
    yield from _tracked(root, agency)
    yield _migrations(root)
    yield _schemas(agency)
    yield _theme(agency)
    yield _releases(root)


def _software(agency: Path) -> Check:
    """Whether the files that ``requirements.txt`` names are there: without them no other machine gets this software."""
    path = agency / "requirements.txt"
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    named = [line.split()[0] for line in lines if line.startswith("./")]
    missing = _named([name for name in named if not (agency / name).is_file()])
    if missing:
        return Check(
            "perangkat-lunak", "perlu", f"requirements.txt menyebut berkas yang belum ada: {missing}",
            f"requirements.txt names a file that is not there: {missing}",
            "salin berkas perangkat lunaknya ke situ, atau tulis tempatnya; lihat README.md, langkah 1",
            "put the software's wheel there, or name its place; see step 1 of README.md",
        )  # fmt: skip
    return Check("perangkat-lunak", "baik", "tempat perangkat lunak ada", "where the software comes from is there")


def _content(findings: Iterable[Finding]) -> Check:
    faults = sum(finding.level == "galat" for finding in findings)
    if faults:
        return Check(
            "isi", "perlu", f"{faults} galat di folder data", f"{faults} errors in the content",
            'jalankan "kinerja validate" dan perbaiki', "run kinerja validate and mend them",
        )  # fmt: skip
    return Check("isi", "baik", "folder data tanpa galat", "no errors in the content")


def _tracked(root: Path, agency: Path) -> Iterator[Check]:
    listed = git(agency, "ls-files", "-z")
    if listed is None:
        return
    tracked = [name for name in listed.split("\0") if name]
    kept = [name for name in tracked if _NEVER_KEPT.search(name)]
    if kept:
        yield Check(
            "rahasia", "perlu", f"git menyimpan: {_named(kept)}", f"git holds: {_named(kept)}",
            "keluarkan dengan git rm --cached, tulis di .gitignore, hapus dari riwayat, lalu ganti kuncinya",
            "remove it from git and from its history, ignore it, and replace any key in it",
        )  # fmt: skip
    else:
        yield Check("rahasia", "baik", "roster dan kunci tidak ada di git", "no roster and no key is in git")
    personal = [f"{place.path}:{place.line}" if place.line else place.path for place in in_git(root) or ()]
    if personal:
        yield Check(
            "identitas", "perlu", f"ada NIP atau NIK di: {_named(personal)}", f"a NIP or NIK is in: {_named(personal)}",
            "hapus dari berkas atau ganti namanya, lalu hapus dari riwayat git",
            "remove it or rename the file, then erase it from git's history",
        )  # fmt: skip
    else:
        yield Check("identitas", "baik", "tidak ada NIP atau NIK di berkas lain", "no NIP or NIK in other files")
    yield _ignored(agency)


def _ignored(agency: Path) -> Check:
    asked = [*_MUST_IGNORE, *_SHOULD_IGNORE]
    answer = git(agency, "check-ignore", "--no-index", "--stdin", words="\n".join(asked)) or ""
    missing = [name for name in asked if name not in answer.splitlines()]
    if not missing:
        return Check("gitignore", "baik", ".gitignore lengkap", ".gitignore is complete")
    lines = ", ".join(_LINE.get(name, name) for name in missing)
    urgent = any(name in _MUST_IGNORE for name in missing)
    state: State = "perlu" if urgent else "saran"
    return Check(
        "gitignore", state, f".gitignore belum menyebut: {lines}", f".gitignore lacks: {lines}",
        f"tambahkan ke {shown(agency / '.gitignore')}, sebaris satu", "add them, a line each",
    )  # fmt: skip


_LINE: Final = {
    "roster.csv": "*roster*",
    "kunci.key": "*.key",
    "antrean/skm.json": "/antrean/",
    "persetujuan.yaml": "/persetujuan*",
    JOURNAL: "/.kinerja/",
    "public/index.html": "/public/",
}
"""A name that git is asked about → the line that makes git leave it alone."""


def _migrations(root: Path) -> Check:
    late = [str(shown(item.path)) for item in behind(root)]
    if late:
        told = _named(late)
        return Check(
            "skema", "perlu", f"ditulis menurut skema lama: {told}", f"written for an older schema: {told}",
            'jalankan "kinerja migrate"', "run kinerja migrate",
        )  # fmt: skip
    return Check("skema", "baik", "semua berkas sesuai skema yang terpasang", "all files follow the installed schemas")


def _schemas(agency: Path) -> Check:
    try:
        old = [f"{shown(path)} ({mine} < {ours})" for path, mine, ours in old_schemas(agency)]
    except KinerjaError as error:
        return Check("skema-sendiri", "perlu", str(error), "an own schema cannot be read", "perbaiki", "mend it")
    if old:
        return Check(
            "skema-sendiri", "perlu", f"skema instansi lebih lama dari yang terpasang: {_named(old)}",
            f"own schemas are older than the installed ones: {_named(old)}",
            "bandingkan dengan skema paket, ambil yang baru, lalu naikkan `x-versi`",
            "compare, take over what is new, and raise x-versi",
        )  # fmt: skip
    return Check("skema-sendiri", "baik", "tidak ada skema instansi yang tertinggal", "no own schema is behind")


def _theme(agency: Path) -> Check:
    """Own templates that ours have left behind: under a name, or with a block, that nothing shows any more."""
    own, ours = agency / "theme", find("theme", ".")
    if not own.is_dir() or own.resolve() == ours.resolve():
        return Check("tema", "baik", "tema bawaan", "the theme as shipped")
    blocks = {block for path in ours.rglob("*.html") for block in _blocks(path)}
    lost: list[str] = []
    for path in sorted(own.rglob("*.html")):
        name = path.relative_to(own)
        lost += [] if (ours / name).is_file() else [name.as_posix()]
        lost += [f"{name.as_posix()} (block {block})" for block in _blocks(path) if block not in blocks]
    if lost:
        told = _named(lost)
        return Check(
            "tema", "saran", f"tidak ada lagi di tema bawaan: {told}", f"not in our theme any more: {told}",
            "hapus, atau sesuaikan dengan nama yang baru; kecuali berkas yang Anda sertakan sendiri",
            "remove or rename them, unless your own templates include them",
        )  # fmt: skip
    return Check("tema", "baik", "tema instansi dikenal", "every own template is one of ours")


def _blocks(path: Path) -> list[str]:
    return re.findall(r"{%-?\s*block\s+(\w+)", path.read_text(encoding="utf-8", errors="replace"))


def _releases(root: Path) -> Check:
    wrong: list[str] = []
    for folder in release_folders(root / "rilis"):
        try:
            wrong += [f"{shown(folder)}/{name}" for name in wrong_digests(folder)]
        except UnreadableReleaseError:
            wrong.append(f"{shown(folder)}/datapackage.json")
    if wrong:
        return Check(
            "rilis", "perlu", f"berubah setelah terbit: {_named(wrong)}", f"changed after publication: {_named(wrong)}",
            "pulihkan dengan git restore; koreksi dibuat dengan kinerja release --koreksi",
            "restore it from git; a correction is made by kinerja release",
        )  # fmt: skip
    return Check("rilis", "baik", "rilis utuh", "releases are whole")


def _named(names: list[str]) -> str:
    rest = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" (+{rest})" if rest > 0 else "")
