"""Files are written whole, under names of their own, for whom they were, and nothing is left beside them."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.files import atomic, bundled, fingerprint
from calculator.files.document import load, save
from calculator.files.file_names import places
from calculator.files.locking import Password
from calculator.files.problems import FileError
from calculator.files.safe_json import MAX_BYTES
from calculator.model.base import Source, changed
from calculator.reference.voice import Voice
from tests.helpers.processes import ROOT, running

OTHER = 65_534


def test_a_file_that_is_there_keeps_its_mode_and_a_new_one_is_its_owner_s_only(tmp_path: Path) -> None:
    old, new = tmp_path / "old.kat", tmp_path / "new.kat"
    for mode in (0o644, 0o664, 0o600, 0o640):
        old.write_text("older", encoding="utf-8")
        old.chmod(mode)
        save(bundled.example(), old)
        assert stat.S_IMODE(old.stat().st_mode) == mode
    save(bundled.example(), new)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner_where_the_system_lets_us(tmp_path: Path) -> None:
    path = tmp_path / "theirs.kat"
    path.write_text("older", encoding="utf-8")
    os.chown(path, 1_234, 5_678)
    path.chmod(0o660)
    save(bundled.example(), path)
    state = path.stat()
    assert (state.st_uid, state.st_gid, stat.S_IMODE(state.st_mode)) == (1_234, 5_678, 0o660)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become somebody else")
def test_where_the_group_cannot_be_kept_no_other_group_may_read(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o777)
    for part in folder.parents:
        if part.stat().st_uid == 0 and stat.S_IMODE(part.stat().st_mode) & 0o001 == 0:
            part.chmod(stat.S_IMODE(part.stat().st_mode) | 0o011)
    path = folder / "theirs.kat"
    path.write_text("older", encoding="utf-8")
    os.chown(path, OTHER, 5_678)
    path.chmod(0o664)
    code = (
        f"import os, sys; from pathlib import Path; from calculator.files import atomic;"
        f"os.setgroups([]); os.setgid({OTHER}); os.setuid({OTHER}); atomic.write(Path(sys.argv[1]), b'new')"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


KILLED = """
import os, signal, sys
from pathlib import Path
from calculator.files import atomic
with atomic._part(Path(sys.argv[1]), b"what the case says"):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_what_a_killed_save_left_goes_with_the_next_save_and_what_is_being_written_stays(tmp_path: Path) -> None:
    with running(KILLED, tmp_path) as dead, running(KILLED, tmp_path) as alive:
        for program in (dead, alive):
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        assert len(list(tmp_path.glob(".kat-*.part"))) == 2
        dead.kill()
        dead.wait()
        save(bundled.example(), tmp_path / "mine.kat", Password("secret"))
        (left,) = tmp_path.glob(".kat-*.part")
        assert alive.stdin is not None
        alive.stdin.write("\n")
        alive.stdin.flush()
        assert alive.wait(timeout=20) == 0
        assert not left.exists()
    texts = [path.read_bytes() for path in tmp_path.iterdir()]
    assert not [text for text in texts if b"what the case says" in text or b"ketamine" in text]


def test_only_parts_of_ours_are_swept(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("theirs", encoding="utf-8")
    (tmp_path / ".kat-link.part").symlink_to(target)
    (tmp_path / ".kat-folder.part").mkdir()
    (tmp_path / ".kat-notes").write_text("", encoding="utf-8")
    os.mkfifo(tmp_path / ".kat-pipe.part")
    if os.geteuid() == 0:
        (tmp_path / ".kat-theirs.part").write_text("", encoding="utf-8")
        os.chown(tmp_path / ".kat-theirs.part", OTHER, OTHER)
    before = sorted(path.name for path in tmp_path.iterdir())
    atomic.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    (tmp_path / ".kat-ours.part").write_text("", encoding="utf-8")
    atomic.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_where_the_disk_has_no_second_names_a_new_file_is_whole_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    for number in (1, 2, 3):
        atomic.write_new(places(tmp_path, "sheet", ".pdf"), str(number).encode())
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "sheet.pdf": b"1",
        "sheet (2).pdf": b"2",
        "sheet (3).pdf": b"3",
    }


