"""Requests go to Google with an account that can only read, or to this very machine without one; nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gspread
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth.credentials import Scoped

from kinerja.errors import KinerjaError
from kinerja.intake.credentials import CREDENTIALS, CREDENTIALS_TEXT, SCOPES, account_of
from kinerja.intake.patience import Patience
from kinerja.intake.sheets import reach
from kinerja.intake.sheets_client import ENDPOINT, google_session, local_session, loopback
from tests.emulator.sheets import Service, running

TITLE = "Form Responses 1"


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://127.0.0.1:8085", "http://127.0.0.1:8085"),
        ("http://127.0.0.1:8085/", "http://127.0.0.1:8085"),
        ("http://127.9.9.9", "http://127.9.9.9:80"),
        ("http://localhost:8085", "http://127.0.0.1:8085"),
        ("http://[::1]:8085", "http://[::1]:8085"),
    ],
)
def test_loopback_addresses_are_accepted(address: str, base: str) -> None:
    assert loopback(address) == base


@pytest.mark.parametrize(
    "address",
    [
        "http://sheets.kota-contoh.example:8085",
        "https://127.0.0.1:8085",
        "http://10.0.0.1:8085",
        "http://0.0.0.0:8085",
        "http://127.0.0.1.kota-contoh.example",
        "http://127.0.0.1@kota-contoh.example",
        "http://kota-contoh.example@127.0.0.1",
        "http://localhost.kota-contoh.example",
        "http://localhost\\@kota-contoh.example",
        "http://127.1:8085",
        "http://2130706433:8085",
        "http://[::ffff:10.0.0.1]:8085",
        "http://127.0.0.1:8085/v4",
        "http://127.0.0.1:8085?x=1",
        "http://127.0.0.1:8085#x",
        "http://127.0.0.1:port",
        "http://[::1",
        "127.0.0.1:8085",
        "file:///etc/hosts",
        " ",
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(KinerjaError, match="hanya alamat mesin ini") as refused:
        reach({ENDPOINT: address})
    assert refused.value.exit_code == 2


def test_every_request_of_the_client_goes_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(Service({"DOC": {TITLE: [["a"]]}})) as service:
        client = reach({ENDPOINT: service.address, CREDENTIALS: "/tiada.json"})(Patience())
        assert isinstance(client, gspread.Client)
        assert client.open_by_key("DOC").worksheet(TITLE).get_all_values() == [["a"]]
        assert len(service.requests) == 3
        assert not any("authorization" in {name.lower() for name in headers} for headers in service.headers)


def test_nothing_is_ever_written() -> None:
    with running(Service({"DOC": {TITLE: [["a"]]}})) as service:
        sheet = reach({ENDPOINT: service.address})(Patience()).open_by_key("DOC").worksheet(TITLE)
        with pytest.raises(ValueError, match="only read"):
            sheet.update_acell("A1", "x")
        assert len(service.requests) == 2


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    """A service account's key, made for this run."""
    secret = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "client_email": "pembaca@contoh-kota.iam.gserviceaccount.com",
        "token_uri": "http://127.0.0.1:9/token",
        "private_key": secret.decode(),
        "private_key_id": "rahasia-nomor",
    }


@pytest.mark.parametrize("place", ["file", "text"])
def test_a_service_account_is_read_from_a_file_or_the_environment(
    key: dict[str, Any], tmp_path: Path, place: str
) -> None:
    (tmp_path / "kunci.json").write_text(json.dumps(key))
    environment = {
        "file": {CREDENTIALS: str(tmp_path / "kunci.json")},
        "text": {CREDENTIALS_TEXT: json.dumps(key), CREDENTIALS: str(tmp_path / "tiada.json")},
    }[place]
    account = account_of(environment)
    assert account.name == "akun layanan pembaca@contoh-kota.iam.gserviceaccount.com"
    assert isinstance(account.credentials, Scoped)
    assert tuple(account.credentials.scopes) == SCOPES
    assert SCOPES == ("https://www.googleapis.com/auth/spreadsheets.readonly",)
    session = google_session(account)
    assert session.trust_env  # an agency's proxy is the way out
    assert session.auth is not None  # and ~/.netrc is not asked for a password instead of the token
    assert not local_session().trust_env


def test_a_person_who_lent_an_account_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kunci.json"
    path.write_text(
        json.dumps({"type": "authorized_user", "client_id": "x", "client_secret": "y", "refresh_token": "z"})
    )
    monkeypatch.setenv(CREDENTIALS, str(path))
    account = account_of({CREDENTIALS: str(path)})
    assert account.name == "akun Google yang dipakai mesin ini"


def broken(key: dict[str, Any], **changes: object) -> str:
    return json.dumps({**key, **changes})


@pytest.mark.parametrize(
    "text",
    [
        lambda key: "",
        lambda key: "bukan JSON rahasia-nomor",
        lambda key: "[]",
        lambda key: '{"type": "service_account"}',
        lambda key: broken(key, private_key="rahasia-nomor"),
        lambda key: broken(key, client_email=None),
        lambda key: broken(key, type="lain"),
        lambda key: json.dumps(key)[:-20],
    ],
)
@pytest.mark.parametrize("variable", [CREDENTIALS, CREDENTIALS_TEXT])
def test_a_key_that_cannot_be_used_is_said_and_never_quoted(
    key: dict[str, Any],
    text: Callable[[dict[str, Any]], str],
    variable: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.delenv(CREDENTIALS, raising=False)
    path = tmp_path / "kunci.json"
    path.write_text(text(key))
    value = str(path) if variable == CREDENTIALS else text(key) or "{}"
    with pytest.raises(KinerjaError, match=variable) as refused:
        account_of({variable: value})
    said = str(refused.value)
    assert "\n" not in said
    assert "rahasia" not in said
    assert "PRIVATE" not in said
    assert refused.value.__cause__ is None


def test_without_any_credentials_it_is_said_what_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv(CREDENTIALS, raising=False)
    with pytest.raises(KinerjaError, match="--from"):
        account_of({})
    with pytest.raises(KinerjaError, match="kunci akun layanan"):
        account_of({CREDENTIALS: str(tmp_path / "tiada.json")})
