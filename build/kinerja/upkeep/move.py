"""An employee changes unit or job: one spell ends the day before, the next begins, and what must follow is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kinerja.content.pseudonym import is_pseudonym
from kinerja.content.records import Content, Spell
from kinerja.content.selection import select
from kinerja.content.templates.agency import Agency
from kinerja.errors import KinerjaError
from kinerja.package.period import Period
from kinerja.rules.index import one_letter_away
from kinerja.upkeep.change import Change
from kinerja.upkeep.registers import day_before, register_of, register_text, with_end, with_row

_MOST_NAMED = 10


def move(root: Path, employee: str, to: str, start: date, job_family: str | None = None) -> Change:
    """Return the change that moves an employee to a unit from a day on; an empty one where that is so already.

    :param employee: a pseudonym.
    :param job_family: ``kelompok_jabatan`` from then on; the one before where None.
    :raises KinerjaError: no such unit or employee, the registers have faults, or the day does not fit.
    """
    if not is_pseudonym(employee):
        raise KinerjaError(
            'tulis nama sandi pegawai, "p" dan 11 huruf; cari dengan "kinerja id" atau "kinerja who" '
            "(write the employee's pseudonym)"
        )
    agency = Agency(root, example=False)
    agency.require_unit(to)
    content = select(root, lambda f: f.kind in ("pegawai", "unit")).require_sound()
    own = sorted((s for s in content.spells if s.employee == employee), key=lambda s: s.start)
    if not own:
        raise _unknown(employee, content)
    family = job_family or own[-1].job_family
    _require_family(agency, family)
    if _is_done(own, to, start, family):
        return Change()
    last = _spell_before(own, employee, start)
    if (last.unit, last.job_family) == (to, family):
        raise KinerjaError(
            f"{employee} sudah bekerja di {to} sejak {last.start} sebagai {family}; tidak ada yang berubah "
            "(already there, in that job)"
        )
    texts = {unit: register_text(root, unit) for unit in {last.unit, to}}
    texts[last.unit] = with_end(texts[last.unit], employee, last.start, day_before(start))
    row = {
        "pegawai": employee,
        "kelompok_jabatan": family,
        "jenis_kelamin": last.sex,
        "status_pegawai": last.status,
        "mulai": start.isoformat(),
        "selesai": last.end.isoformat() if last.end else "",
    }
    texts[to] = with_row(texts[to], row)
    files = {register_of(root, unit): text.encode() for unit, text in texts.items()}
    return Change(files, tuple(_todo(root, last, to, start)))


def _unknown(employee: str, content: Content) -> KinerjaError:
    known = {spell.employee for spell in content.spells}
    near = next((name for name in one_letter_away(employee) if name in known), None)
    advice = f"maksudnya {near}? (did you mean that?)" if near else 'periksa dengan "kinerja id" (not registered)'
    return KinerjaError(f"{employee} tidak ada di satu pun pegawai/UNIT.csv; {advice}")


def _require_family(agency: Agency, family: str) -> None:
    options = agency.schema("pegawai")["properties"]["kelompok_jabatan"].get("enum")
    if options is not None and family not in options:
        raise KinerjaError(
            f"--kelompok-jabatan {family}: tidak dikenal; pilih {', '.join(options)} (choose one of these)"
        )


def _is_done(own: list[Spell], to: str, start: date, family: str) -> bool:
    there = any((s.unit, s.start, s.job_family) == (to, start, family) for s in own)
    return there and any(s.end == day_before(start) for s in own)


def _spell_before(own: list[Spell], employee: str, start: date) -> Spell:
    """Return the spell that the move ends; the last one, which covers the day before.

    :raises KinerjaError: the day is not after its start, or it was over before.
    """
    last = own[-1]
    if start <= last.start:
        raise KinerjaError(
            f"{employee} baru bekerja di {last.unit} sejak {last.start}; --mulai harus sesudah itu, atau sunting "
            f"pegawai/{last.unit}.csv bila barisnya keliru (the move must begin after that day)"
        )
    if last.end is not None and last.end < day_before(start):
        raise KinerjaError(
            f"masa kerja terakhir {employee}, di {last.unit}, berakhir {last.end}; tidak ada yang dipindahkan. Bila "
            "kembali bekerja, tambahkan barisnya di pegawai/UNIT.csv (nothing to move: add a line if they came back)"
        )
    return last


def _todo(root: Path, last: Spell, to: str, start: date) -> Iterator[str]:
    """What people still have to do: the plan, the rater, those whom the employee rates."""
    year = start.year
    plans = select(root, lambda f: f.kind == "rencana" and f.named["tahun"] == str(year)).content.plans.get(year, ())
    own = {plan.unit: plan for plan in plans if plan.employee == last.employee}
    if to not in own:
        there = f"rencana/{year}/{to}"
        exists = any((root / name).exists() for name in (f"{there}.yaml", there))
        how = (
            f"tambahkan {last.employee} di {there}.yaml"
            if exists
            else f'buat {there}.yaml dengan "kinerja new rencana {year} {to}"'
        )
        yield f"rencana di unit yang baru: {how} (a plan in the new unit)"
    if to != last.unit:
        former = own[last.unit].rater if last.unit in own else None
        known = f", bukan lagi {former}" if former else ""
        yield f"penilai sejak {start}: atasan di {to}{known} (the rater is now the superior there)"
    rated = sorted((plan.unit, plan.employee) for plan in plans if plan.rater == last.employee)
    if rated and to != last.unit:
        names = ", ".join(employee for _, employee in rated[:_MOST_NAMED])
        more = f" dan {len(rated) - _MOST_NAMED} lagi (and more)" if len(rated) > _MOST_NAMED else ""
        units = ", ".join(sorted({unit for unit, _ in rated}))
        yield f"yang selama ini dinilainya perlu penilai lain, di {units}: {names}{more} (they need another rater)"
    if to != last.unit and (period := _quarter(start)).first < start:
        yield (
            f"evaluasi {period.code} cukup satu kali, di {last.unit} atau {to} "
            "(one evaluation is enough for the period of the move)"
        )


def _quarter(day: date) -> Period:
    return Period.parse(f"{day.year}-T{(day.month + 2) // 3}")
