"""Jinja2 as the portal's pages need it: compiled once for all languages, and quick where most of a page is short text.

Three quarters of a page's parts are words and numbers without a character that HTML escapes. Jinja2 wraps each of them
in an object of its own before it joins them all; here they are joined as they are. The bytes are the same
(docs/decisions/building-fast.md has the figures).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

_WORDS = ("_", "plural")
_escaped = re.compile("[&<>\"']").search


def written(value: Any) -> str:
    """What stands on the page for ``value``: :func:`markupsafe.escape` of it, as plain text."""
    kind = type(value)
    if kind is Markup or (kind is str and not _escaped(value)):
        return value  # type: ignore[no-any-return]  # either is a str
    return escape(value)


class _Generator(CodeGenerator):
    """Lets compiled templates call :func:`written` where they would call ``escape``."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")

    def visit_Call(self, node: nodes.Call, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja2's
        if not (isinstance(node.node, nodes.Name) and node.node.name in _WORDS and node.dyn_args is None):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.said(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Generator
    written = staticmethod(written)

    @staticmethod
    def said(words: Callable[..., str], *message: Any, **values: Any) -> str:
        """A message in the page's language; ``words`` is ``_`` or ``plural``, which want nothing of Jinja2."""
        return words(*message, **values)


class Compiled(BytecodeCache):
    """Templates that were compiled, by their whole text; for all languages of one build."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja2."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja2."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


def environment(folder: Path, compiled: Compiled) -> Environment:
    """Templates of ``folder``: all text is escaped, a name that nothing has is an error."""
    return _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
