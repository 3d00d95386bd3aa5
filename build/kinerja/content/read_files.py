"""Read many files, shared out among the processes that may work at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Final

from kinerja.content.files import Found
from kinerja.content.parallel import beside, processes
from kinerja.content.read_file import Reading

_WORTH_SHARING: Final = 500_000
"""Bytes from which a second process reads faster than it is begun."""

Done = Callable[[int, int], None]
"""Told how many files are read, of how many."""


def read_all(files: Sequence[Found], read: Callable[[Found], Reading], done: Done | None) -> list[Reading]:
    """Read each file; the order of what is returned is that of ``files``, whoever read them.

    :param read: what reads one file; it changes nothing but files.
    :raises KinerjaError: ``read`` does.
    """
    sizes = [_size(file) for file in files]
    shares = _shares(sizes, processes() if sum(sizes) >= _WORTH_SHARING else 1)
    readings: dict[int, Reading] = {}
    with ExitStack() as started:
        others = [started.enter_context(beside(partial(_each, files, share, read))) for share in shares[1:]]
        for number in shares[0]:
            readings[number] = read(files[number])
            if done:
                done(len(readings), len(files))
        for share, result in zip(shares[1:], others, strict=True):
            readings.update(zip(share, result(), strict=True))
            if done:
                done(len(readings), len(files))
    return [readings[number] for number in range(len(files))]


def _each(files: Sequence[Found], share: Sequence[int], read: Callable[[Found], Reading]) -> list[Reading]:
    return [read(files[number]) for number in share]


def _size(file: Found) -> int:
    """The bytes of a file, by which its time is guessed; a file that is gone takes none."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _shares(sizes: Sequence[int], number: int) -> list[list[int]]:
    """Share out files, the largest first, each to whoever has least so far."""
    shares: list[list[int]] = [[] for _ in range(number)]
    taken = [0] * number
    for place in sorted(range(len(sizes)), key=lambda place: (-sizes[place], place)):
        least = taken.index(min(taken))
        shares[least].append(place)
        taken[least] += sizes[place]
    return shares
