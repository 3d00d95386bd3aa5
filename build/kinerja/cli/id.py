"""``kinerja id``: NIP → pseudonym, from a hidden prompt or standard input; nothing is written anywhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kinerja.errors import KinerjaError


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "id",
        help="ubah NIP menjadi nama sandi (turn a NIP into its pseudonym)",
        description="Meminta NIP tanpa menampilkannya, atau membaca NIP dari masukan baku (satu setiap baris), dan "
        "mencetak nama sandinya. NIP tidak pernah ditulis sebagai argumen: argumen tercatat di riwayat terminal "
        "(asks for NIPs unseen or reads them from standard input, never from arguments).",
    )
    parser.add_argument("refused", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder data: content")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print a pseudonym for each NIP; returns 1 where a line was none."""
    from kinerja.content.pseudonym import agency_key, pseudonym
    from kinerja.content.roster import plain_nip
    from kinerja.intake.forms import is_example

    if args.refused:
        raise KinerjaError(
            "NIP tidak ditulis sebagai argumen, karena tercatat di riwayat terminal; jalankan kinerja id saja, lalu "
            "ketik NIP saat diminta (never an argument: run kinerja id alone and type the NIP when asked)"
        )
    key = agency_key(is_example(args.content))
    asked, wrong = 0, 0
    owners: dict[str, str] = {}
    for number, text in _prompted() if sys.stdin.isatty() else _piped():
        asked += 1
        nip = plain_nip(text)
        if nip is None:
            wrong += 1
            _say(
                number,
                "ini bukan NIP: 18 angka, yaitu tanggal lahir, pengangkatan, jenis kelamin (1 atau 2), dan nomor urut; "
                "periksa dan ulangi (not a NIP: check its 18 digits)",
            )
            continue
        name = pseudonym(key, nip)
        if owners.setdefault(name, nip) != nip:
            wrong += 1
            _say(number, "nama sandi NIP ini sama dengan NIP lain; laporkan kepada pengelola (two NIPs share one)")
            continue
        print(name, flush=True)
    if not asked:
        raise KinerjaError("belum ada NIP; ketik saat diminta, atau satu setiap baris masukan baku (no NIP was given)")
    return 1 if wrong else 0


def _say(number: int, words: str) -> None:
    print(f"kinerja: baris (line) {number}: {words}", file=sys.stderr)


def _piped() -> Iterator[tuple[int, str]]:
    """Yield the lines of standard input that are not blank, counted from 1."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        text = line.decode("utf-8-sig", "replace").strip()
        if text:
            yield number, text


def _prompted() -> Iterator[tuple[int, str]]:
    """Ask until an empty answer.

    :raises KinerjaError: the terminal cannot hide what is typed.
    """
    import getpass
    import warnings

    number = 0
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        while True:
            number += 1
            try:
                text = getpass.getpass("NIP (tidak tampak; kosongkan untuk selesai; hidden, empty to end): ").strip()
            except EOFError:
                return
            except getpass.GetPassWarning:
                raise KinerjaError(
                    "terminal ini tidak dapat menyembunyikan ketikan; pakai terminal lain, atau kirim lewat masukan "
                    "baku (this terminal cannot hide what is typed)"
                ) from None
            if not text:
                return
            yield number, text
