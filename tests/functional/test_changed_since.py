"""``validate --changed-since`` beside two full checks: all that is found in what changed, and no change missed."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinerja import rules
from kinerja.cli.main import main
from kinerja.content.findings import Finding
from kinerja.content.load import load
from kinerja.content.tree import Tree
from kinerja.rules.dependents import dependents
from tests.functional.agency import BASE, CASES, change, codes, lay

Seen = dict[Path, set[Finding]]


def full(folder: Path) -> tuple[Tree, Seen]:
    """The folder as read, and every file's findings by the full check."""
    seen: Seen = {}
    with contextlib.chdir(folder):
        tree = load(Path("content"), use_cache=False)
        for finding in {*tree.findings, *rules.check(tree)}:
            seen.setdefault(finding.path, set()).add(finding)
    return tree, seen


def differing(before: Path, after: Path) -> set[str]:
    """The files that two content folders do not share, links by where they lead and by what they show."""

    def contents(folder: Path) -> dict[str, object]:
        files = [p for p in folder.rglob("*") if p.is_symlink() or p.is_file()]
        return {
            p.relative_to(folder).as_posix(): (p.readlink() if p.is_symlink() else None, p.exists() and p.read_bytes())
            for p in files
        }

    one, other = contents(before / "content"), contents(after / "content")
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def missed(changed: set[str], then: Seen, now: Seen, folder: Path, tree: Tree) -> list[Path]:
    """The files whose findings differ and that ``dependents`` leaves out."""
    with contextlib.chdir(folder):
        reached = {Path("content", place) for place in dependents(changed, tree)}
    differ = [path for path in sorted(then.keys() | now.keys()) if then.get(path) != now.get(path)]
    return [path for path in differ if not reached & {path, *path.parents}]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Tree]:
    folder = lay(tmp_path_factory.mktemp("utuh"))
    tree, found = full(folder)
    assert found == {}
    return folder, tree


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir() if p != BASE))
def test_whatever_a_broken_file_does_elsewhere_is_among_its_dependents(
    case: str, sound: tuple[Path, Tree], tmp_path: Path
) -> None:
    broken = lay(tmp_path, case)
    tree, found = full(broken)
    changed = differing(sound[0], broken)
    assert missed(changed, {}, found, broken, tree) == []
    assert missed(changed, found, {}, *sound) == []


@pytest.mark.parametrize("how", ["hapus", "rusak"])
@pytest.mark.parametrize("file", sorted(p.relative_to(BASE).as_posix() for p in BASE.rglob("*.*")))
def test_a_file_that_is_gone_or_unreadable_is_seen_wherever_it_is_needed(
    file: str, how: str, sound: tuple[Path, Tree], tmp_path: Path
) -> None:
    broken = lay(tmp_path)
    if how == "hapus":
        (broken / file).unlink()
    else:
        (broken / file).write_bytes(b"\xff\xfe: [")
    tree, found = full(broken)
    changed = differing(sound[0], broken)
    assert missed(changed, {}, found, broken, tree) == []
    assert missed(changed, found, {}, *sound) == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_line_lost_moved_or_changed_is_seen_wherever_it_is_needed(
    tmp_path_factory: pytest.TempPathFactory, sound: tuple[Path, Tree], data: st.DataObject
) -> None:
    broken = lay(tmp_path_factory.mktemp("baris"))
    files = sorted(p for p in broken.rglob("*.*") if p.is_file())
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(files))
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True) or [""]
        number = data.draw(st.integers(0, len(lines) - 1))
        other = data.draw(st.sampled_from(data.draw(st.sampled_from(files)).read_text(encoding="utf-8").split()))
        words = lines[number].split() or [""]
        lines[number] = data.draw(
            st.sampled_from(["", lines[number] * 2, lines[number].replace(words[-1] or "\n", other, 1)])
        )
        path.write_text("".join(lines), encoding="utf-8")
    tree, found = full(broken)
    changed = differing(sound[0], broken)
    assert missed(changed, {}, found, broken, tree) == []
    assert missed(changed, found, {}, *sound) == []
    shutil.rmtree(broken)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(sorted(p.name for p in CASES.iterdir())), min_size=2, max_size=5, unique=True))
def test_from_any_broken_state_to_any_other(tmp_path_factory: pytest.TempPathFactory, cases: list[str]) -> None:
    folder = tmp_path_factory.mktemp("keadaan")
    before, after = folder / "before", folder / "after"
    for number, case in enumerate(cases):
        lay(before if number % 2 else after, case)
    _, then = full(before)
    tree, now = full(after)
    assert missed(differing(before, after), then, now, after, tree) == []
    shutil.rmtree(folder)


EVALUATIONS = "content/evaluasi/2026-T1/dinas-contoh.yaml"


