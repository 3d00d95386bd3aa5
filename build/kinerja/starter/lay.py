"""Lay an agency's own repository into a new folder: whole or not at all, its content valid, and never over anything."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kinerja import resources, rules
from kinerja.content.load import load
from kinerja.content.templates.yaml_text import scalar
from kinerja.errors import KinerjaError
from kinerja.starter.editor import editor_schemas

_FILES: Final = Path(__file__).resolve().parent / "berkas"
_HIDDEN: Final = "dot-"
"""Stands for the leading dot of a name, so that no tool takes our copies for its own settings."""

_YAML: Final = "content/portal.yaml"
_RUNNABLE: Final = 0o755


@dataclass(frozen=True)
class Agency:
    """What an agency's repository is told about it; every text is one line."""

    name: str
    name_en: str
    short: str
    short_en: str
    site: str
    """``https://`` address of the portal."""
    office: str
    email: str
    street: str
    organisation: str
    """Account or group on the git host, whose teams review."""
    package: str
    """A requirement of pip: the software and where it comes from."""


def files(agency: Agency) -> dict[str, bytes]:
    """Return every file by its path, with the agency's own words in their places."""
    words = {
        "instansi": agency.name,
        "instansi_en": agency.name_en,
        "nama_pendek": agency.short,
        "nama_pendek_en": agency.short_en,
        "alamat_situs": agency.site,
        "pengelola": agency.office,
        "surel": agency.email,
        "alamat": agency.street,
    }
    plain = {
        "teks_instansi": _in_markdown(agency.name),
        "teks_instansi_en": _in_markdown(agency.name_en),
        "organisasi": agency.organisation,
        "paket": agency.package,
    }
    quoted = plain | {key: scalar(value) for key, value in words.items()}
    found = {}
    for path, data in _shipped():
        found[path] = _filled(data.decode("utf-8"), quoted if path == _YAML else plain).encode("utf-8")
    found["constraints.txt"] = resources.find(".", "constraints.txt").read_bytes()
    return dict(sorted(found.items()))


def _shipped() -> Iterator[tuple[str, bytes]]:
    """Yield the files as they lie in the package, under the names that they get."""
    for source in sorted(_FILES.rglob("*")):
        parts = source.relative_to(_FILES).parts
        if source.is_file() and "__pycache__" not in parts:
            yield (
                "/".join(f".{p.removeprefix(_HIDDEN)}" if p.startswith(_HIDDEN) else p for p in parts),
                source.read_bytes(),
            )


def _filled(text: str, words: Mapping[str, str]) -> str:
    for key, value in words.items():
        text = text.replace(f"@@{key}@@", value)
    return text


def _in_markdown(text: str) -> str:
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in text)


def lay(folder: Path, agency: Agency) -> int:
    """Write the repository, and return the number of files.

    Everything is written beside and checked as ``kinerja validate`` would; one renaming then puts it in its place.

    :param folder: new, or empty.
    :raises KinerjaError: it holds something, or an answer about the agency is not what a portal can say.
    """
    _require_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".kinerja-init-", dir=folder.parent))
    try:
        repository = beside / folder.resolve().name
        made = files(agency)
        for path, data in made.items():
            file = repository / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            if data.startswith(b"#!"):
                file.chmod(_RUNNABLE)
        made |= _write_schemas(repository)
        _require_valid(repository)
        _begin_history(repository)
        repository.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(made)


def refresh_schemas(folder: Path) -> int:
    """Write the installed schemas, the agency's own codes in them, for the editors of a repository there is.

    :raises KinerjaError: the folder holds no ``content/``.
    """
    if not (folder / "content").is_dir():
        raise KinerjaError(f"{folder}: tidak ada content/ di sini; jalankan dari folder instansi (no content here)")
    return len(_write_schemas(folder))


def _write_schemas(folder: Path) -> dict[str, bytes]:
    made = editor_schemas(folder.absolute())
    for path, data in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)
    return made


def _require_free(folder: Path) -> None:
    taken = folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    if taken or folder.resolve() == Path.cwd():
        raise KinerjaError(
            f"{folder}: sudah ada isinya, atau folder tempat Anda berada; sebut folder yang belum ada, tidak ada yang "
            "ditimpa (name a folder that does not exist yet: nothing is overwritten)"
        )


def _require_valid(repository: Path) -> None:
    tree = load(repository / "content", use_cache=False)
    found = sorted({*tree.findings, *rules.check(tree)})
    if found:
        first = found[0]
        raise KinerjaError(f"{first.message}; tidak ada yang ditulis ({first.message_en}; nothing was written)")


def _begin_history(repository: Path) -> None:
    """An empty git repository on ``main``, where there is git; without it the folder is whole all the same."""
    git = shutil.which("git")
    if git is not None:
        subprocess.run([git, "init", "--quiet", "--initial-branch=main", str(repository)], check=False)
