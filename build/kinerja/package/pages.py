"""Judge a Markdown page before it may reach the site: what it would run, load or lead to, and on which line."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from markdown.extensions.meta import BEGIN_RE, END_RE, META_MORE_RE, META_RE

from kinerja.package.page_addresses import Target, judge, squash
from kinerja.package.page_effort import laborious
from kinerja.package.page_html import IMAGE, Rendered, Spot, links, pictures, render, spots
from kinerja.package.page_pictures import FOLDER as PICTURES
from kinerja.package.page_pictures import picture_flaw, read_picture
from kinerja.package.page_words import sentence
from kinerja.package.read import folder_name

MAXIMUM_BYTES = 1_000_000
"""Largest page: a book of 500 printed pages, so anything above is no page."""

METADATA = ("title", "lang", "slug", "summary", "translation")
"""The only keys a page may set. Pelican's others move the page, date it or change its template."""

RESERVED = frozenset(
    {
        "index",
        "indeks",
        "unit",
        "banding",
        "indikator",
        "kepuasan",
        "kelengkapan",
        "janji",
        "bukti",
        "pelatihan",
        "umpan-balik",
        "penghargaan",
        "adil",
        "rencana",
        "perilaku",
        "layanan",
        "papan",
        "metode",
        "data",
        "privasi",
        "en",
        "theme",
        "gambar",
    }
)
"""Names of pages and folders that the site makes itself."""

_FILE_NAME = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)(?P<english>\.en)?\.md")
_RELEASE_FILE = re.compile(r"datapackage\.json|(?:(?:tabel|aturan)/)?[a-z0-9][a-z0-9_-]*\.csv")
_MERGE = re.compile(r"(?:<{7}|>{7})(?: |\Z)")
"""What git leaves on a page that two people changed; ``=======`` alone may underline a title."""
_MOST_RENDERINGS = 40
"""Renderings spent on telling a page's harmful line from one that only quotes it."""


@dataclass(frozen=True, order=True)
class PageProblem:
    """One thing to mend on a page; line and column count from 1, messages are one line."""

    line: int
    column: int
    code: str
    message: str
    message_en: str


class UnreadablePageError(ValueError):
    """The file is no page at all; holds the one problem that says why."""

    def __init__(self, problem: PageProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def page_name(file_name: str) -> tuple[str, str] | None:
    """``("panduan", "en")`` for ``panduan.en.md``; None where the name is not a page's."""
    match = _FILE_NAME.fullmatch(file_name)
    return (match["name"], "en" if match["english"] else "id") if match else None


def is_release_file(path: str) -> bool:
    """Whether ``path`` (below a release's folder) is a file that the release format has."""
    return _RELEASE_FILE.fullmatch(path) is not None


def check_page(path: Path, root: Path) -> list[PageProblem]:
    """Return what has to be mended on the page, by line; empty where it is safe to publish.

    :param path: the Markdown file, directly below ``halaman/``.
    :param root: the content folder (or a folder of the same shape), to see whether linked pages and release files
        exist. Nothing but ``path`` and its pictures is opened.
    """
    try:
        source = read_page(path)
    except UnreadablePageError as error:
        return [error.problem]
    return check_source(source, path.name, root)


def read_page(path: Path) -> str:
    """Read a page's text.

    :raises UnreadablePageError: a symbolic link, no regular file, too large, or not UTF-8 text.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise UnreadablePageError(_problem("halaman-berkas", "tautan" if path.is_symlink() else "baca")) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadablePageError(_problem("halaman-berkas", "jenis"))
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(MAXIMUM_BYTES + 1)
    if len(data) > MAXIMUM_BYTES:
        raise UnreadablePageError(_problem("halaman-berkas", "besar"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadablePageError(_problem("halaman-berkas", "utf8", line=line)) from error
    if "\0" in text:
        raise UnreadablePageError(_problem("halaman-berkas", "utf8", line=text[: text.index("\0")].count("\n") + 1))
    return text


def check_source(source: str, file_name: str, root: Path) -> list[PageProblem]:
    """Like :func:`check_page`, for text that is in memory."""
    named = page_name(file_name)
    if named is None:
        return [_problem("halaman-nama", file_name)]
    if named[0] in RESERVED:
        return [_problem("halaman-nama-terpakai", file_name)]
    lines = _lines(source)
    unmerged = next((number for number, line in enumerate(lines, 1) if _MERGE.match(line)), None)
    if unmerged is not None:
        return [_problem("halaman-gabungan", "", line=unmerged)]
    if slow := laborious("\n".join(lines)):
        return [_problem("halaman-berkas", "rumit", line=slow)]
    try:
        page = render(source)
        wrong = spots(page)
    except RecursionError:
        return [_problem("halaman-berkas", "dalam")]
    found = [*_metadata_problems(lines, page, *named)]
    if named[1] == "en" and not (root / "halaman" / f"{named[0]}.md").is_file():
        found.append(_problem("halaman-kembar", f"{named[0]}.md"))
    wrong += _unusable(page, root)
    found += _placed(wrong, lines, source, root)
    return sorted(set(found))


def _problem(code: str, detail: str, *, line: int = 1, column: int = 1) -> PageProblem:
    return PageProblem(line, column, code, *sentence(code, detail))


def _lines(source: str) -> list[str]:
    """The source's lines as Markdown counts them."""
    plain = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "").replace("\x03", "")
    return plain.split("\n")


