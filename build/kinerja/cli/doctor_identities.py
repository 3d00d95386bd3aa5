"""``kinerja doctor --identitas``: every NIP and NIK in what git holds, brought in or sends out, at its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinerja.errors import KinerjaError

if TYPE_CHECKING:
    import argparse

    from kinerja.content.findings import Finding
    from kinerja.upkeep.identities import Place


def run(args: argparse.Namespace) -> int:
    """Look and print; returns 1 where one was found.

    :raises KinerjaError: there is no git repository, or no such folder or revision.
    """
    from kinerja.cli.validate_report import report
    from kinerja.cli.validate_text import Screen
    from kinerja.upkeep.identities import in_commits, in_folder, in_git

    if args.identitas:
        found = {place for folder in args.identitas for place in in_folder(folder)}
    else:
        held = in_git(args.content, waiting=True)
        if held is None:
            raise KinerjaError("doctor --identitas: bukan repositori git; sebut folder yang diperiksa (name a folder)")
        found = set(held)
    if args.sejak is not None:
        now = {place.path for place in found}
        brought = in_commits(args.content.absolute().parent, args.sejak)
        found |= {place for place in brought if not place.path or place.path not in now}
    findings = sorted({_finding(place) for place in found})
    if args.format != "text":
        if text := report(findings, args.format, Screen(everything=True)):
            print(text)
    else:
        for finding in findings:
            print(f"{finding.path}:{finding.line}: {finding.message} ({finding.message_en})")
    return 1 if findings else 0


def _finding(place: Place) -> Finding:
    from kinerja.content.findings import Finding

    name, name_en = place.name
    if not place.commit:
        where, where_en = ("", "") if place.line else ("nama berkas: ", "a file's name: ")
        return Finding(
            Path(place.path), max(place.line, 1), 1, f"pengenal-{place.kind}", "galat",
            f"{where}{name} tidak boleh ada di sini; hapus, dan bila sudah di-commit ikuti docs/data-samaran.md",
            f"{where_en}{name_en}; remove it, and if it was committed follow docs/data-samaran.md",
        )  # fmt: skip
    where, where_en = ("pesan ", "the message of ") if not place.path else ("", "")
    return Finding(
        Path(place.path or "."), max(place.line, 1), 1, f"pengenal-{place.kind}", "galat",
        f"{name} dibawa {where}commit {place.commit}; commit baru yang menghapusnya tidak cukup: riwayat menyimpannya; "
        "jangan digabung, ikuti docs/data-samaran.md",
        f"{name_en} came with {where_en}commit {place.commit}; deleting it in a new commit is not enough: "
        "do not merge, follow docs/data-samaran.md",
    )  # fmt: skip
