"""``kinerja doctor``: what this machine and this content lack, and how to mend it. Changes nothing."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.cli.arguments import add_content
from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.upkeep.checks import Check


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "doctor",
        help="periksa mesin dan repositori ini (what is missing on this machine and in this repository)",
        description="Memeriksa Python, paket, git, kunci, akun, rilis, skema, dan tema, lalu menyebut perbaikannya "
        "(looks at the machine and the repository and says how to mend what is wrong). Tidak mengirim dan tidak "
        "mengubah apa pun. Kode keluar: 0 baik, 1 ada yang perlu diperbaiki.",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="bentuk keluaran; github hanya dengan --identitas (output format)",
    )
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="BERKAS",
        help="cari juga nama dari roster ini, CSV nip,nama, dan uji kuncinya (look for its names and test the key)",
    )
    parser.add_argument(
        "--identitas",
        nargs="*",
        type=Path,
        metavar="DIR",
        help="hanya cari NIP dan NIK: di semua berkas yang ada atau akan masuk git, atau di folder yang disebut "
        "(look only for NIPs and NIKs, in all files of git or in these folders)",
    )
    parser.add_argument(
        "--sejak",
        metavar="REV",
        help="dengan --identitas: juga di setiap commit sejak REV, juga yang dihapus lagi (in each commit too)",
    )
    add_content(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look and print; returns 1 where something must be mended.

    :raises KinerjaError: options that do not go together, or a folder or revision that is not there.
    """
    if args.identitas is not None:
        from kinerja.cli.doctor_identities import run as look_for_identities

        return look_for_identities(args)
    if args.sejak is not None or args.format == "github":
        raise KinerjaError("doctor: --sejak dan --format github hanya dengan --identitas (they go with --identitas)")
    import os

    from kinerja import rules
    from kinerja.content.load import load
    from kinerja.content.names import names_of
    from kinerja.content.roster import read_roster
    from kinerja.upkeep.holdings import holdings
    from kinerja.upkeep.machine import key_fits, machine
    from kinerja.workbooks.key import registered

    agency = args.content.absolute().parent
    if not args.content.is_dir():
        found = [*machine(agency, os.environ, example=True, sheets=False), _no_content(args.content)]
    else:
        tree = load(args.content)
        example = any(source.value["contoh"] for source in tree.of_kind("portal"))
        sheets = any("dokumen" in form.value.get("lembar", {}) for form in tree.of_kind("formulir"))
        findings = [*tree.findings, *rules.check(tree)]
        found = [*machine(agency, os.environ, example=example, sheets=sheets), *holdings(args.content, findings)]
        if args.roster is not None:
            roster = read_roster(args.roster, args.content)
            names = names_of(roster.people, roster.unread_names)
            found += key_fits([person.nip for person in roster.people], registered(args.content), example)
            found.append(_names(len(rules.check_names(tree, names))))
    print(_json(found) if args.format == "json" else _text(found))
    return 1 if any(check.state == "perlu" for check in found) else 0


def _no_content(content: Path) -> Check:
    from kinerja.upkeep.checks import Check

    return Check(
        "isi",
        "perlu",
        f"{content}: folder data tidak ada",
        "there is no content folder",
        "jalankan dari folder instansi, atau sebut dengan --content",
        "run it in the agency's folder",
    )


def _names(found: int) -> Check:
    """What the roster's names were found in; neither a name nor its place is said here."""
    from kinerja.upkeep.checks import Check

    if not found:
        return Check(
            "nama", "baik", "tidak ada nama dari roster di folder data", "no name of the roster in the content"
        )
    return Check(
        "nama",
        "perlu",
        f"nama dari roster ada di {found} tempat",
        f"names of the roster stand in {found} places",
        'jalankan "kinerja validate --roster BERKAS" dan hapus namanya',
        "run kinerja validate with the roster and remove them",
    )


def _text(found: Sequence[Check]) -> str:
    lines: list[str] = []
    for check in found:
        lines.append(f"{check.state:<5}  {check.subject}: {check.message} ({check.message_en})")
        if check.mend:
            lines.append(f"       → {check.mend} ({check.mend_en})")
    urgent = sum(check.state == "perlu" for check in found)
    advice = sum(check.state == "saran" for check in found)
    lines.append(
        f"{urgent} perlu diperbaiki, {advice} saran, {len(found) - urgent - advice} baik "
        f"({urgent} to mend, {advice} suggestions)"
    )
    return "\n".join(lines)


def _json(found: Sequence[Check]) -> str:
    record = {
        "pemeriksaan": [
            {
                "perihal": check.subject,
                "keadaan": check.state,
                "pesan": check.message,
                "pesan_en": check.message_en,
                "perbaikan": check.mend,
                "perbaikan_en": check.mend_en,
            }
            for check in found
        ]
    }
    return json.dumps(record, ensure_ascii=False, indent=2)
