"""What a document may leave out of shown output, and what it may not."""

from __future__ import annotations

import pytest

from tests.functional.shown_output import shown_in

PRINTED = "satu: 1 temuan\ndua (2)\ntiga\n"


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (PRINTED, True),
        ("satu: … temuan\ndua (2)\ntiga\n", True),
        ("satu: 1 temuan\n…\ntiga\n", True),
        ("satu: 1 temuan\n…\ndua (2)\ntiga\n", True),
        ("…\n", True),
        ("…\ntiga\n", True),
        ("satu: … galat\ndua (2)\ntiga\n", False),
        ("satu: …\ntiga\n", False),
        ("satu: 1 temuan\ndua (2)\n", False),
        ("dua .2.\n", False),
        ("…\nempat\n", False),
        ("", False),
    ],
)
def test_lines_and_parts_of_lines_may_be_left_out_where_it_is_said(shown: str, right: bool) -> None:
    assert shown_in(shown, PRINTED) is right
