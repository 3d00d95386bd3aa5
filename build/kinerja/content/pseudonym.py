"""Pseudonyms and answer keys: keyed hashes that only the holder of the agency's key can make again."""

from __future__ import annotations

import hmac
import os
import re
from collections.abc import Iterable

from kinerja.errors import KinerjaError

KEY_VARIABLE = "KINERJA_KEY"
MINIMUM_KEY_BYTES = 16
"""A shorter key could be found by trying; 128 bits is also the least that RFC 2104 readers call safe."""

_EXAMPLE_KEY = b"kinerja/contoh: kunci terbuka untuk instansi rekaan"
"""Public on purpose: it belongs to a fictional agency, whose people do not exist."""

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(one + two for one in _BASE32 for two in _BASE32)
_SHIFTS = range(70, -1, -10)
"""Base32 of RFC 4648 in small letters, ten bits at a time: ``base64`` takes ten times as long for 16 letters."""

_PSEUDONYM_LETTERS = 11
_ANSWER_LETTERS = 16
_SHAPE = re.compile(rf"p[a-z2-7]{{{_PSEUDONYM_LETTERS}}}")
_ANSWER_SHAPE = re.compile(rf"[a-z2-7]{{{_ANSWER_LETTERS}}}")


def agency_key(example: bool) -> bytes:
    """Return the agency's key from the environment variable ``KINERJA_KEY``.

    :param example: ``contoh`` of ``portal.yaml``; only a fictional agency may go without a key of its own.
    :raises KinerjaError: no key, or one shorter than 16 bytes.
    """
    text = os.environ.get(KEY_VARIABLE, "")
    if not text:
        if example:
            return _EXAMPLE_KEY
        raise KinerjaError(
            f"{KEY_VARIABLE} belum diisi; isi dengan kunci rahasia instansi sebelum menjalankan perintah ini "
            "(set it to the agency's secret key)"
        )
    key = text.encode("utf-8", "surrogateescape")
    if len(key) < MINIMUM_KEY_BYTES:
        raise KinerjaError(
            f"{KEY_VARIABLE} terlalu pendek; pakai kunci acak paling sedikit {MINIMUM_KEY_BYTES} huruf "
            "(use a random key of at least that many letters)"
        )
    return key


def pseudonym(key: bytes, nip: str) -> str:
    """Return ``p`` and 11 letters of base32 (55 bits of HMAC-SHA-256) for a NIP.

    :param nip: 18 digits; white space between its parts does not matter.
    :raises ValueError: not 18 digits.
    """
    digits = "".join(nip.split())
    if len(digits) != 18 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("NIP harus 18 angka (a NIP has 18 digits)")
    return "p" + _letters(key, b"kinerja/pegawai/1", [digits], _PSEUDONYM_LETTERS)


def answer_key(key: bytes, parts: Iterable[str]) -> str:
    """Return 16 letters of base32 (80 bits of HMAC-SHA-256) for the texts that tell one answer from another.

    The order and the borders of ``parts`` matter: ``["ab", "c"]`` and ``["a", "bc"]`` have different keys.
    """
    return _letters(key, b"kinerja/tanggapan/1", list(parts), _ANSWER_LETTERS)


def is_pseudonym(text: str) -> bool:
    """Whether a text has the form of a pseudonym."""
    return _SHAPE.fullmatch(text) is not None


def is_answer_key(text: str) -> bool:
    """Whether a text has the form of an answer's key."""
    return _ANSWER_SHAPE.fullmatch(text) is not None


def collisions(key: bytes, nips: Iterable[str]) -> tuple[str, ...]:
    """Return, sorted, the pseudonyms that two different NIPs share.

    With 55 bits, 60,000 people share one with a probability of about 5 in 100 million; the check costs nothing.

    :raises ValueError: a NIP is not 18 digits.
    """
    distinct = {"".join(nip.split()) for nip in nips}
    seen: set[str] = set()
    shared: set[str] = set()
    for nip in distinct:
        name = pseudonym(key, nip)
        (shared if name in seen else seen).add(name)
    return tuple(sorted(shared))


def _letters(key: bytes, purpose: bytes, parts: list[str], count: int) -> str:
    """Hash with a purpose and each part's length in front, so that no two inputs run into the same bytes."""
    message = bytearray(purpose)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        message += len(encoded).to_bytes(8, "big") + encoded
    bits = int.from_bytes(hmac.digest(key, bytes(message), "sha256")[:10], "big")
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])[:count]
