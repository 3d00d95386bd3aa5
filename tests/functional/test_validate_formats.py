"""What ``kinerja validate`` prints: a screenful for people, and what programs and code hosts read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft4Validator

from kinerja.cli.main import main
from kinerja.cli.quoted_line import with_caret
from kinerja.cli.validate_report import report
from kinerja.cli.validate_text import Screen
from kinerja.content.findings import Finding, Level
from kinerja.content.personal import masked
from tests.functional.agency import change, lay

EVALUATIONS = "content/evaluasi/2026-T1/dinas-contoh.yaml"
PROMISE = "content/tindak-lanjut/papan-antrean.yaml"

SARIF: Final = Draft4Validator(
    json.loads((Path(__file__).parent / "sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8")),
    format_checker=Draft4Validator.FORMAT_CHECKER,
)

Said = Callable[..., str]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Standard output of ``kinerja validate``; standard error has to stay empty."""

    def run(folder: Path, *arguments: str) -> str:
        monkeypatch.chdir(folder)
        main(["validate", "--no-cache", *arguments])
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return run


def strangers(folder: Path, number: int) -> None:
    """Let people whom nobody registered take part in a training."""
    path = lay(folder) / "content/pelatihan/arsip.yaml"
    names = [f"pstaflain{a}{b}a" for a in "abcdefg" for b in "abcdefg"][:number]
    text = path.read_text(encoding="utf-8").replace("[pstafpertama, pstafkeduaaa]", f"[{', '.join(names)}]")
    path.write_text(text, encoding="utf-8")


def made(code: str, number: int, *, level: Level = "galat", unit: str = "a") -> list[Finding]:
    path = Path("content/unit", f"{unit}.yaml")
    return [Finding(path, line, 1, code, level, f"pesan {line}", f"message {line}") for line in range(1, number + 1)]


def test_a_line_is_shown_with_a_caret_under_the_column(tmp_path: Path, said: Said) -> None:
    lines = said(lay(tmp_path, "skema-pilihan")).splitlines()
    (line,) = [number for number, text in enumerate(lines) if text.endswith("│     predikat: Butuh_perbaikn")]
    assert lines[line].index("Butuh") == lines[line + 1].index("^")


@pytest.mark.parametrize(
    ("line", "column", "width", "expected"),
    [
        ("nama: x", 7, 40, ("nama: x", "      ^")),
        ("nama: x", 99, 40, ("nama: x", "       ^")),
        ("\tnama: x", 2, 40, ("⇥nama: x", " ^")),
        ("漢字: salah", 5, 40, ("漢字: salah", "      ^")),
        ("e\u0301: x", 4, 40, ("e\u0301: x", "  ^")),
        ("a\x1b[31mb", 7, 40, ("a·[31mb", "      ^")),
        ("x" * 50 + "Y" + "z" * 50, 51, 23, ("…" + "x" * 10 + "Y" + "z" * 9 + "…", " " * 11 + "^")),
        ("x" * 5_000_000 + "Y", 5_000_001, 23, ("…" + "x" * 19 + "Y", " " * 20 + "^")),
        ("x" * 3000 + "Y" + "z" * 3000, 3001, 23, ("…" + "x" * 10 + "Y" + "z" * 9 + "…", " " * 11 + "^")),
        ("Y" + "z" * 50, 1, 23, ("Y" + "z" * 19 + "…", "^")),
        ("x" * 50 + "Y", 51, 23, ("…" + "x" * 19 + "Y", " " * 20 + "^")),
        ("kode: " + "1" * 12 + " lalu: x", 26, 40, ("kode: ••••• lalu: x", " " * 18 + "^")),
    ],
)
def test_tabs_wide_letters_long_lines_and_hidden_numbers_keep_the_caret_in_place(
    line: str, column: int, width: int, expected: tuple[str, str]
) -> None:
    assert with_caret(line, column, width, masked) == expected


def test_no_line_is_shown_where_a_name_may_stand(tmp_path: Path, said: Said) -> None:
    change(lay(tmp_path), EVALUATIONS, "  pstafkeduaaa:", "  Melati Rekaan:")
    change(tmp_path, "content/penghargaan/teladan.yaml", "penerima:", "penerima: Mawar Rekaan\nlama:")
    change(tmp_path, "content/pegawai/dinas-contoh.csv", "pegawai,kelompok_jabatan", "NIP,Seroja Rekaan")
    change(tmp_path, "content/tanggapan/skm/2026-T1.csv", "kunci,", "kunci,Kenanga Rekaan,")
    out = said(tmp_path, "--all")
    assert "[skema-nama-kunci]" in out
    assert "[csv-judul]" in out
    assert [name for name in ("Melati", "Seroja", "Kenanga") if name in out] == []


