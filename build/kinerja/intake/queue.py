"""Comments that wait for a person: a file of this machine alone, outside git, ``content/`` and the cache.

It holds what respondents wrote, as they wrote it, until somebody has decided; then only a keyed hash of the comment
remains, so that the next pull does not ask again.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kinerja.content.pseudonym import answer_key
from kinerja.errors import KinerjaError, shown
from kinerja.intake.mapping import FormMapping
from kinerja.package.files import remove_unfinished, write_atomically

PLACE = "KINERJA_ANTREAN"
"""The environment variable that names another folder for queues."""

PUBLISHED, REJECTED = "terbit", "tolak"


@dataclass(frozen=True)
class Comment:
    """One free text of one answer, about one service in one period. ``id`` is a keyed hash of all of it."""

    id: str
    period: str
    service: str
    text: str


@dataclass(frozen=True)
class Publishing:
    """An approved comment on its way to ``komentar/``, and how many equal ones that file had before it."""

    comment: Comment
    before: int


@dataclass(frozen=True)
class Queue:
    """A form's queue. Each comment that was pulled either waits or is decided (``terbit``, ``tolak``)."""

    waiting: Mapping[str, Comment] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    publishing: Publishing | None = None

    def offered(self, comments: Iterable[Comment], kept: Collection[str]) -> Queue:
        """Return the queue after a pull: what is undecided waits; what left the sheet waits no more.

        :param kept: periods whose answers stay stored though they left the sheet; so do their comments.
        """
        waiting = {name: known for name, known in self.waiting.items() if known.period in kept}
        waiting |= {comment.id: comment for comment in comments if comment.id not in self.decided}
        return replace(self, waiting=waiting)

    def renamed(self, former: Mapping[str, Sequence[str]], unread: Collection[str] = ()) -> Queue:
        """Return the queue after answers got other keys: what was decided stays decided, what waits is not doubled.

        A comment that is known as it is now called was not renamed: an equal one of the same second is another
        person's, though it would have had the same name before there were response ids.

        :param former: id of each comment → ids that it may have had, of which it takes one.
        :param unread: ids of comments in rows that were not read again: they are their own, whoever else had them.
        """
        decided, waiting = dict(self.decided), dict(self.waiting)
        taken = {*former, *unread}
        for name, before in former.items():
            if name in self.decided or name in self.waiting:
                continue
            known = next((old for old in before if old in decided and old not in taken), None)
            if known is not None:
                decided[name] = decided.pop(known)
            for old in before:
                if old not in taken:
                    waiting.pop(old, None)
        return replace(self, decided=decided, waiting=waiting)

    def with_decision(self, name: str, decision: str) -> Queue:
        """Return the queue after somebody decided; the comment's text is not in it any more."""
        waiting = {known: comment for known, comment in self.waiting.items() if known != name}
        return Queue(waiting, {**self.decided, name: decision})

    def undecided(self, comment: Comment) -> Queue:
        """Return the queue with a decided comment waiting again."""
        decided = {known: decision for known, decision in self.decided.items() if known != comment.id}
        return Queue({**self.waiting, comment.id: comment}, decided)


def comment_id(key: bytes, form: str, answer: str, column: str, text: str) -> str:
    """Return the keyed hash by which a comment is known again; an edited text is another comment."""
    return answer_key(key, ("komentar", form, answer, column, text))


def queue_path(
    mapping: FormMapping, content_root: Path, key: bytes, environment: Mapping[str, str] = os.environ
) -> Path:
    """Return where a form's queue is kept: below ``KINERJA_ANTREAN``, else below the user's state folder.

    The name holds a keyed hash of the form's spreadsheet, so that two agencies on one machine do not share a queue.

    :raises KinerjaError: the folder lies where git or the portal would take it up, or no home folder is known.
    """
    named = environment.get(PLACE)
    if named:
        folder = Path(named)
    elif state := environment.get("XDG_STATE_HOME") or environment.get("HOME"):
        folder = Path(state, *([] if environment.get("XDG_STATE_HOME") else [".local", "state"]), "kinerja", "antrean")
    else:
        raise KinerjaError(
            f"{PLACE} belum diisi, dan folder pengguna tidak diketahui; isi dengan folder pribadi di luar git "
            "(set it to a private folder outside git)"
        )
    real = folder.resolve()
    own = (content_root.resolve(), content_root.resolve().parent / ".kinerja")
    if any(real.is_relative_to(place) for place in own) or any(
        (place / ".git").exists() for place in (real, *real.parents)
    ):
        raise KinerjaError(
            f"{shown(folder)}: antrean komentar memuat tulisan warga apa adanya, jadi tidak boleh berada di dalam git, "
            f"folder isi, atau cache; isi {PLACE} dengan folder lain (the comment queue may not lie in git or content)"
        )
    sheet = answer_key(key, ("antrean", mapping.document, mapping.form))
    return folder / f"{mapping.form}-{sheet[:8]}.json"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Make the queue's folder, for its owner alone, and wait until nobody else changes what is in it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        remove_unfinished(path.parent)
        yield
    finally:
        os.close(folder)


def load(path: Path) -> Queue:
    """Return a form's queue; an empty one where there is none yet.

    :raises KinerjaError: the file is not as this program writes it.
    """
    try:
        record = json.loads(path.read_bytes())
        publishing = record["sedang_terbit"]
        return Queue(
            waiting={item["id"]: Comment(**item) for item in record["menunggu"]},
            decided=dict(record["putusan"]),
            publishing=Publishing(Comment(**publishing["comment"]), publishing["before"]) if publishing else None,
        )
    except FileNotFoundError:
        return Queue()
    except (ValueError, KeyError, TypeError) as error:
        raise KinerjaError(
            f"{shown(path)}: antrean ini rusak; pindahkan berkasnya, lalu jalankan kinerja pull lagi "
            "(the queue is broken: move it away and pull again)"
        ) from error


def save(path: Path, queue: Queue) -> None:
    """Write a queue where it changes, readable by its owner alone. Call it inside ``locked``."""
    record = {
        "menunggu": [asdict(queue.waiting[name]) for name in sorted(queue.waiting)],
        "putusan": dict(sorted(queue.decided.items())),
        "sedang_terbit": None if queue.publishing is None else asdict(queue.publishing),
    }
    data = (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
    if not path.is_file() or path.read_bytes() != data:
        write_atomically(path, data, mode=0o600)
