"""Draw recorded pages with Jinja2 and nothing else: what ``scripts/bench site`` measures us by.

``bare_jinja.py VIEWS OUTPUT THEME`` prints how many pages it wrote, and the seconds by clock and processors that it
needed only to read what it was given.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

reading = [0.0, 0.0]


def given(read: Callable[[], Any]) -> Any:
    """What ``read`` returns; the time it takes is not bare Jinja2's."""
    clock, processor = time.perf_counter(), time.process_time()
    value = read()
    reading[0] += time.perf_counter() - clock
    reading[1] += time.process_time() - processor
    return value


def words(language: str, theme: Path) -> tuple[Any, Any]:
    """The language's words, and the filter for inline code; their import is not bare Jinja2's either."""
    from kinerja.site.text import speech, whole_code

    return speech(language, theme / "translations"), whole_code


def with_terms(text: str, known: Any, around: Any) -> str:
    """The page with its links to the glossary, as ``Painter.draw`` writes it; what they take is not bare Jinja2's."""
    from kinerja.site.glossary import GLOSSARY, with_links

    return text if known is None or around.address == f"{GLOSSARY}.html" else with_links(text, known, around.base)


def draw(views: Path, output: Path, theme: Path) -> int:
    """Write every page of one language."""
    pages, made = 0, set()
    with views.open("rb") as file:
        site, known = given(lambda: pickle.load(file))  # noqa: S301 - our own bytes, written by site.py
        spoken, whole_code = given(lambda: words(site.language, theme))
        environment = Environment(
            loader=FileSystemLoader(theme / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(_=spoken.gettext, plural=spoken.plural, site=site)
        environment.filters.update(soft=spoken.soft, whole_code=whole_code)
        size = views.stat().st_size
        while file.tell() < size:
            template, around, view, path = given(lambda: pickle.load(file))  # noqa: S301 - our own bytes, written by site.py
            text = environment.get_template(template).render(frame=around, view=view)
            text = given(lambda: with_terms(text, known, around))  # noqa: B023 - called at once
            target = output / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            target.write_bytes(text.encode())
            pages += 1
    return pages


if __name__ == "__main__":
    folder, into, look = map(Path, sys.argv[1:])
    drawn = sum(draw(path, into, look) for path in sorted(folder.glob("*.pickle")))
    print(json.dumps([drawn, *reading]))
