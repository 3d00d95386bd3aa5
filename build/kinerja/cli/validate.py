"""``kinerja validate``: read everything, check it, and print what to mend."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja.cli.validate_text import Screen
    from kinerja.content.findings import Finding
    from kinerja.content.names import Names
    from kinerja.content.tree import Tree

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``kinerja validate``."""
    parser = subparsers.add_parser(
        "validate",
        help="periksa data: bentuk, hubungan antarberkas, dan aturan (check the content)",
        description="Memeriksa isi folder data dan mencetak apa yang perlu diperbaiki, dengan berkas dan barisnya "
        "(checks the content folder and prints what to mend). Kode keluar: 0 tanpa galat, 1 ada galat, 2 salah pakai.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="tampilkan temuan di berkas atau folder ini saja (show findings of these files or folders only)",
    )
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder data: content")
    parser.add_argument("--format", choices=FORMATS, default="text", help="bentuk keluaran (output format): text")
    parser.add_argument("--all", action="store_true", help="cetak semua temuan, bukan satu layar (print every finding)")
    parser.add_argument("--no-cache", action="store_true", help="baca semua berkas dari awal (ignore the cache)")
    parser.add_argument(
        "--changed-since",
        metavar="REV",
        help="tampilkan temuan di berkas yang berubah sejak bercabang dari REV, dan di berkas yang bergantung padanya "
        "(files changed since the branch left REV, and those that depend on them)",
    )
    parser.add_argument(
        "--roster",
        type=Path,
        metavar="BERKAS",
        help="cari juga nama dan NIP dari roster ini, CSV nip,nama di luar git (look for the names of this roster)",
    )
    parser.add_argument(
        "--explain",
        metavar="KODE",
        help="jelaskan satu kode temuan, lalu selesai (explain one code, check nothing)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check and print; returns 1 where a shown finding is a ``galat``."""
    if args.explain is not None:
        return _explain(args.explain)
    from functools import partial

    from kinerja import rules
    from kinerja.cli.progress import to_terminal
    from kinerja.cli.validate_report import report
    from kinerja.content.changes import changed_since
    from kinerja.content.load import load
    from kinerja.rules.dependents import EVERYTHING, dependents
    from kinerja.rules.needed import load_needed
    from kinerja.rules.unchecked import told_at

    named = _named(args.paths)
    changes = changed_since(args.changed_since, args.content) if args.changed_since is not None else None
    names = _names(args)
    part = partial(load_needed, named=named) if named and changes is None and names is None else load
    tree = part(args.content, use_cache=not args.no_cache, progress=to_terminal())
    found = sorted({*tree.findings, *rules.check(tree), *(rules.check_names(tree, names) if names else ())})
    unread: tuple[Path, ...] = ()
    if named:
        every, found = found, _only(found, named)
        unread = _in_the_way(every, found, tree)
    if changes is not None:
        places = {EVERYTHING} if changes.schemas else dependents(changes.files, tree) | told_at(changes.files, tree)
        found = _only(found, [_absolute(args.content / place) for place in places])
    if names:  # no path and no sentence shows a name; a line of a file that is printed must pass without_names too
        found = [rules.hidden(finding, names) for finding in found]
    found = rules.one_cause(found)
    screen = replace(_screen(args, tree, names), unread=unread)
    if text := report(found, args.format, screen):
        print(text)
    return 1 if any(finding.level == "galat" for finding in found) else 0


def _names(args: argparse.Namespace) -> Names | None:
    """Return what the roster asks to be looked for; None without one.

    :raises KinerjaError: the roster lies where git would keep it, or is no CSV with the columns ``nip`` and ``nama``.
    """
    if args.roster is None:
        return None
    import sys

    from kinerja.content.names import names_of
    from kinerja.content.roster import read_roster

    roster = read_roster(args.roster, args.content)
    if roster.unread:
        lines = ", ".join(map(str, roster.unread[:10])) + (", …" if len(roster.unread) > 10 else "")
        print(
            f"kinerja: {len(roster.unread)} baris roster tanpa NIP yang benar: {lines}; namanya tetap dicari, NIP-nya "
            "tidak; perbaiki di roster (roster lines without a valid NIP: looked for by name only)",
            file=sys.stderr,
        )
    return names_of(roster.people, roster.unread_names)


def _explain(code: str) -> int:
    """Print what a code means and how it is mended.

    :raises KinerjaError: there is no such code.
    """
    from kinerja.content.hints import nearest
    from kinerja.errors import KinerjaError
    from kinerja.rules.explanations import example_of, explanations

    told = explanations().get(code)
    if told is None:
        near = nearest(code, list(explanations()))
        advice = f"maksudnya {near}?" if near else "kodenya ada di antara [ ] pada setiap temuan"
        raise KinerjaError(f"--explain {code}: tidak ada kode ini; {advice} (no such code)")
    print(f"{code} ({told.level}): {told.meaning}. Perbaikan: {told.mend}.")
    print(f"  {told.meaning_en}. To mend it: {told.mend_en}.")
    if lines := example_of(code):
        print("\n".join(["  Contoh (example; -: yang tertulis, +: seharusnya):", *(f"    {line}" for line in lines)]))
    return 0


def _screen(args: argparse.Namespace, tree: Tree, names: Names | None) -> Screen:
    """Return what is known of the terminal, if there is one, and of the folder checked."""
    import os
    import shutil
    import sys

    from kinerja.cli.validate_text import Screen
    from kinerja.content.names import without_names
    from kinerja.content.personal import masked

    screen = Screen(
        files=len(tree.sources if tree.asked is None else tree.asked),
        units={source.shown: source.named["unit"] for source in tree.sources if "unit" in source.named},
        everything=args.all,
        clean=(lambda line: masked(without_names(line, names))) if names else masked,
        guide=_guide(tree),
    )
    if not sys.stdout.isatty():
        return screen
    size = shutil.get_terminal_size()
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return replace(screen, columns=max(size.columns, 60), lines=max(size.lines - 8, 16), colour=colour)


def _guide(tree: Tree) -> str | None:
    """The address of the portal's page on mending findings, where the agency has one."""
    addresses = [source.value["alamat_situs"] for source in tree.of_kind("portal")]
    if not addresses or not (tree.root / "halaman" / "panduan.md").exists():
        return None
    return f"{str(addresses[0]).rstrip('/')}/panduan.html"


def _named(paths: Sequence[Path]) -> list[Path]:
    """Return the named paths, absolute.

    :raises KinerjaError: one does not exist.
    """
    from kinerja.errors import KinerjaError

    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise KinerjaError(f"{path}: berkas atau folder ini tidak ada; periksa namanya (no such file or folder)")
    return [_absolute(path) for path in paths]


def _only(found: Sequence[Finding], wanted: list[Path]) -> list[Finding]:
    """Return the findings in the wanted files or below the wanted folders."""
    from kinerja.content.personal import masked

    places = {path.absolute() for path in wanted} | {path.resolve() for path in wanted}
    places |= {Path(masked(str(place))) for place in places}  # as findings say them
    shown = {finding.path for finding in found}
    kept = {path for path in shown if _is_below(path, places)}
    return [finding for finding in found if finding.path in kept]


def _in_the_way(every: Sequence[Finding], found: Sequence[Finding], tree: Tree) -> tuple[Path, ...]:
    """Return the files not asked for whose faults left out checks of those that were."""
    asked = {s.path.relative_to(tree.root).as_posix() for s in tree.sources if tree.is_asked(s.path)}
    listed_in_part = " lain)"
    return tuple(
        sorted(
            {
                finding.path
                for finding in set(every) - set(found)
                if finding.code == "tak-diperiksa"
                and (listed_in_part in finding.message or any(path in finding.message for path in asked))
            }
        )
    )


def _is_below(path: Path, places: set[Path]) -> bool:
    for form in (_absolute(path), path.resolve()):
        if form in places or any(parent in places for parent in form.parents):
            return True
    return False


def _absolute(path: Path) -> Path:
    """Return a path from the root without ``..``; links are kept, since a finding names the link."""
    import os

    return Path(os.path.normpath(path.absolute()))
