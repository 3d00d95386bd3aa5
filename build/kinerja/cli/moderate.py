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
    "u": "urungkan", "urungkan": "urungkan", "undo": "urungkan",
    "q": "selesai", "selesai": "selesai", "quit": "selesai",
}  # fmt: skip
_ASK = (
    "s = setuju, r = ringkas, t = tolak, l = lewati, u = urungkan yang terakhir, q = selesai "
    "(approve, shorten, reject, skip, undo last, quit): "
)
_ASK_LAST = "Semua sudah dibaca; u = urungkan yang terakhir, Enter = selesai (all read: undo last, or Enter to end): "
_ASK_AGAIN = "  {marks}. Tulis ya bila bukan nama orang dan tetap terbit (write ya if it is no name, to publish it): "
_ASK_SHORTER = "Tulis bagian yang terbit; kata sendiri dalam [kurung siku] (the part to publish; own words in [ ]): "


def register(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "moderate",
        help="baca komentar warga dan putuskan mana yang terbit (decide which comments are published)",
        description="Menampilkan satu per satu komentar yang menunggu sejak kinerja pull. Data pribadi ditandai, dan "
        "komentar yang memuatnya tidak dapat disetujui sebelum diringkas; kata yang mungkin nama orang ditanyakan "
        "sekali lagi. Kata yang dihapus tampak sebagai […] (shows each comment that waits; one that holds personal "
        "data must be shortened first, and what may be a name is asked about again).",
    )
    parser.add_argument("forms", nargs="*", metavar="FORM", help="formulir; baku: semua (forms; default: all)")
    parser.add_argument(
        "--roster", type=Path, metavar="BERKAS", help="tandai juga nama di roster ini, CSV nip,nama di luar git (names)"
    )
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="folder isi (content)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ask for a decision on every comment that waits; what was decided is kept whenever this ends."""
    from kinerja.cli.progress import say
    from kinerja.content.names import names_of
    from kinerja.content.pseudonym import agency_key
    from kinerja.content.roster import read_roster
    from kinerja.errors import Refused
    from kinerja.intake.forms import choose, form_ids, is_example, load_mapping
    from kinerja.intake.moderation import Desk, promised_not, service_place
    from kinerja.intake.queue import queue_path

    forms = choose(form_ids(args.content), args.forms, one=False)
    example = is_example(args.content)
    key = agency_key(example)
    roster = None if args.roster is None else read_roster(args.roster, args.content)
    names = names_of(roster.people, roster.unread_names) if roster else None
    desks: list[Desk] = []
    refused: list[str] = []
    for form in forms:
        mapping = load_mapping(args.content, form)
        desk = Desk(queue_path(mapping, args.content, key), args.content, form, example)
        if promised_not(mapping):
            forgotten = desk.forget()
            refused.append(
                f"formulir/{form}.yaml: responden diberi tahu bahwa komentarnya tidak terbit (janji.komentar: false), "
                f"jadi tidak ada yang dapat disetujui; {forgotten} komentar di antrean dilupakan "
                "(respondents were told that comments are not published)"
            )
        elif service_place(mapping) is not None:
            desks.append(desk)
    if refused and not desks:
        raise Refused(*refused)
    for line in refused:
        say(line)
    if not desks:
        print(
            "tidak ada formulir yang komentarnya dimoderasi; tulis `moderasi: true` di bawah kolom teksnya "
            "(no form has comments to moderate)"
        )
        return 0
    if names is None and any(desk.waiting() for desk in desks):
        print(
            "Tanpa --roster, nama pegawai tidak dicocokkan; hanya kata sesudah sapaan seperti Bu dan Pak yang ditandai "
            "(without --roster names of employees are not looked for)"
        )
    session = _Session(names)
    if all(session.moderate(desk) for desk in desks):
        session.last_look()
    left = sum(len(desk.waiting()) for desk in desks)
    done = Counter(decision for _, _, decision, _ in session.decided)
    print(
        f"{done['setuju']} disetujui, {done['tolak']} ditolak, {left} menunggu "
        f"({done['setuju']} approved, {done['tolak']} rejected, {left} waiting)"
    )
    return 0


