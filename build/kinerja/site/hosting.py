"""Files for those who serve and index the site: security headers for common hosts, and a map of all pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""What a page may load: our own styles and pictures. The pages say the same in a meta tag, where no host can be told;
``frame-ancestors`` works in a header alone (Content Security Policy Level 3, 6.4.2)."""

HEADERS: Final = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "interest-cohort=(), geolocation=(), camera=(), microphone=()"),
)

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def host_files(pages: Iterable[str], address: str) -> dict[str, bytes]:
    """Path below the output folder → bytes.

    :param pages: paths of all HTML pages.
    :param address: the site's own (``alamat_situs``); without one there is no map, for it must name whole addresses.
    """
    plain = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)
    apache = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS)
    files = {
        "_headers": plain.encode(),
        ".htaccess": f"<IfModule mod_headers.c>\n{apache}</IfModule>\n".encode(),
    }
    if address:
        base = address.rstrip("/")
        files["sitemap.xml"] = _sitemap(f"{base}/{page}" for page in sorted(pages))
        files["robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n".encode()
    return files


def _sitemap(addresses: Iterable[str]) -> bytes:
    ElementTree.register_namespace("", _SITEMAP)
    root = ElementTree.Element(f"{{{_SITEMAP}}}urlset")
    for address in addresses:
        entry = ElementTree.SubElement(root, f"{{{_SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = address
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text + b"\n"
