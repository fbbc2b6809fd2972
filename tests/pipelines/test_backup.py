"""What is backed up comes back whole or not at all, and what was there before is never lost."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from barometer.errors import BarometerError, HomeError, PublishError
from barometer.settings import Settings
from barometer.store.home import Home
from barometer.store.publication import latest, versions
from pipelines import archive
from pipelines.backup import backup
from pipelines.decisions import Correction, correct, corrections
from pipelines.erase import erase
from pipelines.ledger import actions
from pipelines.load import Request, check_parts, load_parts
from pipelines.pseudonyms import open_pseudonyms
from pipelines.publish import publish
from pipelines.restore import restore
from pipelines.source import Source
from pipelines.subjects import Person
from tests.pipelines.conftest import QUESTIONNAIRE, Load
from tests.pipelines.door import census
from tests.pipelines.test_main import run

__all__ = ["run"]
Run = Callable[..., tuple[int, str]]
ADA = "ada@p.example"
ANSWERS = "respondent,tribe,data_1,culture_1\n" + "".join(
    f"{who},Search,{i % 5 + 1},3\n" for i, who in enumerate([ADA, *"bcdefgh"])
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a batch, two publications and a decision."""
    home = Home(tmp_path_factory.mktemp("made") / "home").make()
    home.questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    settings = Settings(home=home.path)
    source = Source("answers.csv", ANSWERS.encode())
    parts = check_parts(source, Request("survey", "2025-S1"), settings)
    load_parts(source, parts, settings)
    correct(home, [Correction(field="tribe", written="Serach", means="Search")])
    publish(settings)
    publish(settings)
    return home.path


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Settings:
    """That home, a copy of its own for the test."""
    return Settings(home=shutil.copytree(made, tmp_path / "home"), lock_seconds=5)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Settings:
    """Where there is no home yet."""
    return Settings(home=tmp_path / "elsewhere", lock_seconds=5)


@pytest.fixture
def kept(here: Settings, tmp_path: Path) -> Path:
    """A backup of the home."""
    return backup(here, tmp_path / "kept.zip").path


def files(home: Home) -> dict[str, bytes]:
    """Every file of the home but the lock."""
    found = (path for path in home.path.rglob("*") if path.is_file() and path != home.lock)
    return {path.relative_to(home.path).as_posix(): path.read_bytes() for path in found}


def rewritten(kept: Path, change: Callable[[dict[str, bytes]], None], **options: int) -> Path:
    """The archive with its members changed, and a manifest as it was."""
    with zipfile.ZipFile(kept) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    target = kept.with_name("changed.zip")
    with zipfile.ZipFile(target, "w", options.get("compression", zipfile.ZIP_STORED)) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def test_a_home_comes_back_as_it_was(here: Settings, kept: Path, elsewhere: Settings) -> None:
    there, back = Home(here.home), Home(elsewhere.home)
    restored = restore(elsewhere, kept, by="Cy")
    assert restored.aside is None
    assert restored.publication == latest(back)
    assert [p.version for p in versions(back)] == [1, 2, 3]
    as_it_was, now = files(there), files(back)
    for name in ("questionnaire.toml", "vault.key", "mappings/corrections.toml"):
        assert now[name] == as_it_was[name]
    for number in (1, 2):
        assert (
            now[f"publications/000{number}.duckdb"] == as_it_was[f"publications/000{number}.duckdb"]
        )
    counted, before = census(back), census(there)
    assert counted | {"actions": 0, "publications": 0} == before | {"actions": 0, "publications": 0}
    assert open_pseudonyms(back) == open_pseudonyms(there)
    assert corrections(back) == corrections(there)
    told = actions(elsewhere).set_index("what").loc["restored"]
    assert (told["done_by"], told["about"]) == ("Cy", "kept.zip")


def test_a_home_that_came_back_is_its_owners_only(kept: Path, elsewhere: Settings) -> None:
    restore(elsewhere, kept)
    home = Home(elsewhere.home)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in home.path.rglob("*")}
    assert {modes[n] for n in ("vault.duckdb", "vault.key", "questionnaire.toml")} == {0o600}
    assert {modes[n] for n in ("publications", "mappings")} == {0o700}
    assert modes["0001.duckdb"] == 0o400
    assert not list(home.path.glob(".*"))


def test_a_backup_is_its_owners_only_and_is_written_down(here: Settings, tmp_path: Path) -> None:
    made = backup(here, tmp_path / "kept.zip", by="Cy")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert made.manifest.rows["responses"] == 8
    assert made.manifest.publication == 2
    told = actions(here).set_index("what").loc["backed_up"]
    assert (told["done_by"], told["about"]) == ("Cy", "kept.zip")
    assert not list(tmp_path.glob(".*"))