class _Session:
    """One sitting: what was decided in it, so that the last decision can be taken back."""

    def __init__(self, names: Names | None) -> None:
        self.names = names
        self.decided: list[tuple[Desk, Comment, str, str | None]] = []
        """Desk, comment, decision, and the text that was published."""

    def moderate(self, desk: Desk) -> bool:
        """Go through one form's comments; returns whether to go on with the next form's."""
        waiting = list(desk.waiting())
        number = 0
        while number < len(waiting):
            comment = waiting[number]
            print(f"[{number + 1}/{len(waiting)}] {desk.form}, {comment.period}, {comment.service}")
            print(f"  {_shown(comment.text, self.names)}")
            decision = self._decide(desk, comment)
            if decision == "selesai":
                return False
            if decision == "urungkan":
                number = self._undo(waiting, number)
                continue
            number += 1
        return True

    def last_look(self) -> None:
        """When all is read, the last decisions can still be taken back, and are then made anew."""
        while self.decided and _CHOICES.get(_answer(_ASK_LAST).casefold()) == "urungkan":
            desk = self.decided[-1][0]
            self._undo([], 0)
            if not self.moderate(desk):
                return

    def _undo(self, waiting: list[Comment], number: int) -> int:
        """Take the last decision of this sitting back; returns which comment is asked about next."""
        if not self.decided:
            print("  belum ada keputusan yang dapat diurungkan (nothing to undo yet)")
            return number
        desk, comment, _, published = self.decided.pop()
        desk.take_back(comment, published)
        if comment in waiting:
            return waiting.index(comment)
        print(f"  komentar {desk.form} kembali menunggu (it waits again)")
        return number

    def _decide(self, desk: Desk, comment: Comment) -> str:
        """Ask until there is a decision that can be carried out; no more input is the end."""
        from kinerja.intake.moderation import clean, refusal, shortened

        while True:
            choice = _CHOICES.get(_answer(_ASK).casefold(), "")
            text: str | None = comment.text
            if choice in ("lewati", "selesai", "urungkan"):
                return choice
            if choice == "tolak":
                desk.reject(comment)
                self.decided.append((desk, comment, choice, None))
                return choice
            if choice == "ringkas":
                text = shortened(comment.text, clean(_answer(_ASK_SHORTER)))
                if text is None:
                    print("  hanya kata dari komentar itu, dengan urutannya (only its own words, in their order)")
                    continue
                print(f"  {_shown(text, self.names)}")
            if not choice or text is None:
                continue
            reason = refusal(text, self.names)
            if reason is not None:
                print(f"  {reason}; ringkas (r) atau tolak (t) (shorten or reject)")
            elif self._is_sure(text):
                desk.publish(comment, text)
                self.decided.append((desk, comment, "setuju", text))
                return "setuju"

    def _is_sure(self, text: str) -> bool:
        """Ask once more about a text with what may be somebody's name."""
        from kinerja.intake.telling import marks

        doubtful = [mark for mark in marks(text, self.names) if mark.asked]
        if not doubtful:
            return True
        listed = ", ".join(f'"{text[mark.start : mark.end]}"' for mark in doubtful)
        said = f"{doubtful[0].said} ({doubtful[0].said_en})"
        asked = f"{listed}: {said}" if sys.stdout.isatty() else said
        return _answer(_ASK_AGAIN.format(marks=asked)).casefold() in ("ya", "yes")


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
    from kinerja.intake.telling import marks

    watched = sys.stdout.isatty()
    plain = str if watched else masked
    parts: list[str] = []
    end = 0
    for mark in marks(text, names):
        parts += [plain(text[end : mark.start]), f"⟦{mark.said}"]
        parts += [f": {text[mark.start : mark.end]}⟧" if watched else "⟧"]
        end = mark.end
    return "".join((*parts, plain(text[end:])))
