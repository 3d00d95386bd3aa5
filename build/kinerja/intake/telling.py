"""Find what in a comment may tell who somebody is: identifiers are refused, what may be a name is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kinerja.content.names import Names, find_names, find_nips
from kinerja.content.personal import KINDS, identifiers

_SAID: Final = {
    **KINDS,
    "nama": ("nama di roster", "a name on the roster"),
    "akun": ("nama akun", "an account's name"),
    "tautan": ("tautan atau alamat", "a link or an address"),
    "nama_tunggal": ("mungkin nama di roster", "perhaps a name on the roster"),
    "sapaan": ("mungkin nama orang", "perhaps a person's name"),
}
_ASKED: Final = frozenset({"nama_tunggal", "sapaan"})
"""Kinds that a person may let pass: many words are names too."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACCOUNT: Final = re.compile(r"(?<![\w.])@\s?[A-Za-z0-9_][\w.]{1,40}")
_LINK: Final = re.compile(
    r"\b(?:https?\s?://|www\.)\S+|\b(?:wa|t|bit|s|fb|ig)\.(?:me|ly|id|com)/\S*"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|id|me|info|site|online|xyz|link|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
_SPELT_MAIL: Final = re.compile(
    r"\b[\w.+-]+\s?[(\[{]\s?(?:at|et|a)\s?[)\]}]\s?[\w.-]+"
    r"|\b[\w.+-]+\s+at\s+[\w-]+(?:\.[\w-]+|\s+(?:dot|titik)\s+\w+)+",
    re.IGNORECASE,
)

_ADDRESS: Final = (
    r"pak|bapak|bp|bu|ibu|mas|mba[k']?|kak|bang|dr[gs]?|sdr[ia]?|saudar[ai]|ustadz?(?:ah)?|hj?|ny|tn|nyonya|tuan"
)
"""Words before a name, whose first letter may be small behind them (``pak budi``)."""
_CALLING: Final = r"dokter|bidan|perawat|suster|ners|nama(?:nya)?|petugas|pegawai|kasir|satpam"
"""Words before a name that other words follow too: here a name begins with a capital letter."""
_NAME: Final = r"[^\W\d_][\w'’-]+"
_NAMED: Final = re.compile(
    rf"\b(?i:{_ADDRESS})\b\.?\s{{1,3}}(?:(?i:{_ADDRESS})\b\.?\s{{1,3}})?({_NAME})"
    rf"|\b(?i:{_CALLING})\b\s{{1,3}}((?=[A-Z]){_NAME})"
)
_INITIAL: Final = re.compile(r"(?<!\w)[A-Z]\.\s?[A-Z][a-z]{2,}\b|\b[A-Z][a-z]{2,}\s[A-Z]\.(?=\s[a-z])")

_ORDINARY: Final = _words(
    "petugas pegawai guru dosen lurah camat kepala sekretaris satpam sopir supir loket dokter bidan perawat ketua "
    "kasir operator bupati wali walikota gubernur hamil menyusui rumah tangga dan atau yang itu ini saya kami kita "
    "anda dia mereka nya juga sudah belum tidak kurang sangat lebih di ke dari untuk dengan pada ada sebaiknya tolong "
    "mohon jangan bisa harus selalu ramah baik bagus cepat lambat terima kasih semua para seorang anak bayi tua muda "
    "polisi hakim jaksa haji hajah umum gigi anak-anak jaga piket desa kota layanan antrean lansia disabilitas hewan "
    "spesialis mata kulit kandungan"
)
"""Words after a form of address that are no name."""

_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")
_SHORTEST: Final = 3
"""Letters of a word of a roster's name that is looked for by itself."""


@dataclass(frozen=True)
class Mark:
    """A stretch of a text (half-open) that tells of a person, and what it is called in both languages."""

    start: int
    end: int
    said: str
    said_en: str
    asked: bool = False
    """Whether it may stand after a second look; else it is refused whoever approves it."""


def marks(text: str, names: Names | None) -> tuple[Mark, ...]:
    """Return what in a text tells of a person, in its order; where two overlap, what is refused comes first.

    :param names: of the agency's roster; None looks for shapes, accounts, links and forms of address alone.
    """
    found = sorted(_found(text, names), key=lambda item: (item[2] in _ASKED, item))
    told: list[Mark] = []
    for start, end, kind in found:
        if all(end <= mark.start or mark.end <= start for mark in told):
            told.append(Mark(start, end, *_SAID[kind], asked=kind in _ASKED))
    return tuple(sorted(told, key=lambda mark: mark.start))


def _found(text: str, names: Names | None) -> Iterator[tuple[int, int, str]]:
    for item in identifiers(text):
        yield item.start, item.end, item.kind
    for pattern, kind in ((_SPELT_MAIL, "surel"), (_LINK, "tautan"), (_ACCOUNT, "akun"), (_INITIAL, "sapaan")):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), kind
    for match in _NAMED.finditer(text):
        if match[match.lastindex or 1].casefold() not in _ORDINARY:
            yield *match.span(match.lastindex or 1), "sapaan"
    if names is None:
        return
    for item in (*find_nips(text, names.nips), *find_names(text, names)):
        yield item.start, item.end, item.kind
    words = names.single.union(*(form for forms in names.phrases.values() for form in forms))
    for match in _WORD.finditer(text):
        if match[0][0].isupper() and len(match[0]) >= _SHORTEST and match[0].casefold() in words:
            yield match.start(), match.end(), "nama_tunggal"
