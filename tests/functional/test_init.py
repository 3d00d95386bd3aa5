"""``kinerja init``: an agency's own repository, valid from the first moment, and never over anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kinerja.cli import init
from kinerja.cli.main import main
from kinerja.content.files import find_files
from kinerja.starter.editor import KINDS
from tests.conftest import CHECKOUT
from tests.functional.pipeline import WHO, clean, git, script

ANSWERS = {
    "instansi": "Pemerintah Kota Contoh",
    "surel": "kinerja@kota-contoh.example",
    "alamat": "Jalan Contoh Nomor 1: gedung A",
    "alamat-situs": "https://kinerja.kota-contoh.example/",
    "organisasi": "pemkot-contoh",
}
BIN = Path(sys.executable).parent


def arguments(**changed: str | None) -> list[str]:
    said = {**ANSWERS, **{key.replace("_", "-"): value for key, value in changed.items()}}
    return [f"--{name}={value}" for name, value in said.items() if value is not None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository as ``init`` leaves it."""
    folder = tmp_path_factory.mktemp("init") / "kota"
    assert main(["init", str(folder), *arguments()]) == 0
    return folder


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Path:
    """A copy with a first commit, which a test may change."""
    folder = Path(shutil.copytree(made, tmp_path / "kota"))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=awal")
    return folder


def files(folder: Path) -> Iterator[Path]:
    yield from (p for p in sorted(folder.rglob("*")) if p.is_file() and ".git" not in p.relative_to(folder).parts)


def test_its_content_is_valid_and_empty(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made)
    assert main(["validate", "--no-cache"]) == 0
    assert "tidak ada temuan" in capsys.readouterr().out
    portal = yaml.safe_load(Path("content/portal.yaml").read_text(encoding="utf-8"))
    assert portal["contoh"] is False
    assert (portal["ambang"], portal["ambang_pendapat"], portal["unit_minimum"]) == (5, 10, 10)
    assert portal["kontak"]["alamat"] == ANSWERS["alamat"]
    assert portal["alamat_situs"] == "https://kinerja.kota-contoh.example"
    assert (portal["nama_pendek"], portal["instansi_en"]) == ("Kota Contoh", "Government of Kota Contoh")
    assert [found.path.name for found in find_files(Path("content"))] == ["portal.yaml"]


def test_every_place_of_the_agencys_own_words_is_filled(made: Path) -> None:
    unfilled = [path for path in files(made) if re.search(r"@@[a-z_]+@@", path.read_text(encoding="utf-8"))]
    assert unfilled == []
    assert "Pemerintah Kota Contoh" in (made / "README.md").read_text(encoding="utf-8")


def test_no_file_says_anything_of_where_it_was_made(made: Path) -> None:
    for path in files(made):
        text = path.read_text(encoding="utf-8")
        assert str(made.parent) not in text
        assert str(CHECKOUT) not in text


