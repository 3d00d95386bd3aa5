"""The argument parser in the reader's words: Indonesian first, English beside, and one line for a mistake."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

_PAGE = (
    (r"\Ausage: ", "pemakaian (usage):\n       "),
    (r"^positional arguments:", "argumen (arguments):"),
    (r"^options:", "pilihan (options):"),
    (r"show this help message and exit", "tampilkan bantuan ini (show this help)"),
)
"""argparse's own words on a help page, and ours."""

_MISTAKES = (
    (r"the following arguments are required: (.+)", r"masih kurang: \1 (required)"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1 (unrecognised)"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 bukan pilihan; pilih (choose): \3"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1: nilai \2 keliru (invalid value)"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1: nilainya belum ditulis (value missing)"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: tidak dapat bersama \2 (not allowed together)"),
    (r"one of the arguments (.+) is required", r"pilih salah satu (one is required): \1"),
)
"""argparse's own sentences for a mistake, and ours; any other sentence passes as it is."""


def in_our_words(message: str) -> str:
    """Return argparse's sentence for a mistake in Indonesian with the English beside it."""
    for theirs, ours in _MISTAKES:
        if match := re.fullmatch(theirs, message, flags=re.DOTALL):
            return match.expand(ours)
    return message


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose help pages are bilingual and whose mistakes are one line and exit code 2."""

    def format_help(self) -> str:
        """Return the help page."""
        page = super().format_help()
        for theirs, ours in _PAGE:
            page = re.sub(theirs, ours, page, flags=re.MULTILINE)
        return page

    def error(self, message: str) -> NoReturn:
        """Print one line that says what to mend and where help is; exit 2."""
        words = re.sub(r"[0-9](?:[ .-]?[0-9]){8,}", "•" * 5, " ".join(in_our_words(message).split()))  # a NIP, perhaps
        self.exit(2, f"{self.prog}: {words}; bantuan (help): {self.prog} --help\n")
