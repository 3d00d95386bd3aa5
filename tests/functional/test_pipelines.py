"""An agency's pipelines, step by step as their files say, on a local bare repository with real branches and merges."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from kinerja.cli.main import main
from kinerja.content.pseudonym import pseudonym
from tests.emulator import sheets
from tests.functional import host_service
from tests.functional.host_service import TOKEN, Host
from tests.functional.pipeline import git, github, gitlab, script, workflow
from tests.functional.test_init import arguments

PERIOD = "2026-T1"
BASE = "github.event.pull_request.base.sha"
EVALUATION = f"content/evaluasi/{PERIOD}/dinas-kesehatan.yaml"


@pytest.fixture(scope="module")
def sheet_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional agency: its records, and what its forms' sheets hold."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", str(folder), "--employees", "260", "--units", "7", "--periods", "1", "--seed", "5"]) == 0
    return folder


@pytest.fixture(scope="module")
def seed(sheet_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository whose ``main`` holds what ``init`` made and all records, but no evaluation and no release."""
    work = tmp_path_factory.mktemp("seed")
    folder = work / "kota"
    assert main(["init", str(folder), *arguments()]) == 0
    shutil.copytree(sheet_files / "content", folder / "content", dirs_exist_ok=True)
    for left_out in ("evaluasi", "capaian", "keberatan", "penghargaan", "rilis"):
        shutil.rmtree(folder / "content" / left_out, ignore_errors=True)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=awal")
    git(work, "clone", "--quiet", "--bare", str(folder), str(work / "pribadi.git"))
    return work


@pytest.fixture
def origin(seed: Path, tmp_path: Path) -> Path:
    """A host's copy of the private repository."""
    return Path(shutil.copytree(seed / "pribadi.git", tmp_path / "pribadi.git"))


@pytest.fixture
def clone(origin: Path, tmp_path: Path) -> Path:
    """An officer's clone."""
    git(tmp_path, "clone", "--quiet", str(origin), str(tmp_path / "kota"))
    return tmp_path / "kota"


@pytest.fixture
def host() -> Iterator[Host]:
    with host_service.running(Host()) as running:
        yield running


def evaluate(clone: Path, sheet_files: Path, branch: str = "evaluasi") -> None:
    """Bring the period's evaluations and results on a branch."""
    git(clone, "switch", "--quiet", "--create", branch)
    for folder in ("evaluasi", "capaian", "keberatan"):
        shutil.copytree(sheet_files / "content" / folder, clone / "content" / folder)
    commit(clone, "Evaluasi triwulan I")


def commit(clone: Path, message: str) -> None:
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", f"--message={message}")


def merge(clone: Path, branch: str) -> None:
    """As the host merges a request: a merge commit on ``main``, pushed."""
    git(clone, "switch", "--quiet", "main")
    git(clone, "merge", "--quiet", "--no-ff", "--no-edit", branch)
    git(clone, "push", "--quiet", "origin", "main")


def release(clone: Path, *more: str) -> None:
    done = script(clone, str(Path(sys.prefix) / "bin" / "kinerja"), "release", PERIOD, *more)
    assert done.returncode == 0, done.stderr


def base(clone: Path) -> dict[str, str]:
    return {BASE: git(clone, "rev-parse", "origin/main").strip()}


def checked(clone: Path) -> tuple[int, str]:
    done = github(clone, "periksa", "periksa", base(clone))
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def published(clone: Path, sheet_files: Path, tmp_path: Path) -> Path:
    """A clone whose ``main`` has an approved release, and a public repository, still empty, beside it."""
    evaluate(clone, sheet_files)
    merge(clone, "evaluasi")
    git(clone, "switch", "--quiet", "--create", "rilis")
    release(clone, "--disetujui", "Sekretaris Daerah, 2026-04-18")
    commit(clone, "Rilis triwulan I")
    merge(clone, "rilis")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "umum.git"))
    return clone