def test_a_repository_is_made_of_the_same_bytes_every_time(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "lagi"
    assert main(["init", str(again), *arguments()]) == 0
    first, second = ({p.relative_to(f): (p.read_bytes(), p.stat().st_mode) for p in files(f)} for f in (made, again))
    assert first == second


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/*.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.gitlab-ci", "umum/.gitlab-ci.yml"),
    ],
)
def test_what_hosts_read_is_what_their_schemas_allow(made: Path, schema: str, pattern: str) -> None:
    found = list(made.glob(pattern))
    assert found
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    checked = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", schema, *transform, *found],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def as_json(path: Path) -> object:
    """A file's value as an editor sees it: dates are texts."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(loaded, default=str))


def test_editors_know_every_kind_that_people_write_as_yaml(made: Path) -> None:
    settings = json.loads((made / ".vscode/settings.json").read_text(encoding="utf-8"))
    mapping = {path: [globs] if isinstance(globs, str) else globs for path, globs in settings["yaml.schemas"].items()}
    assert set(mapping) == {f"./.vscode/skema/{kind}.json" for kind in KINDS}
    written = sorted(p for p in (CHECKOUT / "content").rglob("*.yaml") if "rilis" not in p.parts)
    unknown = [p for p in written if not any(p.relative_to(CHECKOUT).match(g) for gs in mapping.values() for g in gs)]
    assert unknown == []
    for schema, globs in mapping.items():
        contents = json.loads((made / schema).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(contents)
        assert '"$ref"' not in json.dumps(contents), "an older language server would show no help beside it"
        judge = Draft202012Validator(contents)
        examples = [p for p in written if any(p.relative_to(CHECKOUT).match(g) for g in globs)]
        for path in examples[:3]:
            assert judge.is_valid(as_json(path)), path
        assert not judge.is_valid({"kunci_asing": 1})
        assert contents["description"]
        assert all("description" in key for key in contents["properties"].values())


def test_the_first_line_of_a_file_leads_any_language_server_to_its_schema(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert main(["new", "unit", "dinas-kesehatan", "--nama=Dinas Kesehatan", "--jenis=dinas"]) == 0
    assert main(["new", "indikator", "2026", "dinas-kesehatan"]) == 0
    assert main(["new", "halaman", "jadwal"]) == 0
    named = {
        "portal.yaml": "portal",
        "unit/dinas-kesehatan.yaml": "unit",
        "indikator/2026/dinas-kesehatan.yaml": "indikator",
    }
    for path, kind in named.items():
        file = Path("content", path)
        match = re.fullmatch(
            r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8").splitlines()[0]
        )
        assert match
        assert (file.parent / match[1]).resolve() == Path(f".vscode/skema/{kind}.json").resolve()
    assert "$schema" not in Path("content/halaman/jadwal.md").read_text(encoding="utf-8")


def test_schemas_for_editors_are_brought_up_to_date_with_the_agencys_own_codes(repository: Path) -> None:
    own = repository / "schemas/aturan"
    own.mkdir(parents=True)
    kinds = json.loads((CHECKOUT / "schemas/aturan/jenis-unit.json").read_text(encoding="utf-8"))
    text = json.dumps(kinds).replace('"kode": "kantor"', '"kode": "balai"', 1)
    assert "balai" in text
    (own / "jenis-unit.json").write_text(text, encoding="utf-8")
    done = script(repository, "scripts/skema")
    assert done.returncode == 0, done.stderr
    assert "balai" in (repository / ".vscode/skema/unit.json").read_text(encoding="utf-8")
    assert "balai" not in (repository / ".vscode/skema/portal.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "roster.csv",
        "data/Roster-2026.csv",
        "kunci.key",
        "credentials.json",
        "kredensial-google.txt",
        "Rekap Kinerja.xlsx",
        "antrean/skm.json",
        ".kinerja/cache/x",
        "public/index.html",
        "keluaran/pratinjau.md",
        "persetujuan.yaml",
        ".env",
    ],
)
def test_git_leaves_out(repository: Path, name: str) -> None:
    assert git(repository, "check-ignore", name).strip() == name


def test_the_hook_before_a_commit_is_valid_and_stops_mistakes_and_identities(repository: Path) -> None:
    def hook(*more: str) -> subprocess.CompletedProcess[str]:
        return script(repository, str(BIN / "pre-commit"), *more, PRE_COMMIT_HOME=str(repository.parent / "hooks"))

    assert hook("validate-config").returncode == 0
    assert hook("run", "--all-files").returncode == 0
    portal = repository / "content/portal.yaml"
    text = portal.read_text(encoding="utf-8")
    portal.write_text(text.replace("ambang: 5", "ambang: lima"), encoding="utf-8")
    git(repository, "add", "--all")
    stopped = hook("run")
    assert stopped.returncode == 1
    assert "content/portal.yaml" in stopped.stdout
    portal.write_text(text, encoding="utf-8")
    (repository / "roster.csv").write_text("nip,nama\n", encoding="utf-8")
    git(repository, "add", "--force", "--all")
    stopped = hook("run")
    assert stopped.returncode == 1
    assert "roster.csv" in stopped.stdout


def test_reviewers_are_named_by_unit(repository: Path) -> None:
    (repository / "content/unit").mkdir()
    for unit in ("dinas-kesehatan", "puskesmas-kenanga"):
        (repository / f"content/unit/{unit}.yaml").write_text("", encoding="utf-8")
    before = (repository / "CODEOWNERS").read_text(encoding="utf-8")
    done = script(repository, "scripts/pemilik")
    assert done.returncode == 0, done.stderr
    text = (repository / "CODEOWNERS").read_text(encoding="utf-8")
    assert "/content/evaluasi/*/dinas-kesehatan.yaml @pemkot-contoh/dinas-kesehatan @pemkot-contoh/kepegawaian" in text
    assert "/content/pegawai/puskesmas-kenanga.csv @pemkot-contoh/puskesmas-kenanga" in text
    assert {line for line in before.splitlines() if line} < set(text.splitlines())
    for place in ("/umum/", "/theme/", "/scripts/", "/paket/", "/.pre-commit-config.yaml", "/.vscode/", "/.gitignore"):
        assert f"{place} @pemkot-contoh/pengelola" in before.splitlines()
    assert text.index("/content/evaluasi/") < text.index("/content/rilis/"), (
        "the last line that fits is the one that counts"
    )
    assert script(repository, "scripts/pemilik").returncode == 0
    assert (repository / "CODEOWNERS").read_text(encoding="utf-8") == text


def test_every_script_is_sound_and_can_be_run(made: Path) -> None:
    scripts = [path for path in sorted((made / "scripts").iterdir()) if path.read_bytes().startswith(b"#!/bin/sh")]
    assert len(scripts) >= 7
    for path in scripts:
        assert path.stat().st_mode & 0o111, path
        subprocess.run(["sh", "-n", path], check=True)


def test_every_file_that_the_documents_name_is_there(made: Path) -> None:
    for document in [made / "README.md", *made.glob("docs/*.md")]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
        for named in re.findall(r"`(scripts/[a-z-]+)", text):
            assert (made / named).exists(), f"{document.name}: {named}"


def test_what_an_installation_needs_is_named_with_its_versions(made: Path) -> None:
    assert (made / "constraints.txt").read_bytes() == (CHECKOUT / "constraints.txt").read_bytes()
    lines = (made / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [init._installed()]
    assert not re.match(r"kinerja\s*(?:[=~<>!]=|$)", init._installed()), "anybody may register a bare name"


def test_a_software_that_is_not_there_yet_is_told_by_init_scripts_and_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wheel = "./paket/kinerja-0.1.0-py3-none-any.whl"
    assert main(["init", str(tmp_path / "kota"), *arguments(paket=wheel)]) == 0
    assert "paket/kinerja-0.1.0-py3-none-any.whl: belum ada" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path / "kota")
    done = script(tmp_path / "kota", "scripts/siapkan", KINERJA_LINGKUNGAN="")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"{wheel}: perangkat lunaknya belum ada" in done.stderr
    assert not Path(".venv").exists()
    assert main(["doctor"]) == 1
    assert f"requirements.txt menyebut berkas yang belum ada: {wheel}" in capsys.readouterr().out
    Path("paket").mkdir()
    Path(wheel).write_bytes(b"")
    main(["doctor"])
    assert "requirements.txt menyebut" not in capsys.readouterr().out


def test_where_the_software_comes_from_can_be_said(tmp_path: Path) -> None:
    place = "kinerja @ https://git.kota-contoh.example/kinerja-0.1.0-py3-none-any.whl"
    assert main(["init", str(tmp_path / "kota"), *arguments(paket=place)]) == 0
    assert place in (tmp_path / "kota/requirements.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"instansi": None}, "--instansi belum ditulis"),
        ({"surel": "bukan surel"}, "--surel bentuknya keliru"),
        ({"alamat_situs": "kinerja.kota.example"}, "--alamat-situs bentuknya keliru"),
        ({"organisasi": "pemkot contoh"}, "--organisasi bentuknya keliru"),
        ({"paket": "lain==1.0"}, "--paket bentuknya keliru"),
        ({"alamat": "Jalan " + "Panjang " * 200}, "tidak ada yang ditulis"),
    ],
)
def test_a_wrong_answer_is_told_and_nothing_is_written(
    tmp_path: Path, changed: dict[str, str | None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "kota"), *arguments(**changed)]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_given_is_asked_at_a_terminal_until_it_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["", "Pemerintah Kota Contoh", "kinerja", "kinerja@kota-contoh.example"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert main(["init", str(tmp_path / "kota"), *arguments(instansi=None, surel=None)]) == 0
    assert list(answers) == []


@pytest.mark.parametrize("there", ["file", "folder", "link", "here"])
def test_nothing_is_ever_overwritten(
    tmp_path: Path, there: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kota"
    if there == "file":
        folder.write_text("punya orang", encoding="utf-8")
    elif there == "link":
        folder.symlink_to(tmp_path / "lain")
    else:
        folder.mkdir()
        monkeypatch.chdir(folder)
        if there == "folder":
            (folder / "catatan.txt").write_text("punya orang", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main(["init", str(folder), *arguments()]) == 2
    assert "tidak ada yang ditimpa" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "kota").mkdir()
    assert main(["init", str(tmp_path / "kota"), *arguments()]) == 0
    assert (tmp_path / "kota/content/portal.yaml").exists()


@pytest.mark.parametrize("fails_at", [1, 20, 50])
def test_a_disk_that_fails_leaves_nothing(
    tmp_path: Path, fails_at: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write, number = Path.write_bytes, iter(range(1, 1000))

    def failing(path: Path, data: bytes) -> int:
        if next(number) == fails_at:
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    assert main(["init", str(tmp_path / "kota"), *arguments()]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_neither_a_folder_nor_schemas_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 2
    assert main(["init", "--skema", str(tmp_path)]) == 2
    assert "tidak ada content/" in capsys.readouterr().err


def test_the_theme_is_changed_in_place_as_its_note_says(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = (repository / "theme/BACA-SAYA.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```\n(.*?)```", note, re.DOTALL)
    catalogue = repository / "theme/translations/id/LC_MESSAGES/instansi.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(example, encoding="utf-8")
    shutil.copytree(CHECKOUT / "content/rilis/2026-T1", repository / "content/rilis/2026-T1")
    monkeypatch.chdir(repository)
    assert main(["site"]) == 0
    page = (repository / "public/index.html").read_text(encoding="utf-8")
    assert "Halaman depan</a>" in page
    assert not (repository / "public/theme/BACA-SAYA.md").exists()


def test_a_person_is_erased_from_every_commit_as_the_document_says(repository: Path) -> None:
    """The expressions of ``docs/data-samaran.md``, given to ``git filter-repo``."""
    person, other = "pabcdefghijk", "pzyxwvutsrqp"
    block = "  {}:\n    penilai: kepala-daerah\n    kekuatan: Kalimat tentang {}.\n"
    records = {
        "evaluasi/2026-T1/dinas.yaml": "evaluasi:\n" + block.format(person, "satu") + block.format(other, "dua"),
        "pegawai/dinas.csv": f"pegawai,mulai\n{person},2020-01-01\n{other},2020-01-01\n",
        "keberatan/2026-T1.yaml": f"keberatan:\n  k001: {{pegawai: {person}, hasil: diproses}}\n",
        "pelatihan/dasar.yaml": f"peserta: [{person}, {other}]\n",
    }
    for name, text in records.items():
        path = repository / "content" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=catatan")
    document = (repository / "docs/data-samaran.md").read_text(encoding="utf-8")
    [expressions] = re.findall(r"```text\n(.*?)```", document, re.DOTALL)
    wanted = repository.parent / "hapus.txt"
    wanted.write_text("".join(f"{line.strip()}\n" for line in expressions.splitlines()), encoding="utf-8")
    fresh = repository.parent / "bersih"
    git(repository.parent, "clone", "--quiet", "--no-local", str(repository), str(fresh))
    done = subprocess.run(
        [BIN / "git-filter-repo", "--replace-text", wanted],
        cwd=fresh,
        env=clean(**WHO),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    content = fresh / "content"
    assert (content / "evaluasi/2026-T1/dinas.yaml").read_text() == "evaluasi:\n" + block.format(other, "dua")
    assert (content / "pegawai/dinas.csv").read_text() == f"pegawai,mulai\n{other},2020-01-01\n"
    assert (content / "keberatan/2026-T1.yaml").read_text() == "keberatan:\n"
    assert (content / "pelatihan/dasar.yaml").read_text() == f"peserta: [pterhapus222, {other}]\n"
    told = [p for p in files(fresh) if p.parent.name != "docs" and person in p.read_text(encoding="utf-8")]
    assert told == []
    assert git(fresh, "log", "--all", "--oneline", "-S", person, "--", "content") == ""
