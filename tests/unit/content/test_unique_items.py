"""``uniqueItems``: equal as jsonschema has it, in time that does not grow with the square of a list."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
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


def are_equal(one: Any, other: Any) -> bool:
    """Whether jsonschema calls two values equal. Its own ``uniqueItems`` looks at neighbours of a sorted list alone,
    and so calls ``[[false], [0], [false]]`` unique.
    """
    return Draft202012Validator({"const": one}).is_valid(other)


@given(st.lists(ITEMS, max_size=5))
@example([1, True])
@example([1, Decimal("1.0")])
@example([[1], [True]])
@example([{"a": False}, {"a": 0}])
@example([{"a": 1, "b": 2}, {"b": 2, "a": 1}])
@example([[False], [0], [False]])
def test_a_list_is_unique_where_jsonschema_calls_no_two_items_equal(items: list[Any]) -> None:
    assert verdict_of(UNIQUE)(items) == (not any(are_equal(one, other) for one, other in combinations(items, 2)))


def test_what_cannot_be_sorted_is_not_compared_pair_by_pair() -> None:
    items: list[Any] = [{"a": number} if number % 2 else str(number) for number in range(200_000)]
    assert verdict_of(UNIQUE)(items)
    assert not verdict_of(UNIQUE)([*items, {"a": 1}])
