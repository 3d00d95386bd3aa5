"""``kinerja moderate``: people read the comments that wait, and decide which of them, or what part, is published."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja.content.names import Names
    from kinerja.intake.moderation import Desk
    from kinerja.intake.queue import Comment

_CHOICES = {
    "s": "setuju", "setuju": "setuju", "approve": "setuju",
    "r": "ringkas", "ringkas": "ringkas", "shorten": "ringkas",
    "t": "tolak", "tolak": "tolak", "reject": "tolak",
    "l": "lewati", "lewati": "lewati", "skip": "lewati",
    "q": "selesai", "selesai": "selesai", "quit": "selesai",
}  # fmt: skip
_ASK = "s = setuju, r = ringkas, t = tolak, l = lewati, q = selesai (approve, shorten, reject, skip, quit): "
_ASK_SHORTER = "Tulis bagian yang terbit; kata sendiri dalam [kurung siku] (the part to publish; own words in [ ]): "


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "moderate",
        help="baca komentar warga dan putuskan mana yang terbit (decide which comments are published)",
        description="Menampilkan satu per satu komentar yang menunggu sejak kinerja pull. Data pribadi ditandai, dan "
        "komentar yang memuatnya tidak dapat disetujui sebelum diringkas (shows each comment that waits; one that "
        "holds personal data must be shortened first).",
    )
    parser.add_argument("forms", nargs="*", metavar="FORM", help="formulir; baku: semua (forms; default: all)")
    parser.add_argument(
        "--roster", type=Path, metavar="BERKAS", help="tandai juga nama di roster ini, CSV nip,nama di luar git (names)"
    )
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask for a decision on every comment that waits; what was decided is kept whenever this ends."""
    from kinerja.content.names import names_of
    from kinerja.content.pseudonym import agency_key
    from kinerja.content.roster import read_roster
    from kinerja.intake.forms import choose, form_ids, is_example, load_mapping
    from kinerja.intake.moderation import Desk, service_place
    from kinerja.intake.queue import queue_path

    forms = choose(form_ids(args.content), args.forms, one=False)
    example = is_example(args.content)
    key = agency_key(example)
    names = None if args.roster is None else names_of(read_roster(args.roster, args.content).people)
    desks: list[Desk] = []
    for form in forms:
        mapping = load_mapping(args.content, form)
        if service_place(mapping) is not None:
            desks.append(Desk(queue_path(mapping, args.content, key), args.content, form, example))
    if not desks:
        print(
            "tidak ada formulir yang komentarnya dimoderasi; tulis `moderasi: true` di bawah kolom teksnya "
            "(no form has comments to moderate)"
        )
        return 0
    done: Counter[str] = Counter()
    for desk in desks:
        if not _moderate(desk, names, done):
            break
    left = sum(len(desk.waiting()) for desk in desks)
    print(
        f"{done['setuju']} disetujui, {done['tolak']} ditolak, {left} menunggu "
        f"({done['setuju']} approved, {done['tolak']} rejected, {left} waiting)"
    )
    return 0


def _moderate(desk: Desk, names: Names | None, done: Counter[str]) -> bool:
    """Go through one form's comments; returns whether to go on with the next form's."""
    waiting = desk.waiting()
    for number, comment in enumerate(waiting, start=1):
        print(f"[{number}/{len(waiting)}] {desk.form}, {comment.period}, {comment.service}")
        print(f"  {_shown(comment.text, names)}")
        decision = _decide(desk, comment, names)
        if decision == "selesai":
            return False
        done[decision] += 1
    return True


def _decide(desk: Desk, comment: Comment, names: Names | None) -> str:
    """Ask until there is a decision that can be carried out; no more input is the end."""
    from kinerja.intake.moderation import clean, refusal, shortens

    while True:
        choice = _CHOICES.get(_answer(_ASK).casefold(), "")
        text = comment.text
        if choice in ("lewati", "selesai"):
            return choice
        if choice == "tolak":
            desk.reject(comment)
            return choice
        if choice == "ringkas":
            text = clean(_answer(_ASK_SHORTER))
            if not shortens(comment.text, text):
                print("  hanya kata dari komentar itu, dengan urutannya (only the comment's own words, in their order)")
                continue
        if not choice:
            continue
        reason = refusal(text, names)
        if reason is None:
            desk.publish(comment, text)
            return "setuju"
        print(f"  {reason}; ringkas (r) atau tolak (t) (shorten or reject)")


def _answer(question: str) -> str:
    """Ask on a terminal or read a line of standard input; ``q`` where there is no more."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print()
    return line.strip() if line else "q"


def _shown(text: str, names: Names | None) -> str:
    """Return a comment with personal data marked; where the output may be kept as a log, without the data itself."""
    from kinerja.content.personal import masked
    from kinerja.intake.moderation import marks

    watched = sys.stdout.isatty()
    plain = str if watched else masked
    parts: list[str] = []
    end = 0
    for mark in marks(text, names):
        parts += [plain(text[end : mark.start]), f"⟦{mark.said}"]
        parts += [f": {text[mark.start : mark.end]}⟧" if watched else "⟧"]
        end = mark.end
    return "".join((*parts, plain(text[end:])))
