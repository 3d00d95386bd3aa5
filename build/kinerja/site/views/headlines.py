"""Home's seven figures, from published numbers alone: how high, since when, more than chance or not, and what it means.

Everything is read from a release's tables; where a figure is hidden or missing, a sentence stands in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kinerja.package import chance
from kinerja.package.model import BETTER, HIDDEN, TOTAL
from kinerja.package.period import Period
from kinerja.site.addresses import FAIRNESS, INDICATORS, PLANS, PROMISES, SATISFACTION, TRAINING
from kinerja.site.archive import Edition
from kinerja.site.text import Speech
from kinerja.site.views.figures import Change, Figure, change, mean_of, share, share_of, verdict
from kinerja.site.views.indicators import tally


@dataclass(frozen=True)
class _Kind:
    """What is said of one figure beside its number."""

    title: str
    link: str
    table: str
    meaning: str
    of: str
    """Of how many, with places for both numbers."""
    nobody: str
    """Where nobody is counted, which is neither hidden nor missing."""
    missing: str
    gathers: bool = False
    """Whether it grows from the year's first day on, so that a rise within the year is no improvement."""


@dataclass(frozen=True)
class Headlines:
    """The figures as they are shown, and the one sentence about all of them (empty without an earlier period)."""

    figures: tuple[Figure, ...]
    finding: str


def published(edition: Edition) -> Mapping[str, chance.Figure | str]:
    """Name → the figure, or in its place why there is none: ``disembunyikan``, or absent where nothing is recorded.

    The order is that of the page: people rated good or better; public satisfaction; indicators that reached their
    target, of those measured; people with an agreed plan; people with needs who took part in a training about them;
    promises done; appeals decided, of those against the ratings of the period before.
    """
    counts = tally(edition)
    promises = {row["ukuran"]: row["nilai"] for row in edition.records.get("janji_ringkas", ())}
    measured = chance.Share(counts.reached, counts.measured) if counts.measured else None
    promised = chance.Share(int(promises["selesai"]), int(promises["diketahui"])) if promises else None
    found: dict[str, chance.Figure | str | None] = {
        "baik_ke_atas": _counted(edition, "predikat", (TOTAL, BETTER), (TOTAL, TOTAL)),
        "ikm": _index(edition),
        "indikator_tercapai": measured,
        "rencana_disepakati": _counted(edition, "rencana_kesepakatan", (TOTAL, "disepakati"), (TOTAL, TOTAL)),
        "kebutuhan_terjawab": _counted(
            edition, "kebutuhan_terjawab", (TOTAL, "topik_sesuai"), (TOTAL, "dengan_kebutuhan")
        ),
        "janji_selesai": promised,
        "keberatan_diputus": _decided(edition),
    }
    return {name: figure for name, figure in found.items() if figure is not None}


def headlines(speech: Speech, edition: Edition, earlier: Edition | None) -> Headlines:
    """The figures of a release beside those of the one before."""
    now, before = published(edition), published(earlier) if earlier else {}
    figures, verdicts = [], []
    for name, kind in _kinds(speech).items():
        figure, then = now.get(name), before.get(name)
        if figure is None or isinstance(figure, str):
            missing = speech.gettext("disembunyikan demi kerahasiaan") if figure == HIDDEN else kind.missing
            figures.append(Figure(kind.title, kind.link, "", "", None, "", missing))
        elif isinstance(figure, chance.Share) and not figure.whole:
            figures.append(Figure(kind.title, kind.link, "", "", None, "", kind.nobody))
        else:
            known = then if isinstance(then, chance.Share | chance.Mean) else None
            said = verdict(edition, figure, known)
            if kind.gathers and Period.parse(edition.period).kind != "year":
                said = chance.NOTHING
            verdicts.append(said)
            figures.append(_shown(speech, edition, earlier, kind, figure, known, said))
    return Headlines(
        tuple(figures), _finding(speech, edition, earlier, figures, len(verdicts) - verdicts.count(chance.NOTHING))
    )


def _counted(edition: Edition, table: str, part: tuple[str, ...], whole: tuple[str, ...]) -> chance.Share | str | None:
    """A share of two cells; ``disembunyikan`` where one is hidden, None where the release does not have both."""
    statuses = {edition.count(table, *part).status, edition.count(table, *whole).status}
    return share_of(edition, table, part, whole) or (HIDDEN if HIDDEN in statuses else None)


def _index(edition: Edition) -> chance.Mean | str | None:
    return mean_of(edition, "ikm", TOTAL) or (HIDDEN if edition.mean("ikm", TOTAL).status == HIDDEN else None)


def _decided(edition: Edition) -> chance.Share | str | None:
    waiting = _counted(edition, "keberatan", ("diproses",), (TOTAL,))
    return chance.Share(waiting.whole - waiting.part, waiting.whole) if isinstance(waiting, chance.Share) else waiting


