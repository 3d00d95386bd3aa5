"""A line of YAML without its colon: a key that lost it, or the rest of a sentence that Enter broke in two."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from kinerja.content.catalogue import quote
from kinerja.content.document import Place
from kinerja.content.hints import NAMES_ALIKE, nearest
from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.yaml_columns import KEY

_IS_KEY: Final = re.compile(rf"[ ]*(?:- )*{KEY}:(?: |$)")
_TEXT: Final = re.compile(rf"[ ]*(?:- )*{KEY}: +[^\s|>\"'\[{{#]")
"""A key with an unquoted text, which a line below may continue."""
_NO_SPACE: Final = re.compile(rf"[ ]*(?:- )*(?P<key>{KEY}):(?P<value>[^\s:/].*)$")


def without_colon(
    lines: Sequence[str], said: str, place: Place, opened: Place | None, keys: Set[str]
) -> tuple[Place, str, str] | None:
    """Return the place of a line that lost its colon, and the advice in both languages; None where there is none.

    Such a line is glued to the next, and the parser stops at that one's colon, or after it.

    :param said: the parser's complaint.
    :param place: where it stopped; ``opened``: where what it was reading began.
    :param keys: the names that keys of such a file have.
    """
    if "mapping values are not allowed" in said:
        candidates = [place[0], _before(lines, place[0])]
    elif "could not find expected ':'" in said:
        candidates = [opened[0] if opened else place[0], _before(lines, place[0])]
    else:
        return None
    for number in candidates:
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if match := _NO_SPACE.match(line):
            mended = quote(f"{match['key']}: {match['value']}")
            return (
                (number, match.end("key") + 1),
                f"beri spasi sesudah titik dua: `{mended}`",
                f"put a space after the colon: `{mended}`",
            )
        if not line.strip() or _IS_KEY.match(line) or line.lstrip().startswith(("#", "- ")) or ":" in line:
            continue
        return ((number, len(line) - len(line.lstrip()) + 1), *_advice(lines, number, keys))
    return None


def _advice(lines: Sequence[str], number: int, keys: Set[str]) -> tuple[str, str]:
    line = lines[number - 1].strip()
    indentation = lines[number - 1][: -len(lines[number - 1].lstrip())]
    above = _before(lines, number)
    if above and lines[above - 1].startswith(f"{indentation}- "):
        mended = f"- {line}" if is_pseudonym(line) else "- …"
        return (
            f"butir ini kurang tanda - di depannya; tulis `{mended}`, sejajar dengan butir di atasnya",
            f"this item lacks its -; write `{mended}`, in line with the item above",
        )
    key, _, value = line.partition(" ")
    value = re.sub(r"^\s*=\s*", "", value)
    known = key if key in keys or is_pseudonym(key) else nearest(key, sorted(keys), alike=NAMES_ALIKE)
    if known or (not keys and re.fullmatch(r"[a-z][a-z0-9_/-]*", key)):
        mended = quote(f"{known or key}: {value}".strip())
        return f"baris {number} kurang titik dua; tulis `{mended}`", f"line {number} lacks a colon; write `{mended}`"
    # A word that is no key of ours may be a name: it is not repeated.
    if above and (_TEXT.match(lines[above - 1]) or ":" not in lines[above - 1]):
        return (
            (
                f"baris {number} menyambung kalimat di baris {above}; gabungkan ke baris itu, jangan menekan Enter di "
                "tengah kalimat"
            ),
            f"line {number} continues the sentence on line {above}; join the two, without Enter inside a sentence",
        )
    return (
        f"baris {number} kurang titik dua; tulis `kunci: nilai`",
        f"line {number} lacks a colon; write `key: value`",
    )


def _before(lines: Sequence[str], number: int) -> int:
    """The line before ``number`` that is not blank; 0 where there is none."""
    return next((n for n in range(number - 1, 0, -1) if lines[n - 1].strip()), 0)
