"""A release's downloads: its own files byte for byte, each table as JSON, one workbook, and one ZIP with papers."""

from __future__ import annotations

from pathlib import Path

from kinerja.site.archive import Edition
from kinerja.site.dictionary import Words
from kinerja.site.json_twin import json_twins
from kinerja.site.papers import papers
from kinerja.site.workbook import workbook
from kinerja.site.zips import bundle


def write_downloads(folder: Path, edition: Edition, words: Words, home: str, output: Path) -> dict[str, int]:
    """Copy the release in ``folder`` to ``output/data/NAME/``, and write ``NAME.zip`` and ``NAME.xlsx`` beside it.

    :param home: the site's own address; may be empty.
    :returns: octets by address below ``output``.
    """
    own = {
        source.relative_to(folder).as_posix(): source.read_bytes()
        for source in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    }
    beside = papers(words, edition, home)
    bundled = [(f"{folder.name}/{path}", data) for path, data in own.items()]
    files = {f"data/{folder.name}/{path}": data for path, data in own.items()}
    files |= {f"{edition.data}/{path}": data for path, data in json_twins(edition.release).items()}
    files[f"data/{folder.name}.zip"] = bundle([*beside.items(), *bundled])
    files[f"data/{folder.name}.xlsx"] = workbook(words, edition)
    for address, data in files.items():
        target = output / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return {address: len(data) for address, data in files.items()}
