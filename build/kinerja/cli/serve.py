"""``kinerja serve``: build, serve on this machine, build again on change."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

LOOK_EVERY = 0.5
"""Seconds between two looks at the files."""


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "serve",
        help="bangun, sajikan di komputer ini, bangun lagi saat isi berubah (build, serve on loopback, rebuild)",
        description="Bangun situs, sajikan hanya di komputer ini (127.0.0.1), dan bangun lagi saat rilis/, halaman/, "
        "portal.yaml, atau tema berubah. Ctrl-C untuk berhenti (build, serve on this machine only, rebuild on change).",
    )
    parser.add_argument("--content", type=Path, default=Path("content"), help="folder isi (content folder)")
    parser.add_argument("--output", type=Path, default=Path("public"), help="folder situs (output folder; public)")
    parser.add_argument("--port", type=int, metavar="N", help="porta; 8000 atau yang bebas berikutnya (port)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; 0 then. What a rebuild refuses is printed, and the old site stays."""
    from kinerja.cli.progress import environment_fault, say, to_terminal
    from kinerja.cli.site import summary
    from kinerja.errors import KinerjaError
    from kinerja.site.build import build_site
    from kinerja.site.serve import changes, serving, snapshot
    from kinerja.site.theme import own_theme

    pause = _until_told_to_end()
    look = partial(snapshot, args.content, own_theme(args.content))
    try:
        moves = changes(look, pause)
        print(summary(build_site(args.content, args.output, None, to_terminal()), args.output), flush=True)
        with serving(args.output.resolve(), args.port) as address:
            print(f"Buka {address} (Ctrl-C untuk berhenti; Ctrl-C to stop)", flush=True)
            for _ in moves:
                try:
                    report = build_site(args.content, args.output, None, to_terminal())
                    print(summary(report, args.output), flush=True)
                except KinerjaError as error:
                    say(*error.lines)
                except OSError as error:
                    say(environment_fault(error))
    except KeyboardInterrupt:
        return 0
    return 0


def _until_told_to_end() -> Callable[[], None]:
    """Interrupt or termination raises KeyboardInterrupt; so does the pause that is returned, ever after.

    Set here because a shell starts background jobs deaf to the interrupt key. The pause is for an interruption that
    comes while Python runs a finalizer, where an exception is lost.
    """
    told: list[int] = []

    def end(number: int, _frame: object) -> None:
        told.append(number)
        raise KeyboardInterrupt

    def pause() -> None:
        if told:
            raise KeyboardInterrupt
        time.sleep(LOOK_EVERY)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return pause
