"""A password on a file: nothing of the case can be read; a wrong password and a changed file are told apart."""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator.files import bundled, encryption, locking
from calculator.files.document import load, save
from calculator.files.locking import Password
from calculator.files.problems import FileError
from calculator.model.base import changed
from calculator.reference.paths import RESOURCES

ROOT = RESOURCES.parent
WORD = Password("correct horse ñ")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.kat"
    save(bundled.example(), path, WORD)
    return path


def refused(path: Path, password: Password | None) -> str:
    with pytest.raises(FileError) as error:
        load(path, password)
    return error.value.problems[0].key


def test_it_comes_back_with_its_password_and_holds_nothing_without(locked: Path) -> None:
    assert load(locked, WORD) == bundled.example()
    text = locked.read_text(encoding="utf-8")
    assert "ketamine" not in text.lower()
    assert "Inner Path" not in text
    assert locked.stat().st_mode & 0o777 == 0o600


def test_two_files_of_one_case_and_password_share_nothing(locked: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kat"
    save(bundled.example(), other, Password(WORD.words))
    one, two = (json.loads(path.read_text(encoding="utf-8")) for path in (locked, other))
    assert [name for name in ("check", "nonce", "data") if one[name] == two[name]] == []


@pytest.mark.parametrize("word", ["", "correct horse n", WORD.words + " ", "\udcff"])
def test_a_wrong_password_is_told_as_such(locked: Path, word: str) -> None:
    assert refused(locked, Password(word)) == "wrong_password"
    assert refused(locked, None) == "needs_password"


def change(name: str, how: Callable[[Any], Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda tree: {**tree, name: how(tree[name])}


def flipped(text: str) -> str:
    at = len(text) // 2
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        change("data", flipped),
        change("data", lambda text: text[:40]),
        change("data", lambda _: "no base64 at all!"),
        change("nonce", flipped),
        change("key", lambda key: {**key, "n": 1 << 30}),
        change("key", lambda key: {**key, "n": 1 << 18}),
        change("key", lambda key: {**key, "p": 2}),
        change("key", lambda key: {**key, "n": 1 << 16}),
        change("key", lambda key: {**key, "salt": flipped(key["salt"])}),
        change("check", flipped),
        change("head_sum", flipped),
        change("head_sum", lambda _: None),
        change("key", lambda key: {**key, "n": 1 << 19}),
        change("key", lambda key: {**key, "r": 9}),
        change("key", lambda key: {**key, "n": 3}),
        change("key", lambda key: {**key, "n": "32768"}),
        change("key", lambda key: {**key, "p": 10**9}),
        change("key", lambda key: {**key, "by": "rot13"}),
        change("key", lambda _: None),
        lambda tree: {name: value for name, value in tree.items() if name != "check"},
    ],
)
def test_a_changed_file_is_told_as_such_whatever_the_password(
    locked: Path, damage: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    tree = damage(json.loads(locked.read_text(encoding="utf-8")))
    locked.write_text(json.dumps(tree), encoding="utf-8")
    assert refused(locked, WORD) == "locked_damaged"


def summed(tree: dict[str, Any]) -> dict[str, Any]:
    """``tree`` with the sum that its head has now, as somebody makes it who wants the damage to go unnoticed."""
    head = {name: tree[name] for name in ("format", "schema_version", "key", "check", "nonce")}
    return {**tree, "head_sum": encryption._sum(head)}


@pytest.mark.parametrize("how", [{"n": 2}, {"p": 2, "n": 1 << 16}, {"r": 4}])
def test_a_head_that_was_changed_on_purpose_opens_nothing(locked: Path, how: dict[str, int]) -> None:
    tree = json.loads(locked.read_text(encoding="utf-8"))
    locked.write_text(json.dumps(summed({**tree, "key": {**tree["key"], **how}})), encoding="utf-8")
    assert refused(locked, WORD) == "wrong_password"


@pytest.mark.parametrize(
    "how", [{"n": 1 << 18}, {"p": 2}, {"r": 16}, {"n": 1 << 17, "r": 9}, {"n": 2, "p": 1 << 17}, {"r": 1}]
)
def test_a_head_that_asks_for_more_work_than_ours_is_refused_without_a_try(
    locked: Path, how: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = json.loads(locked.read_text(encoding="utf-8"))
    locked.write_text(json.dumps(summed({**tree, "key": {**tree["key"], **how}})), encoding="utf-8")
    monkeypatch.setattr(encryption, "_key", lambda *_: pytest.fail("a key was made"))
    assert refused(locked, WORD) == "locked_damaged"


def test_the_key_is_that_of_pythons_own_scrypt() -> None:
    scrypt = pytest.importorskip("_hashlib", reason="this Python was built without OpenSSL").scrypt
    n, r, p = encryption.COST
    made = scrypt(b"geheim", salt=b"0123456789abcdef", n=n, r=r, p=p, maxmem=1 << 28, dklen=48)
    key = encryption._key(Password("geheim"), b"0123456789abcdef", encryption.COST)
    assert (key.key, key.check) == (made[:32], made[32:])


def test_a_file_of_the_first_version_has_no_sum_and_opens(locked: Path) -> None:
    tree = json.loads(locked.read_text(encoding="utf-8"))
    del tree["head_sum"]
    locked.write_text(json.dumps(tree), encoding="utf-8")
    assert load(locked, WORD) == bundled.example()
    assert refused(locked, Password("no")) == "wrong_password"


def test_letters_composed_otherwise_are_the_same_password(locked: Path) -> None:
    assert load(locked, Password(unicodedata.normalize("NFD", WORD.words))) == bundled.example()


def test_what_is_saved_again_makes_no_new_key_but_another_text(locked: Path) -> None:
    before = json.loads(locked.read_text(encoding="utf-8"))
    keys = len(WORD.keys)
    save(load(locked, WORD), locked, WORD)
    after = json.loads(locked.read_text(encoding="utf-8"))
    assert len(WORD.keys) == keys
    assert before["nonce"] != after["nonce"]
    assert before["data"] != after["data"]


def test_a_file_with_a_cheaper_key_is_opened_and_saved_with_a_dear_one(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(encryption, "COST", encryption.Cost(n=1 << 10, r=8, p=1))
        save(bundled.example(), locked, Password("old"))
    password = Password("old")
    save(load(locked, password), locked, password)
    assert json.loads(locked.read_text(encoding="utf-8"))["key"]["n"] == encryption.COST.n
    assert load(locked, password) == bundled.example()


def test_a_password_is_in_no_message() -> None:
    assert "horse" not in f"{WORD}{WORD!r}"


def test_a_case_without_a_password_needs_none_of_this() -> None:
    code = (
        "import sys; from calculator.files import bundled; from calculator.files.document import load;"
        "load(bundled.EXAMPLE); print([name for name in sys.modules if name.startswith('cryptography')])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True).strip() == "[]"


def test_a_newer_lock_is_refused(locked: Path) -> None:
    tree = json.loads(locked.read_text(encoding="utf-8"))
    locked.write_text(json.dumps({**tree, "schema_version": 2}), encoding="utf-8")
    assert refused(locked, WORD) == "locked_newer"


def test_a_case_that_only_speaks_of_the_format_is_a_case(tmp_path: Path) -> None:
    case = changed(bundled.example(), note=f'"{locking.FORMAT}"')
    save(case, tmp_path / "plain.kat")
    assert load(tmp_path / "plain.kat") == case


def test_a_save_that_fails_leaves_the_file_that_was(locked: Path) -> None:
    before = locked.read_bytes()
    with pytest.raises(FileError):
        save(bundled.example(), locked.parent, WORD)
    assert locked.read_bytes() == before