def test_a_name_that_is_taken_between_looking_and_writing_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"theirs")
    monkeypatch.setattr(atomic, "is_there", lambda _: False)
    assert atomic.write_new(places(tmp_path, "sheet", ".pdf"), b"ours") == tmp_path / "sheet (2).pdf"
    assert (tmp_path / "sheet.pdf").read_bytes() == b"theirs"


@pytest.mark.parametrize("password", [None, Password("secret")])
def test_what_could_not_be_read_back_is_not_saved(tmp_path: Path, password: Password | None) -> None:
    path = tmp_path / "mine.kat"
    save(bundled.example(), path, password)
    before = path.read_bytes()
    long = (Source(says="☂" * 2_000, address="☂" * 400),) * 100
    example = bundled.example()
    case = changed(example, plans=tuple(changed(plan, sources=long) for plan in example.plans * 1))
    case = changed(case, plans=tuple(changed(case.plans[0], name=f"plan {n}") for n in range(10)), chosen="plan 1")
    with pytest.raises(FileError, match="too large: it would have") as refused:
        save(case, path, password)
    assert "can be opened again" in refused.value.say(Voice("en"))
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["mine.kat"]


def test_the_largest_file_that_is_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.kat"
    example = bundled.example()

    def of(letters: int) -> int:
        sources = tuple(Source(says="x" * min(2_000, max(0, letters - 2_000 * at))) for at in range(100))
        plan = changed(example.plans[0], sources=sources)
        case = changed(example, plans=tuple(changed(plan, name=f"plan {n}") for n in range(10)), chosen="plan 1")
        save(case, path)
        assert load(path) == case
        return path.stat().st_size

    assert MAX_BYTES // 4 < of(190_000) < MAX_BYTES


def test_a_full_disk_keeps_what_was_there_and_leaves_no_part(tmp_path: Path) -> None:
    path = tmp_path / "mine.kat"
    save(bundled.example(), path)
    before = path.read_bytes()
    code = (
        "import resource, sys; from pathlib import Path; from calculator.files import bundled;"
        "from calculator.files.document import save; from calculator.files.problems import FileError;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: save(bundled.example(), Path(sys.argv[1]))\n"
        "except FileError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "what was there before is unchanged" in done.stdout
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", [errno.ESTALE, errno.EIO, errno.ENOTCONN])
def test_a_network_disk_that_is_gone_is_said(code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "open", gone)
    for act in (lambda: load(tmp_path / "mine.kat"), lambda: save(bundled.example(), tmp_path / "mine.kat")):
        with pytest.raises(FileError, match="does not answer"):
            act()


def test_the_fingerprint_of_what_is_no_case_is_taken_without_reading_it(tmp_path: Path) -> None:
    pipe, huge, small = (tmp_path / name for name in ("pipe", "huge", "small"))
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(20_000_000_000)
    small.write_bytes(b"a case")
    known = fingerprint.of(small)
    assert fingerprint.of(pipe) is None
    assert fingerprint.of(tmp_path) is None
    assert fingerprint.of(tmp_path / ("x" * 300)) is None
    # A case that somebody replaced by it is another file, all the same.
    assert fingerprint.of(huge) not in (None, known)


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_ordinary_file_is_not_replaced_and_is_called_that(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "sheet.pdf"
    os.mkfifo(place) if kind == "pipe" else place.symlink_to("/dev/null")
    with pytest.raises(FileError) as refused:
        atomic.write(place, b"%PDF")
    assert [problem.key for problem in refused.value.problems] == ["no_plain_file"]
    assert not place.is_file()
    assert list(tmp_path.iterdir()) == [place]
