"""Settings of the portal for Pelican's own commands: ``pelican -s build/pelicanconf.py -o OUT``.

``kinerja site`` reads the same file. The content folder is ``KINERJA_CONTENT`` (default ``content``) or the path
given to ``pelican``; either way Pelican itself sees only a staging folder with pages and releases (see
``kinerja.site.engine``).
"""

import os
import sys
from pathlib import Path

try:
    import kinerja
except ModuleNotFoundError:
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    import kinerja  # noqa: F401 - found now, in the checkout that this file lies in

from kinerja import resources
from kinerja.site.engine import CommandLineSite
from kinerja.site.reader import PageReader

_content = Path(os.environ.get("KINERJA_CONTENT", "content")).resolve()

PATH = str(_content)
OUTPUT_PATH = str(Path("public").resolve())
PELICAN_CLASS = CommandLineSite
PLUGINS = ["kinerja.site.plugin"]
THEME = str(resources.find("theme", "."))  # the agency's own files are laid over it when the site is staged
KINERJA_CONSENT_FILE = os.environ.get("KINERJA_CONSENT")

# Pages are Markdown alone, read by our reader; their address is their file's name.
PAGE_PATHS = ["pages"]
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{lang}/{slug}.html"
READERS = {"md": PageReader, "markdown": None, "mkd": None, "mdown": None, "rst": None, "html": None, "htm": None}
FORMATTED_FIELDS: list[str] = []
FILENAME_METADATA = ""
# Only our reader writes these two, for staged files; a release's file is found where the portal keeps downloads.
INTRASITE_LINK_REGEX = r"\{(?P<what>filename|static)\}"
PATH_METADATA = r"rilis/(?P<download>.+)"
STATIC_URL = STATIC_SAVE_AS = "data/{download}"

# No blog: no articles, lists, feeds or copied folders. What the portal has besides pages, its plugin makes.
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

# The same input gives the same bytes, on any machine: no clock, no locale, no address of the host, no cache.
DEFAULT_LANG = "id"
LOCALE = ["C.UTF-8", "C"]
TIMEZONE = "UTC"
SITEURL = ""
RELATIVE_URLS = True
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
