"""From a free text to its publication: what is cleaned, marked, refused whoever approves it, and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kinerja.content.names import Names
from kinerja.content.personal import masked
from kinerja.content.templates.yaml_text import one_line
from kinerja.errors import KinerjaError
from kinerja.intake.comments import add_comment, read_comments, remove_comment
from kinerja.intake.mapping import FormMapping
from kinerja.intake.queue import PUBLISHED, REJECTED, Comment, Publishing, Queue, comment_id, load, locked, save
from kinerja.intake.rows import Answer
from kinerja.intake.telling import marks
from kinerja.intake.words import visible

SHORTEST, LONGEST = 3, 1000
"""Letters of a published comment, as ``schemas/komentar.json`` says."""

_FORMULA = "=+-@|%\t\r =＋－＝＠"
"""Signs that make a spreadsheet calculate what it should show; no comment begins with one."""

_SAYS_SOMETHING = re.compile(r"\w")


def service_place(mapping: FormMapping) -> int | None:
    """Return where a form's stored values name the service that its comments are about; None: no comments are kept.

    None too where respondents were told that comments are not published (``janji.komentar: false``).

    :raises KinerjaError: the form asks for moderation but its comments could not be published.
    """
    if not any(column.moderated for column in mapping.columns) or promised_not(mapping):
        return None
    where = f"formulir/{mapping.form}.yaml"
    if mapping.kind == "umpan_balik":
        raise KinerjaError(
            f"{where}: umpan balik adalah milik pegawai dan komentarnya tidak diterbitkan; hapus `moderasi: true` "
            "(feedback belongs to the employee: remove moderasi)"
        )
    place = next((place for place, column in enumerate(mapping.stored) if column.kind == "layanan"), None)
    if place is None:
        raise KinerjaError(
            f"{where}: komentar diterbitkan menurut layanan, tetapi tidak ada kolom bertipe layanan; tambahkan, atau "
            "hapus `moderasi: true` (comments need a column of type layanan)"
        )
    return place


def promised_not(mapping: FormMapping) -> bool:
    """Whether respondents were told that their comments are not published (UU 27/2022 article 21)."""
    return mapping.assurance is not None and not mapping.assurance.comments


def comments_of(mapping: FormMapping, answers: Iterable[Answer], place: int, key: bytes) -> Iterator[Comment]:
    """Yield the comments of a sheet's answers; texts without a word, and answers about no service, have none.

    :param place: see ``service_place``.
    :param key: the agency's key.
    """
    columns = [column.name for column in mapping.columns if column.moderated]
    for answer in answers:
        for column, written in zip(columns, answer.comments, strict=False):
            text = clean(written)
            service = answer.values[place]
            if service and _SAYS_SOMETHING.search(text):
                name = comment_id(key, mapping.form, answer.apart or answer.key, column, text)
                yield Comment(name, answer.period, service, text)


def clean(text: str) -> str:
    """Return a text on one line, without what an editor would not show and without a formula's first sign."""
    return one_line(visible(text)).lstrip(_FORMULA)


def refusal(text: str, names: Names | None) -> str | None:
    """Return why a text may not be published as it is, in both languages; None where a person may approve it."""
    known = [mark for mark in marks(text, names) if not mark.asked]
    if known:
        return f"masih memuat {known[0].said} (it still holds {known[0].said_en})"
    if masked(text) != text:
        return "masih memuat nomor yang panjang (it still holds a long number)"
    if not SHORTEST <= len(text) <= LONGEST or not _words(_own(text)):
        return f"panjangnya harus {SHORTEST} sampai {LONGEST} huruf (it must have that many letters)"
    return None


