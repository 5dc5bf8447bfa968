from __future__ import annotations

from pathlib import Path

from zongji.setup.stamps import Stamp


def test_a_step_is_done_again_only_when_what_it_is_made_from_changes(tmp_path: Path) -> None:
    lock, made = tmp_path / "some.lock", tmp_path / "made"
    lock.write_text("a==1")
    assert not Stamp(made, made_from=[lock]).fits()
    Stamp(made, made_from=[lock]).set()
    assert Stamp(made, made_from=[lock]).fits()
    lock.write_text("a==2")
    assert not Stamp(made, made_from=[lock]).fits()


def test_a_checkout_that_was_moved_is_installed_again(tmp_path: Path) -> None:
    Stamp(tmp_path, made_from=[], also="/old/place").set()
    assert not Stamp(tmp_path, made_from=[], also="/new/place").fits()
