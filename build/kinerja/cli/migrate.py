"""``kinerja migrate``: bring files written for an older schema to the one that is installed."""

from __future__ import annotations

import argparse

from kinerja.cli.arguments import add_content, add_dry_run


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "migrate",
        help="sesuaikan berkas lama dengan skema yang terpasang (bring old files to the installed schema)",
        description="Mengubah berkas yang ditulis menurut skema lama; catatan dan urutannya tetap (changes files "
        "written for an older schema; comments and order stay). Aman diulang (safe to repeat). Kode keluar: 0 selesai, "
        "1 ada yang harus disunting orang.",
    )
    add_dry_run(parser)
    add_content(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Migrate and print what changed; returns 1 where a person has to edit something."""
    from kinerja.cli.change_report import tell
    from kinerja.content.changeset import write_all
    from kinerja.errors import shown
    from kinerja.upkeep.migrations import behind, edit_yourself, old_schemas

    found = list(behind(args.content))
    files = {item.path: item.text.encode() for item in found if item.text is not None}
    todo = [edit_yourself(item) for item in found if item.text is None]
    todo += [
        f"{shown(path)}: versi {mine}, sedangkan perangkat lunak memakai {theirs}; bandingkan dan perbarui (your own "
        "schema is older than the software's)"
        for path, mine, theirs in old_schemas(args.content.absolute().parent)
    ]
    if not args.dry_run:
        write_all(args.content, files)
    for migration in dict.fromkeys(m for item in found for m in item.applied):
        print(f"{migration.version}: {migration.told} ({migration.told_en})")
    tell(sorted(files), todo, dry_run=args.dry_run)
    return 1 if todo else 0
