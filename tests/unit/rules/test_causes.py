"""What is said at many places and mended at one is said once; what is mended at each place is said at each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kinerja.content.catalogue import MOST_ALIKE
from kinerja.content.findings import Finding
from kinerja.rules import one_cause

GONE = Finding(Path("content/a.csv"), 2, 1, "layanan-tak-ada", "galat", "layanan `x` belum ada", "no service `x`")


def many(finding: Finding, number: int) -> list[Finding]:
    return [replace(finding, path=Path(f"content/{n % 2}.csv"), line=n + 2) for n in range(number)]


def test_a_name_that_is_gone_is_said_once_with_the_number_of_other_places() -> None:
    (found,) = one_cause(many(GONE, 9))
    assert (found.path, found.line) == (Path("content/0.csv"), 2)
    assert found.message == "layanan `x` belum ada (sama di 8 tempat lain; semuanya di 2 berkas)"
    assert found.message_en == "no service `x` (the same in 8 more places; in all, 2 files)"


def test_a_few_and_different_names_are_said_one_by_one() -> None:
    few = many(GONE, MOST_ALIKE)
    different = [replace(finding, message=f"layanan `x{finding.line}` belum ada") for finding in many(GONE, 9)]
    assert one_cause(few) == sorted(few)
    assert one_cause(different) == sorted(different)


def test_what_is_mended_at_each_place_is_said_at_each() -> None:
    several = many(replace(GONE, code="skema-kunci-asing"), 9)
    assert one_cause(several) == sorted(several)


def test_files_that_contradict_their_folder_are_said_once_a_folder() -> None:
    files = [Path(f"content/evaluasi/{period}/{n}.yaml") for period in ("2062-T4", "2062-T3") for n in range(4)]
    wrong = [replace(GONE, code="isi-beda-jalur", path=path, message=f"`2026-T2`, tetapi {path}") for path in files]
    assert [finding.path for finding in one_cause(wrong)] == [files[4], files[0]]


def test_where_an_identifier_stands_its_form_is_not_at_issue() -> None:
    identifier = replace(GONE, code="pengenal-nip")
    form = replace(GONE, code="skema-pola")
    elsewhere = replace(form, column=9)
    assert one_cause([form, identifier, elsewhere]) == [identifier, elsewhere]


def test_what_only_asks_for_a_look_takes_no_errors_place() -> None:
    perhaps = replace(GONE, code="pengenal-nama-tunggal", level="tinjau")
    form = replace(GONE, code="skema-pola")
    assert one_cause([form, perhaps]) == sorted([form, perhaps])
