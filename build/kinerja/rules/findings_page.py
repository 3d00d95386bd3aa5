"""docs/findings.md: every code with its meaning, a real broken file, what is said of it, and its mend."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Final

from kinerja.content.personal import masked
from kinerja.rules.explanations import Explanation, explanations

_LONGEST: Final = 100
"""Characters of a line that the page shows."""

_MOST_LINES: Final = 12
"""Lines of a difference that the page shows."""

_HEAD: Final = """# Findings (temuan)

What `kinerja validate` may say. `galat` makes it exit 1, `tinjau` asks for a look. Each finding names file, line and
column and says in Indonesian and English what to write instead. Codes are stable: a code keeps its meaning, is never
used for something else, and keeps its address on this page (`#skema-pilihan`); `kinerja validate --explain KODE` says
the same without a browser. The words are in `build/kinerja/rules/explanations.yaml`, the examples are the broken files
of `tests/functional/findings/`, and `scripts/findings` makes this page of the two; a test holds all three together.

Temuan dibaca dari atas: `galat` di satu berkas dahulu, karena satu kunci yang keliru sering menimbulkan temuan lain.
Di bawah ini baris `-` adalah yang tertulis, baris `+` yang seharusnya.
"""

_SECTIONS: Final = {
    "berkas-": "Satu berkas (one file)",
    "isi-": "Antarberkas (across files)",
    "pengenal-": "Pengenal pribadi (personal identifiers)",
    "halaman-": "Halaman (pages)",
}
"""Beginning of a code that opens a section, and its title."""

_ELSEWHERE: Final = (
    "Berkas contohnya dibuat saat pengujian dan tidak disimpan di git: terlalu besar, bukan berkas biasa, atau memuat "
    "pengenal pribadi. *(The example is made when tests run: it does not belong in git.)*"
)


@dataclass(frozen=True)
class Change:
    """One file before and after a mend; None where there is no such file, or where it is no text."""

    file: str
    before: str | None
    after: str | None
    lost: bool
    """Whether there is no file after."""


@dataclass(frozen=True)
class Example:
    """A broken file, what is said of it, and its mend."""

    case: str
    """Its folder in ``tests/functional/findings``."""
    file: str
    """As the finding names it."""
    place: str
    """Line and column, ``7:18``."""
    message: str
    message_en: str
    changes: tuple[Change, ...]
    """What the mend changes, the finding's own file first."""


def findings_page(cases: Path, base: Path) -> str:
    """Return the page.

    :param cases: the folder of broken files; a case is a folder with ``content/`` (files laid over ``base``),
        ``temuan.txt`` (what is said of it) and, where the mend is not the file of ``base``, ``perbaikan/``.
    :param base: the sound agency.
    """
    examples = examples_of(cases, base)
    lines = [
        _HEAD,
        "| Kode | Tingkat | Arti (meaning) | Contoh (example) | Perbaikan (mend) |",
        "|---|---|---|---|---|",
    ]
    for code, told in explanations().items():
        lines.append(
            f"| [`{code}`](#{code}) | {told.level} | {told.meaning} ({told.meaning_en}) | "
            f"{_glance(examples.get(code))} | {told.mend} ({told.mend_en}) |"
        )
    titles = dict(_SECTIONS)
    for code, told in explanations().items():
        if title := titles.pop(f"{code.split('-')[0]}-", None):
            lines += ["", f"## {title}"]
        lines += ["", *_part(told, examples.get(code))]
    return "\n".join(lines) + "\n"


