"""Compose YAML into nodes that keep every scalar as typed: libyaml where present, PyYAML's own parser elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.composer import Composer as YamlComposer
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

PLAIN = "biasa"
"""Tag of a scalar without quotes, whose meaning is ours to decide."""
TEXT = "teks"
"""Tag of a quoted or block scalar: always text."""
COLLECTION = ""
"""Tag of a mapping or a list."""


MAXIMUM_DEPTH = 20
"""Deepest nesting read; the deepest that a record needs is 8."""


class _AsTyped:
    """A resolver that decides nothing: it only says whether a scalar was written without quotes."""

    def descend_resolver(self, parent: object, index: object) -> None:
        """PyYAML's hook for resolvers that look at paths; ours does not."""

    def ascend_resolver(self) -> None:
        """PyYAML's hook for resolvers that look at paths; ours does not."""

    def resolve(self, kind: type, _value: object, implicit: Any) -> str:
        """Return one of our three tags; PyYAML asks only where the file gives no tag of its own."""
        if kind is not yaml.ScalarNode:
            return COLLECTION
        return PLAIN if implicit[0] else TEXT


class PythonComposer(Reader, Scanner, Parser, YamlComposer, _AsTyped):
    """PyYAML's own parser: ten times slower, the same nodes."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        YamlComposer.__init__(self)


Composer: Any = PythonComposer
"""The parser in use."""

if yaml.__with_libyaml__:
    from yaml._yaml import CParser

    class _LibyamlComposer(CParser, _AsTyped):
        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)

    Composer = _LibyamlComposer


def compose(text: str) -> yaml.Node | None:
    """Return the node of the one document in ``text``; None where there is none.

    The caller has made sure that it is not nested too deeply: libyaml's composer is recursive.

    :raises yaml.YAMLError: it does not parse, or holds more than one document.
    """
    loader = Composer(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def events(text: str) -> Iterator[yaml.Event]:
    """Yield the parser's events without recursion, so that any nesting is safe.

    :raises yaml.YAMLError: it does not parse.
    """
    loader = Composer(text)
    try:
        while loader.check_event():
            if (event := loader.get_event()) is not None:
                yield event
    finally:
        loader.dispose()


_INDENTATION = re.compile(r"^[ \t?:-]*", re.MULTILINE)
_BRACKET = re.compile(r"[\[{\]}]")


def may_nest_deeper(text: str, limit: int) -> bool:
    """Whether ``text`` might nest deeper than ``limit``: an upper bound that needs no parser.

    A level of a block begins further to the right than its parent, or (a list in a mapping) at the same column; a
    level of a flow needs an open bracket. Brackets inside texts only make the bound looser.
    """
    indentation = max((len(match[0]) for match in _INDENTATION.finditer(text)), default=0)
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return 2 * (indentation + 1) + deepest > limit


_BEFORE_A_NODE = "\n,:-[{?"
"""One of these stands before every node but the first, and before two nodes at most."""


def may_hold_more(text: str, limit: int) -> bool:
    """Whether ``text`` might hold more than ``limit`` nodes: an upper bound that needs no parser."""
    return 2 * sum(map(text.count, _BEFORE_A_NODE)) >= limit
