"""Every measure once more, slow and plain, from the raw files alone: nothing of ``kinerja`` is imported here.

Written from the issue and the regulations, not from ``build/kinerja/measures``; where both agree, one slip of the pen
is not enough to publish a wrong figure. People are looked up one by one, and figures are fractions.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

GOOD = ("sangat baik", "baik")
ORDER = ["sangat kurang", "kurang", "butuh perbaikan", "baik", "sangat baik"]
PRAISE = {"baik", "lancar", "maksimal", "meningkat", "memadai", "optimal", "sesuai", "tepat", "terlaksana", "tertib"}
VALUES = ("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif", "kolaboratif")
UNWRITTEN = "Tidak tercantum di lembar yang diimpor."
"""What an import writes where a recap has no strategy."""
SIDES = ("atasan", "rekan", "bawahan", "publik", "diri")


def as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def number(value: Any) -> Fraction:
    return Fraction(str(value))


def days_of(period: str) -> tuple[date, date]:
    """First and last day of ``2026``, ``2026-T1`` or ``2026-03``."""
    year = int(period[:4])
    if "-T" in period:
        months = {1: (1, 3, 31), 2: (4, 6, 30), 3: (7, 9, 30), 4: (10, 12, 31)}[int(period[-1])]
        return date(year, months[0], 1), date(year, months[1], months[2])
    if "-" in period:
        first = date(year, int(period[5:]), 1)
        later = first + timedelta(days=31)
        return first, date(later.year, later.month, 1) - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def half_up(value: Fraction, decimals: int) -> str:
    scaled = math.floor(value * 10**decimals + Fraction(1, 2))
    text = f"{scaled:0{decimals + 1}d}"
    return f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text


class Raw:
    """A content folder as PyYAML and csv read it, each file once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known: dict[Path, Any] = {}

    def yaml(self, pattern: str) -> list[tuple[Path, Any]]:
        return [(path, self.read(path)) for path in sorted(self.root.glob(pattern))]

    def csv(self, pattern: str) -> list[tuple[Path, list[dict[str, str]]]]:
        return [(path, self.read(path)) for path in sorted(self.root.glob(pattern))]

    def read(self, path: Path) -> Any:
        if path not in self.known:
            text = path.read_text("utf-8")
            rows = path.suffix == ".csv"
            self.known[path] = (
                list(csv.DictReader(io.StringIO(text))) if rows else yaml.load(text, Loader=yaml.CSafeLoader)
            )
        return self.known[path]


