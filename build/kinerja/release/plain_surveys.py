"""Plain tables about surveys: how they were held, whom they reached, and the indices that older reports printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kinerja.content.records import SEPARATOR
from kinerja.content.regulation_files import code_list
from kinerja.measures.series import index_series
from kinerja.measures.surveys import reached
from kinerja.package.model import PUBLISHED, TOTAL, MeanTable, PlainTable, Table
from kinerja.package.period import Period
from kinerja.package.survey_tables import survey_code, survey_tables
from kinerja.release.facts import Facts

REACH = "jangkauan"
_YES, _NO = "ya", "tidak"

_SURVEY = ("survei", "string", "Kode survei", "Code of the survey")
_SERVICE = ("layanan", "string", "Layanan; semua berarti seluruh instansi", "Service; semua is the whole agency")


def held_table(facts: Facts) -> PlainTable:
    """``pelaksanaan_survei``: first and last day and ways of asking of each form held in the period.

    PermenPANRB 14/2017 asks that a report says when and how its survey was held.
    """
    forms = facts.content.forms
    held = [h for h in facts.content.surveys_held if h.period == facts.measured.period and h.form in forms]
    return PlainTable(
        "pelaksanaan_survei",
        "nilai",
        "Pelaksanaan survei: kapan dan bagaimana",
        "How surveys were held: when and in which way",
        (
            _SURVEY,
            ("formulir", "string", "Kode formulir", "Code of the form"),
            ("nama", "string", "Nama survei", "Name of the survey"),
            ("nama_en", "string", "Nama survei (Inggris)", "Name of the survey (English)"),
            ("mulai", "date", "Hari pertama", "First day"),
            ("selesai", "date", "Hari terakhir", "Last day"),
            (
                "cara", "string", "Cara bertanya: daring, loket, wawancara, telepon, surat; dipisah titik koma",
                "Ways of asking: online, counter, interview, telephone, letter; separated by semicolons",
            ),
        ),
        ("survei", "formulir"),
        tuple(
            (
                survey_code(forms[h.form].kind, h.form), h.form, forms[h.form].name, forms[h.form].name_en,
                h.first.isoformat(), h.last.isoformat(), SEPARATOR.join(h.ways),
            )
            for h in sorted(held, key=lambda h: (survey_code(forms[h.form].kind, h.form), h.form))
        ),
    )  # fmt: skip


def reach_table(facts: Facts) -> PlainTable:
    """``jangkauan``: people invited and served by service, and the answers needed for that many (Krejcie and Morgan).

    These are facts about a service. How many answered is a count of people, so ``menjawab`` stays empty here and
    ``with_answers`` copies it from the survey's protected index; ``sampel`` is needed for the people served, as
    PermenPANRB 14/2017 (annex) prints it.
    """
    content = facts.content
    by_survey: dict[str, list[str]] = {}
    for held in content.surveys_held:
        if held.period == facts.measured.period and held.form in content.forms:
            code = survey_code(content.forms[held.form].kind, held.form)
            by_survey.setdefault(code, []).append(held.form)
    rows = []
    for survey, forms in sorted(by_survey.items()):
        of_it = [h for h in content.surveys_held if h.period == facts.measured.period and h.form in forms]
        for one in reached(of_it, {}, facts.agency):
            invited, served, needed = ("" if n is None else str(n) for n in (one.invited, one.served, one.needed))
            rows.append((survey, one.service, invited, served, "", needed, ""))
    return PlainTable(
        REACH,
        "nilai",
        "Jangkauan survei: yang diundang, dilayani, dan menjawab, menurut layanan",
        "Reach of surveys: invited, served and answered, by service",
        (
            _SURVEY,
            _SERVICE,
            ("diundang", "integer", "Orang yang diundang menjawab", "People invited to answer"),
            ("dilayani", "integer", "Orang yang dilayani", "People served"),
            ("menjawab", "integer", "Responden, bila indeksnya terbit", "Respondents, where the index is published"),
            ("sampel", "integer", "Jawaban yang diperlukan (Krejcie dan Morgan)", "Answers needed (the same)"),
            ("memadai", "string", "Sampel memadai: ya atau tidak", "Large enough: ya (yes) or tidak (no)"),
        ),
        ("survei", "layanan"),
        tuple(rows),
    )  # fmt: skip


def with_answers(plain: Sequence[PlainTable], tables: Mapping[str, Table]) -> tuple[PlainTable, ...]:
    """Return the plain tables with who answered filled in from each survey's published index, and from there alone.

    :param tables: the mean tables as they are about to be published: hidden, or carried from an earlier release.
    """
    return tuple(_answered(table, tables) if table.name == REACH else table for table in plain)


def _answered(table: PlainTable, tables: Mapping[str, Table]) -> PlainTable:
    filled = []
    for survey, service, invited, served, _, needed, _ in table.rows:
        index = tables.get(survey_tables(survey).index)
        rows = index.rows if isinstance(index, MeanTable) else ()
        count = next((r.count for r in rows if r.key == (service,) and r.status == PUBLISHED), None)
        enough = "" if count is None or not needed else _YES if count >= int(needed) else _NO
        filled.append((survey, service, invited, served, "" if count is None else str(count), needed, enough))
    return replace(table, rows=tuple(filled))


def earlier_table(facts: Facts) -> PlainTable:
    """``ikm_terdahulu``: indices that older reports printed before the period, marked by how they were made.

    ``penuh`` is the printed index with full weights (PermenPANRB 14/2017: 1 / elements); empty where the rule of 2004
    asked about 14 other elements. ``measures.series.index_series`` says how.
    """
    content, named = facts.content, {made.code: made for made in code_list("cara-indeks", facts.agency)}
    printed = [
        e for e in content.earlier_indices if e.period.last < facts.measured.period.first and e.form in content.forms
    ]
    rows = []
    for form, service in sorted({(e.form, e.service) for e in printed}, key=lambda pair: (pair[0], pair[1] or "")):
        survey = survey_code(content.forms[form].kind, form)
        for point in index_series(printed, {}, form, service, facts.agency):
            made = named[point.made]
            full = "" if point.full is None else f"{point.full:f}"
            rows.append(
                (
                    survey, point.period, service or TOTAL, f"{point.index:f}", point.made, made.name, made.name_en,
                    full, point.source,
                )
            )  # fmt: skip
    rows.sort(key=lambda row: (row[0], row[2], Period.parse(row[1])))
    return PlainTable(
        "ikm_terdahulu",
        "nilai",
        "Indeks pada laporan sebelum portal ini",
        "Indices of reports before this portal",
        (
            _SURVEY,
            ("periode", "string", "Periode", "Period"),
            _SERVICE,
            ("indeks", "number", "Indeks seperti tercetak", "Index as printed"),
            ("dibuat", "string", "Kode cara menghitung", "Code of how it was made"),
            ("cara", "string", "Cara menghitung", "How it was made (Indonesian)"),
            ("cara_en", "string", "Cara menghitung (Inggris)", "How it was made"),
            ("penuh", "number", "Indeks itu dengan bobot penuh", "The same index with full weights"),
            ("sumber", "string", "Laporan asalnya", "The report that it is from"),
        ),
        ("survei", "periode", "layanan"),
        tuple(rows),
    )