def test_a_backup_without_a_name_lies_in_the_home_and_in_no_backup(here: Settings) -> None:
    first = backup(here)
    assert first.path.parent == Home(here.home).backups
    second = backup(here, first.path.with_name("second.zip"))
    with zipfile.ZipFile(second.path) as archive:
        assert not [name for name in archive.namelist() if "zip" in name]


def test_a_backup_leaves_a_file_that_is_there(here: Settings, tmp_path: Path) -> None:
    (tmp_path / "kept.zip").write_text("mine")
    with pytest.raises(HomeError, match="there already"):
        backup(here, tmp_path / "kept.zip")
    assert (tmp_path / "kept.zip").read_text() == "mine"


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_a_backup_that_cannot_be_written_is_said(
    folder: str, here: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(HomeError, match="cannot be written"):
        backup(here, tmp_path / folder / "kept.zip")
    assert "backed_up" not in set(actions(here)["what"])


def test_a_backup_of_nothing_is_refused(elsewhere: Settings, tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="ever loaded"):
        backup(elsewhere, tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()


def test_a_home_in_use_is_left_alone_unless_it_is_to_be_replaced(
    here: Settings, kept: Path, load: Load
) -> None:
    home = Home(here.home)
    before = files(home)
    with pytest.raises(HomeError, match="--replace"):
        restore(here, kept)
    assert files(home) == before
    publish(here)
    replaced = files(home)
    restored = restore(here, kept, replace=True)
    assert restored.aside is not None
    assert files(Home(restored.aside)) == replaced
    assert restored.publication is not None
    assert restored.publication.version == 4  # 3 was used by what was replaced
    assert [p.version for p in versions(home)] == [1, 2, 4]
    assert restore(here, kept, replace=True).aside != restored.aside


@pytest.mark.parametrize("what", ["questionnaire.toml", "vault.key", "mappings/corrections.toml"])
def test_anything_in_a_home_counts(what: str, kept: Path, elsewhere: Settings) -> None:
    home = Home(elsewhere.home).make()
    (home.path / what).write_text("mine")
    with pytest.raises(HomeError, match="holds something"):
        restore(elsewhere, kept)
    assert (home.path / what).read_text() == "mine"


def test_a_broken_home_can_be_replaced(here: Settings, kept: Path) -> None:
    home = Home(here.home)
    home.vault.write_bytes(b"this is no vault" * 400)
    restored = restore(here, kept, replace=True)
    assert restored.publication is not None
    assert restored.publication.frame("FROM editions")["responded"].tolist() == [8]


def test_what_was_erased_since_is_told_to_be_back(here: Settings, kept: Path) -> None:
    erased = erase(here, Person((ADA,)), "")
    assert erased.rows["responses"] == 1
    restored = restore(here, kept, replace=True)
    assert restored.erasures == 1
    assert restored.aside is not None
    assert restored.aside.name in str(erase(here, Person((ADA,)), "").notes[-1])


@pytest.mark.parametrize(
    "name",
    [
        "../outside.toml",
        "/tmp/outside.toml",
        "mappings/../../outside.toml",
        "mappings/./a.toml",
        "mappings//a.toml",
        "mappings\\..\\a.toml",
        "publications/../vault.key",
        "publications/0003.duckdb.wal",
        "publications/x.duckdb",
        "vault.lock",
        "server.py",
        "mappings/a\n.toml",
        "mappings/a/b/c.toml",
    ],
)
def test_a_member_that_leads_elsewhere_is_refused(
    name: str, kept: Path, elsewhere: Settings, tmp_path: Path
) -> None:
    def add(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["files"][name] = manifest["files"]["vault.key"]
        members["manifest.json"] = json.dumps(manifest).encode()
        members[name] = members["vault.key"]

    before = sorted(tmp_path.rglob("*"))
    changed = rewritten(kept, add)
    with pytest.raises(HomeError, match="not whole"):
        restore(elsewhere, changed)
    assert not files(Home(elsewhere.home))
    left = set(tmp_path.rglob("*")) - set(before) - {changed}
    assert {path.name for path in left} <= {"elsewhere", "publications", "mappings", "vault.lock"}


def _flip(members: dict[str, bytes]) -> None:
    members["vault.key"] = members["vault.key"][:-1] + bytes([members["vault.key"][-1] ^ 1])


def _leave_out(members: dict[str, bytes]) -> None:
    del members["vault.key"]


def _add(members: dict[str, bytes]) -> None:
    members["mappings/more.toml"] = b""


def _lengthen(members: dict[str, bytes]) -> None:
    members["questionnaire.toml"] += b"\n"


def _no_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def _a_folder(members: dict[str, bytes]) -> None:
    members["mappings/"] = b""


@pytest.mark.parametrize("change", [_flip, _leave_out, _add, _lengthen, _no_manifest, _a_folder])
def test_an_archive_that_is_not_as_it_was_written_is_refused(
    change: Callable[[dict[str, bytes]], None], kept: Path, elsewhere: Settings
) -> None:
    with pytest.raises(HomeError, match="not whole"):
        restore(elsewhere, rewritten(kept, change))
    assert not files(Home(elsewhere.home))


def test_a_compressed_archive_is_refused_before_it_unpacks(kept: Path, elsewhere: Settings) -> None:
    bomb = rewritten(kept, lambda _members: None, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(HomeError, match="not whole"):
        restore(elsewhere, bomb)


def test_a_link_in_an_archive_is_refused(kept: Path, elsewhere: Settings) -> None:
    with zipfile.ZipFile(kept) as source:
        members = {name: source.read(name) for name in source.namelist()}
    changed = kept.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w") as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (stat.S_IFLNK if name == "vault.key" else stat.S_IFREG) << 16
            target.writestr(info, content)
    with pytest.raises(HomeError, match="not whole"):
        restore(elsewhere, changed)


def test_a_vault_with_other_rows_than_were_written_down_is_refused(
    kept: Path, elsewhere: Settings
) -> None:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        manifest["rows"]["responses"] += 1
        members["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(HomeError, match="cannot be used: responses"):
        restore(elsewhere, rewritten(kept, change))
    assert not files(Home(elsewhere.home))


def test_a_file_that_is_no_archive_is_refused(elsewhere: Settings, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no archive")
    with pytest.raises(HomeError, match="no backup of Barometer"):
        restore(elsewhere, tmp_path / "notes.txt")
    with pytest.raises(HomeError, match="cannot be restored"):
        restore(elsewhere, tmp_path / "nowhere.zip")


@how(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_anywhere_is_refused_in_words(data: st.DataObject, kept: Path) -> None:
    content = bytearray(kept.read_bytes())
    ends = st.one_of(
        st.integers(0, len(content) - 1), st.integers(len(content) - 1500, len(content) - 1)
    )
    for place in data.draw(st.lists(ends, min_size=1, max_size=4)):
        content[place] ^= data.draw(st.integers(1, 255))
    damaged, folder = kept.with_name("damaged.zip"), kept.with_name("unpacked")
    with zipfile.ZipFile(kept) as sound:
        whole = {n: sound.read(n) for n in sound.namelist() if n != archive.MANIFEST}
    damaged.write_bytes(content[: data.draw(st.sampled_from([len(content), len(content) // 2]))])
    shutil.rmtree(folder, ignore_errors=True)
    manifest = None
    with suppress(BarometerError):
        manifest = archive.unpack(damaged, folder)
    if manifest is not None:  # what was damaged is read by nobody, such as the times of members
        assert files(Home(folder)) == whole


def test_a_restore_cut_short_lets_nothing_in_until_it_is_run_again(
    here: Settings, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(here.home)
    publish(here)
    before = files(home)
    moved = 0
    rename = Path.rename

    def die_in_the_middle(self: Path, target: Path) -> Path:
        nonlocal moved
        moved += 1
        if moved == 4:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", die_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        restore(here, kept, replace=True)
    monkeypatch.undo()
    for attempt in (lambda: publish(here), lambda: backup(here), lambda: actions(here)):
        with pytest.raises(HomeError, match="cut short"):
            attempt()
    restored = restore(here, kept, replace=True)
    assert restored.publication is not None
    assert restored.publication.frame("FROM editions")["responded"].tolist() == [8]
    aside: dict[str, bytes] = {}
    for folder in reversed(home.replaced()):
        aside |= files(Home(folder))
    assert aside.items() >= before.items()


def test_a_restore_that_cannot_be_published_is_said_and_stands(
    here: Settings, elsewhere: Settings, tmp_path: Path
) -> None:
    Home(here.home).questionnaire.write_text("nonsense")
    kept = backup(here, tmp_path / "kept.zip").path
    with pytest.raises(PublishError, match="is restored"):
        restore(elsewhere, kept)
    assert [p.version for p in versions(Home(elsewhere.home))] == [1, 2]


def test_backup_and_restore_on_the_command_line(
    here: Settings, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Home(here.home).questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    kept = tmp_path / "kept.zip"
    status, said = run("backup", kept)
    assert status == 0
    assert "6 files" in said
    assert "key" in said
    assert run("restore", kept)[0] == 1
    status, said = run("restore", kept, "--replace")
    assert status == 0
    assert "before-restore-" in said
    assert "Published as number 3." in said
    said = run("history")[1]
    assert "Backed up: kept.zip" not in said  # done after the backup, so not in it
    assert "Restored from kept.zip" in said
