"""A service's link opens the form with that service filled in, where the agency has given such an address."""

from __future__ import annotations

import pytest

from kinerja.site.views.service import form_address

ALL, ONE = "https://formulir.kota-contoh.example/skm", "https://formulir.kota-contoh.example/skm?entry.1=Tera"


@pytest.mark.parametrize(
    ("portal", "service", "address"),
    [
        ({}, "tera-ulang", ""),
        ({"formulir": {"skm": ALL}}, "tera-ulang", ALL),
        ({"formulir": {"skm": ALL}, "formulir_layanan": {"skm": {"tera-ulang": ONE}}}, "tera-ulang", ONE),
        ({"formulir": {"skm": ALL}, "formulir_layanan": {"skm": {"tera-ulang": ONE}}}, "ktp-akta", ALL),
        ({"formulir": {"skm": ALL}, "formulir_layanan": {"skm": {"tera-ulang": ONE}}}, "", ALL),
        ({"formulir_layanan": {"skm": {"tera-ulang": ONE}}}, "ktp-akta", ""),
    ],
)
def test_the_address_that_a_service_is_rated_at(portal: dict[str, object], service: str, address: str) -> None:
    assert form_address(portal, service) == address
