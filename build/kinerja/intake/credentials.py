"""Who reads the sheets: a service account or the machine's own credentials, only to read spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import google.auth
from google.auth.credentials import AnonymousCredentials, Credentials
from google.auth.exceptions import GoogleAuthError
from google.oauth2 import service_account

from kinerja.errors import KinerjaError

CREDENTIALS = "GOOGLE_APPLICATION_CREDENTIALS"
"""Google's own variable: the path of a key file."""
CREDENTIALS_TEXT = "KINERJA_SHEETS_CREDENTIALS"
"""The content of a service account's key file, for pipelines that hold secrets in the environment."""

SCOPES = ("https://www.googleapis.com/auth/spreadsheets.readonly",)
"""Reading spreadsheets and nothing else: a leaked key can then change no sheet and list no file."""
_MACHINE_ACCOUNTS = ".gserviceaccount.com"


@dataclass(frozen=True)
class Account:
    """Credentials, and what messages call them."""

    credentials: Credentials
    name: str


# google-auth says nothing of its functions' types.
_from_key: Callable[..., Credentials] = service_account.Credentials.from_service_account_info
_default: Callable[..., tuple[Credentials, str | None]] = google.auth.default
_anonymous: Callable[[], Credentials] = AnonymousCredentials


def account_of(environment: Mapping[str, str]) -> Account:
    """Return the account that the environment names.

    ``KINERJA_SHEETS_CREDENTIALS`` holds a key itself; otherwise Google's application-default credentials are looked
    for: the file of ``GOOGLE_APPLICATION_CREDENTIALS``, those of ``gcloud``, those of a machine in Google's cloud.

    :raises KinerjaError: there are none, or they cannot be used. It never quotes them.
    """
    text = environment.get(CREDENTIALS_TEXT, "").strip()
    file = environment.get(CREDENTIALS, "").strip()
    try:
        key = json.loads(text or Path(file).read_text(encoding="utf-8")) if text or file else {}
        if text or key.get("type") == "service_account":
            credentials = _from_key(_service_account(key), scopes=SCOPES)
        else:
            credentials, _ = _default(scopes=SCOPES)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, GoogleAuthError):
        # `from None`: a parser's own words may quote the key.
        if not text and not file:
            raise KinerjaError(
                f"{CREDENTIALS} belum diisi; isi dengan jalur berkas kunci akun layanan, atau beri ekspor lembar "
                "dengan --from BERKAS (set it to the service account's key file, or use --from)"
            ) from None
        raise KinerjaError(
            f"{CREDENTIALS_TEXT if text else CREDENTIALS}: kunci akun layanan tidak dapat dipakai; unduh ulang "
            "kuncinya dalam bentuk JSON (the service account's key cannot be used: download it again)"
        ) from None
    return Account(credentials, _name(credentials))


def _service_account(key: dict[str, Any]) -> dict[str, Any]:
    """Return a key that says it is a service account's; google-auth would find out when it is first used."""
    if key["type"] != "service_account" or not isinstance(key["client_email"], str):
        raise ValueError("not a service account's key")
    return key


def nobody() -> Account:
    """Return the account for a service that asks for none."""
    return Account(_anonymous(), "pembaca tanpa akun")


def _name(credentials: Credentials) -> str:
    """Return an account's address where it is a machine's; a person's is not said."""
    email = str(getattr(credentials, "service_account_email", "") or "")
    if email.endswith(_MACHINE_ACCOUNTS):
        return f"akun layanan {email}"
    return "akun Google yang dipakai mesin ini"