def test_an_identifier_beside_a_finding_is_covered(tmp_path: Path, said: Said) -> None:
    number = "0812" + "-3456-7890"
    change(lay(tmp_path), EVALUATIONS, "predikat: baik", f"predikat: Baikk # {number}")
    out = said(tmp_path)
    assert "│     predikat: Baikk # •" in out
    assert number not in out


def test_a_name_of_the_roster_beside_a_finding_is_covered(tmp_path: Path, said: Said) -> None:
    roster = tmp_path / "roster.csv"
    born = "19900315"
    roster.write_text(f"nip,nama\n{born}2015031002,Melati Rekaan Contoh\n", encoding="utf-8")
    change(lay(tmp_path / "instansi"), EVALUATIONS, "predikat: baik", "predikat: Baikk # Melati Rekaan Contoh")
    out = said(tmp_path / "instansi", "--roster", str(roster))
    assert "predikat: Baikk" in out
    assert "Melati" not in out


def test_one_of_each_kind_comes_before_a_second_of_any(tmp_path: Path, said: Said) -> None:
    strangers(tmp_path, 40)
    change(tmp_path, PROMISE, "status: berjalan", "status: jalan")
    change(tmp_path, EVALUATIONS, "predikat: baik", "predikat: kurang")
    out = said(tmp_path)
    for code in ("pegawai-tak-terdaftar", "skema-pilihan", "evaluasi-predikat"):
        assert f"[{code}]" in out
    shown = len(re.findall(r"^  \d+:\d+  galat .*\[pegawai-tak-terdaftar\]$", out, re.MULTILINE))
    assert f"… dan {40 - shown} lagi sejenis ini (and {40 - shown} more of this kind)  galat" in out
    assert "42 galat" in out
    every = said(tmp_path, "--all")
    assert every.count("[pegawai-tak-terdaftar]") == 40
    assert "--all" not in every


def test_what_is_more_is_counted_by_code_and_unit_and_galat_comes_first() -> None:
    found = sorted(
        [*made("pola-distribusi", 2, level="tinjau", unit="b"), *made("unit-tak-ada", 3215), *made("yaml-tab", 1)]
    )
    units = {Path("content/unit/a.yaml"): "dinas-a", Path("content/unit/b.yaml"): "dinas-b"}
    out = report(found, "text", Screen(files=2, units=units, lines=12)).splitlines()
    kinds = [line.split("[")[1] for line in out if line.endswith("]")]
    assert list(dict.fromkeys(kinds)) == ["yaml-tab]", "unit-tak-ada]"]
    assert any(s.split() == ["2", "pola-distribusi", "(tinjau)"] for s in out)
    assert any("dan 3.213 lagi sejenis ini di dinas-a (and 3,213 more of this kind in dinas-a)" in s for s in out)
    assert any(s.startswith("2 berkas diperiksa: 3.216 galat, 2 untuk ditinjau. (2 files checked: 3,216") for s in out)


def test_a_screen_too_small_for_every_kind_counts_those_left_out() -> None:
    found = sorted(finding for code in ("a-a", "b-b", "c-c", "d-d") for finding in made(code, 2))
    out = report(found, "text", Screen(lines=8))
    assert "[a-a]" in out
    assert "… dan 4 temuan lain (and 4 more findings):" in out
    assert re.search(r"^ +2  d-d \(galat\)$", out, re.MULTILINE)


def test_colour_is_for_terminals_that_want_it(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, "skema-pilihan")
    assert "\x1b" not in said(tmp_path)
    found = made("skema-pilihan", 1)
    assert "\x1b[1;31mgalat\x1b[0m" in report(found, "text", Screen(colour=True))
    assert "\x1b" not in report(found, "json", Screen(colour=True))


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_no_color_is_honoured(
    environment: dict[str, str], coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"TERM": "xterm", "NO_COLOR": "", "COLUMNS": "90", "LINES": "30", **environment}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.chdir(lay(tmp_path))
    seen: list[Screen] = []

    def keep(found: list[Finding], form: str, screen: Screen) -> str:
        seen.append(screen)
        return ""

    monkeypatch.setattr("kinerja.cli.validate_report.report", keep)
    assert main(["validate", "--no-cache"]) == 0
    assert [(s.colour, s.columns, s.lines) for s in seen] == [(coloured, 90, 22)]


def test_a_file_name_cannot_write_on_the_terminal() -> None:
    finding = Finding(Path("content/a\x1b[2Jb\n.txt"), 1, 1, "berkas-asing", "tinjau", "pesan", "message")
    assert report([finding], "text", Screen()).splitlines()[0] == "content/a·[2Jb·.txt"


