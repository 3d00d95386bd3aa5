"""The pages that a site has once, one entry of one list each; those of units and services are in ``render``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kinerja.site import addresses
from kinerja.site.frame import Link, frame
from kinerja.site.painter import Painter
from kinerja.site.views.alphabet import alphabet
from kinerja.site.views.awards import awards_page
from kinerja.site.views.behaviour import behaviour_page
from kinerja.site.views.completeness import completeness
from kinerja.site.views.data import data
from kinerja.site.views.evidence import evidence_page
from kinerja.site.views.fairness import fairness_page
from kinerja.site.views.feedback_page import feedback_page
from kinerja.site.views.home import home
from kinerja.site.views.indicator_page import indicator_list
from kinerja.site.views.method import method
from kinerja.site.views.plans_page import plans_page
from kinerja.site.views.privacy import privacy
from kinerja.site.views.promises_page import promises_page
from kinerja.site.views.satisfaction_page import satisfaction_page
from kinerja.site.views.training import training_page
from kinerja.site.views.units import units


@dataclass(frozen=True)
class Single:
    """A page that the site has once; ``view`` is called when the page's turn comes."""

    address: str
    template: str
    name: str
    about: str
    """What search engines and shared links say of the page."""
    view: Callable[[], object]


def singles(painter: Painter) -> tuple[Single, ...]:
    """Every such page but the first; a new one is one more entry."""
    words, archive, portal, name = painter.speech, painter.archive, painter.portal, painter.site.name
    _ = words.gettext
    known = (
        Single(
            addresses.UNITS,
            "units.html",
            _("Unit kerja"),
            _("Semua unit kerja {name}, dengan capaian target dan sebaran penilaian pegawainya.", name=name),
            partial(units, words, archive, portal),
        ),
        Single(
            addresses.INDICATORS,
            "indicators.html",
            _("Indikator"),
            _("Target dan realisasi semua unit kerja {name}, satu halaman per indikator.", name=name),
            partial(indicator_list, words, archive, portal),
        ),
        Single(
            addresses.SATISFACTION,
            "satisfaction.html",
            _("Kepuasan"),
            _("Seberapa puas warga dengan tiap layanan {name}, dan unsur mana yang kurang.", name=name),
            partial(satisfaction_page, words, archive, portal),
        ),
        Single(
            addresses.PROMISES,
            "promises.html",
            _("Janji perbaikan"),
            _("Apa yang dijanjikan {name} kepada warga, sampai kapan, dan apa jadinya.", name=name),
            partial(promises_page, words, archive, portal),
        ),
        Single(
            addresses.EVIDENCE,
            "evidence.html",
            _("Lembar bukti"),
            _("Bukti survei, publikasi, dan tindak lanjut {name} untuk evaluasi pelayanan publik.", name=name),
            partial(evidence_page, words, archive, portal),
        ),
        Single(
            addresses.PLANS,
            "plans.html",
            _("Rencana kinerja"),
            _("Apakah rencana pegawai {name} disepakati, lengkap, dan dapat diukur.", name=name),
            partial(plans_page, words, archive, portal),
        ),
        Single(
            addresses.BEHAVIOUR,
            "behaviour.html",
            _("Perilaku dan tujuh nilai"),
            _("Tujuh nilai, kehadiran, kerja sama, dan umpan balik pegawai {name}.", name=name),
            partial(behaviour_page, words, archive, portal),
        ),
        Single(
            addresses.TRAINING,
            "training.html",
            _("Pelatihan"),
            _("Pelatihan yang diberikan {name}, di samping kebutuhan yang disebut evaluasi.", name=name),
            partial(training_page, words, archive, portal),
        ),
        Single(
            addresses.FEEDBACK,
            "feedback.html",
            _("Umpan balik"),
            _("Perilaku kerja pegawai {name} menurut atasan, rekan, bawahan, dan warga.", name=name),
            partial(feedback_page, words, archive, portal),
        ),
        Single(
            addresses.AWARDS,
            "awards.html",
            _("Penghargaan"),
            _("Penghargaan dan insentif {name}: kriterianya, dan berapa yang menerima.", name=name),
            partial(awards_page, words, archive, portal, [link.address for link in painter.site.pages]),
        ),
        Single(
            addresses.FAIRNESS,
            "fairness.html",
            _("Keadilan penilaian"),
            _(
                "Apakah pegawai {name} dinilai dengan ukuran yang sama, dan apa jadinya bila mereka keberatan.",
                name=name,
            ),
            partial(fairness_page, words, archive, portal, [link.address for link in painter.site.pages]),
        ),
        Single(
            addresses.METHOD,
            "method.html",
            _("Cara menilai"),
            _("Bagaimana pegawai dinilai dan bagaimana kepuasan warga dihitung, dengan contoh."),
            partial(method, words, archive),
        ),
        Single(
            addresses.DATA,
            "data.html",
            _("Data"),
            _("Unduh semua tabel dari semua rilis, dengan ukuran, jumlah baris, dan arti kolom."),
            partial(data, words, archive, painter.sizes, portal),
        ),
        Single(
            addresses.PRIVACY,
            "privacy.html",
            _("Kerahasiaan"),
            _("Apa yang disembunyikan, mengapa, dan bagaimana memeriksanya sendiri."),
            partial(privacy, words, archive),
        ),
        Single(
            addresses.COMPLETENESS,
            "completeness.html",
            _("Kelengkapan dan kalender rilis"),
            _("Unit dan indikator yang belum melapor, dan tanggal rilis berikutnya."),
            partial(completeness, words, archive, portal),
        ),
    )
    home = Link(_("Beranda"), addresses.HOME)
    pages = (home, *(Link(page.name, page.address) for page in known), *painter.texts)
    return (
        *known,
        Single(
            addresses.ALPHABET,
            "alphabet.html",
            _("Indeks A–Z"),
            _("Semua unit kerja, layanan, indikator, istilah, dan halaman {name} menurut abjad.", name=name),
            partial(alphabet, words, archive, pages, painter.terms),
        ),
    )


def draw_singles(painter: Painter) -> Iterator[tuple[str, bytes]]:
    """The first page and all of :func:`singles`, as (path below the output folder, bytes)."""
    yield _draw_home(painter)
    for page in singles(painter):
        title = painter.titled(page.name)
        around = frame(painter.site, page.address, title, page.about, crumbs=(Link(page.name, ""),))
        yield painter.draw(page.template, around, page.view())


def _draw_home(painter: Painter) -> tuple[str, bytes]:
    words, archive, surroundings = painter.speech, painter.archive, painter.site
    _ = words.gettext
    title = _("{brand}, {period}", brand=surroundings.brand, period=words.short_period(archive.newest.period))
    about = _(
        "Kepuasan warga, capaian target, dan penilaian pegawai {name} dalam angka yang dapat diperiksa.",
        name=surroundings.name,
    )
    around = frame(surroundings, addresses.HOME, title, about)
    return painter.draw("home.html", around, home(words, archive, painter.portal))
