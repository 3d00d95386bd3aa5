"""Run Pelican in this process, quietly: what it would only log as an error ends the build in one line."""

from __future__ import annotations

import locale
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateSyntaxError
from pelican import log as pelican_log
from pelican.settings import read_settings

import kinerja
from kinerja.errors import KinerjaError
from kinerja.package.read import release_folders
from kinerja.site.engine import StagedSite


@dataclass(frozen=True)
class Drawn:
    """What went into the pages."""

    pages: int
    releases: int
    consent: tuple[Mapping[str, str], ...]


def draw(content: Path, output: Path, consent: Path | None, *, preview: bool = False) -> Drawn:
    """Draw every page of ``content``'s public part into the empty folder ``output``.

    :param preview: every page says that it is not published, and search engines are told to leave it.
    :raises Refused: a page or a release did not pass its check.
    :raises KinerjaError: wrong use, or Pelican, the plugin or a template failed.
    """
    override = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output),
        "KINERJA_PREVIEW": preview,
        "KINERJA_CONSENT_FILE": str(consent.absolute()) if consent else None,
    }
    with _alone() as errors, _one_line():
        with closing(StagedSite(read_settings(str(settings_file()), override=override))) as site:
            if not errors.lines:
                site.run()
            drawn = Drawn(len(site.staged.pages), len(release_folders(site.staged.releases)), site.consent)
        if errors.lines:
            raise KinerjaError(f"situs tidak dapat dibuat: {errors.lines[0]} (the site cannot be built)")
        return drawn


def settings_file() -> Path:
    """``pelicanconf.py``: beside the package's modules when installed, beside the package in a checkout.

    :raises KinerjaError: it is at neither place.
    """
    package = Path(kinerja.__file__).resolve().parent
    for folder in (package, package.parent):
        if (folder / "pelicanconf.py").is_file():
            return folder / "pelicanconf.py"
    raise KinerjaError("pelicanconf.py tidak ditemukan; pasang ulang paket kinerja (reinstall the package)")


class _Errors(logging.Handler):
    """Keeps the first line of each message at level ERROR or above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage().strip().splitlines()[0] if record.getMessage().strip() else record.name)


@contextmanager
def _alone() -> Iterator[_Errors]:
    """Give Pelican the process as it likes it, and put log, console, locale and import path back afterwards."""
    logger, console, errors = logging.getLogger("pelican"), pelican_log.console, _Errors()
    before = (logger.propagate, console.quiet, locale.setlocale(locale.LC_ALL), list(sys.path))
    logger.addHandler(errors)
    logger.propagate, console.quiet = False, True
    try:
        yield errors
    finally:
        logger.removeHandler(errors)
        logger.propagate, console.quiet = before[0], before[1]
        locale.setlocale(locale.LC_ALL, before[2])
        sys.path[:] = before[3]


@contextmanager
def _one_line() -> Iterator[None]:
    """Turn any fault of Pelican, the plugin or a template into one line that says where it rose."""
    try:
        yield
    except KinerjaError:
        raise
    except Exception as error:
        if os.environ.get("KINERJA_DEBUG"):
            raise
        raise KinerjaError(f"situs tidak dapat dibuat: {_where(error)} (the site cannot be built)") from error


def _where(error: Exception) -> str:
    """The template or module and line at which the error rose, and its kind; never its words, which may quote data.

    Those of a syntax error quote the template alone, and its writer needs them.
    """
    if isinstance(error, TemplateSyntaxError):
        return f"{_template(Path(error.filename or error.name or '?'))}:{error.lineno}: {' '.join(str(error).split())}"
    trace, template = error.__traceback__, ""
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        if place.split(":")[0].endswith((".html", ".xml", ".atom", ".txt", ".svg")):
            template = place
        trace = trace.tb_next
    return f"{template or place}: {type(error).__name__}"


def _template(path: Path) -> Path:
    """A template by its place in the agency's ``theme/``, not in the copy that is drawn from."""
    parts = path.parts
    return Path(*parts[parts.index("theme") :]) if "theme" in parts else path
