"""Every message id of the templates and views, by Babel's own extractors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir

KEYWORDS: dict[str, Any] = {"_": None, "gettext": None, "plural": ((1, 1))}
METHODS = {
    "python": [("**.py", "python")],
    "templates": [("**.html", "jinja2.ext:babel_extract")],
}


def message_ids(checkout: Path) -> Iterator[str]:
    """Each id once, in order of appearance."""
    seen: set[str] = set()
    places = (
        (checkout / "build/kinerja/site", METHODS["python"]),
        (checkout / "theme/templates", METHODS["templates"]),
    )
    for folder, methods in places:
        for _, _, message, _, _ in extract_from_dir(folder, method_map=methods, keywords=KEYWORDS):
            text = message[0] if isinstance(message, tuple) else message
            if text and text not in seen:
                seen.add(text)
                yield text