def publish(clone: Path) -> tuple[int, str]:
    values = {
        "vars.KINERJA_TERBIT_REPO": str(clone.parent / "umum.git"),
        "vars.KINERJA_TERBIT_RSYNC": "",
        "vars.KINERJA_TERBIT_HOST": "",
        "secrets.KINERJA_TERBIT_KUNCI": "",
    }
    done = github(clone, "terbit", "terbit", values)
    return done.returncode, done.stdout + done.stderr


def test_three_mistakes_of_an_officer_are_annotated_at_their_lines(clone: Path, sheet_files: Path) -> None:
    evaluate(clone, sheet_files)
    file = clone / EVALUATION
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if "hasil_kerja: sesuai ekspektasi" in line)
    lines[first] = lines[first].replace("sesuai ekspektasi", "sesuai ekspetasi")
    second = next(n for n, line in enumerate(lines) if n > first + 8 and "predikat: baik" in line)
    lines[second] = lines[second].replace("predikat:", "predikt:")
    third = next(n for n, line in enumerate(lines) if n > second + 8 and re.search(r"realisasi: \{h1/i1: [0-9]+", line))
    lines[third] = re.sub(r"(realisasi: \{h1/i1: [0-9]+)", r"\1,5", lines[third], count=1)
    file.write_text("".join(lines), encoding="utf-8")
    commit(clone, "Tiga kekeliruan")
    code, said = checked(clone)
    assert code == 1
    errors = re.findall(r"^::error file=([^,]+),line=([0-9]+),col=[0-9]+,title=([^:]+)::", said, re.MULTILINE)
    assert {(EVALUATION, str(n + 1)) for n in (first, second, third)} <= {(path, line) for path, line, _ in errors}
    assert {"skema-pilihan", "skema-kunci-asing", "yaml-koma-desimal"} <= {kind for _, _, kind in errors}
    tried = github(clone, "periksa", "pratinjau", base(clone))
    assert tried.returncode == 1
    assert "Belum dapat dihitung" in (clone / "keluaran/pratinjau.md").read_text(encoding="utf-8")


def test_a_sound_branch_passes_and_only_what_changed_is_told(clone: Path, sheet_files: Path) -> None:
    evaluate(clone, sheet_files)
    code, said = checked(clone)
    assert code == 0, said
    assert "::error" not in said


