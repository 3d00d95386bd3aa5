"""Groups beside everybody else: each share rated good or better, how far chance moves it, and whether it differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kinerja.package import chance
from kinerja.package.chance import FELL, ROSE, UNCLEAR, Share
from kinerja.package.model import BETTER, HIDDEN, PUBLISHED, TOTAL, CountRow
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.counted import cell_of, member_name, members_of
from kinerja.site.views.figures import place, published_share

_WHOLE = (Fraction(0), Fraction(100))


@dataclass(frozen=True)
class Reach:
    """One group's share with its 95 % interval; positions are empty where there is nothing to draw.

    ``state`` is the release's status of the share. ``verdict`` is what ``chance.change`` says of the group beside
    everybody else, empty where that cannot be said; ``said`` puts it in words.
    """

    name: str
    link: str
    state: str
    of: str
    share: str
    point: str
    low: str
    high: str
    interval: str
    verdict: str
    said: str

    @property
    def clear(self) -> bool:
        """Whether the group differs by more than chance."""
        return self.verdict in (ROSE, FELL)


def known_share(part: CountRow, whole: CountRow) -> Share | None:
    """The share of two published counts; None where one is not published, nobody was counted, or they contradict."""
    if part.count is None or not whole.count or not 0 <= part.count <= whole.count:
        return None
    return Share(part.count, whole.count)


def reach(
    speech: Speech,
    edition: Edition,
    name: str,
    part: CountRow,
    whole: CountRow,
    everybody: Share | None = None,
    link: str = "",
) -> Reach:
    """A group, from its published counts alone.

    :param everybody: the whole that the group is part of; the group is held beside the rest of it.
    """
    found, parameters = known_share(part, whole), edition.chance
    of = "" if whole.count is None else speech.plural("{count} pegawai dinilai", whole.count)
    if found is None:
        state = HIDDEN if HIDDEN in (part.status, whole.status) else part.status if whole.count is None else "kosong"
        return Reach(name, link, state, of, "", "", "", "", "", "", "")
    printed = published_share(part, whole)
    low = high = interval = verdict = ""
    if parameters is not None:
        ends = chance.interval(found, parameters)
        low, high = (place(end, *_WHOLE) for end in ends)
        interval = speech.gettext("{low}–{high}%", low=speech.number(ends[0], 1), high=speech.number(ends[1], 1))
        if everybody is not None:
            rest = Share(everybody.part - found.part, everybody.whole - found.whole)
            sound = 0 <= rest.part <= rest.whole
            verdict = chance.change(found, rest, parameters) if sound and rest.whole else ""
    return Reach(
        name,
        link,
        PUBLISHED,
        of,
        "" if printed is None else speech.percent(printed),
        place(Fraction(100 * found.part, found.whole), *_WHOLE),
        low,
        high,
        interval,
        verdict,
        verdict_words(speech, verdict),
    )


def verdict_words(speech: Speech, verdict: str) -> str:
    """What is said of a group beside everybody else."""
    return {
        ROSE: speech.gettext("jelas lebih tinggi"),
        FELL: speech.gettext("jelas lebih rendah"),
        UNCLEAR: speech.gettext("tidak jelas berbeda"),
    }.get(verdict, "")


def agency_share(edition: Edition) -> Share | None:
    """The agency's people rated good or better."""
    return known_share(cell_of(edition, "predikat", predikat=BETTER), cell_of(edition, "predikat"))


def groups_of(speech: Speech, edition: Edition, table: str, dimension: str) -> tuple[Reach, ...]:
    """Every member of ``dimension`` that anybody is in, over the whole agency, in the release's order."""
    everybody = known_share(cell_of(edition, table, predikat=BETTER), cell_of(edition, table))
    found = (
        reach(
            speech,
            edition,
            member_name(speech, edition, dimension, code),
            cell_of(edition, table, **{dimension: code, "predikat": BETTER}),
            cell_of(edition, table, **{dimension: code, "predikat": TOTAL}),
            everybody,
        )
        for code in members_of(edition, table, dimension)
    )
    return tuple(one for one in found if one.state in (PUBLISHED, HIDDEN))


def clear_ones(groups: Iterable[Reach]) -> int:
    """How many groups differ by more than chance."""
    return sum(one.clear for one in groups)
