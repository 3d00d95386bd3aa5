"""The code on a board leads where it says, read by a decoder that is not ours."""

from __future__ import annotations

import re

import numpy as np
import pytest
import zxingcpp

from kinerja.site.qr import QUIET_ZONE, Code, code

_PIXELS = 4


def picture(drawn: Code) -> np.ndarray:
    """The path as grey pixels, by its own drawing commands."""
    canvas = np.full((drawn.size, drawn.size), 255, dtype=np.uint8)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path):
        canvas[int(y), int(x) : int(x) + int(length)] = 0
    return np.kron(canvas, np.ones((_PIXELS, _PIXELS), dtype=np.uint8))


@pytest.mark.parametrize(
    "address",
    [
        "https://formulir.kota-contoh.example/skm",
        "https://formulir.kota-contoh.example/d/e/" + "x" * 60 + "/viewform?usp=pp_url&entry.123=rawat%20jalan",
    ],
)
def test_a_decoder_reads_the_address(address: str) -> None:
    (found,) = zxingcpp.read_barcodes(picture(code(address)))
    assert found.text == address


def test_the_code_has_its_quiet_zone() -> None:
    drawn = code("https://kota-contoh.example")
    image = picture(drawn)
    edge = QUIET_ZONE * _PIXELS
    assert image[:edge].min() == image[-edge:].min() == image[:, :edge].min() == image[:, -edge:].min() == 255