def test_what_the_public_would_newly_see_is_told_and_shown_and_the_content_stays_as_it_is(
    clone: Path, sheet_files: Path
) -> None:
    evaluate(clone, sheet_files)
    summary = clone.parent / "ringkasan.md"
    done = github(clone, "periksa", "pratinjau", base(clone), GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    told = (clone / "keluaran/pratinjau.md").read_text(encoding="utf-8")
    assert f"### {PERIOD}: rilis baru" in told
    assert summary.read_text(encoding="utf-8") == told
    home = (clone / "keluaran/situs/index.html").read_text(encoding="utf-8")
    assert "Halaman ini belum terbit" in home
    assert git(clone, "status", "--porcelain") == ""
    everything = b"".join(path.read_bytes() for path in (clone / "keluaran").rglob("*") if path.is_file())
    people = {row["pegawai"].encode() for row in registered(clone)}
    assert len(people) >= 260
    assert not [person for person in people if person in everything]


def registered(clone: Path) -> list[dict[str, str]]:
    return [
        row
        for path in sorted((clone / "content/pegawai").glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]


def test_a_branch_that_touches_no_numbers_says_so_and_has_no_site_before_the_first_release(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "halaman")
    page = clone / "content/halaman/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
    commit(clone, "Halaman")
    done = github(clone, "periksa", "pratinjau", base(clone))
    assert done.returncode == 0, done.stderr
    assert "tidak menyentuh rilis mana pun" in done.stdout
    assert "belum ada rilis" in done.stderr


def test_the_comment_is_written_once_and_then_updated(clone: Path, host: Host) -> None:
    comment = clone / "keluaran/pratinjau.md"
    comment.parent.mkdir()
    host.comments += [{"id": n, "body": "lain"} for n in range(100)]
    values = {"github.token": TOKEN, "github.event.pull_request.number": "7"}
    for text in ("satu", "dua"):
        comment.write_text(f"<!-- kinerja: pratinjau rilis -->\n{text}\n", encoding="utf-8")
        done = github(
            clone, "periksa", "komentar", values, GITHUB_API_URL=host.address, GITHUB_REPOSITORY="instansi/data"
        )
        assert done.returncode == 0, done.stderr
    ours = [one["body"] for one in host.comments if one["body"] != "lain"]
    assert ours == ["<!-- kinerja: pratinjau rilis -->\ndua\n"]


def test_gitlab_gets_the_same_one_comment(clone: Path, host: Host) -> None:
    comment = clone / "keluaran/pratinjau.md"
    comment.parent.mkdir()
    where = {
        "CI_API_V4_URL": host.address,
        "CI_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_IID": "7",
        "KINERJA_KOMENTAR_TOKEN": TOKEN,
    }
    for text in ("satu", "dua"):
        comment.write_text(f"<!-- kinerja: pratinjau rilis -->\n{text}\n", encoding="utf-8")
        assert gitlab(clone, "komentar", **where).returncode == 0
    assert [one["body"] for one in host.comments] == ["<!-- kinerja: pratinjau rilis -->\ndua\n"]


def test_a_comment_beyond_what_hosts_take_is_cut_at_a_line_and_says_where_the_rest_is(clone: Path, host: Host) -> None:
    comment = clone / "keluaran/pratinjau.md"
    comment.parent.mkdir()
    comment.write_text("<!-- kinerja: pratinjau rilis -->\n" + "| baris |\n" * 20_000, encoding="utf-8")
    values = {"github.token": TOKEN, "github.event.pull_request.number": "7"}
    where = {"GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": "instansi/data"}
    assert github(clone, "periksa", "komentar", values, **where).returncode == 0
    [one] = host.comments
    assert len(one["body"]) < 65_536
    assert "selengkapnya di artefak" in one["body"]


@pytest.mark.parametrize(("token", "said"), [("salah", "host menolak (403)"), ("", "GITHUB_TOKEN belum diisi")])
def test_a_host_that_refuses_is_told_in_one_line(clone: Path, host: Host, token: str, said: str) -> None:
    comment = clone / "keluaran/pratinjau.md"
    comment.parent.mkdir()
    comment.write_text("<!-- kinerja: pratinjau rilis -->\n", encoding="utf-8")
    values = {"github.token": token, "github.event.pull_request.number": "7"}
    where = {"GITHUB_API_URL": host.address, "GITHUB_REPOSITORY": "instansi/data"}
    done = github(clone, "periksa", "komentar", values, **where)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert host.comments == []


def test_gitlab_marks_findings_and_shows_the_preview(clone: Path, sheet_files: Path) -> None:
    evaluate(clone, sheet_files)
    where = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": git(clone, "rev-parse", "origin/main").strip()}
    file = clone / EVALUATION
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("predikat:", "predikt:", 2), encoding="utf-8")
    done = gitlab(clone, "periksa", **where)
    assert done.returncode == 1
    assert "skema-kunci-asing" in done.stdout
    report = json.loads((clone / "keluaran/mutu.json").read_text(encoding="utf-8"))
    lines = [n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if "predikt:" in line]
    marked = [one["location"]["lines"]["begin"] for one in report if one["check_name"] == "skema-kunci-asing"]
    assert marked == lines
    assert {one["severity"] for one in report} <= {"major", "minor"}
    assert len({one["fingerprint"] for one in report}) == len(report)
    file.write_text("\n" + file.read_text(encoding="utf-8"), encoding="utf-8")  # lines move, findings stay
    gitlab(clone, "periksa", **where)
    moved = json.loads((clone / "keluaran/mutu.json").read_text(encoding="utf-8"))
    assert [one["fingerprint"] for one in moved] == [one["fingerprint"] for one in report]
    file.write_text(text, encoding="utf-8")
    assert gitlab(clone, "periksa", **where).returncode == 0
    assert gitlab(clone, "pratinjau", **where).returncode == 0
    assert "rilis baru" in (clone / "keluaran/pratinjau.md").read_text(encoding="utf-8")


def test_the_request_that_brings_a_release_shows_it_with_who_approved(clone: Path, sheet_files: Path) -> None:
    evaluate(clone, sheet_files)
    merge(clone, "evaluasi")
    git(clone, "switch", "--quiet", "--create", "rilis")
    release(clone, "--disetujui", "Sekretaris Daerah, 2026-04-18")
    commit(clone, "Rilis triwulan I")
    assert checked(clone)[0] == 0
    done = github(clone, "periksa", "pratinjau", base(clone))
    assert done.returncode == 0, done.stderr
    assert f"### {PERIOD}: rilis baru" in done.stdout
    assert "Disetujui Sekretaris Daerah, 2026-04-18" in done.stdout
    assert (clone / "keluaran/situs/index.html").exists()


def test_after_the_merge_releases_and_pages_reach_the_public_repository_and_nothing_else(published: Path) -> None:
    code, said = publish(published)
    assert code == 0, said
    assert "tidak ada sel tersembunyi" in said
    public = published.parent / "umum"
    git(published.parent, "clone", "--quiet", str(published.parent / "umum.git"), str(public))
    assert {path.name for path in public.iterdir()} == {".git", ".gitlab-ci.yml", "README.md", "docs", "rilis"}
    assert [path.name for path in (public / "rilis").iterdir()] == [PERIOD]
    for path in (published / "content/rilis" / PERIOD).rglob("*"):
        if path.is_file():
            assert (public / "rilis" / path.relative_to(published / "content/rilis")).read_bytes() == path.read_bytes()
    home = (public / "docs/index.html").read_text(encoding="utf-8")
    assert "Pratinjau" not in home
    assert (public / "docs/.nojekyll").exists()
    assert not (public / "docs/.kinerja-situs").exists()
    assert git(public, "log", "--format=%an|%ae|%cn|%ce|%s").strip() == (
        "Kinerja Terbuka|kinerja@localhost|Kinerja Terbuka|kinerja@localhost|Terbitkan rilis dan situs"
    )
    people = {row["pegawai"] for row in registered(published)}
    sent = b"".join(path.read_bytes() for path in public.rglob("*") if path.is_file() and ".git" not in path.parts)
    assert not [person for person in people if person.encode() in sent]


def test_publishing_again_changes_nothing_and_one_page_changes_no_more_than_its_own(published: Path) -> None:
    assert publish(published)[0] == 0
    built = {path: path.stat().st_mtime_ns for path in (published / "public").rglob("*") if path.is_file()}
    code, said = publish(published)
    assert code == 0
    assert "tidak ada yang berubah" in said
    assert {path: path.stat().st_mtime_ns for path in (published / "public").rglob("*") if path.is_file()} == built
    public = published.parent / "umum.git"
    assert len(git(public, "log", "--oneline").splitlines()) == 1
    page = published / "content/halaman/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
    assert publish(published)[0] == 0
    assert len(git(public, "log", "--oneline").splitlines()) == 2
    assert git(public, "show", "--format=", "--name-only", "HEAD").split() == ["docs/tentang.html"]


def test_a_published_release_that_was_changed_by_hand_stops_request_and_publication(published: Path) -> None:
    assert publish(published)[0] == 0
    git(published, "switch", "--quiet", "--create", "ubah")
    table = published / "content/rilis" / PERIOD / "tabel/predikat.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("terbit", "terbit ", 1), encoding="utf-8")
    commit(published, "Ubah rilis")
    code, said = checked(published)
    assert code == 1
    assert f"::error file=content/rilis/{PERIOD}/tabel/predikat.csv,line=1,title=rilis-berubah::" in said
    before = git(published.parent / "umum.git", "rev-parse", "main")
    assert publish(published)[0] == 1
    assert git(published.parent / "umum.git", "rev-parse", "main") == before


def test_a_release_that_disappears_from_the_private_repository_does_not_disappear_from_the_public_one(
    published: Path,
) -> None:
    assert publish(published)[0] == 0
    change_one_rating(published)
    release(published, "--koreksi", "Satu predikat dibetulkan")
    shutil.rmtree(published / "content/rilis" / PERIOD)
    code, said = publish(published)
    assert code == 2
    assert "berubah atau hilang" in said


def change_one_rating(clone: Path) -> None:
    """Make one ``baik`` a ``sangat baik``, so that a correction is due."""
    old = "hasil_kerja: sesuai ekspektasi\n    perilaku_kerja: sesuai ekspektasi\n    predikat: baik\n"
    new = "hasil_kerja: di atas ekspektasi\n    perilaku_kerja: di atas ekspektasi\n    predikat: sangat baik\n"
    folder = clone / "content/evaluasi" / PERIOD
    file = next(path for path in sorted(folder.glob("*.yaml")) if old in path.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_before_the_first_release_there_is_nothing_to_publish(clone: Path) -> None:
    code, said = publish(clone)
    assert code == 0
    assert "tidak ada yang diterbitkan" in said


def test_a_web_host_gets_the_pages_by_checksum_so_that_unchanged_files_keep_their_time(
    published: Path, tmp_path: Path
) -> None:
    """A recorder stands in for rsync: what it is asked to do decides."""
    target = tmp_path / "web"
    target.mkdir()
    tool = tmp_path / "bin"
    tool.mkdir()
    recorder = tool / "rsync"
    recorder.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{tmp_path}/rsync.txt"\n', encoding="utf-8")
    recorder.chmod(0o755)
    done = script(published, "scripts/terbit", KINERJA_TERBIT_RSYNC=str(target), PATH=f"{tool}:{os.environ['PATH']}")
    assert done.returncode == 0, done.stderr
    said = (tmp_path / "rsync.txt").read_text(encoding="utf-8").split()
    assert said[-2:] == ["public/", f"{target}/"]
    assert {"--recursive", "--checksum", "--delete-after"} <= set(said)
    assert not {"--times", "--archive", "-a", "-t"} & set(said)


@pytest.fixture
def survey(sheet_files: Path) -> Iterator[sheets.Service]:
    """The agency's sheets, with the answers of the demo's forms."""
    documents: dict[str, dict[str, sheets.Grid]] = {}
    for form in sorted((sheet_files / "content/formulir").glob("*.yaml")):
        place = yaml.safe_load(form.read_text(encoding="utf-8"))["lembar"]
        with (sheet_files / "lembar" / f"{form.stem}.csv").open(encoding="utf-8", newline="") as file:
            documents.setdefault(place["dokumen"], {})[place["nama"]] = sheets.typed(list(csv.reader(file)))
    with sheets.running(sheets.Service(documents)) as running:
        yield running


def pull(clone: Path, host: Host, survey: sheets.Service) -> tuple[int, str]:
    values = {
        "secrets.KINERJA_KEY": "kunci rahasia untuk pengujian saja",
        "secrets.KINERJA_SHEETS_CREDENTIALS": "",
        "github.token": TOKEN,
        "github.event.repository.default_branch": "main",
    }
    done = github(
        clone,
        "tarik",
        "tarik",
        values,
        GITHUB_API_URL=host.address,
        GITHUB_REPOSITORY="instansi/data",
        KINERJA_SHEETS_ENDPOINT=survey.address,
    )
    return done.returncode, done.stdout + done.stderr


def test_new_answers_come_as_one_request_with_the_quarantine_report(
    clone: Path, host: Host, survey: sheets.Service, sheet_files: Path
) -> None:
    shutil.rmtree(clone / "content/tanggapan")
    commit(clone, "Belum ada jawaban")
    git(clone, "push", "--quiet", "origin", "main")
    code, said = pull(clone, host, survey)
    assert code == 0, said
    request = host.requests["jawaban-survei"]
    assert (request["head"], request["base"], request["title"]) == ("jawaban-survei", "main", "Jawaban survei baru")
    assert "dikarantina" in request["body"]
    assert "skm: " in request["body"]
    origin = clone.parent / "pribadi.git"
    brought = git(origin, "diff", "--name-only", "main", "jawaban-survei").split()
    assert brought
    assert all(path.startswith("content/tanggapan/") for path in brought)
    assert (
        git(origin, "log", "-1", "--format=%an <%ae>", "jawaban-survei").strip()
        == "Kinerja Terbuka <kinerja@localhost>"
    )
    everything = request["body"] + git(origin, "show", "jawaban-survei") + said
    written = "".join(path.read_text(encoding="utf-8") for path in (sheet_files / "lembar").glob("*.csv"))
    addresses = set(re.findall(r"[\w.+-]+@[\w.-]+\w", written))
    assert addresses
    assert not [address for address in addresses if address in everything]
    # The next morning: the same branch and the same request, and not a second one.
    git(clone, "switch", "--quiet", "main")
    code, said = pull(clone, host, survey)
    assert code == 0, said
    assert list(host.requests) == ["jawaban-survei"]
    # Merged: there is nothing new any more.
    git(clone, "fetch", "--quiet", "origin")
    merge(clone, "origin/jawaban-survei")
    code, said = pull(clone, host, survey)
    assert code == 0, said
    assert "tidak ada jawaban baru" in said


def test_without_a_form_there_is_nothing_to_pull(clone: Path, host: Host, survey: sheets.Service) -> None:
    shutil.rmtree(clone / "content/formulir")
    code, said = pull(clone, host, survey)
    assert code == 0
    assert "belum ada formulir" in said


def test_the_key_is_changed_in_every_file_or_in_none(clone: Path, tmp_path: Path) -> None:
    old, new = b"kunci lama yang cukup panjang", b"kunci baru yang cukup panjang"
    nips = [" ".join(("1985" + f"03{day:02d}", "2010" + "01", "1", f"{day:03d}")) for day in range(10, 14)]
    before = {nip: pseudonym(old, nip) for nip in nips}
    shutil.rmtree(clone / "content/pegawai")
    (clone / "content/pegawai").mkdir()
    register = clone / "content/pegawai/dinas-kesehatan.csv"
    register.write_text(
        "pegawai,mulai\n" + "".join(f"{name},2020-01-01\n" for name in before.values()), encoding="utf-8"
    )
    plan = clone / "content/rencana/2026/dinas-kesehatan.yaml"
    names = list(before.values())
    plan.write_text(f"rencana:\n  {names[0]}:\n    penilai: {names[1]}\n", encoding="utf-8")
    commit(clone, "Catatan")
    wanted = tmp_path / "nip.txt"
    keys = {"KINERJA_KEY_LAMA": old.decode(), "KINERJA_KEY": new.decode()}
    wanted.write_text("\n".join(nips[:3]) + "\n", encoding="utf-8")
    refused = script(clone, "scripts/ganti-kunci", str(wanted), **keys)
    assert refused.returncode == 1
    assert "tidak ada dalam daftar NIP" in refused.stderr
    assert git(clone, "status", "--porcelain") == ""
    wanted.write_text("\n".join(nips) + "\n", encoding="utf-8")
    done = script(clone, "scripts/ganti-kunci", str(wanted), **keys)
    assert done.returncode == 0, done.stderr
    after = {nip: pseudonym(new, nip) for nip in nips}
    assert register.read_text(encoding="utf-8").split()[1:] == [f"{name},2020-01-01" for name in after.values()]
    assert f"  {after[nips[0]]}:\n    penilai: {after[nips[1]]}\n" in plan.read_text(encoding="utf-8")
    inside = clone / "nip.txt"
    inside.write_text("\n".join(nips), encoding="utf-8")
    assert script(clone, "scripts/ganti-kunci", str(inside), **keys).returncode == 2


@pytest.mark.parametrize("name", ["periksa", "tarik", "terbit"])
def test_no_secret_reaches_a_request_and_each_job_has_the_least_rights(clone: Path, name: str) -> None:
    text = (clone / f".github/workflows/{name}.yml").read_text(encoding="utf-8")
    data = workflow(clone, name)
    triggers = data[True] if True in data else data["on"]
    assert data["permissions"] == {}
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    for job in data["jobs"].values():
        assert "permissions" in job
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(
                    r"actions/(?:checkout|upload-artifact|download-artifact)@[0-9a-f]{40}", step["uses"]
                )
            else:
                assert "${{" not in step["run"]
    if "pull_request" in triggers:
        assert "secrets." not in text
        writing = {key for key, job in data["jobs"].items() if "write" in job["permissions"].values()}
        assert writing == {"komentar"}
        comment = data["jobs"]["komentar"]
        assert comment["permissions"] == {"contents": "read", "pull-requests": "write"}
        assert "head.repo.full_name == github.repository" in comment["if"]
        assert comment["steps"][0]["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
        assert all(
            step["with"]["persist-credentials"] is False
            for job in data["jobs"].values()
            for step in job["steps"]
            if "checkout" in step.get("uses", "")
        )
    else:
        assert all(job["environment"] == name for job in data["jobs"].values())
        assert all("main" in job["if"] or "default_branch" in job["if"] for job in data["jobs"].values())


def test_on_gitlab_jobs_with_secrets_run_for_the_main_branch_alone(clone: Path) -> None:
    jobs = yaml.safe_load((clone / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for name in ("tarik", "terbit"):
        assert jobs[name]["environment"]["name"] == name
        for rule in jobs[name]["rules"]:
            assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
    for name in ("periksa", "pratinjau"):
        assert "KINERJA" not in json.dumps(jobs[name])
    [rule] = jobs["komentar"]["rules"]
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in rule["if"]


def test_what_may_never_be_in_git_is_refused_even_where_it_was_forced(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "roster")
    (clone / "roster.csv").write_text("nip,nama\n", encoding="utf-8")
    git(clone, "add", "--force", "roster.csv")
    git(clone, "commit", "--quiet", "--message=roster")
    code, said = checked(clone)
    assert code == 1
    assert "roster.csv: berkas ini tidak boleh masuk git" in said


def nip(number: int) -> str:
    """A made-up NIP, put together here so that none stands in a file."""
    return "".join(("1985", "0312", "2010", "01", "1", f"{number:03d}"))


@pytest.mark.parametrize(
    "name", ["umum/daftar.csv", "umum/README.md", "theme/static/daftar.txt", "docs/catatan.md", "daftar.csv"]
)
def test_a_nip_in_any_file_stops_the_request_at_its_line_and_nothing_is_sent(published: Path, name: str) -> None:
    git(published, "switch", "--quiet", "--create", "daftar")
    file = published / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"nama\nSeseorang,{nip(11)}\n", encoding="utf-8")
    commit(published, "Daftar")
    code, said = checked(published)
    assert code == 1
    assert f"::error file={name},line=2," in said
    assert nip(11) not in said
    merge(published, "daftar")
    code, said = publish(published)
    assert code == 1
    assert f"{name}:" in said
    assert nip(11) not in said
    assert git(published.parent / "umum.git", "branch") == ""


def test_a_sheet_of_names_in_the_public_folder_is_not_sent(published: Path) -> None:
    (published / "umum/daftar.csv").write_text("nama\nSeseorang\n", encoding="utf-8")
    code, said = publish(published)
    assert code == 1
    assert "umum/daftar.csv:1: bukan berkas untuk repositori publik" in said
    assert git(published.parent / "umum.git", "branch") == ""


def test_what_the_pages_bring_is_looked_through_once_more_before_it_is_sent(published: Path) -> None:
    """A theme that git leaves out reaches the pages all the same."""
    (published / ".git/info").mkdir(exist_ok=True)
    (published / ".git/info/exclude").write_text("/theme/static/\n", encoding="utf-8")
    (published / "theme/static").mkdir()
    (published / "theme/static/portal.css").write_text(f"/* {nip(12)} */\n", encoding="utf-8")
    code, said = publish(published)
    assert code == 1
    assert re.search(r"public/theme/\S+:1: NIP", said)
    assert git(published.parent / "umum.git", "branch") == ""


def test_the_address_of_the_pages_goes_where_the_host_reads_it(published: Path) -> None:
    (published / "umum/CNAME").write_text("kinerja.kota-contoh.example\n", encoding="utf-8")
    assert publish(published)[0] == 0
    public = published.parent / "umum.git"
    assert git(public, "show", "HEAD:docs/CNAME") == "kinerja.kota-contoh.example\n"


@pytest.mark.parametrize("name", ["content/halaman/tentang.md", "catatan.md"])
def test_what_one_commit_brings_and_the_next_deletes_stops_the_request(clone: Path, name: str) -> None:
    git(clone, "switch", "--quiet", "--create", "hapus")
    file = clone / name
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\nSatu kalimat dengan {nip(13)}.\n", encoding="utf-8")
    commit(clone, "Tambah")
    brought = git(clone, "rev-parse", "--short", "HEAD").strip()
    file.write_text(f"{before}\nSatu kalimat.\n", encoding="utf-8")
    commit(clone, "Hapus")
    code, said = checked(clone)
    assert code == 1
    line = before.count("\n") + 2
    assert f"::error file={name},line={line}," in said
    assert f"dibawa commit {brought}" in said
    assert "docs/data-samaran.md" in said
    assert nip(13) not in said


def test_a_nip_in_a_message_of_a_commit_or_in_a_merge_stops_the_request(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "pesan")
    (clone / "satu.md").write_text("satu\n", encoding="utf-8")
    commit(clone, f"Data {nip(14)}")
    code, said = checked(clone)
    assert code == 1
    assert "dibawa pesan commit" in said
    git(clone, "switch", "--quiet", "--create", "gabung", "main")
    git(clone, "switch", "--quiet", "--create", "samping", "main")
    (clone / "dua.md").write_text("dua\n", encoding="utf-8")
    commit(clone, "Dua")
    git(clone, "switch", "--quiet", "gabung")
    git(clone, "merge", "--quiet", "--no-ff", "--no-commit", "samping")
    (clone / "dua.md").write_text(f"dua\n{nip(15)}\n", encoding="utf-8")
    commit(clone, "Gabung")
    (clone / "dua.md").write_text("dua\n", encoding="utf-8")
    commit(clone, "Hapus")
    code, said = checked(clone)
    assert code == 1
    assert "::error file=dua.md,line=2," in said


def test_a_roster_that_was_deleted_again_is_refused(clone: Path) -> None:
    git(clone, "switch", "--quiet", "--create", "roster")
    (clone / "roster.csv").write_text("nip,nama\n", encoding="utf-8")
    git(clone, "add", "--force", "roster.csv")
    git(clone, "commit", "--quiet", "--message=roster")
    git(clone, "rm", "--quiet", "roster.csv")
    git(clone, "commit", "--quiet", "--message=hapus")
    code, said = checked(clone)
    assert code == 1
    assert "roster.csv: berkas ini tidak boleh masuk git" in said


def test_without_a_target_a_pipeline_fails_and_a_laptop_is_told(published: Path) -> None:
    for environment, expected in (({"CI": "true"}, 2), ({}, 0)):
        done = script(published, "scripts/terbit", **environment)
        assert done.returncode == expected, done.stderr
        assert "tidak ada yang dikirim" in done.stderr
    assert (published / "public/index.html").exists()