def _shown(
    speech: Speech,
    edition: Edition,
    earlier: Edition | None,
    kind: _Kind,
    figure: chance.Figure,
    before: chance.Figure | None,
    said: str,
) -> Figure:
    value, then = _printed(figure), None if before is None else _printed(before)
    is_share = isinstance(figure, chance.Share)
    decimals = 1 if isinstance(figure, chance.Share) else figure.decimals
    moved = change(
        speech,
        value,
        then,
        period=edition.period,
        earlier=earlier.period if earlier else "",
        decimals=decimals,
        unit=speech.gettext("poin") if is_share else "",
        suffix="%" if is_share else "",
        verdict=said,
    )
    if moved is None and earlier is not None:
        period = speech.short_period(earlier.period, beside=edition.period)
        without = (
            speech.gettext("tanpa pembanding"),
            speech.gettext("karena angka {period} tidak terbit", period=period),
        )
        moved = Change("tetap", "flat", *without, improved=False, worsened=False)
    if isinstance(figure, chance.Share):
        stands = kind.of.format(k=speech.number(figure.part), n=speech.number(figure.whole))
        small = ""
    else:
        stands = speech.plural("{count} responden", figure.number) + "."
        small = speech.gettext("dari {n}", n=speech.number(figure.scale[1]))
    text = speech.number(value or 0, decimals) + ("%" if is_share else "")
    csv = f"{edition.data}/tabel/{kind.table}.csv"
    return Figure(kind.title, kind.link, text, small, moved, kind.meaning, "", stands, csv)


def _printed(figure: chance.Figure) -> Decimal | None:
    """A mean as published, a share in per cent with one decimal; None for a share of nobody."""
    if isinstance(figure, chance.Mean):
        return figure.mean
    return share(figure.part, figure.whole) if figure.whole else None


def _finding(
    speech: Speech, edition: Edition, earlier: Edition | None, figures: Sequence[Figure], compared: int
) -> str:
    """How many figures moved more than chance would move them, of those that can be compared."""
    better = sum(1 for figure in figures if figure.change and figure.change.improved)
    worse = sum(1 for figure in figures if figure.change and figure.change.worsened)
    if earlier is None or not compared:
        return ""
    values = {"period": speech.short_period(earlier.period, beside=edition.period), "n": speech.number(compared)}
    if better and worse:
        return speech.plural(
            "Sejak {period}, {count} dari {n} angka yang dapat dibandingkan jelas membaik dan {worse} jelas memburuk",
            better,
            worse=speech.number(worse),
            **values,
        )
    if better:
        return speech.plural(
            "Sejak {period}, {count} dari {n} angka yang dapat dibandingkan jelas membaik", better, **values
        )
    if worse:
        return speech.plural(
            "Sejak {period}, {count} dari {n} angka yang dapat dibandingkan jelas memburuk", worse, **values
        )
    return speech.gettext(
        "Sejak {period}, tidak ada perubahan yang jelas pada {n} angka yang dapat dibandingkan", **values
    )


def _kinds(speech: Speech) -> Mapping[str, _Kind]:
    _ = speech.gettext
    return {
        "baik_ke_atas": _Kind(
            _("Pegawai berpredikat baik atau sangat baik"),
            "#predikat",
            "predikat",
            _("Hasil kerja dan perilaku pegawai menurut atasannya."),
            _("{k} dari {n} pegawai yang dinilai."),
            "",
            _("Belum ada data evaluasi untuk periode ini."),
        ),
        "ikm": _Kind(
            _("Kepuasan warga (IKM)"),
            SATISFACTION,
            "ikm",
            _("Seberapa puas warga, dari 25 sampai 100."),
            "",
            "",
            _("Belum ada hasil survei untuk periode ini."),
        ),
        "indikator_tercapai": _Kind(
            _("Target indikator tercapai"),
            INDICATORS,
            "indikator",
            _("Apa yang dijanjikan unit kerja dalam angka, dan sudah diukur."),
            _("{k} dari {n} target yang sudah diukur."),
            "",
            _("Belum ada data realisasi untuk periode ini."),
        ),
        "rencana_disepakati": _Kind(
            _("Rencana kerja disepakati"),
            f"{PLANS}#kesepakatan",
            "rencana_kesepakatan",
            _("Pegawai dan atasannya sudah sepakat apa yang akan dinilai."),
            _("{k} dari {n} pegawai yang dinilai."),
            "",
            _("Belum ada rencana kerja yang dicatat."),
        ),
        "kebutuhan_terjawab": _Kind(
            _("Kebutuhan pelatihan terjawab"),
            TRAINING,
            "kebutuhan_terjawab",
            _("Pegawai yang perlu belajar sudah ikut pelatihan tentang topik itu, terhitung sejak awal tahun."),
            _("{k} dari {n} pegawai dengan kebutuhan."),
            _("Tidak ada kebutuhan pelatihan yang dicatat."),
            _("Belum ada kebutuhan pelatihan yang dicatat."),
            gathers=True,
        ),
        "janji_selesai": _Kind(
            _("Janji perbaikan selesai"),
            PROMISES,
            "janji_ringkas",
            _("Perbaikan yang dijanjikan kepada warga sesudah survei."),
            _("{k} dari {n} janji."),
            "",
            _("Belum ada janji perbaikan yang diketahui."),
        ),
        "keberatan_diputus": _Kind(
            _("Keberatan pegawai sudah diputus"),
            f"{FAIRNESS}#keberatan",
            "keberatan",
            _("Pegawai yang menolak nilainya berhak mendapat putusan."),
            _("{k} dari {n} keberatan atas penilaian periode sebelumnya."),
            _("Tidak ada keberatan atas penilaian periode sebelumnya."),
            _("Belum ada catatan keberatan atas penilaian periode sebelumnya."),
        ),
    }
