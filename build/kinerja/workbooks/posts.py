"""From the title of a post to its job family (``kelompok_jabatan``), by the words it begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja.content import regulations
from kinerja.intake.words import header_words
from kinerja.workbooks.mapping import Wording
from kinerja.workbooks.remarks import NotUnderstood
from kinerja.workbooks.vocabulary import ALIKE, Phrases, likeness, vocabulary

_SPECIALISTS: Final = "fungsional_teknis"
_OWN_LADDERS: Final = frozenset({"pimpinan", "guru", "tenaga_kesehatan"})
"""Families whose posts may end like a specialist's (`Guru Ahli Muda`) and stay what they are."""

_HEADS: Final = frozenset({"kepala", "sekretaris"})


@dataclass
class Posts:
    """Titles of posts that are known. ``named``: what an agency's own mapping and the code list say, whole."""

    families: Phrases
    named: Mapping[str, str]
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def family(self, post: str, group: str) -> str:
        """Return the job family of a post.

        :param post: its title (`Kepala Bidang Tata Ruang`), or empty.
        :param group: the cell of ``kelompok_jabatan`` or ``jenis jabatan`` beside it, or empty.
        :raises NotUnderstood: neither tells.
        """
        if (post, group) not in self._known:
            self._known[post, group] = self._look(header_words(post), header_words(group))
        found = self._known[post, group]
        if found is None:
            raise NotUnderstood(
                "jabatan ini belum dikenal; tulis kelompoknya di kolom KELOMPOK JABATAN, atau tambahkan sebutannya di "
                "impor/register.yaml: nilai: {kelompok_jabatan: {KELOMPOK: [awal nama jabatan]}}",
                "this post is not known: say its job family in the sheet or in the mapping",
            )
        return found

    def _look(self, post: str, group: str) -> str | None:
        for words in (group, post):
            if words in self.named:
                return self.named[words]
        return self._by_words(post) or self._by_words(group)

    def _by_words(self, title: str) -> str | None:
        words = title.split()
        while words and words[0] in vocabulary().words["sebelum_jabatan"]:
            words.pop(0)
        if not words:
            return None
        fits = [
            (len(phrase), code)
            for code, phrases in self.families.items()
            for phrase in phrases
            if _begins(words, phrase.split())
        ]
        code = max(fits)[1] if fits else None
        steps = vocabulary().words["jenjang"]
        if any(" ".join(words[-n:]) in steps for n in (1, 2) if len(words) > n) and not (
            code in _OWN_LADDERS or words[0] in _HEADS
        ):
            return _SPECIALISTS if _SPECIALISTS in self.families else code
        return code


def _begins(words: list[str], phrase: list[str]) -> bool:
    """Whether a title begins with a phrase, slips of the pen included."""
    start = words[: len(phrase)]
    if start == phrase:
        return True
    return len(start) == len(phrase) and all(
        one == other or (len(other) > 6 and likeness(one, other) >= ALIKE)
        for one, other in zip(start, phrase, strict=True)
    )


def posts(wording: Wording, agency: Path) -> Posts:
    """Return the posts that an agency knows.

    :param agency: the folder whose own code lists win over ours.
    """
    families = regulations.job_families(agency)
    own = wording.values.get("kelompok_jabatan", {})
    codes = [family.code for family in families]
    named = {header_words(text): f.code for f in families for text in (f.code, f.name)}
    named |= {header_words(word): code for code, words in own.items() for word in words if code in codes}
    ours = vocabulary().codes["jabatan"]
    return Posts(
        {code: (*map(header_words, own.get(code, ())), *ours.get(code, ())) for code in codes},
        named,
    )
