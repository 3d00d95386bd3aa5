"""Build the whole site beside the old one, then swap: nobody sees half a site, a failed build changes nothing."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from kinerja.errors import KinerjaError
from kinerja.package.model import Progress
from kinerja.site.drawing import draw
from kinerja.site.output import MARKER, check_output, keep_unchanged, publish

_STEPS = 3


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in files; ``unchanged`` ones keep their bytes and their time."""

    output: Path
    files: int
    new: int
    changed: int
    unchanged: int
    removed: int
    pages: int
    """Markdown pages of the agency's own."""
    releases: int
    names_given: int
    """Names in the consent file."""
    names_shown: int
    """Those of them that stand on a page."""


def build_site(
    content: Path,
    output: Path,
    consent: Path | None = None,
    progress: Progress | None = None,
    *,
    preview: bool = False,
) -> BuildReport:
    """Build the portal into ``output``.

    Reads ``rilis/``, ``halaman/`` and ``portal.yaml`` below ``content``, the consent file and the theme; nothing
    else. The same input gives the same bytes.

    :param output: our own earlier site, an empty folder or a new one; never one that holds something else.
    :param consent: names of people who agreed to be named; outside git and ``content``.
    :param preview: every page says that it is not published.
    :raises Refused: a page or a release did not pass its check; the old site stays.
    :raises KinerjaError: wrong use, or a fault while the pages were drawn; the old site stays.
    """
    output = check_output(output, content)
    tell = progress or (lambda _label, _done, _total: None)
    tell("Menyiapkan halaman (preparing)", 0, _STEPS)
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as beside:
        fresh = Path(beside) / "baru"
        fresh.mkdir()
        tell("Menggambar halaman (drawing pages)", 1, _STEPS)
        drawn = draw(content, fresh, consent, preview=preview)
        if not (fresh / "index.html").is_file():
            raise KinerjaError("situs tanpa halaman depan; periksa tema dan plugin (the site has no home page)")
        shown = _names_on_pages({entry["nama"] for entry in drawn.consent}, fresh)
        (fresh / MARKER).write_text("Dibuat oleh kinerja site; jangan sunting di sini.\n", encoding="utf-8")
        counts = keep_unchanged(fresh, output)
        tell("Menukar situs (swapping)", 2, _STEPS)
        publish(fresh, output, Path(beside) / "lama")
    tell("Situs siap (site ready)", _STEPS, _STEPS)
    return BuildReport(
        output=output,
        files=counts.files,
        new=counts.new,
        changed=counts.changed,
        unchanged=counts.unchanged,
        removed=counts.removed,
        pages=drawn.pages,
        releases=drawn.releases,
        names_given=len(drawn.consent),
        names_shown=shown,
    )


def _names_on_pages(names: set[str], site: Path) -> int:
    """How many of ``names`` stand on a page; looked up in what was written, not in what was meant."""
    missing = set(names)
    for page in site.rglob("*.html") if missing else ():
        text = unescape(page.read_text(encoding="utf-8"))
        missing = {name for name in missing if name not in text}
    return len(names) - len(missing)