class Repository:
    """An agency in a repository of its own, and the command line in it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=Penguji", "-c", "user.email=penguji", "-c", "protocol.file.allow=always")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    def commit(self) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Catatan")
        return self.git("rev-parse", "HEAD")

    def validate(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.chdir(self.folder)
        code = main(["validate", "--no-cache", "--format", "json", *arguments])
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def since(self, revision: str) -> list[str]:
        return codes(self.validate("--changed-since", revision)[1])


@pytest.fixture
def repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Repository]:
    def make(case: str | None = None) -> Repository:
        made = Repository(lay(tmp_path / "instansi", case), monkeypatch, capsys)
        made.git("init", "-q", "-b", "utama")
        made.commit()
        return made

    return make


@pytest.mark.parametrize("seed", range(3))
def test_in_an_agency_edited_at_random_it_shows_what_the_full_check_shows(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For every file whose findings differ, exactly the full check's; and nothing that the full check does not say."""

    def by_file(output: str) -> dict[str, list[object]]:
        files: dict[str, list[object]] = {}
        for finding in json.loads(output)["temuan"]:
            files.setdefault(finding["berkas"], []).append(finding)
        return files

    made = Repository(tmp_path / "instansi", monkeypatch, capsys)
    assert main(["demo", str(made.folder), "--employees", "120", "--periods", "2", "--seed", str(seed)]) == 0
    capsys.readouterr()
    made.git("init", "-q")
    start = made.commit()
    before = by_file(made.validate()[1])
    chance = random.Random(seed)  # noqa: S311 - which lines to spoil is no secret
    # A changed unit reaches every file, so that only agencies that leave theirs alone show what is told apart.
    left_alone = {"rilis", "unit", "portal.yaml"} if seed else {"rilis"}
    files = sorted(
        p
        for p in (made.folder / "content").rglob("*.*")
        if p.is_file() and p.suffix != ".png" and left_alone.isdisjoint(p.parts)
    )
    for number, path in enumerate(chance.sample(files, 8)):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = chance.randrange(len(lines))
        match number % 4:
            case 0:
                path.unlink()
            case 1:
                path.rename(path.with_name(f"lain-{path.name}"))
            case 2:
                path.write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
            case _:
                lines[at] = lines[at].replace("a", "o", 1)
                path.write_text("".join(lines), encoding="utf-8")
        if number == 4:
            made.commit()
    after, chosen = by_file(made.validate()[1]), by_file(made.validate("--changed-since", start)[1])
    differ = {file for file in before.keys() | after.keys() if before.get(file) != after.get(file)}
    assert differ
    assert {file: chosen.get(file) for file in differ} == {file: after.get(file) for file in differ}
    assert chosen.items() <= after.items()


def test_nothing_changed_shows_nothing_of_what_was_wrong_before(repository: Callable[..., Repository]) -> None:
    made = repository("evaluasi-predikat")
    assert made.since("HEAD") == []
    assert codes(made.validate()[1]) == ["evaluasi-predikat"]


@pytest.mark.parametrize("committed", [True, False])
def test_a_deleted_file_is_said_where_it_is_missed(committed: bool, repository: Callable[..., Repository]) -> None:
    made = repository()
    start = made.git("rev-parse", "HEAD")
    (made.folder / "content/rencana/2026/dinas-contoh.yaml").unlink()
    if committed:
        made.commit()
    found = made.since(start)
    assert "rencana-tahun-tak-ada" in found
    assert found == codes(made.validate()[1])


def test_a_renamed_unit_is_said_where_its_old_name_is_used(repository: Callable[..., Repository]) -> None:
    made = repository()
    made.git("mv", "content/unit/dinas-contoh.yaml", "content/unit/dinas-lain.yaml")
    assert made.since("HEAD") == codes(made.validate()[1]) != []


def test_new_and_ignored_files_count_as_changed(repository: Callable[..., Repository]) -> None:
    made = repository()
    (made.folder / ".gitignore").write_text("pelatihan/*.yaml\n", encoding="utf-8")
    made.commit()
    change(made.folder, EVALUATIONS, "h1/i1: 70", "h1/i9: 70")
    (made.folder / "content/pelatihan/baru.yaml").write_text("nama: Baru\n", encoding="utf-8")
    found = made.since("HEAD")
    assert "evaluasi-realisasi-asing" in found
    assert "skema-kunci-kurang" in found


def test_work_of_others_since_the_branch_began_is_not_this_branchs(repository: Callable[..., Repository]) -> None:
    made = repository("evaluasi-predikat")
    made.git("checkout", "-q", "-b", "cabang")
    change(made.folder, "content/tindak-lanjut/papan-antrean.yaml", "status: berjalan", "status: jalan")
    made.commit()
    made.git("checkout", "-q", "utama")
    shutil.copy(BASE / EVALUATIONS, made.folder / EVALUATIONS)
    made.commit()
    made.git("checkout", "-q", "cabang")
    assert made.since("utama") == ["skema-pilihan"]


def test_a_link_shows_what_its_target_shows(repository: Callable[..., Repository]) -> None:
    made = repository()
    link = made.folder / "content/pelatihan/tautan.yaml"
    link.symlink_to("arsip.yaml")
    made.commit()
    change(made.folder, "content/pelatihan/arsip.yaml", "jam: 16", "jam: 0")
    assert made.since("HEAD") == ["skema-batas", "skema-batas"]