class Reference:
    """All figures of one period as plain dictionaries and lists; the names are those of ``measured``."""

    def __init__(self, raw: Raw, period: str, before: str | None) -> None:
        self.raw = raw
        self.period, self.before, self.year = period, before, period[:4]
        self.first, self.last = days_of(period)
        self.spells: list[dict[str, Any]] = [
            {**row, "unit": path.stem, "from": as_date(row["mulai"]), "to": as_date(row["selesai"] or "9999-12-31")}
            for path, rows in self.raw.csv("pegawai/*.csv")
            for row in rows
        ]
        self.rated = self.evaluations(period)
        self.trainings = [value for _, value in self.raw.yaml("pelatihan/*.yaml")]
        self.home = {person: self.home_of(person) for person in self.people()}

    def evaluations(self, period: str) -> list[tuple[str, str, Any]]:
        return [
            (path.stem, person, value)
            for path, file in self.raw.yaml(f"evaluasi/{period}/*.yaml")
            for person, value in file["evaluasi"].items()
        ]

    def there(self, spell: Any) -> bool:
        return bool(spell["from"] <= self.last and spell["to"] >= self.first)

    def people(self) -> list[str]:
        present = {s["pegawai"] for s in self.spells if self.there(s)}
        return sorted(present | {person for _, person, _ in self.rated})

    def home_of(self, person: str) -> str:
        units = [unit for unit, rated, _ in self.rated if rated == person]
        if units:
            return units[-1]
        mine = [s for s in self.spells if s["pegawai"] == person and self.there(s)]
        return str(max(mine, key=lambda s: (s["from"], s["to"], s["unit"]))["unit"])

    def trait(self, person: str, unit: str, column: str) -> str:
        mine = [s for s in self.spells if s["pegawai"] == person and s["unit"] == unit and self.there(s)]
        newest = None
        for spell in mine:
            if newest is None or spell["from"] >= newest["from"]:
                newest = spell
        return "lainnya" if newest is None else str(newest[column])

    def plan_of(self, person: str) -> tuple[str, Any] | None:
        plans = [
            (path.stem, file["rencana"][person])
            for path, file in self.plans
            if person in file["rencana"]
        ]  # fmt: skip
        here = [plan for plan in plans if plan[0] == self.home[person]] or plans
        if not here:
            return None
        return max(here, key=lambda p: (as_date(p[1].get("disepakati", "0001-01-01")), p[0]))

    # 1. Plans

    def plan_cubes(self) -> dict[str, Counter[Any]]:
        self.plans = self.raw.yaml(f"rencana/{self.year}/*.yaml")
        names = ("rencana_kesepakatan", "rencana_isi", "rencana_kaskade", "rencana_keterukuran")
        agreed, content, cascade, measurable = cubes = [Counter[Any]() for _ in names]
        for unit, person, _ in self.rated:
            found = self.plan_of(person)
            if found is None:
                for cube in (agreed, content, cascade):
                    cube[unit, "tanpa_rencana"] += 1
                continue
            where, plan = found
            agreed[unit, self.agreement(person, where, plan)] += 1
            targets = all(
                any(i["satuan"].strip().lower() not in PRAISE for i in r["indikator"])
                for r in plan["rencana_hasil_kerja"]
            )
            written = plan["strategi"].strip() not in ("", UNWRITTEN)
            name = "lengkap" if targets and written else "target_saja" if targets else "strategi_saja"
            content[unit, name if targets or written else "tidak_lengkap"] += 1
            main = [r for r in plan["rencana_hasil_kerja"] if r["jenis"] == "utama"]
            serving = [r for r in main if "mendukung" in r]
            if plan["penilai"] == "kepala-daerah" or len(serving) == len(main):
                cascade[unit, "semua_mendukung"] += 1
            else:
                cascade[unit, "sebagian" if serving else "tidak_satu_pun"] += 1
            for result in plan["rencana_hasil_kerja"]:
                for indicator in result["indikator"]:
                    praise = indicator["satuan"].strip().lower() in PRAISE
                    measurable[unit, "tidak_terukur" if praise else "terukur"] += 1
        return dict(zip(names, cubes, strict=True))

    def agreement(self, person: str, unit: str, plan: Any) -> str:
        day = plan.get("disepakati")
        if not day or as_date(day) > self.last:
            return "belum_disepakati"
        if as_date(day).year < int(self.year):
            return "sebelum_tahun"
        limit = date(int(self.year), 1, 31)
        starts = [
            s["from"]
            for s in self.spells
            if s["pegawai"] == person
            and s["unit"] == unit
            and s["from"] <= date(int(self.year), 12, 31)
            and s["to"] >= date(int(self.year), 1, 1)
        ]
        if starts and min(starts) > limit:
            limit = min(starts) + timedelta(days=30)
        return "tepat_waktu" if as_date(day) <= limit else "terlambat"

    # 3. Evaluation, 5. feedback as written, 6. needs

    def evaluation_cubes(self) -> dict[str, Counter[Any]]:
        names = ("evaluasi", "nilai", "disiplin", "kerja_sama", "umpan_balik_tertulis", "kebutuhan")
        ratings, values, discipline, teamwork, written, needs = cubes = [Counter[Any]() for _ in names]
        for unit, person, e in self.rated:
            traits = [self.trait(person, unit, c) for c in ("kelompok_jabatan", "jenis_kelamin", "status_pegawai")]
            words = [e[k].replace(" ", "_") for k in ("hasil_kerja", "perilaku_kerja", "predikat")]
            ratings[(unit, *traits, *words)] += 1
            for value in VALUES:
                values[unit, value, e.get("nilai", {}).get(value, "belum_dicatat").replace(" ", "_")] += 1
            if "kehadiran" not in e:
                discipline[unit, "belum_dicatat"] += 1
            else:
                away, late = e["kehadiran"]["tanpa_keterangan"], e["kehadiran"]["terlambat"]
                name = "tertib"
                if late > 0:
                    name = "pernah_terlambat"
                if away > 0:
                    name = "pernah_tanpa_keterangan"
                if away > 2:
                    name = "sering_tanpa_keterangan"
                discipline[unit, name] += 1
            teamwork[unit, e.get("kerja_sama", "belum_dicatat").replace(" ", "_")] += 1
            good, better = "kekuatan" in e, "perbaikan" in e
            name = "keduanya" if good and better else "kekuatan" if good else "perbaikan" if better else "kosong"
            written[unit, name] += 1
            for topic in e.get("kebutuhan", ()):
                needs[unit, topic] += 1
        return dict(zip(names, cubes, strict=True))

    # 6. Development

    def ended(self, training: Any, first: date, last: date) -> bool:
        return first <= as_date(training["selesai"]) <= last

    def development_cubes(self) -> dict[str, Counter[Any]]:
        took, met = Counter[Any](), Counter[Any]()
        now = [t for t in self.trainings if self.ended(t, self.first, self.last)]
        for training in now:
            for person in training["peserta"]:
                if person in self.home:
                    took[self.home[person], training["jenis"]] += 1
        wanted: dict[str, set[str]] = {}
        for folder in sorted(path.name for path in self.raw.root.glob("evaluasi/*")):
            if folder[:4] == self.year and days_of(folder)[1] <= self.last:
                for _, person, e in self.evaluations(folder):
                    wanted[person] = wanted.get(person, set()) | set(e.get("kebutuhan", ()))
        this_year = [t for t in self.trainings if self.ended(t, date(int(self.year), 1, 1), self.last)]
        for unit, person, _ in self.rated:
            topics = wanted[person]
            mine = [t for t in this_year if person in t["peserta"]]
            fits = [t for t in mine if topics & set(t["topik"])]
            name = "topik_sesuai" if fits else "topik_lain" if mine else "belum"
            met[unit, name if topics else "tanpa_kebutuhan"] += 1
        cubes = {"pelatihan_peserta": took, "kebutuhan_terjawab": met}
        if self.before is not None:
            cubes["pelatihan_perubahan"] = self.change(self.before)
        return cubes

    def change(self, before: str) -> Counter[Any]:
        found = Counter[Any]()
        then = {person: ORDER.index(e["predikat"]) for _, person, e in self.evaluations(before)}
        after_then = days_of(before)[1] + timedelta(days=1)
        for unit, person, e in self.rated:
            trained = any(person in t["peserta"] and self.ended(t, after_then, self.last) for t in self.trainings)
            name = "tanpa_pembanding"
            if person in then:
                step = ORDER.index(e["predikat"]) - then[person]
                name = "naik" if step > 0 else "turun" if step < 0 else "tetap"
            found[unit, "terlatih" if trained else "tidak_terlatih", name] += 1
        return found

    def given(self) -> dict[tuple[str, str], tuple[int, int, Fraction]]:
        found: dict[tuple[str, str], tuple[int, int, Fraction]] = {}
        for training in self.trainings:
            if self.ended(training, self.first, self.last):
                people = len(training["peserta"])
                for key in [("jenis", training["jenis"]), *(("topik", t) for t in training["topik"])]:
                    a, b, c = found.get(key, (0, 0, Fraction(0)))
                    found[key] = a + 1, b + people, c + people * number(training["jam"])
        return found

    # 7. Awards, 8. fairness

    def awards(self) -> dict[str, Counter[Any]]:
        found = Counter[Any]()
        for path, award in self.raw.yaml("penghargaan/*.yaml"):
            if str(award["periode"]) == self.period:
                for person in award["penerima"]:
                    if person in self.home:
                        found[self.home[person], path.stem] += 1
        return {"penghargaan": found}

    def rater_shares(self) -> list[Fraction]:
        by_rater: dict[str, list[bool]] = {}
        for _, _, e in self.rated:
            by_rater.setdefault(e["penilai"], []).append(e["predikat"] in GOOD)
        self.judged = [given for given in by_rater.values() if len(given) >= 5]
        return [Fraction(sum(given), len(given)) for given in self.judged]

    def rater_cube(self) -> dict[str, Counter[Any]]:
        found = Counter[Any]()
        for share in self.rater_shares():
            if share == 1:
                name = "semua_baik"
            elif share >= Fraction(3, 4):
                name = "tiga_perempat_ke_atas"
            elif share >= Fraction(1, 2):
                name = "setengah_ke_tiga_perempat"
            elif share >= Fraction(1, 4):
                name = "seperempat_ke_setengah"
            else:
                name = "di_bawah_seperempat"
            found[(name,)] += 1
        return {"penilai": found}

    def rater_spread(self) -> tuple[Fraction, Fraction] | None:
        """Between over total sum of squares of good (1) or not (0), person by person."""
        self.rater_shares()
        everyone = [int(good) for given in self.judged for good in given]
        if len(self.judged) < 2 or len(set(everyone)) < 2:
            return None
        mean = Fraction(sum(everyone), len(everyone))
        total = sum((Fraction(x) - mean) ** 2 for x in everyone)
        between = sum((Fraction(sum(given), len(given)) - mean) ** 2 for given in self.judged for _ in given)
        return Fraction(between / total), Fraction(len(self.judged) - 1, len(everyone) - 1)

    def appeals(self) -> tuple[Counter[Any], int, int, Fraction | None] | None:
        files = self.raw.yaml(f"keberatan/{self.before}.yaml")
        if self.before is None or not files:
            return None
        today, then = self.release_day(), Reference(self.raw, self.before, None)
        known = [a for a in files[0][1]["keberatan"].values() if as_date(a["diajukan"]) <= today]
        cube, days = Counter[Any](), []
        for a in known:
            decided = "diputus" in a and as_date(a["diputus"]) <= today
            if decided:
                days.append((as_date(a["diputus"]) - as_date(a["diajukan"])).days)
            if a["pegawai"] in then.home:
                cube[then.home[a["pegawai"]], a["hasil"] if decided else "diproses"] += 1
        return cube, len(known), len(days), median(days)

    # 2. Progress

    def unit_predicates(self) -> dict[str, str]:
        files = self.raw.yaml(f"capaian/{self.period}/*.yaml")
        return {path.stem: file["predikat"].replace(" ", "_") for path, file in files}

    def indicators(self) -> list[tuple[str, str, str, str | None]]:
        reached = {path.stem: file["capaian"] for path, file in self.raw.yaml(f"capaian/{self.period}/*.yaml")}
        rows = []
        for path, file in self.raw.yaml(f"indikator/{self.year}/*.yaml"):
            for name, indicator in file["indikator"].items():
                targets = {str(key): value for key, value in indicator["target"].items()}
                if self.period in targets:
                    entry = reached.get(path.stem, {}).get(name)
                    value = None if entry is None or entry["realisasi"] is None else number(entry["realisasi"])
                    rows.append((path.stem, name, *judged(indicator["arah"], targets[self.period], value)))
        return sorted(rows)

    def paces(self) -> list[tuple[str, str, str, str | None]]:
        rows: list[tuple[str, str, str, str | None]] = []
        reached = {path.stem: file["capaian"] for path, file in self.raw.yaml(f"capaian/{self.period}/*.yaml")}
        gone = Fraction((self.last - date(int(self.year), 1, 1)).days + 1, 366 if leap(int(self.year)) else 365)
        for path, file in self.raw.yaml(f"indikator/{self.year}/*.yaml"):
            for name, indicator in file["indikator"].items():
                targets = {str(key): value for key, value in indicator["target"].items()}
                year_end = [k for k in (self.year, f"{self.year}-T4", f"{self.year}-12") if k in targets]
                if not indicator.get("kumulatif") or indicator["arah"] not in ("naik", "tonggak") or not year_end:
                    continue
                target = number(targets[year_end[0]])
                if target <= 0:
                    continue
                entry = reached.get(path.stem, {}).get(name)
                if entry is None or entry["realisasi"] is None:
                    rows.append((path.stem, name, "belum_ada", None))
                    continue
                share = number(entry["realisasi"]) / target
                status = "tercapai" if share >= 1 else "sesuai_jalur" if share >= gone else "tertinggal"
                rows.append((path.stem, name, status, half_up(100 * share, 2)))
        return sorted(rows, key=lambda row: row[:2])

    def reports(self) -> list[tuple[str, str, int, int, int, int]]:
        rows = []
        for path, file in self.raw.yaml(f"capaian/{self.period}/*.yaml"):
            for r in file.get("laporan", ()):
                missing = max(0, r["wajib"] - r["diterima"])
                rows.append((path.stem, r["nama"], r["wajib"], r["diterima"], r["terlambat"], missing))
        return sorted(rows)

    # 4. Satisfaction

    def surveys(self) -> dict[str, Any]:
        forms = {path.stem: file for path, file in self.raw.yaml("formulir/*.yaml")}
        found: dict[str, Any] = {}
        for path, rows in self.raw.csv(f"tanggapan/*/{self.period}.csv"):
            form = forms[path.parent.name]
            if form["jenis"] == "umpan_balik":
                continue
            elements = [name for name, column in form["kolom"].items() if "unsur" in column]
            services = sorted({row["layanan"] for row in rows if row["layanan"]})
            parts = {"semua": rows} | {s: [row for row in rows if row["layanan"] == s] for s in services}
            found[path.parent.name if form["jenis"] == "program" else form["jenis"]] = {
                name: (
                    len(part),
                    {e: tuple(sum(r[e] == str(v) for r in part) for v in (1, 2, 3, 4)) for e in elements},
                    index(part, elements),
                    {
                        column: Counter(r[column] for r in part if r[column])
                        for column in form["kolom"]
                        if rows and column in rows[0] and column not in (*elements, "layanan")
                    },
                )
                for name, part in parts.items()
            }
        return found

    # 5. Feedback from several sides

    def feedback(self) -> dict[tuple[str, str, str], tuple[int, int, int | None]]:
        forms = {path.stem: file for path, file in self.raw.yaml("formulir/*.yaml")}
        rows = [
            (row, row["hubungan"] if "hubungan" in row else forms[path.parent.name]["sasaran"])
            for path, all_rows in self.raw.csv(f"tanggapan/*/{self.period}.csv")
            for row in all_rows
            if forms[path.parent.name]["jenis"] == "umpan_balik"
        ]
        rows = [(row, side) for row, side in rows if side in SIDES and row["unit"]]
        cells: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
        for row, side in rows:
            person = row.get("pegawai", "")
            about = [s for r, s in rows if (r["unit"], r.get("pegawai")) == (row["unit"], person) and s != "diri"]
            if person and len(about) < 3:
                continue
            for value in ("berorientasi_pelayanan", "akuntabel", "kompeten", "harmonis", "loyal", "adaptif",
                          "kolaboratif"):  # fmt: skip
                if row.get(value):
                    cells.setdefault((row["unit"], value, side), []).append((int(row[value]), person))
        return {
            key: (
                len(given),
                sum(answer for answer, _ in given),
                None if any(not who for _, who in given) else len({who for _, who in given}),
            )
            for key, given in cells.items()
        }

    # 9. Promises

    def release_day(self) -> date:
        (_, portal), = self.raw.yaml("portal.yaml")  # fmt: skip
        days = [as_date(entry["terbit"]) for entry in portal["kalender"] if str(entry["periode"]) == self.period]
        return days[-1] if days else self.last

    def promises(self) -> dict[str, str]:
        on, found = self.release_day(), {}
        for path, promise in self.raw.yaml("tindak-lanjut/*.yaml"):
            due = as_date(promise["tenggat"])
            done = as_date(promise["diselesaikan"]) if "diselesaikan" in promise else None
            days = [day for day in (done, due) if day]
            if on < (as_date(promise["dijanjikan"]) if "dijanjikan" in promise else min(days)):
                continue
            if done is not None and done <= on:
                found[path.stem] = "selesai" if done <= due else "selesai_terlambat"
            else:
                found[path.stem] = "terlambat" if on > due else "berjalan"
        return found