def examples_file(cases: Path, base: Path) -> str:
    """Return the same examples as JSON, code → lines, for ``kinerja validate --explain`` in an agency's repository."""
    lines = {code: list(_in_short(code, example)) for code, example in examples_of(cases, base).items()}
    return json.dumps(lines, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_short(code: str, example: Example) -> Iterator[str]:
    yield f"{example.file}:{example.place}"
    reviewed = explanations()[code].mend.startswith("tinjau")
    for change in () if reviewed else example.changes:
        yield from (line for line in _change(change, example.file) if line and not line.startswith("```"))
    yield example.message
    yield example.message_en


def examples_of(cases: Path, base: Path) -> Mapping[str, Example]:
    """Return the example of each code: the case that is named like it, else the first that gives it."""
    found: dict[str, Example] = {}
    folders = sorted(path for path in cases.iterdir() if path.is_dir() and path != base)
    for folder in sorted(folders, key=lambda path: path.name not in explanations()):
        said = (folder / "temuan.txt").read_text(encoding="utf-8").splitlines()
        for head, message, message_en in zip(said[::3], said[1::3], said[2::3], strict=True):
            place, _, code = head.rsplit(" ", 2)
            if folder.name in explanations() and folder.name != code:
                continue
            file, line, column = place.rsplit(":", 2)
            changes = tuple(sorted(_changes(folder, base), key=lambda change: (change.file != file, change.file)))
            example = Example(folder.name, file, f"{line}:{column}", message.strip(), message_en.strip(), changes)
            found.setdefault(code, example)
    return found


def _changes(folder: Path, base: Path) -> Iterator[Change]:
    """Yield what the mend changes: ``perbaikan/`` laid over the case, or else the sound agency put back."""
    mend = folder / "perbaikan"
    gone = _named(folder / "hapus.txt")
    if mend.exists():
        dropped = _named(mend / "hapus.txt")
        for file in sorted({*_files(mend), *dropped}):
            before = None if file in gone else _text(folder / file) or _text(base / file)
            yield Change(file, before, _text(mend / file), file in dropped)
        return
    for file in sorted({*_files(folder), *gone}):
        yield Change(file, _text(folder / file), _text(base / file), not (base / file).exists())


def _named(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def _files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in (folder / "content").rglob("*") if not path.is_dir()]


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig") if path.is_file() else None
    except UnicodeDecodeError:
        return None


def _glance(example: Example | None) -> str:
    """The line that is wrong, short enough for a table."""
    if example is None:
        return "dibuat saat diuji"
    own = [change.before or "" for change in example.changes if change.file == example.file]
    lines = own[0].splitlines() if own else []
    number = int(example.place.split(":", maxsplit=1)[0])
    line = lines[number - 1].strip(" ") if number <= len(lines) else ""
    if not line or example.place == "1:1":
        return f"`{example.file.removeprefix('content/')}`"
    shown = _shown(line, 48).replace("|", "\\|")
    return f"``{' ' if shown.startswith('`') else ''}{shown}{' ' if shown.endswith('`') else ''}``"


def _part(told: Explanation, example: Example | None) -> Iterator[str]:
    yield f"### {told.code}"
    yield f"`{told.level}` {told.meaning}. *{told.meaning_en}.*"
    yield ""
    if example is None:
        yield _ELSEWHERE
    else:
        yield f"`{example.file}:{example.place}`"
        # A rating is reviewed, and never changed for the sake of a pattern: such a mend is no difference to show.
        for change in () if told.mend.startswith("tinjau") else example.changes:
            yield from _change(change, example.file)
        yield f"> {_escaped(example.message)}"
        yield ">"
        yield f"> *{_escaped(example.message_en)}*"
    yield ""
    yield f"Perbaikan: {told.mend}. *To mend it: {told.mend_en}.*"


def _change(change: Change, file: str) -> Iterator[str]:
    """Yield what the mend does to a file: a difference, or that the file comes, goes or is saved anew."""
    if change.before is not None and change.after is not None:
        if change.file != file:
            yield f"`{change.file}`"
        lines = list(unified_diff(change.before.split("\n"), change.after.split("\n"), lineterm="", n=0))[2:]
        lines = [_shown(line, _LONGEST) for line in lines if not line.startswith("@@")]
        yield from ("```diff", *lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else []), "```")
    elif change.lost:
        yield f"Diganti namanya, dipindahkan, atau dihapus (renamed, moved or deleted): `{change.file}`"
        yield ""
    elif change.before is None:
        yield f"Dipulihkan, atau disimpan ulang (restored, or saved again): `{change.file}`"
        yield ""


def _shown(line: str, longest: int) -> str:
    """A line as the page can hold it: signs that nobody sees are named, long ones cut, identifiers masked."""
    seen = "".join("⇥" if c == "\t" else c if c.isprintable() else f"⟨{ord(c):04X}⟩" for c in masked(line))
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def _escaped(message: str) -> str:
    """A message with nothing that Markdown would take for a mark of its own."""
    parts = message.split("`")
    return "`".join(
        part if number % 2 and number < len(parts) - 1 else _plain(part) for number, part in enumerate(parts)
    )


def _plain(text: str) -> str:
    for mark in "\\*_<>[]#&":
        text = text.replace(mark, f"\\{mark}")
    return text