def shortened(original: str, shorter: str) -> str | None:
    """Return a text that leaves words out with ``[…]`` where they went, or None where it has words of its own.

    Nobody is given words that are not theirs, nor the opposite of what they said unseen: "tidak ramah" without its
    first word shows that a word is missing. What stands in square brackets is the editor's own (``[petugas]`` for a
    name), as in print, and shows the gap itself.
    """
    left = [match[0].casefold() for match in _WORD.finditer(original)]
    parts: list[str] = []
    done, gap_shown = 0, False
    for match in _EDITED.finditer(shorter):
        parts.append(shorter[done : match.start()])
        done = match.start()
        if match[0].startswith("["):
            gap_shown = True
        else:
            if match[0].casefold() not in left:
                return None
            skipped = left.index(match[0].casefold())
            parts.append("[…] " if skipped and not gap_shown else "")
            left, gap_shown = left[skipped + 1 :], False
    parts.append(shorter[done:])
    return "".join((*parts, " […]" if left and not gap_shown else ""))


_WORD = re.compile(r"\w+")
_EDITED = re.compile(r"\[[^\]]*\]|\w+")


def _own(text: str) -> str:
    """Return a text without what an editor put in square brackets."""
    return re.sub(r"\[[^\]]*\]", " ", text)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(text)


@dataclass(frozen=True)
class Desk:
    """Where one form's comments are decided on: its queue, and the content folder they go to."""

    queue: Path
    content_root: Path
    form: str
    example: bool

    def waiting(self) -> tuple[Comment, ...]:
        """Finish what was interrupted, and return what waits, in an order that tells nothing (by keyed hash)."""
        found: list[Comment] = []

        def look(queue: Queue) -> Queue:
            found.extend(queue.waiting[name] for name in sorted(queue.waiting))
            return queue

        self._change(look)
        return tuple(found)

    def reject(self, comment: Comment) -> None:
        """Remember that a comment is not published, and forget its text."""
        self._change(lambda queue: queue.with_decision(comment.id, REJECTED) if comment.id in queue.waiting else queue)

    def publish(self, comment: Comment, text: str) -> None:
        """Put an approved text into ``komentar/``, once, whenever this is interrupted.

        :raises KinerjaError: the period's file is not a list of comments; the comment waits on.
        """

        def begin(queue: Queue) -> Queue:
            if comment.id not in queue.waiting:  # somebody else decided meanwhile
                return queue
            final = replace(comment, text=text)
            return replace(queue, publishing=Publishing(final, self._equal(final)))

        self._change(begin)

    def take_back(self, comment: Comment, published: str | None) -> None:
        """Let a comment that was decided wait again.

        :param published: the text that was put into ``komentar/``, which leaves it; None where it was rejected.
        """

        def begin(queue: Queue) -> Queue:
            if queue.decided.get(comment.id) not in (PUBLISHED, REJECTED):
                return queue
            if published is not None:
                final = replace(comment, text=published)
                # Killed between the two writes, the next command puts the comment back: it stays decided.
                save(self.queue, replace(queue, publishing=Publishing(final, self._equal(final) - 1)))
                remove_comment(
                    self.content_root, self.form, comment.period, (comment.service, published), example=self.example
                )
            return queue.undecided(comment)

        self._change(begin)

    def forget(self) -> int:
        """Forget the texts of all comments that wait, and return how many; they are still in the sheet."""
        waiting = len(self.waiting())
        self._change(lambda queue: replace(queue, waiting={}))
        return waiting

    def _change(self, change: Callable[[Queue], Queue]) -> None:
        if not self.queue.is_file():
            return
        with locked(self.queue):
            queue = change(self._finished(load(self.queue)))
            save(self.queue, queue)
            save(self.queue, self._finished(queue))

    def _equal(self, comment: Comment) -> int:
        there = read_comments(self.content_root, self.form, comment.period)
        return there.count((comment.service, comment.text))

    def _finished(self, queue: Queue) -> Queue:
        """Bring a comment that is on its way to its file, unless it got there, and forget its text."""
        if queue.publishing is None:
            return queue
        comment = queue.publishing.comment
        if self._equal(comment) <= queue.publishing.before:
            about = (comment.service, comment.text)
            add_comment(self.content_root, self.form, comment.period, about, example=self.example)
        return queue.with_decision(comment.id, PUBLISHED)
