"""Files for hosts say the same as the pages, and the map names every page once."""

from __future__ import annotations

from xml.etree import ElementTree

from kinerja.site.hosting import POLICY, host_files
from tests.unit.site.pages import draw_site
from tests.unit.site.sample import releases

ADDRESS = "https://kinerja.kota-contoh.example/portal/"


def test_the_map_names_every_page_once_by_its_whole_address() -> None:
    pages = draw_site(releases())
    root = ElementTree.fromstring(host_files(pages, ADDRESS)["sitemap.xml"])  # noqa: S314 - our own bytes
    found = [entry.text for entry in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [f"{ADDRESS}{page}" for page in sorted(pages)]


def test_headers_carry_the_policy_of_the_pages_and_forbid_frames() -> None:
    page = draw_site(releases())["index.html"].decode()
    of_page = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    files = host_files([], ADDRESS)
    assert f"{of_page}; frame-ancestors 'none'" == POLICY
    assert POLICY in files["_headers"].decode()
    assert POLICY in files[".htaccess"].decode()


def test_without_an_address_there_is_no_map_that_could_lead_nowhere() -> None:
    assert set(host_files(["index.html"], "")) == {"_headers", ".htaccess"}
