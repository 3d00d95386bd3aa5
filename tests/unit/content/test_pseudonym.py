"""Pseudonyms: of one form, the same for the same key and NIP, and never without a key for a real agency."""

from __future__ import annotations

import re

import pytest

from kinerja.content.pseudonym import agency_key, answer_key, collisions, pseudonym
from kinerja.errors import KinerjaError

KEY = b"kunci untuk pengujian saja"
NIP = "19900315" + "201503" + "1002"


def test_a_pseudonym_has_its_form_and_depends_on_key_and_person() -> None:
    names = {pseudonym(KEY, NIP), pseudonym(b"kunci lain untuk pengujian", NIP), pseudonym(KEY, NIP[:-1] + "3")}
    assert len(names) == 3
    assert all(re.fullmatch("p[a-z2-7]{11}", name) for name in names)


def test_spaces_between_the_parts_of_a_nip_do_not_matter() -> None:
    assert pseudonym(KEY, f"{NIP[:8]} {NIP[8:14]} {NIP[14]} {NIP[15:]}") == pseudonym(KEY, NIP)


@pytest.mark.parametrize("wrong", ["", "123", NIP + "1", NIP[:-1] + "x", NIP[:-1] + "²"])
def test_what_is_no_nip_has_no_pseudonym(wrong: str) -> None:
    with pytest.raises(ValueError, match="18 angka"):
        pseudonym(KEY, wrong)


def test_an_answer_key_tells_where_its_parts_end() -> None:
    assert answer_key(KEY, ["ab", "c"]) != answer_key(KEY, ["a", "bc"])
    assert re.fullmatch("[a-z2-7]{16}", answer_key(KEY, ["ab", "c"]))


def test_a_pseudonym_and_an_answer_key_never_share_a_hash() -> None:
    assert not answer_key(KEY, [NIP]).startswith(pseudonym(KEY, NIP)[1:])


def test_only_a_fictional_agency_may_go_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KINERJA_KEY", raising=False)
    assert agency_key(example=True)
    with pytest.raises(KinerjaError, match="KINERJA_KEY") as refused:
        agency_key(example=False)
    assert refused.value.exit_code == 2


def test_a_short_key_is_refused_without_being_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINERJA_KEY", "abc123xyz")
    with pytest.raises(KinerjaError) as refused:
        agency_key(example=False)
    assert "abc123xyz" not in str(refused.value)
    monkeypatch.setenv("KINERJA_KEY", "sebuah kunci yang cukup panjang")
    assert agency_key(example=True) == b"sebuah kunci yang cukup panjang"


def test_the_same_person_twice_is_no_collision(monkeypatch: pytest.MonkeyPatch) -> None:
    assert collisions(KEY, [NIP, NIP, NIP[:-1] + "3"]) == ()
    monkeypatch.setattr("kinerja.content.pseudonym._PSEUDONYM_LETTERS", 1)
    many = [f"{NIP[:-3]}{n:03}" for n in range(40)]
    assert collisions(KEY, many)
