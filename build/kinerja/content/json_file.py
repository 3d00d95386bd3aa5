"""Read one JSON file of ``schemas/``, which an agency may have written itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kinerja.errors import KinerjaError, shown


def read_json(path: Path) -> dict[str, Any]:
    """Return a file's JSON object.

    :raises KinerjaError: it is not UTF-8, not JSON, or no object; with the line where there is one.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise KinerjaError(f"{shown(path)}:{error.lineno}: bukan JSON; perbaiki tanda baca (not valid JSON)") from None
    except UnicodeDecodeError:
        raise KinerjaError(f"{shown(path)}: simpan berkas sebagai UTF-8 (save as UTF-8)") from None
    if not isinstance(value, dict):
        raise KinerjaError(f"{shown(path)}: tulis sebagai objek JSON, diapit {{ }} (it must be a JSON object)")
    return value
