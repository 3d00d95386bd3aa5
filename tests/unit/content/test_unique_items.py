"""``uniqueItems``: jsonschema's verdict, in time that does not grow with the square of a list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kinerja.content.schemas import verdict_of

UNIQUE = {"uniqueItems": True}
ATOMS = st.sampled_from([0, 1, 2, Decimal("1.0"), Decimal("2.5"), True, False, None, "", "1", "true"])
ITEMS = st.recursive(
    ATOMS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
)


@given(st.lists(ITEMS, max_size=5))
@example([1, True])
@example([1, Decimal("1.0")])
@example([[1], [True]])
@example([{"a": False}, {"a": 0}])
@example([{"a": 1, "b": 2}, {"b": 2, "a": 1}])
def test_a_list_is_unique_where_jsonschema_says_so(items: list[Any]) -> None:
    assert verdict_of(UNIQUE)(items) == Draft202012Validator(UNIQUE).is_valid(items)


def test_what_cannot_be_sorted_is_not_compared_pair_by_pair() -> None:
    items: list[Any] = [{"a": number} if number % 2 else str(number) for number in range(200_000)]
    assert verdict_of(UNIQUE)(items)
    assert not verdict_of(UNIQUE)([*items, {"a": 1}])