def leap(year: int) -> bool:
    return (date(year, 12, 31) - date(year, 1, 1)).days == 365


def median(values: list[int]) -> Fraction | None:
    if not values:
        return None
    ordered = sorted(values)
    half = len(ordered) // 2
    return Fraction(ordered[half]) if len(ordered) % 2 else Fraction(ordered[half - 1] + ordered[half], 2)


def index(rows: list[dict[str, str]], elements: list[str]) -> str | None:
    """25 × the mean of the elements' means, two decimals; an element without an answer has no part in it."""
    means = []
    for element in elements:
        given = [int(row[element]) for row in rows if row[element]]
        if given:
            means.append(Fraction(sum(given), len(given)))
    return half_up(25 * sum(means, start=Fraction(0)) / len(means), 2) if means else None


def judged(direction: str, target: Any, value: Fraction | None) -> tuple[str, str | None]:
    """Status and per cent of a target."""
    if value is None:
        return "belum_ada", None
    low, high = (number(target[0]), number(target[1])) if isinstance(target, list) else (number(target),) * 2
    if direction == "rentang" and low <= value <= high:
        return "tercapai", "100.00"
    if direction == "turun" or (direction == "rentang" and value > high):
        reached = direction == "turun" and value <= high
        percent = None if high <= 0 else 100 * (2 * high - value) / high
    else:
        reached = direction != "rentang" and value >= low
        percent = None if low <= 0 else 100 * value / low
        if direction == "tonggak" and percent is not None:
            percent = min(percent, Fraction(100))
    return "tercapai" if reached else "belum_tercapai", None if percent is None else half_up(
        max(percent, Fraction(0)), 2
    )
