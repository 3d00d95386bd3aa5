"""Every page of the sample city: valid, linked, in both languages, small, and with nothing that runs."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree import ElementTree

import pytest
from justhtml import JustHTML

from kinerja.errors import KinerjaError
from kinerja.package.model import Member
from kinerja.package.write import render
from kinerja.site.archive import archive
from kinerja.site.codes import check_codes
from kinerja.site.feed import feed
from kinerja.site.json_twin import json_twins
from kinerja.site.text import speech
from tests.unit.site.pages import THEME, Page, draw_site
from tests.unit.site.sample import portal, releases
from tests.unit.site.sample_follow_up import CHANNELS, PROMISES

HIDDEN_WORDS = {"id": "disembunyikan demi kerahasiaan", "en": "hidden to protect privacy"}


@pytest.fixture(scope="module")
def pages() -> Mapping[str, bytes]:
    return draw_site(releases())


@pytest.fixture(scope="module")
def read(pages: Mapping[str, bytes]) -> Mapping[str, Page]:
    return {path: Page(data) for path, data in pages.items()}


@pytest.fixture(scope="module")
def targets(read: Mapping[str, Page]) -> Mapping[str, set[str]]:
    """Every address of the site, with the ids it has."""
    files: dict[str, set[str]] = {path: set(page.ids) for path, page in read.items()}
    for release in releases():
        files |= {f"data/{release.folder}/{path}": set() for path in render(release)}
        files |= {f"data/{release.folder}/{path}": set() for path in json_twins(release)}
        files |= {f"data/{release.folder}.{kind}": set() for kind in ("zip", "xlsx")}
    return files | {"theme/portal.css": set(), "rilis.atom": set(), "en/rilis.atom": set()}


def test_every_page_is_valid_html(pages: Mapping[str, bytes]) -> None:
    for path, data in pages.items():
        try:
            JustHTML(data.decode(), strict=True)
        except Exception as error:
            raise AssertionError(path) from error


def test_every_page_has_one_h1_and_no_id_twice(read: Mapping[str, Page]) -> None:
    for path, page in read.items():
        assert page.tags.count("h1") == 1, path
        assert len(page.ids) == len(set(page.ids)), path


def test_every_link_leads_to_a_page_a_file_or_an_anchor(
    read: Mapping[str, Page], targets: Mapping[str, set[str]]
) -> None:
    no_icon = "data:,"
    outside = {no_icon, *portal()["tautan"].values(), *portal()["formulir"].values(), PROMISES[0][-1], CHANNELS[1][2]}
    home = f"{portal()['alamat_situs']}/"
    for path, page in read.items():
        for link in page.links + page.loads:
            if link in outside:
                continue
            if link.startswith(home):  # where search engines want it whole
                assert link.removeprefix(home) in targets, (path, link)
                continue
            assert not urlsplit(link).scheme, (path, link)
            assert not link.startswith("/"), (path, link)
            address, anchor = urldefrag(link)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address))) if address else path
            assert target in targets, (path, link)
            if anchor:
                assert anchor in targets[target], (path, link)


def test_each_page_has_its_twin_in_the_other_language(read: Mapping[str, Page]) -> None:
    indonesian = {path for path in read if not path.startswith("en/")}
    assert {f"en/{path}" for path in indonesian} == {path for path in read if path.startswith("en/")}
    for path in indonesian:
        assert read[path].language == "id"
        assert read[f"en/{path}"].language == "en"
        home = f"{portal()['alamat_situs']}/"
        there, back = (read[name].alternates[code] for name, code in ((path, "en"), (f"en/{path}", "id")))
        assert (there, back) == (f"{home}en/{path}", f"{home}{path}")


def test_nothing_on_a_page_runs_or_is_fetched_from_elsewhere(read: Mapping[str, Page]) -> None:
    for path, page in read.items():
        assert not {"script", "iframe", "style", "object", "embed", "form"} & set(page.tags), path
        assert not {name for name in page.attributes if name.startswith("on") or name == "style"}, path
        assert [load.rsplit("/", 1)[-1] for load in page.loads] == ["portal.css"], path


def test_the_policy_allows_our_own_styles_and_nothing_else(pages: Mapping[str, bytes]) -> None:
    policy = b"default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    assert all(policy in data for data in pages.values())


def test_example_data_is_said_on_every_page(pages: Mapping[str, bytes]) -> None:
    for path, data in pages.items():
        assert ("Example data." if path.startswith("en/") else "Data contoh.") in data.decode(), path


def test_units_have_a_page_each_period_and_a_stable_one_that_is_the_newest(pages: Mapping[str, bytes]) -> None:
    for unit in ("dinas-kesehatan", "dinas-kesehatan.langsung", "gabungan-1"):
        assert {f"unit/{unit}/{period}.html" for period in ("2026-T1", "2026-T2", "2026-T3")} <= pages.keys()
        newest, stable = pages[f"unit/{unit}/2026-T3.html"].decode(), pages[f"unit/{unit}.html"].decode()
        assert newest.replace("../../", "../").split("<main")[1] == stable.split("<main")[1]
    assert "unit/kantor-arsip.html" not in pages


def test_hidden_looks_the_same_everywhere(pages: Mapping[str, bytes]) -> None:
    track = '<rect class="veil" width="100%" height="100%" fill="url(#tutup)"/>'
    for path in ("unit/dinas-penanaman-modal.html", "en/unit/dinas-penanaman-modal.html"):
        text = pages[path].decode()
        assert text.count("url(#tutup)") == text.count(track) > 10
        assert HIDDEN_WORDS["en" if path.startswith("en/") else "id"] in text


def test_text_from_a_release_cannot_become_markup() -> None:
    (release, *_) = releases()
    hostile = '<script>alert("x")</script>'
    units = tuple(replace(u, name=hostile, name_en=hostile) for u in release.units)
    members = {
        dimension: tuple(Member(m.code, m.parent, hostile, hostile) for m in listed)
        for dimension, listed in release.members.items()
    }
    changed = replace(release, units=units, members=members, agency=hostile, correction=hostile)
    drawn = draw_site([changed])
    for path, data in drawn.items():
        assert b"<script" not in data, path
    assert b"&lt;script" in drawn["unit.html"]


def test_an_id_that_leads_out_of_the_site_is_refused() -> None:
    (release, *_) = releases()
    units = (*release.units, Member("../../etc", "semua", "x", "x"))
    with pytest.raises(KinerjaError, match="kode unit"):
        check_codes(archive([replace(release, units=units)]))


def test_the_same_releases_make_the_same_bytes_in_any_order(pages: Mapping[str, bytes]) -> None:
    assert draw_site(reversed(releases())) == pages


def test_pages_and_styles_are_light(pages: Mapping[str, bytes]) -> None:
    def packed(data: bytes) -> int:
        return len(gzip.compress(data, 6, mtime=0))

    assert packed((THEME / "static/portal.css").read_bytes()) <= 12_000
    for path, data in pages.items():
        assert packed(data) <= (20_000 if path.endswith("index.html") else 25_000), path


def test_the_feed_names_every_release_and_correction() -> None:
    data = feed(speech("id", THEME / "translations"), archive(releases()), portal())
    root = ElementTree.fromstring(data)  # noqa: S314 - our own bytes, made a line above
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert [entry.findtext(f"{atom}title") for entry in entries] == [
        "Rilis triwulan III 2026",
        "Koreksi triwulan II 2026",
        "Rilis triwulan II 2026",
        "Rilis triwulan I 2026",
    ]
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == 4
    assert root.findtext(f"{atom}updated") == "2026-10-20T00:00:00Z"


def test_a_unit_explains_the_tint_of_its_targets_only_where_one_is_drawn(pages: Mapping[str, bytes]) -> None:
    told = {}
    for path, data in pages.items():
        if path.startswith("unit/") and path.endswith(".html"):
            text = data.decode()
            targets = text[text.index('id="indikator"') :].partition("</section>")[0]
            told[path] = "Bidang berwarna" in targets, 'class="plot' in targets
    assert set(told.values()) == {(True, True), (False, False)}
