"""A draft becomes a release: protected, attacked with everything published before, and refused where it gives way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinerja import __version__
from kinerja.content import regulation_files, regulations
from kinerja.disclosure.complementary import UnprotectableError
from kinerja.errors import Refused
from kinerja.package import chance
from kinerja.package.model import (
    BETTER,
    GROUP,
    HIDDEN,
    OWN_STAFF,
    PUBLISHED,
    TOTAL,
    WORSE,
    CountTable,
    MeanTable,
    PlainTable,
    Progress,
    Release,
    Table,
)
from kinerja.release import answers
from kinerja.release.apart import unshared
from kinerja.release.approval import KEY, Approval, described
from kinerja.release.audit import leaks, shown_tables
from kinerja.release.counts import Counted
from kinerja.release.draft import Draft
from kinerja.release.feedback import FEEDBACK
from kinerja.release.held_back import held_back
from kinerja.release.plain import OF_THE_DAY
from kinerja.release.plain_surveys import with_answers
from kinerja.release.protection import STEPS, changed, hidden, protected
from kinerja.release.respondents import kept
from kinerja.release.satisfaction import carried
from kinerja.release.satisfaction import protected as hidden_means

SOFTWARE = f"kinerja {__version__}"


def build_release(
    draft: Draft,
    *,
    revision: int = 1,
    correction: str = "",
    earlier: Sequence[Release] = (),
    approvals: Sequence[Approval] = (),
    progress: Progress | None = None,
) -> Release:
    """Protect and attack one period.

    :param earlier: releases of the same period that are already public; what they show stays known.
    :raises Refused: the release would give something away.
    """
    means, since = carried(hidden_means(draft.means, draft.content.portal.threshold), earlier)
    extra: dict[str, Any] = {"rerata_dari": since} if since else {}
    if approvals:
        extra[KEY] = described(approvals)
    behind = _answers(draft, means, earlier, since)
    refused = ""
    for step in range(STEPS if earlier else 1):
        try:
            counts = _protected_counts(draft, earlier, since, step, progress)
        except UnprotectableError as error:
            refused = f"sel {error} tidak dapat dilindungi"
            continue
        release = _release(draft, (*counts, *behind, *means), revision, correction, extra)
        found = [leak for leak in leaks([release, *earlier], progress) if release.folder in leak.folders]
        if not found:
            return release
        first = found[0].breach
        refused = f"{len(found)} sel dapat diungkap, misalnya tabel {first.table} {', '.join(first.key)}"
    raise Refused(_refusal(refused, corrects=bool(earlier)))


def _protected_counts(
    draft: Draft, earlier: Sequence[Release], since: str, step: int, progress: Progress | None
) -> tuple[CountTable, ...]:
    """Every population protected by itself; a table whose shared sums turn out hidden, or that has too few people to
    hide anything among, is not published at all: the rest of the release does not wait for it."""
    found: list[CountTable] = []
    back = held_back(draft.counts, draft.trees, earlier)
    for counted in draft.counts:
        if counted.people.population in back:
            continue
        if (as_they_were := kept(counted, earlier, since)) is not None:
            found += as_they_were
            continue
        before = [shown_tables(release, counted.people.population) for release in earlier]
        also = changed(counted.tables, before[-1], step) if before else frozenset()
        try:
            tables = protected(counted, draft.trees, draft.rule, before, also, progress)
        except UnprotectableError:
            if not _may_be_left_out(draft, counted) or any(shown.tables for shown in before):
                raise
            continue
        found += () if unshared([*found, *tables]) else tables
    return tuple(found)


def _may_be_left_out(draft: Draft, counted: Counted) -> bool:
    """Whether a release is still one without these tables: ratings it cannot do without. Where totals may be hidden,
    everything can be protected, so a table that cannot is a fault to report."""
    return counted is not draft.counts[0] and counted.shared is not None


def _left_out(draft: Draft, counted: Counted) -> bool:
    """Whether a new release leaves these tables out because they cannot be protected."""
    try:
        protected(counted, draft.trees, draft.rule)
    except UnprotectableError:
        return _may_be_left_out(draft, counted)
    return False


def as_published(draft: Draft, like: Release, earlier: Sequence[Release]) -> Release:
    """The release that ``like`` would be if it were made from this draft: true values, hidden where ``like`` hides.

    Tables of the day (``plain.OF_THE_DAY``) are those of ``like``: how things stood is not asked again.
    """
    means, since = carried(hidden_means(draft.means, draft.content.portal.threshold), earlier)
    counts: list[CountTable] = []
    for counted in draft.counts:
        if (as_they_were := kept(counted, earlier, since)) is not None:
            counts += as_they_were
            continue
        if not any(table.name in like.tables for table in counted.tables) and (
            any(table.name in release.tables for release in earlier for table in counted.tables)
            or _left_out(draft, counted)
        ):
            continue
        for table in counted.tables:
            there = like.tables.get(table.name)
            rows = there.rows if isinstance(there, CountTable) else ()
            same = hidden(table, {row.key for row in rows if row.status == HIDDEN})
            counts += () if there is None and unshared([*counts, same]) else (same,)
    extra: dict[str, Any] = {"rerata_dari": since} if since else {}
    if KEY in like.extra:
        extra[KEY] = like.extra[KEY]
    of_the_day = tuple(t for t in like.tables.values() if t.name in OF_THE_DAY and isinstance(t, PlainTable))
    plain = (*of_the_day, *(table for table in draft.plain if table.name not in OF_THE_DAY))
    same_day = replace(draft, plain=plain)
    behind = _answers(draft, means, earlier, since)
    return _release(same_day, (*counts, *behind, *means), like.revision, like.correction, extra, like.software)


def _answers(
    draft: Draft, means: Sequence[MeanTable], earlier: Sequence[Release], since: str
) -> tuple[CountTable, ...]:
    """How many gave each answer, as far as the means that are published leave it to be said."""
    made = answers.answers_table(
        draft.surveys, means, sorted(draft.services), draft.period, draft.content.portal.opinion_threshold
    )
    return answers.published(made, earlier, means_kept=bool(since))


def _release(
    draft: Draft,
    tables: Sequence[Table],
    revision: int,
    correction: str,
    extra: Mapping[str, Any],
    software: str = SOFTWARE,
) -> Release:
    portal = draft.content.portal
    shown = {table.name: table for table in tables}
    return Release(
        period=draft.period,
        revision=revision,
        agency=portal.agency,
        agency_en=portal.agency_en,
        example=portal.example,
        units=draft.units.members,
        members=dict(draft.members) | ({answers.TABLE: answers.MEMBERS} if answers.TABLE in shown else {}),
        predicate_rule=tuple((first, second, third) for (first, second), third in draft.rule.items()),
        tables=shown | {table.name: table for table in with_answers(draft.plain, shown)},
        thresholds={
            "ambang": portal.threshold,
            "ambang_pendapat": portal.opinion_threshold,
            "unit_minimum": portal.unit_minimum,
        },
        rules=regulations.citations(draft.agency),
        reported=tuple(sorted(draft.content.reported[draft.period])),
        not_reported=draft.not_reported,
        services=draft.services,
        coverage=_coverage(tables),
        correction=correction,
        software=software,
        extra={"mutu_pelayanan": _grades(draft), "survei": _surveys(draft), chance.KEY: _chance(draft)}
        | _limits(draft)
        | _feedback(draft)
        | dict(extra),
    )


def _coverage(tables: Sequence[Table]) -> dict[str, int]:
    """People rated, and those of them who are in a shown merged count of their own unit."""
    predicates = next(t for t in tables if isinstance(t, CountTable) and t.name == "predikat")
    shown = {row.key: row.count for row in predicates.rows if row.status == PUBLISHED}
    units = set(predicates.members["unit"])
    own = 0
    for unit in predicates.members["unit"]:
        whole = {f"{unit}.{OWN_STAFF}", f"{unit}.{GROUP}"} & units
        if unit != TOTAL and not whole and unit.split(".")[-1] != GROUP:
            own += sum(shown.get((unit, merged)) or 0 for merged in (BETTER, WORSE))
    return {"dinilai": shown.get((TOTAL, TOTAL)) or 0, "di_unit_sendiri": own}


def _grades(draft: Draft) -> list[dict[str, str]]:
    return [
        {"mutu": g.letter, "nama": g.name, "nama_en": g.name_en, "min": str(g.index_limits[0])}
        for g in regulations.grades(draft.agency)
    ]


def _chance(draft: Draft) -> dict[str, str]:
    """The parameters by which pages say what is more than chance, so that readers can repeat it."""
    return dict(regulation_files.read("perubahan", draft.agency)["parameter"])


def _limits(draft: Draft) -> dict[str, dict[str, str]]:
    """When plans are due and where discipline is sanctioned, so that pages can say what the classes are made by."""
    return {
        table.replace("-", "_"): dict(regulation_files.read(table, draft.agency)["parameter"])
        for table in ("disiplin", "rencana-kinerja")
    }


def _surveys(draft: Draft) -> list[dict[str, Any]]:
    """What the tables of means are of, so that a reader need not guess it from their names."""
    return [
        {
            "kode": s.code, "jenis": s.kind, "nama": s.name, "nama_en": s.name_en, "indeks": s.index,
            "formulir": sorted({known.form for known in s.answers}),
        }
        for s in draft.surveys
    ]  # fmt: skip


def _feedback(draft: Draft) -> dict[str, Any]:
    """How a reader may make one figure of several sides: their weights, all alike where the agency names none."""
    if not any(table.name == FEEDBACK for table in draft.means):
        return {}
    fewest = int(regulations.read("umpan-balik", draft.agency)["parameter"]["penilai_paling_sedikit"])
    weights = dict(draft.content.portal.feedback_weights)
    return {FEEDBACK: {"bobot": weights, "penilai_paling_sedikit": fewest}}


def _refusal(what: str, *, corrects: bool) -> str:
    if corrects:
        return (
            f"rilis tidak ditulis: {what}; koreksi ini membuka angka yang tertutup pada rilis sebelumnya: gabungkan "
            "dengan koreksi lain pada periode ini, atau biarkan terbit bersama rilis berikutnya (the correction gives "
            "hidden numbers away: gather it with others, or leave it to the next release)"
        )
    return (
        f"rilis tidak ditulis: {what}; laporkan kepada pengelola perangkat lunak "
        "(the release would give cells away: report this)"
    )
