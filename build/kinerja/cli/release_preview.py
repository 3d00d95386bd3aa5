"""``kinerja release --dry-run --format markdown``: each period as it would be, also where it cannot be yet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja.errors import KinerjaError, Refused

if TYPE_CHECKING:
    from kinerja.cli.release_markdown import Preview
    from kinerja.content.changes import Changes
    from kinerja.content.tree import Tree
    from kinerja.package.model import Progress

_WITHOUT_NOTE: Final = "(catatan koreksi belum ditulis)"
"""Stands in for ``--koreksi`` while it is tried whether a correction could be published; shown in a preview alone."""


def preview(
    args: argparse.Namespace,
    tree: Tree,
    periods: Sequence[str],
    changes: Changes,
    note: str,
    progress: Progress | None,
) -> int:
    """Print the comment; 1 where a release would be refused, 0 also where a period merely has too few evaluations."""
    from kinerja.cli.release_markdown import Preview, as_markdown

    previews: list[Preview] = []
    refused = False
    for period in periods:
        try:
            previews.append(_one(args, tree, period, changes, note, progress))
        except Refused as error:
            refused = True
            previews.append(Preview(period, None, str(error)))
        except KinerjaError as error:
            previews.append(Preview(period, None, str(error)))
    print(as_markdown(previews))
    return 1 if refused else 0


def _one(
    args: argparse.Namespace, tree: Tree, period: str, changes: Changes, note: str, progress: Progress | None
) -> Preview:
    from dataclasses import replace

    from kinerja.cli.release_markdown import Preview
    from kinerja.package.period import Period
    from kinerja.package.read import folder_name, read_release
    from kinerja.release.approval import read_approval
    from kinerja.release.draft import draft
    from kinerja.release.publish import publish, write_preview
    from kinerja.release.reasons import reasons
    from kinerja.release.touched import touched_releases

    root: Path = args.content / "rilis"
    made = draft(tree.content, period, tree.agency)
    approvals = [read_approval(text, Period.parse(period)) for text in args.disetujui]
    outcome = publish(
        root, made, correction=note or _WITHOUT_NOTE, approvals=approvals, dry_run=True, progress=progress
    )
    if args.tulis_ke is not None and outcome.new:
        write_preview(outcome.release, args.tulis_ke)
    if outcome.release.correction == _WITHOUT_NOTE:
        outcome = replace(outcome, release=replace(outcome.release, correction=""))
    brought = touched_releases(changes.files)
    published = [folder for folder in _folders(root, period) if folder_name(folder.name) not in brought]
    return Preview(
        period=period,
        outcome=outcome,
        why=reasons(made, outcome.release),
        before=read_release(published[-1]) if published else None,
        fresh=outcome.new or folder_name(outcome.folder.name) in brought,
    )


def _folders(root: Path, period: str) -> list[Path]:
    from kinerja.package.read import folder_name, release_folders

    return [folder for folder in release_folders(root) if (folder_name(folder.name) or ("", 0))[0] == period]
