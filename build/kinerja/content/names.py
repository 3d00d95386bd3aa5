"""Find the names and NIPs of an agency's own roster in a text, however they are written; few false alarms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kinerja.content.personal import Identifier, identifiers
from kinerja.content.plain_text import Plain, plain
from kinerja.content.roster import Person

SHORTEST_SINGLE: Final = 6
"""Letters of a name of one word that is looked for: shorter ones (``Sri``, ``Ayu``, ``Budi``) are everyday words."""

_SHORTEST_PHRASE: Final = 6
"""Letters that the words of a longer name have together."""

_WORD = re.compile(r"[^\W_]+(?:['`]{1,2}[^\W_]+)*")
_BETWEEN = re.compile(r"(?:[\s._*~`\"'\[\]-]|\n[ \t]*[#>]){1,250}\Z")
"""What may stand between two words of a name: Markdown's signs, and the end of a line or a comment's."""
_ADDRESS = re.compile(r"\]\([^()\n]{0,200}\)")
_REVERSED = re.compile(r",\s{0,3}\Z")
"""What stands between a name's last word and its first, as lists have it."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES: Final = _words(
    "dr drg drh drs dra ir prof h hj kh tb r rr rd rm ra ust ustadz ustadzah bapak ibu pak bu sdr sdri saudara "
    "saudari yth almarhum almarhumah alm"
)
"""What stands before a name, and is no part of it."""

_DEGREES: Final = _words(
    "se sh st sp sip skm ssos skom spd sag skep sked spt ssi ssn stp sst sstp amd amdkeb ners apt mm mh mt mpd msi "
    "mkes mkom map mag mhum msc phd"
)
"""What stands after a name, written without points."""

_DEGREE = re.compile(r"[A-Za-z]{1,4}(?:\.[A-Za-z]{1,6})+\.?\Z")
"""A degree with points: ``S.Pd``, ``M.Kes.``, ``A.Md.Keb``."""

_MUHAMMAD: Final = ("muhammad", "mohammad", "mohamad", "mochamad", "mochammad", "muh", "moh", "mohd", "md", "m")
"""Ways of writing one first name."""

_PLACES: Final = _words(
    "jalan jl jln gang gg sd sdn sdit mi min smp smpn mts mtsn sma sman smk smkn man tk paud slb universitas kampus "
    "rsud rsia rumah sakit puskesmas pustu posyandu klinik kelurahan kecamatan desa dusun kampung "
    "taman lapangan stadion gedung aula balai pasar masjid musala gereja pura vihara yayasan pondok pesantren "
    "monumen museum terminal stasiun bandara pelabuhan jembatan waduk bendungan sungai gunung pulau pantai perumahan "
    "komplek kompleks blok rw rt ruang hotel toko warung cv pt ud koperasi bank"
)
"""A name right after one of these is a street's or a school's: ``Jalan Contoh Rekaan``, ``SMP 2 Contoh Rekaan``."""

_FILLERS: Final = frozenset({"negeri", "swasta", "jenderal", "jend", "raya", "bersalin", "umum", "daerah", "no"})
"""May stand between such a word and the name; so may a number, and a title."""


@dataclass(frozen=True, repr=False)
class Names:
    """What is looked for. Has no ``repr`` of its own: a fault's words must not show it."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → the names of two or more words that begin with it, the longest first."""
    reversed: Mapping[str, frozenset[str]]
    """Last word of a name → the first words of the names that end with it."""
    single: frozenset[str]
    """Names of one word."""
    nips: frozenset[str]


def names_of(people: Iterable[Person], others: Iterable[str] = ()) -> Names:
    """Return what is looked for of a roster's people.

    A name of three or more words is also found by its first two, as people shorten it, and without initials; and by
    its last word before its first (``Rekaan, Contoh``).

    :param others: names of people whose NIP the roster does not say.
    """
    several = list(people)
    phrases: dict[str, set[tuple[str, ...]]] = {}
    reverse: dict[str, set[str]] = {}
    single: set[str] = set()
    for name in (*(person.name for person in several), *others):
        words = name_words(name)
        if len(words) == 1 and len(words[0]) >= SHORTEST_SINGLE:
            single.add(words[0])
        for form in _forms(words):
            if len(form) >= 2 and sum(map(len, form)) >= _SHORTEST_PHRASE:
                phrases.setdefault(form[0], set()).add(form)
                reverse.setdefault(form[-1], set()).add(form[0])
    ordered = {first: tuple(sorted(forms, key=lambda f: (-len(f), f))) for first, forms in phrases.items()}
    return Names(
        ordered,
        {last: frozenset(firsts) for last, firsts in reverse.items()},
        frozenset(single),
        frozenset(person.nip for person in several),
    )


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without diacritics, titles and degrees.

    >>> name_words("Prof. Dr. H. Muhammad Contoh Rekaan, S.K.M., M.Kes.")
    ('muhammad', 'contoh', 'rekaan')
    >>> name_words("Contoh Rékaan S.Pd M.M"), name_words("Ma'ruf Contoh SE")
    (('contoh', 'rekaan'), ('maruf', 'contoh'))
    """
    parts = _small(plain(name).text).split(",", 1)[0].split()
    while len(parts) > 1 and (_DEGREE.match(parts[-1]) or parts[-1].strip(".") in _DEGREES):
        parts.pop()
    words = [word.translate(_APOSTROPHES) for part in parts for word in _WORD.findall(part)]
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    return tuple(words)


def _forms(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The ways in which people write a name of these words."""
    full = tuple(word for word in words if len(word) > 1)
    kept = [words, full] + ([full[:2]] if len(full) > 2 else [])
    for form in kept:
        yield form
        if form and form[0] in _MUHAMMAD:
            yield from ((other, *form[1:]) for other in _MUHAMMAD if len(form) > 2 or len(other) > 2)
            yield form[1:]