def _metadata_lines(lines: list[str]) -> tuple[list[tuple[int, str, str]], int]:
    """(line, lower-case key, value) of each metadata line, read as Markdown reads it, and the line of the text."""
    found: list[tuple[int, str, str]] = []
    start = 1 if lines and BEGIN_RE.match(lines[0]) else 0
    for number, line in enumerate(lines[start:], start + 1):
        if not line.strip() or END_RE.match(line):
            return found, number + 1
        if match := META_RE.match(line):
            found.append((number, match["key"].lower(), match["value"].strip()))
        elif found and (more := META_MORE_RE.match(line)):
            found.append((number, found[-1][1], more["value"].strip()))
        else:
            return found, number
    return found, len(lines)


def _metadata_problems(lines: list[str], page: Rendered, name: str, language: str) -> Iterable[PageProblem]:
    entries, _ = _metadata_lines(lines)
    first = {key: line for line, key, _ in reversed(entries)}
    for key in {*page.metadata, *first} - set(METADATA):
        yield _problem("halaman-metadata", key, line=first.get(key, 1))
    values = {key: [value for _, one, value in entries if one == key] for key in METADATA}
    if not "".join(values["title"]).strip():
        yield _problem("halaman-judul", "")
    for line, key, value in entries:
        if key in {"title", "summary"} and re.search(r"[<>]|&#|&\w+;", value):
            yield _problem("halaman-metadata-html", key.title(), line=line)
    expected = {"lang": language, "slug": name, "translation": "true"}
    for key, right in expected.items():
        if values[key] and [value.casefold() for value in values[key]] != [right]:
            yield _problem("halaman-metadata-nilai", f"{key.title()}: {right}", line=first[key])
    if len(values["title"]) > 1:
        yield _problem("halaman-metadata-nilai", "Title: …", line=first["title"])


def _is_dead(address: str, root: Path) -> bool:
    """Whether the address is harmless, but names a page or a release file that is not there."""
    target = judge(address)
    if not isinstance(target, Target):
        return False
    if target.kind == "halaman":
        return page_name(target.path) is None or not (root / "halaman" / target.path).is_file()
    if target.kind == "rilis":
        folder, _, file = target.path.partition("/")
        known = folder_name(folder) is not None and is_release_file(file)
        return not known or not (root / "rilis" / folder / file).is_file()
    return False


def _unusable(page: Rendered, root: Path) -> Iterator[Spot]:
    """What stands on the page harmlessly, but leads nowhere or to a picture that may not be shown."""
    for address in links(page):
        if _is_dead(address, root):
            yield Spot("halaman-alamat-mati", address, address)
    for name in pictures(page):
        if flaw := picture_flaw(read_picture(root / "halaman" / PICTURES / name)):
            yield Spot(IMAGE, f"{PICTURES}/{name}", flaw)


def _placed(wrong: list[Spot], lines: list[str], source: str, root: Path) -> list[PageProblem]:
    """Each spot on its line; where its text also stands in harmless places, those are told apart."""
    groups: dict[Spot, int] = {}
    for spot in wrong:
        groups[spot] = groups.get(spot, 0) + 1
    _, first_of_text = _metadata_lines(lines)
    found: list[PageProblem] = []
    text = _Searchable.of(lines, first_of_text)
    renderings = 0 if len(source) > MAXIMUM_BYTES // 10 else _MOST_RENDERINGS
    for spot, count in groups.items():
        places = text.lines_of(spot.needle)
        if len(places) > count and renderings >= len(places):
            renderings -= len(places)
            places = [n for n in places if _count(spot, _without(lines, n), root) < count] or places[:count]
        for number in places[:count] or [min(first_of_text, len(lines))]:
            column = _column(spot.needle, lines[number - 1])
            found.append(_problem(spot.code, spot.shown, line=number, column=column))
    return found


@dataclass(frozen=True)
class _Searchable:
    """The page's text without spelling: all lines after the head, decoded and joined, and where each begins."""

    text: str
    starts: tuple[int, ...]
    first: int

    @classmethod
    def of(cls, lines: list[str], first: int) -> _Searchable:
        plain = [squash(line) for line in lines[first - 1 :]]
        return cls("".join(plain), tuple(accumulate(map(len, plain[:-1]), initial=0)), first)

    def lines_of(self, needle: str) -> list[int]:
        """Lines (from 1) on which ``needle`` begins, in any spelling; it may run over a line's end."""
        wanted, found, place = squash(needle), [], 0
        while wanted and (place := self.text.find(wanted, place)) >= 0:
            found.append(bisect_right(self.starts, place) - 1 + self.first)
            place += len(wanted)
        return list(dict.fromkeys(found))


def _without(lines: list[str], number: int) -> str:
    return "\n".join([*lines[: number - 1], "", *lines[number:]])


def _count(spot: Spot, source: str, root: Path) -> int:
    page = render(source)
    return [*spots(page), *_unusable(page, root)].count(spot)


def _column(needle: str, line: str) -> int:
    at = line.casefold().find(needle.casefold())
    return (at if at >= 0 else len(line) - len(line.lstrip())) + 1
