"""What the last pull knew of a form's sheet: keyed digests, counts and places, and no cell of it.

It saves time and decides nothing: it is signed with the agency's key, holds for the same mapping, software and stored
files alone, and is otherwise as good as none.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kinerja.content import pseudonym
from kinerja.intake import blocks as cut
from kinerja.intake.blocks import Block
from kinerja.intake.bursts import Suspicion
from kinerja.intake.dates import Order
from kinerja.intake.mapping import FormMapping
from kinerja.intake.report import FOLDER
from kinerja.intake.rows import Held, Reason
from kinerja.intake.store import folder_of
from kinerja.package.files import remove_unfinished, write_atomically


@dataclass(frozen=True)
class State:
    """What one pull knew when it ended."""

    layout: str
    """``sheet.layout_digest``."""
    blocks: tuple[Block, ...]
    files: Mapping[str, str]
    """Name of each stored file → its keyed digest."""
    uneven: frozenset[str]
    """Periods that hold answers which are not in the sheet, or not readable there."""
    suspicions: tuple[Suspicion, ...]
    turn: int
    """Counts pulls, so that every block has its turn to be read whole."""


def state_path(content_root: Path, form: str) -> Path:
    """Return where a form's state is kept, beside its report."""
    return content_root.absolute().parent / FOLDER / f"{form}.bagian"


def load_state(content_root: Path, mapping: FormMapping, key: bytes) -> State | None:
    """Return a form's state; None where there is none that holds."""
    try:
        signed, _, body = state_path(content_root, mapping.form).read_bytes().partition(b"\n")
    except OSError:
        return None
    if not hmac.compare_digest(signed, _signature(body, mapping, key)):
        return None
    state = _from_json(json.loads(body))
    return state if state.files == stored_digests(content_root, mapping.form, key) else None


def save_state(content_root: Path, mapping: FormMapping, key: bytes, state: State | None) -> None:
    """Write a form's state where it changes, readable by its owner alone; None removes it."""
    path = state_path(content_root, mapping.form)
    remove_unfinished(path.parent)
    if state is None:
        path.unlink(missing_ok=True)
        return
    body = json.dumps(_as_json(state), separators=(",", ":")).encode()
    data = _signature(body, mapping, key) + b"\n" + body
    if not path.is_file() or path.read_bytes() != data:
        write_atomically(path, data, mode=0o600)


def stored_digests(content_root: Path, form: str, key: bytes) -> dict[str, str]:
    """Return the keyed digest of each file of stored answers, by name."""
    files = sorted(folder_of(content_root, form).glob("*.csv"))
    return {path.name: hmac.digest(key, b"kinerja/berkas/1" + path.read_bytes(), "sha256").hex() for path in files}


def _signature(body: bytes, mapping: FormMapping, key: bytes) -> bytes:
    """Return the signature over a state and over all that it depends on but for the sheet and what is stored."""
    known_by = json.dumps([repr(mapping), _software(), cut.ROWS]).encode()
    message = b"kinerja/keadaan/1" + len(known_by).to_bytes(8, "big") + known_by + body
    return hmac.digest(key, message, "sha256").hex().encode()


@cache
def _software() -> str:
    """Return the digest of this room's modules, and of what makes keys: they read rows."""
    modules = [*sorted(Path(__file__).parent.glob("*.py")), Path(pseudonym.__file__)]
    return cut.digest_of(b"perangkat lunak", [module.read_text(encoding="utf-8") for module in modules])


def _as_json(state: State) -> dict[str, Any]:
    return {
        "susunan": state.layout,
        "bagian": [_block_as_json(block) for block in state.blocks],
        "berkas": dict(state.files),
        "lain": sorted(state.uneven),
        "tinjau": [suspicion.as_json() for suspicion in state.suspicions],
        "giliran": state.turn,
    }


def _from_json(record: Mapping[str, Any]) -> State:
    return State(
        layout=record["susunan"],
        blocks=tuple(map(_block_from_json, record["bagian"])),
        files=record["berkas"],
        uneven=frozenset(record["lain"]),
        suspicions=tuple(map(Suspicion.from_json, record["tinjau"])),
        turn=record["giliran"],
    )


def _block_as_json(block: Block) -> dict[str, Any]:
    return {
        "kunci": block.key_cells,
        "sel": block.cells,
        "dibaca": block.read,
        "akhir": block.last,
        "luar": block.outside,
        "karantina": [_held_as_json(held) for held in block.held],
        "urutan": {order.value: count for order, count in sorted(block.orders.items(), key=lambda item: item[0].value)},
        "jawaban": {period: " ".join(keys) for period, keys in block.answers.items()},
        "ganda": " ".join(block.others),
        "kembar": block.alike,
        "komentar": " ".join(block.comments),
    }


def _block_from_json(record: Mapping[str, Any]) -> Block:
    return Block(
        key_cells=record["kunci"],
        cells=record["sel"],
        read=record["dibaca"],
        last=record["akhir"],
        outside=tuple(record["luar"]),
        held=tuple(_held(*held) for held in record["karantina"]),
        orders={Order(order): count for order, count in record["urutan"].items()},
        answers={period: _keys(keys) for period, keys in record["jawaban"].items()},
        others=_keys(record["ganda"]),
        alike=tuple(record["kembar"]),
        comments=_keys(record["komentar"]),
    )


def _held_as_json(held: Held) -> list[Any]:
    return [held.row, held.column, held.title, held.reason.value, held.key, held.understood, held.trace]


def _held(
    row: int, column: str, title: str, reason: str, key: str | None, understood: Sequence[int], trace: str | None
) -> Held:
    return Held(row, column, title, Reason(reason), key, tuple(understood), trace)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(text.split())
