"""``kinerja``: read the arguments, run one command, and turn what goes wrong into one line and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kinerja import __version__
from kinerja.cli import (
    audit,
    close,
    demo,
    doctor,
    form,
    import_,
    init,
    migrate,
    moderate,
    move,
    new,
    pull,
    release,
    rename_unit,
    serve,
    site,
    validate,
    who,
)
from kinerja.cli import id as identity
from kinerja.cli.parser import Parser
from kinerja.cli.progress import environment_fault, say
from kinerja.errors import KinerjaError, shown


class Command(Protocol):
    """What each command's module offers: it adds its parser, and that parser sets ``run``."""

    def register(self, subparsers: argparse._SubParsersAction[argparse.ArgumentParser], /) -> None:
        """Add the command's parser, whose ``run`` takes the parsed arguments and returns the exit code."""


COMMANDS: tuple[Command, ...] = (
    init,
    new,
    import_,
    move,
    rename_unit,
    migrate,
    validate,
    form,
    pull,
    moderate,
    close,
    release,
    audit,
    site,
    serve,
    identity,
    who,
    doctor,
    demo,
)
"""In the order of the work, which is also the order of the help page."""

INTERRUPTED = 130
"""What a shell reports for a program ended by the interrupt key (128 + SIGINT)."""

PIPE_CLOSED = 141
"""What a shell reports for a program whose reader went away, as in ``kinerja … | head`` (128 + SIGPIPE)."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top: argparse.ArgumentParser = Parser(
        prog="kinerja",
        description="Dari catatan kinerja pegawai menjadi portal yang aman dibaca publik "
        "(from performance records to a portal that is safe to publish).",
        epilog="Bantuan satu perintah (help on one command): kinerja PERINTAH --help",
    )
    top.add_argument("--version", action="version", version=f"kinerja {__version__}", help="tampilkan versi (version)")
    subparsers = top.add_subparsers(title="perintah (commands)", metavar="PERINTAH", required=True)
    for command in COMMANDS:
        command.register(subparsers)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done; 1: findings, or output that did not pass its own check; 2: wrong use, a fault of the environment or of
    the program. No traceback is shown: the words of a Python error can quote the record it failed on, and logs of a
    pipeline are often public. ``KINERJA_DEBUG=1`` shows it to whoever mends the program.

    :param arguments: without the program's name; None reads them from the process.
    """
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KinerjaError as error:
        return _fail(error.exit_code, *error.lines)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more as it ends; give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        return _fail(2, environment_fault(error))
    except Exception as error:
        if os.environ.get("KINERJA_DEBUG"):
            raise
        return _fail(2, _program_fault(error))
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        chosen = parser().parse_args(arguments)
    except SystemExit as said:  # argparse has printed a help page, the version, or what is wrong with the arguments
        return int(said.code or 0)
    if (content := getattr(chosen, "content", None)) is not None:
        _finish(content)
    return int(chosen.run(chosen))


def _finish(content: Path) -> None:
    """Finish what was interrupted while several files were written, before anybody reads them."""
    from kinerja.content.changeset import finish

    for path in finish(content):
        say(f"{shown(path)}: perubahan yang terputus diselesaikan (an interrupted change was finished)")


def _fail(code: int, *lines: str) -> int:
    say(*lines)
    return code


def _program_fault(error: Exception) -> str:
    """Name the kind of error and where it rose, never its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else "?"
    return (
        f"kesalahan di dalam program ({type(error).__name__}, {where}); laporkan kepada pengelola, "
        "rinciannya dengan KINERJA_DEBUG=1 (a fault in the program; please report it)"
    )