def find_names(text: str, names: Names, ordinary: frozenset[str] = frozenset()) -> list[Identifier]:
    """Return where names of the roster stand: kind ``nama``, or ``nama_tunggal`` for a name of one word.

    Case, diacritics and what stands between the words do not matter, only that each is a word of its own. A name of
    one word counts where it begins with a capital letter and is not in ``ordinary`` (words of everyday use, in small
    letters). A name that follows the word for a place (``Jalan``, ``SMP Negeri 2``) is the place's.
    """
    view = plain(text)
    found = _find(view, view.text, names, ordinary)
    if "](" in view.text:  # a link's words are read without the address between them, too
        shown = _ADDRESS.sub(lambda match: "]" + " " * (len(match[0]) - 1), view.text)
        known = set(found)
        found += (item for item in _find(view, shown, names, ordinary) if item not in known)
        found.sort()
    return found


def _find(view: Plain, text: str, names: Names, ordinary: frozenset[str]) -> list[Identifier]:
    """Where names stand in a text as it looks, or as long a one made from it."""
    folded = _small(text)
    words = [(match[0].translate(_APOSTROPHES), match.start(), match.end()) for match in _WORD.finditer(folded)]
    found: list[Identifier] = []
    after = 0
    for number, (word, start, end) in enumerate(words):
        if number < after:
            continue
        if word in names.phrases:
            last = _phrase_end(folded, words, number, names.phrases[word])
            if last is not None and not _names_a_place(words, number):
                found.append(Identifier(*view.span(start, words[last][2]), "nama"))
                after = last + 1
                continue
        if word in names.reversed and _is_reversed(text, words, number, names.reversed[word]):
            found.append(Identifier(*view.span(start, words[number + 1][2]), "nama"))
            after = number + 2
            continue
        alone = word in names.single and word not in ordinary and text[start].isupper()
        if alone and not _names_a_place(words, number):
            found.append(Identifier(*view.span(start, end), "nama_tunggal"))
    return found


def may_hold_names(text: str, names: Names, ordinary: frozenset[str] = frozenset()) -> bool:
    """Whether a text has all words of some name; quick, and never false where :func:`find_names` finds one."""
    there = frozenset(word.translate(_APOSTROPHES) for word in _WORD.findall(_small(plain(text).text)))
    if not there.isdisjoint(names.single - ordinary):
        return True
    return any(
        all(word in there for word in form) for first in there & names.phrases.keys() for form in names.phrases[first]
    ) or any(not there.isdisjoint(names.reversed[last]) for last in there & names.reversed.keys())


def find_nips(text: str, nips: frozenset[str]) -> list[Identifier]:
    """Return where a NIP of the roster stands that its shape alone does not show: spread out by any separators."""
    view = plain(text)
    looks = view.text
    spans: list[tuple[int, int]] = []
    for run in _SPREAD.finditer(looks):
        digits = [place for place in range(run.start(), run.end()) if looks[place].isdigit()]
        number = "".join(looks[place] for place in digits)
        known = [first for first in range(len(number) - 17) if number[first : first + 18] in nips]
        spans += [view.span(digits[first], digits[first + 17] + 1) for first in known]
    shown = [(item.start, item.end) for item in identifiers(text) if item.kind == "nip"] if spans else []
    return [Identifier(s, e, "nip") for s, e in spans if not any(s < end and start < e for start, end in shown)]


_SPREAD = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,3}[0-9]){17,}")
"""18 digits and more with up to three other characters between any two."""


def without_names(text: str, names: Names) -> str:
    """Return a text fit to print: every name and NIP of the roster becomes dots."""
    spans = [(item.start, item.end) for item in (*find_names(text, names), *find_nips(text, names.nips))]
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + "•" * 5 + text[end:]
    return text


def _phrase_end(
    text: str, words: list[tuple[str, int, int]], number: int, forms: tuple[tuple[str, ...], ...]
) -> int | None:
    """The last word of the longest name that begins at a word, or None."""
    for form in forms:
        span = words[number : number + len(form)]
        if tuple(word for word, _, _ in span) == form and all(
            _BETWEEN.match(text, here[2], there[1]) for here, there in pairwise(span)
        ):
            return number + len(form) - 1
    return None


def _is_reversed(text: str, words: list[tuple[str, int, int]], number: int, firsts: frozenset[str]) -> bool:
    """Whether a name's last word stands before a comma and its first, both with a capital letter."""
    here, there = words[number], words[number + 1] if number + 1 < len(words) else ("", 0, 0)
    return (
        there[0] in firsts
        and _REVERSED.match(text, here[2], there[1]) is not None
        and text[here[1]].isupper()
        and text[there[1]].isupper()
    )


def _names_a_place(words: list[tuple[str, int, int]], number: int) -> bool:
    for before in range(number - 1, max(-1, number - 4), -1):
        word = words[before][0]
        if word in _PLACES:
            return True
        if not (word in _FILLERS or word in _TITLES or word.isdigit()):
            return False
    return False


_APOSTROPHES: Final = str.maketrans("", "", "'`")
"""``Ma'ruf`` and ``Maruf`` are one name; a text as it looks has no other apostrophes."""


def _small(text: str) -> str:
    """Small letters, each in the place of its capital."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
