"""gspread's client with a pace, a patience and an address of ours: one request, whole or refused."""

from __future__ import annotations

import io
import ipaddress
import json
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import urlsplit

import gspread
import requests
from google.auth.credentials import Credentials
from google.auth.exceptions import RefreshError, TransportError
from google.auth.transport.requests import AuthorizedSession
from urllib3.exceptions import HTTPError, NewConnectionError

from kinerja.errors import KinerjaError
from kinerja.intake.credentials import Account
from kinerja.intake.patience import Pace, PassingError, Patience, retry_after

T = TypeVar("T")

ENDPOINT = "KINERJA_SHEETS_ENDPOINT"

_CONNECTING = 10.0
"""Seconds for a connection to come about."""
_CHUNK = 1 << 16
_LARGEST_ANSWER = 1 << 28
"""Bytes; more than any range that is asked for can hold."""
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_TOO_OFTEN = ("rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED")
"""Reasons of a 403 that are a 429 by another name."""


_authorized: Callable[[Credentials], requests.Session] = AuthorizedSession
"""google-auth says nothing of its functions' types."""


class RefusedError(Exception):
    """The service refuses, and asking again would not help. ``reason`` is its own code for it, never its words."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status, self.reason = status, reason


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


def local_session() -> requests.Session:
    """Return a session for a service on this machine: no proxy, no credential, whatever the environment says."""
    session = requests.Session()
    session.trust_env = False
    return session


def google_session(account: Account) -> requests.Session:
    """Return a session that renews the account's token when it expires."""
    session = _authorized(account.credentials)
    session.auth = _keep  # otherwise a `default` line of ~/.netrc takes the token's place
    return session


def _keep(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


class SheetsHTTP(gspread.HTTPClient):
    """Every request of a client: in turn, again where that may help, and an answer only where it is whole.

    :param base: a loopback address that takes the service's place; gspread binds its addresses when it is imported.
    """

    def __init__(
        self, account: Account, session: requests.Session, base: str | None, pace: Pace, patience: Patience
    ) -> None:
        super().__init__(account.credentials, session)
        self.account = account
        self._base, self._pace, self._patience = base, pace, patience

    def request(
        self,
        method: str,
        endpoint: str,
        params: Any = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,
        headers: Any = None,
    ) -> requests.Response:
        """Answer a request of gspread's; see ``fetch``. Only reading is allowed.

        :raises ValueError: the request would change something.
        """
        if method.lower() != "get" or data is not None or json is not None or files is not None:
            raise ValueError("a sheet is only read")
        return self._patience.run(lambda seconds: self._once(endpoint, params, headers, seconds, _object)[0])

    def fetch(self, endpoint: str, params: Mapping[str, Any], read: Callable[[bytes], T]) -> T:
        """Return what ``read`` makes of an answer's body.

        :param read: raises ValueError where the body is not what was asked for; then it is asked for again.
        :raises RefusedError: the service refuses.
        :raises GivenUpError: it failed for as long as patience lasts.
        """
        return self._patience.run(lambda seconds: self._once(endpoint, params, None, seconds, read)[1])

    def _once(
        self, endpoint: str, params: Any, headers: Any, seconds: float, read: Callable[[bytes], T]
    ) -> tuple[requests.Response, T]:
        self._pace.wait()
        deadline = monotonic() + seconds
        try:
            response = self.session.get(
                self._address(endpoint),
                params=params,
                headers=headers,
                timeout=(min(_CONNECTING, seconds), seconds),
                stream=True,
                allow_redirects=False,
            )
            with response:
                body = _body(response, deadline)
        except requests.exceptions.SSLError as error:
            raise RefusedError(0, "TLS") from error
        except RefreshError as error:
            raise RefusedError(401, "TOKEN") from error
        except (requests.RequestException, HTTPError, TransportError, OSError) as error:
            raise _passing(error) from error
        _judge(response, body, self._patience)
        try:
            found = read(body)
        except ValueError as error:
            raise PassingError("jawabannya tidak utuh", "its answer was not whole") from error
        response.raw = io.BytesIO(body)
        return response, found

    def _address(self, endpoint: str) -> str:
        if self._base is None:
            return endpoint
        parts = urlsplit(endpoint)
        return f"{self._base}{parts.path}" + (f"?{parts.query}" if parts.query else "")


class SheetsClient(gspread.Client):
    """gspread's client on such requests."""

    def __init__(self, http: SheetsHTTP) -> None:
        super().__init__(http.account.credentials, http.session)
        self.http = self.http_client = http


def _body(response: requests.Response, deadline: float) -> bytes:
    """Return a body, whole, before the deadline: ``requests`` limits each wait alone, and a drip never ends."""
    chunks: list[bytes] = []
    size = 0
    for chunk in response.raw.stream(_CHUNK, decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        if monotonic() > deadline or size > _LARGEST_ANSWER:
            raise requests.exceptions.ReadTimeout
    return b"".join(chunks)


def _passing(error: Exception) -> PassingError:
    reasons = [error, error.__cause__, error.__context__, *getattr(error, "args", ())]
    unreachable = isinstance(error, requests.exceptions.ConnectTimeout) or any(
        isinstance(getattr(reason, "reason", reason), NewConnectionError) for reason in reasons
    )
    if unreachable:
        return PassingError("tidak dapat dihubungi", "it cannot be reached", connected=False)
    if isinstance(error, requests.exceptions.Timeout | TimeoutError) or "timed out" in str(error):
        return PassingError("tidak menjawab pada waktunya", "it did not answer in time")
    return PassingError("sambungannya terputus", "the connection was cut")


def _judge(response: requests.Response, body: bytes, patience: Patience) -> None:
    """Go on where the service answered; its HTTP status decides, since an error may come as a page for people."""
    status = response.status_code
    if status == 200:
        return
    reason = _reason(body)
    if status in _BUSY or (status == 403 and reason in _TOO_OFTEN):
        wait = retry_after(response.headers, patience.clock.today)
        if status in (403, 429):
            raise PassingError("membatasi jumlah permintaan", "it limits requests", wait=wait)
        raise PassingError(f"sedang terganggu ({status})", f"it is out of order: {status}", wait=wait)
    raise RefusedError(status, reason)


def _reason(body: bytes) -> str:
    """Return the code that an error gives for itself; its sentences are left out, they may quote what was asked."""
    try:
        error = _object(body)["error"]
        named = [detail["reason"] for detail in error.get("details", ()) if "reason" in detail]
        named += [fault["reason"] for fault in error.get("errors", ()) if "reason" in fault]
        return str(named[0] if named else error.get("status", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def _object(body: bytes) -> dict[str, Any]:
    """Return a JSON object.

    :raises ValueError: it is not one, or not whole.
    """
    value = json.loads(body)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