def test_a_changed_schema_of_the_agency_is_looked_for_everywhere(repository: Callable[..., Repository]) -> None:
    made = repository("evaluasi-predikat")
    (made.folder / "schemas").mkdir()
    (made.folder / "schemas/catatan.json").write_text("{}", encoding="utf-8")
    assert made.since("HEAD") == ["evaluasi-predikat"]


def test_a_page_that_is_gone_is_said_where_it_is_linked(repository: Callable[..., Repository]) -> None:
    made = repository()
    page = made.folder / "content/halaman/lain.md"
    page.write_text("Title: Lain\nLang: id\nSlug: lain\n\n[Panduan](panduan.md)\n", encoding="utf-8")
    made.commit()
    (made.folder / "content/halaman/panduan.md").unlink()
    assert made.since("HEAD") == codes(made.validate()[1])
    assert "halaman-alamat-mati" in made.since("HEAD")


def test_a_path_narrows_what_changed(repository: Callable[..., Repository]) -> None:
    made = repository()
    change(made.folder, "content/pelatihan/arsip.yaml", "jam: 16", "jam: 0")
    change(made.folder, "content/tindak-lanjut/papan-antrean.yaml", "status: berjalan", "status: jalan")
    assert codes(made.validate("content/pelatihan", "--changed-since", "HEAD")[1]) == ["skema-batas"]


def test_a_worktree_and_a_submodule_are_repositories_too(repository: Callable[..., Repository]) -> None:
    made = repository()
    change(made.folder, "content/pelatihan/arsip.yaml", "jam: 16", "jam: 0")
    broken = made.commit()
    made.git("worktree", "add", "-q", "../kedua", broken)
    outer = Repository(made.folder.parent / "luar", made._monkeypatch, made._capsys)
    outer.folder.mkdir()
    outer.git("init", "-q")
    outer.git("submodule", "--quiet", "add", str(made.folder), "data")
    for folder in (made.folder.parent / "kedua", outer.folder / "data"):
        assert Repository(folder, made._monkeypatch, made._capsys).since("HEAD~1") == ["skema-batas"]


@pytest.mark.parametrize("of_another", [False, True])
def test_a_hook_s_own_git_variables_do_not_lead_elsewhere(
    of_another: bool, repository: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    """git gives a hook GIT_DIR and GIT_INDEX_FILE, in a worktree by their full paths; those of another repository stand
    there where its hook checks this one."""
    made = repository()
    change(made.folder, "content/pelatihan/arsip.yaml", "jam: 16", "jam: 0")
    before = made.commit()
    made.git("worktree", "add", "-q", "../kedua", before)
    second = Repository(made.folder.parent / "kedua", made._monkeypatch, made._capsys)
    change(second.folder, "content/tindak-lanjut/papan-antrean.yaml", "status: berjalan", "status: jalan")
    folder = (made if of_another else second).git("rev-parse", "--absolute-git-dir")
    monkeypatch.setenv("GIT_DIR", folder)
    monkeypatch.setenv("GIT_INDEX_FILE", f"{folder}/index")
    assert second.since(before) == ["skema-pilihan"]


@pytest.mark.parametrize("revision", ["tidak-ada", "--output=x", "", "HEAD:content", "-", "HEAD~99"])
def test_a_revision_that_is_none_is_wrong_use(revision: str, repository: Callable[..., Repository]) -> None:
    made = repository()
    code, out, err = made.validate(f"--changed-since={revision}")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "git tidak mengenal revisi ini" in err
    assert not (made.folder / "x").exists()


def test_a_shallow_clone_says_how_to_fetch_its_history(repository: Callable[..., Repository]) -> None:
    made = repository()
    start = made.git("rev-parse", "HEAD")
    made.commit()
    made.git("clone", "-q", "--depth", "1", made.folder.as_uri(), "../dangkal")
    code, _, err = Repository(made.folder.parent / "dangkal", made._monkeypatch, made._capsys).validate(
        "--changed-since", start
    )
    assert (code, err.count("\n")) == (2, 1)
    assert "git fetch --unshallow" in err


def test_outside_a_repository_it_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    code, out, err = Repository(lay(tmp_path / "lepas"), monkeypatch, capsys).validate("--changed-since", "HEAD")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "bukan bagian repositori git" in err


def test_without_git_it_is_wrong_use(repository: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository()
    monkeypatch.setenv("PATH", "")
    code, out, err = made.validate("--changed-since", "HEAD")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "git tidak ditemukan" in err


def test_a_content_folder_that_is_a_repository_itself_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(BASE / "content", tmp_path / "content"))

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=HR", "-c", "user.email=hr@contoh.example")
        subprocess.run(["git", "-C", str(content), *who, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "Data contoh")
    path = content / "evaluasi/2026-T1/dinas-contoh.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("predikat: baik", "predikat: Baik", 1), encoding="utf-8")
    with contextlib.chdir(tmp_path):
        code = main(["validate", "--no-cache", "--changed-since", "HEAD", "--format", "json"])
    told = json.loads(capsys.readouterr().out)["temuan"]
    assert code == 1
    assert "skema-pilihan" in {finding["kode"] for finding in told}