def test_a_code_is_explained(tmp_path: Path, said: Said, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(tmp_path, "--explain", "skema-pilihan")
    assert out.splitlines()[0].startswith("skema-pilihan (galat): ")
    assert "Contoh (example" in out
    assert {line.strip()[0] for line in out.splitlines() if line.strip()[:1] in "-+"} == {"-", "+"}
    assert "docs/" not in out
    assert main(["validate", "--explain", "skema-piihan"]) == 2
    assert "skema-pilihan?" in capsys.readouterr().err


def test_json_holds_the_contracts_keys_and_no_others(tmp_path: Path, said: Said) -> None:
    (found,) = json.loads(said(lay(tmp_path, "evaluasi-predikat"), "--format", "json"))["temuan"]
    assert list(found) == ["berkas", "baris", "kolom", "kode", "tingkat", "pesan", "pesan_en"]
    assert json.loads(said(lay(tmp_path / "utuh"), "--format", "json")) == {"temuan": []}


def test_github_annotations_name_file_line_and_column(tmp_path: Path, said: Said) -> None:
    out = said(lay(tmp_path, "pola-distribusi"), "--format", "github")
    assert out.startswith("::warning file=content/capaian/2026-T1/dinas-contoh.yaml,line=4,col=11,title=pola")
    assert out.count("\n") == 1
    assert said(lay(tmp_path / "utuh"), "--format", "github") == ""


def test_github_shows_ten_of_a_kind_and_is_told_of_the_rest(tmp_path: Path, said: Said) -> None:
    strangers(tmp_path, 36)
    change(tmp_path, PROMISE, "status: berjalan", "status: jalan")
    *errors, notice = said(tmp_path, "--format", "github").splitlines()
    assert len(errors) == 10
    assert sum("title=skema-pilihan::" in line for line in errors) == 1
    assert notice.startswith("::notice title=kinerja validate::dan 27 temuan lain: pegawai-tak-terdaftar 27;")
    every = said(tmp_path, "--format", "github", "--all").splitlines()
    assert [line.split()[0] for line in every] == ["::error"] * 37


def test_github_commands_are_escaped() -> None:
    finding = Finding(Path("content/a,b:c%.yaml"), 1, 1, "x", "galat", "50% dari\nsemua, ya: benar", "yes")
    out = report([finding], "github", Screen())
    assert out == "::error file=content/a%2Cb%3Ac%25.yaml,line=1,col=1,title=x::50%25 dari%0Asemua, ya: benar (yes)"


@pytest.mark.parametrize("case", ["evaluasi-predikat", "berkas-nama-salinan", "pola-distribusi", None])
def test_sarif_meets_its_schema(case: str | None, tmp_path: Path, said: Said) -> None:
    assert_sarif(said(lay(tmp_path, case), "--format", "sarif"))


def assert_sarif(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_schema_of_sarif_refuses_what_is_none() -> None:
    assert list(SARIF.iter_errors({"version": "2.1.0", "runs": [{"results": []}]})) != []


def test_sarif_holds_each_finding_and_its_rule(tmp_path: Path, said: Said) -> None:
    run = assert_sarif(said(lay(tmp_path, "evaluasi-predikat"), "--format", "sarif"))
    (found,) = run["results"]
    rule = run["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert rule["id"] == found["ruleId"] == "evaluasi-predikat"
    assert rule["shortDescription"]["text"].startswith("Predikat tidak sesuai matriks")
    assert "The predicate is not what the matrix says" in rule["fullDescription"]["text"]
    assert rule["helpUri"] == "https://kinerja.kota-contoh.example/panduan.html#evaluasi-predikat"
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": EVALUATIONS, "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 24, "startColumn": 15}
    assert str(tmp_path) not in json.dumps(run)


def test_a_fingerprint_stays_when_lines_move_and_tells_twins_apart(tmp_path: Path, said: Said) -> None:
    def marks() -> list[str]:
        run = assert_sarif(said(tmp_path, "--format", "sarif"))
        return [found["partialFingerprints"]["kinerjaFinding/v1"] for found in run["results"]]

    change(lay(tmp_path), EVALUATIONS, "predikat: baik", "predikat: kurang\n    predikat: kurang")
    change(tmp_path, EVALUATIONS, "evaluasi:", "lama: 1\nevaluasi:")
    before = marks()
    path = tmp_path / EVALUATIONS
    path.write_text("# catatan\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert marks() == before
    assert len(set(before)) == len(before) > 1
    twins = report([*made("a-a", 1), *made("a-a", 1)], "sarif", Screen())
    found = assert_sarif(twins)["results"]
    assert len({one["partialFingerprints"]["kinerjaFinding/v1"] for one in found}) == 2


def test_sarif_names_a_file_elsewhere_by_its_whole_address(tmp_path: Path, said: Said) -> None:
    lay(tmp_path / "sini")
    content = lay(tmp_path / "sana dan", "evaluasi-predikat") / "content"
    run = assert_sarif(said(tmp_path / "sini", "--format", "sarif", "--content", str(content)))
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (content / EVALUATIONS.removeprefix("content/")).as_uri()}
