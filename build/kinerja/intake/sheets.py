"""The Google Sheets service as a source of rows, read-only, through gspread."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import gspread
import requests
from google.auth.credentials import AnonymousCredentials, Credentials
from google.auth.exceptions import GoogleAuthError
from gspread.exceptions import APIError, GSpreadException, WorksheetNotFound
from gspread.utils import ValueRenderOption
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from kinerja.errors import KinerjaError
from kinerja.intake.source import Row

ENDPOINT = "KINERJA_SHEETS_ENDPOINT"
CREDENTIALS = "GOOGLE_APPLICATION_CREDENTIALS"

_SCOPES = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
"""Reading spreadsheets and nothing else: a leaked key file can then change no sheet."""
_TIMEOUT = 60.0
"""Seconds to wait for the service before giving up."""
_RETRY = Retry(
    total=4,
    connect=1,
    backoff_factor=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods=("GET",),
    raise_on_status=False,
)


_nobody: Callable[[], Credentials] = AnonymousCredentials
"""gspread wants credentials even where it is given a session of its own, and then leaves them unused."""


def loopback(address: str) -> str:
    """Return the base address for requests, for a service on this very machine.

    :raises KinerjaError: ``address`` is not plain ``http`` to a loopback address. ``localhost`` becomes ``127.0.0.1``
        without asking a name service, which could answer anything.
    """
    try:
        parts = urlsplit(address)
        host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname or ""
        bare = parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
        number = ipaddress.ip_address(host)
        if parts.scheme == "http" and bare and number.is_loopback:
            name = f"[{number}]" if number.version == 6 else str(number)
            return f"http://{name}:{parts.port or 80}"
    except ValueError:
        pass
    raise KinerjaError(
        f"{ENDPOINT}: hanya alamat mesin ini sendiri yang diterima, misalnya http://127.0.0.1:8085 "
        "(only a loopback address is accepted)"
    )


class _LoopbackSession(requests.Session):
    """Sends every request to one loopback address, whatever host it names; no proxy, no redirect, no credential."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self.trust_env = False
        self.max_redirects = 0

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        """Send one request to the loopback address."""
        parts = urlsplit(request.url or "")
        request.url = f"{self._base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        return super().send(request, **options)


def connect(environment: Mapping[str, str] = os.environ) -> gspread.Client:
    """Return a client for the service: the real one with a service account, or one on this machine without.

    :param environment: where ``KINERJA_SHEETS_ENDPOINT`` and ``GOOGLE_APPLICATION_CREDENTIALS`` are looked up.
    :raises KinerjaError: the address is refused, or the service account's key file is missing or not one.
    """
    address = environment.get(ENDPOINT)
    if address:
        session = _LoopbackSession(loopback(address))
        session.mount("http://", HTTPAdapter(max_retries=_RETRY))
        client = gspread.Client(auth=_nobody(), session=session)
    else:
        key_file = environment.get(CREDENTIALS)
        if not key_file:
            raise KinerjaError(
                f"{CREDENTIALS} belum diisi; isi dengan jalur berkas kunci akun layanan, atau beri ekspor lembar "
                "dengan --from BERKAS (set it to the service account's key file, or use --from)"
            )
        try:
            client = gspread.service_account(filename=key_file, scopes=_SCOPES)
        except (OSError, ValueError, KeyError, GoogleAuthError) as error:
            raise KinerjaError(
                f"{CREDENTIALS}: berkas kunci akun layanan tidak dapat dipakai; unduh ulang kuncinya dalam bentuk JSON "
                "(the service account's key file cannot be used)"
            ) from error
        client.http_client.session.mount("https://", HTTPAdapter(max_retries=_RETRY))
    client.set_timeout(_TIMEOUT)
    return client


@dataclass(frozen=True)
class SheetsSource:
    """One sheet of a spreadsheet. ``document`` is the spreadsheet's id, ``sheet`` the sheet's title."""

    client: gspread.Client
    document: str
    sheet: str

    @property
    def name(self) -> str:
        """The sheet's title."""
        return f'lembar "{self.sheet}"'

    def rows(self) -> Iterator[Row]:
        """Yield the sheet's rows, values as the sheet shows them; see ``Source.rows``.

        One request takes the whole sheet: a form that grows between two requests would give rows twice or never.
        """
        for number, cells in enumerate(self._cells(), start=1):
            yield Row(number, tuple(str(cell) for cell in cells))

    def _cells(self) -> list[list[Any]]:
        try:
            worksheet = self.client.open_by_key(self.document).worksheet(self.sheet)
            return list(worksheet.get_all_values(value_render_option=ValueRenderOption.formatted))
        except WorksheetNotFound as error:
            raise KinerjaError(
                f"{self.name}: tidak ada di dokumennya; samakan lembar.nama dengan nama lembar (no such sheet)"
            ) from error
        except PermissionError as error:
            raise KinerjaError(
                f"{self.name}: akses ditolak; bagikan dokumennya (hanya lihat) kepada surel akun layanan "
                "(permission denied: share the document with the service account)"
            ) from error
        except APIError as error:
            raise KinerjaError(_refusal(self.name, error.response.status_code)) from error
        except GSpreadException as error:
            raise KinerjaError(
                f"{self.name}: dokumen tidak ditemukan; periksa lembar.dokumen (document not found)"
            ) from error
        except (requests.RequestException, GoogleAuthError, KeyError, TypeError, AttributeError) as error:
            raise KinerjaError(
                f"{self.name}: layanan Sheets tidak menjawab dengan benar; periksa jaringan lalu coba lagi, atau pakai "
                "--from BERKAS (the Sheets service did not answer properly)"
            ) from error


def _refusal(name: str, status: int) -> str:
    """Say what a refusal means. The service's own words are left out: they may quote what was asked for."""
    if status in (401, 403):
        return f"{name}: akses ditolak ({status}); bagikan dokumennya kepada surel akun layanan (permission denied)"
    if status == 404:
        return f"{name}: dokumen tidak ditemukan (404); periksa lembar.dokumen (document not found)"
    if status == 429:
        return f"{name}: terlalu sering meminta (429); coba lagi satu menit kemudian (too many requests)"
    return f"{name}: layanan Sheets menolak ({status}); coba lagi nanti (the Sheets service refused)"
