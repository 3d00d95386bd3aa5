"""Put what the public may see, and nothing else, into a fresh folder: Pelican is shown that folder alone."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kinerja.errors import KinerjaError, Refused
from kinerja.package.files import page_files
from kinerja.package.page_html import pictures, render
from kinerja.package.page_pictures import FOLDER as PICTURES
from kinerja.package.page_pictures import picture_flaw, read_picture
from kinerja.package.pages import PageProblem, UnreadablePageError, check_source, is_release_file, read_page
from kinerja.package.read import release_folders
from kinerja.site.portal import read_portal

PAGES = "pages"
RELEASES = "rilis"


@dataclass(frozen=True)
class Staged:
    """A staging folder: ``pages/``, ``rilis/`` below ``path``, and what ``portal.yaml`` says to the public."""

    path: Path
    portal: Mapping[str, Any]
    pages: tuple[str, ...]
    """File names of the pages, sorted."""

    @property
    def releases(self) -> Path:
        """Folder of the staged release folders."""
        return self.path / RELEASES


class PagesRefusedError(Refused):
    """Pages with something to mend; nothing was built. One line of ``lines`` is one problem, with its place."""

    def __init__(self, problems: list[tuple[Path, PageProblem]]) -> None:
        super().__init__(
            *(f"{path}:{p.line}:{p.column}: {p.code}: {p.message} ({p.message_en})" for path, p in problems)
        )


def stage(content: Path, folder: Path) -> Staged:
    """Fill ``folder`` (empty, ours) from ``content``.

    Opens ``portal.yaml``, ``halaman/*.md``, the pictures these show and the files that each release vouches for, and
    no other file: the folder works where plans, evaluations, staff and answers are not even present.

    :raises PagesRefusedError: a page would run, load or lead out of the site.
    :raises Refused: a symbolic link, or a release whose bytes are not those it was published with.
    :raises KinerjaError: no content folder, no release, or an unusable ``portal.yaml``.
    """
    if not content.is_dir():
        raise KinerjaError(f"{content}: folder isi tidak ada; beri --content DIR (no content folder)")
    portal = read_portal(content / "portal.yaml")
    (folder / PAGES).mkdir(parents=True)
    (folder / RELEASES).mkdir()
    folders = release_folders(_plain_folder(content / RELEASES))
    if not folders:
        raise KinerjaError(f"{content / RELEASES}: belum ada rilis; jalankan kinerja release PERIODE (no release yet)")
    for release in folders:
        _stage_release(release, folder / RELEASES / release.name)
    return Staged(folder, portal, _stage_pages(content, folder / PAGES))


def _plain_folder(path: Path) -> Path:
    if path.is_symlink():
        raise Refused(f"{path}: tautan simbolik tidak dipakai; salin isinya ke folder biasa (a symbolic link)")
    return path


def _stage_pages(content: Path, folder: Path) -> tuple[str, ...]:
    source = _plain_folder(content / "halaman")
    problems: list[tuple[Path, PageProblem]] = []
    names = []
    for path in page_files(source):
        try:
            text = read_page(path)
        except UnreadablePageError as error:
            problems.append((path, error.problem))
            continue
        if found := check_source(text, path.name, content):
            problems += [(path, problem) for problem in found]
            continue
        (folder / path.name).write_text(text, encoding="utf-8", newline="\n")
        names.append(path.name)
        _stage_pictures(text, source / PICTURES, folder / PICTURES)
    if problems:
        raise PagesRefusedError(problems)
    return tuple(names)


def _stage_pictures(text: str, source: Path, folder: Path) -> None:
    """Copy the pictures of a page that may be shown."""
    for name in pictures(render(text)):
        data = read_picture(_plain_folder(source) / name)
        if data is not None and picture_flaw(data) is None:
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)


def _stage_release(source: Path, folder: Path) -> None:
    """Copy the files that ``datapackage.json`` vouches for, byte for byte, and check each against its digest."""
    descriptor = _read(source / "datapackage.json")
    for path in source.rglob("*"):
        if path.is_symlink():
            raise Refused(f"{path}: rilis tidak boleh memuat tautan simbolik; pulihkan dari git (a symbolic link)")
    files = {"datapackage.json": descriptor}
    for name, digest in sorted(_digests(source / "datapackage.json", descriptor).items()):
        if not is_release_file(name):
            raise Refused(f"{source / 'datapackage.json'}: {name!r} bukan berkas rilis (not a file of a release)")
        files[name] = _read(source / name)
        if f"sha256:{sha256(files[name]).hexdigest()}" != digest:
            raise Refused(
                f"{source / name}: isinya bukan yang diterbitkan; pulihkan dari git, atau koreksi dengan "
                "kinerja release --koreksi (not the bytes that were published)"
            )
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def _digests(path: Path, descriptor: bytes) -> Mapping[str, str]:
    try:
        digests = json.loads(descriptor)["kinerja"]["digest"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refused(f"{path}: bukan datapackage.json rilis; pulihkan dari git (not a release's file)") from error
    if not isinstance(digests, dict) or not digests:
        raise Refused(f"{path}: tanpa sidik (digest) berkas; pulihkan dari git (no digests)")
    return {str(name): str(digest) for name, digest in digests.items()}


def _read(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise Refused(
            f"{path}: tidak dapat dibaca ({error.strerror}); pulihkan folder rilis dari git (cannot be read)"
        ) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(f"{path}: bukan berkas biasa; pulihkan dari git (not an ordinary file)")
    with os.fdopen(descriptor, "rb") as file:
        return file.read()
