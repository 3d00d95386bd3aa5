"""``kinerja init DIR``: an agency's own private repository, with pipelines, templates and an empty valid content."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Question(NamedTuple):
    """What is asked of the agency: the option's help, and whether there is an answer without asking."""

    help: str
    shape: str
    """What an answer must look like; a part of it is enough."""
    guessed: bool = False


_QUESTIONS: Final[dict[str, _Question]] = {
    "instansi": _Question("nama resmi instansi (official name)", r"\S.*\S"),
    "surel": _Question("surel kantor yang dapat ditanya warga (office e-mail)", r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$"),
    "alamat": _Question("alamat kantor (office address)", r"\S.*\S"),
    "alamat-situs": _Question("alamat portal nanti, https://… (address of the portal)", r"^https?://[^\s/]+\S*$"),
    "organisasi": _Question("akun atau grup di host git, untuk CODEOWNERS (account on the git host)", r"^[\w.-]+$"),
    "pengelola": _Question("bagian yang mengelola (office in charge)", r"\S.*\S", guessed=True),
    "nama-pendek": _Question("nama singkat (short name)", r"\S.*\S", guessed=True),
    "instansi-en": _Question("nama dalam bahasa Inggris (English name)", r"\S.*\S", guessed=True),
    "nama-pendek-en": _Question("nama singkat dalam bahasa Inggris (short English name)", r"\S.*\S", guessed=True),
    "paket": _Question(
        "perangkat lunak ini sebagai syarat pip, dengan tempatnya (where pip gets this software)",
        r"^kinerja\b|^\./\S+\.whl$",
        guessed=True,
    ),
}


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "init",
        help="siapkan repositori instansi sendiri (set up an agency's own repository)",
        description="Membuat repositori pribadi sebuah instansi di folder baru: isi yang sah tetapi kosong, pipeline "
        "GitHub dan GitLab, templat, pengaturan editor, dan README dengan langkah berikutnya. Yang tidak disebut akan "
        "ditanyakan. Tidak ada yang ditimpa (a private repository in a new folder; asks for what is not given).",
    )
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="folder baru (a new folder)")
    for name, question in _QUESTIONS.items():
        parser.add_argument(f"--{name}", metavar="TEKS", help=question.help)
    parser.add_argument(
        "--skema",
        type=Path,
        metavar="DIR",
        help="hanya perbarui .vscode/skema/ di repositori yang sudah ada (refresh the schemas of a repository)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Lay the repository, or refresh the schemas of one."""
    from kinerja.starter.lay import Agency, lay, refresh_schemas

    if (args.folder is None) == (args.skema is None):
        raise KinerjaError("init: tulis DIR yang belum ada, atau --skema DIR (name a new folder, or --skema)")
    if args.skema is not None:
        print(f"{args.skema}: {refresh_schemas(args.skema)} skema untuk editor (schemas for editors)")
        return 0
    said = {name: _answer(name, getattr(args, name.replace("-", "_"))) for name in _QUESTIONS}
    said = _guessed(said)
    agency = Agency(
        name=said["instansi"],
        name_en=said["instansi-en"],
        short=said["nama-pendek"],
        short_en=said["nama-pendek-en"],
        site=said["alamat-situs"].rstrip("/"),
        office=said["pengelola"],
        email=said["surel"],
        street=said["alamat"],
        organisation=said["organisasi"],
        package=said["paket"],
    )
    number = lay(args.folder, agency)
    if said["paket"].startswith("./") and not (args.folder / said["paket"]).is_file():
        print(
            f"{args.folder / said['paket']}: belum ada; salin berkas perangkat lunaknya ke situ, atau sebut tempatnya "
            "di requirements.txt, lihat langkah 1 (put the software's wheel there, or name its place)"
        )
    print(
        f"{args.folder}: {number} berkas (files). Langkah berikutnya ada di {args.folder / 'README.md'} "
        "(what to do next is in its README)"
    )
    return 0


def _answer(name: str, given: str | None) -> str:
    """Return what was given or is answered now; empty where it can be guessed.

    :raises KinerjaError: nothing, or nothing of the right form, and nobody to ask.
    """
    question = _QUESTIONS[name]
    asked = given is None and not question.guessed and sys.stdin.isatty()
    text = " ".join((input(f"{question.help}: ") if asked else given or "").split())
    while asked and not re.search(question.shape, text):
        text = " ".join(input(f"  {question.help}: ").split())
    if (text or not question.guessed) and not (re.search(question.shape, text) and text.isprintable()):
        what = "belum ditulis" if not text else "bentuknya keliru"
        raise KinerjaError(f"--{name} {what}: {question.help}")
    return text


def _guessed(said: Mapping[str, str]) -> dict[str, str]:
    """Fill in what was not given, from what was."""
    short = said["nama-pendek"] or said["instansi"].removeprefix("Pemerintah ")
    return {
        **said,
        "pengelola": said["pengelola"] or "Bagian Organisasi",
        "nama-pendek": short,
        "instansi-en": said["instansi-en"] or f"Government of {short}",
        "nama-pendek-en": said["nama-pendek-en"] or short,
        "paket": said["paket"] or _installed(),
    }


def _installed() -> str:
    """Say as pip does where this software was installed from, as far as that is a place others can reach.

    Where it is none, a file that the agency puts into its own repository: a bare name would be looked for in the open
    index, where anybody may register it. Until the file is there, nothing can be installed.
    """
    import json
    from importlib.metadata import PackageNotFoundError, distribution

    from kinerja import __version__

    try:
        origin = json.loads(distribution("kinerja").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    source = origin.get("vcs_info", {})
    if source:
        return f"kinerja @ {source['vcs']}+{origin['url']}@{source['commit_id']}"
    if str(origin.get("url", "")).startswith("https://"):
        return f"kinerja @ {origin['url']}"
    return f"./paket/kinerja-{__version__}-py3-none-any.whl"
