"""Import with a dry run, errors by line, all or nothing; audited and seen at once (B1, B6)."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from switchboard.bootstrap import Switchboard
from switchboard.domain.errors import DirectoryMoved, DirectoryRefused
from switchboard.services.newest import CHECK_EVERY_SECONDS
from tests.integration.switchboard.conftest import SAMPLE

OTHER_COMPANY = {
    "departments.csv": "code,name_zh,head\nlab,化验室,贺知章\n",
    "people.csv": "id,name,department,extension,rank\nh1,贺知章,lab,601,manager\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_b1_a_dry_run_tells_what_would_change_and_changes_nothing(
    switchboard: Switchboard, tmp_path: Path
) -> None:
    text = (SAMPLE / "people.csv").read_text(encoding="utf-8")
    text = text.replace("p045,高翔", "p099,高翔").replace("冯丽,Feng Li", "冯莉,Feng Li")
    folder = write(tmp_path / "new", {"people.csv": text})
    plan = switchboard.import_directory.plan(folder)
    assert plan.errors == ()
    assert [c.entry for c in plan.adds] == ["person:p099"]
    assert [c.entry for c in plan.removals] == ["person:p045"]
    assert [(c.entry, c.before, c.after) for c in plan.changes] == [
        ("person:p017", {"name": "冯丽"}, {"name": "冯莉"})
    ]
    assert switchboard.directory().person("p045") is not None


def test_b1_bad_rows_are_reported_by_file_line_and_column_and_nothing_is_imported(
    switchboard: Switchboard, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "bad",
        {
            "departments.csv": "code,name_zh,head\nlab,化验室,无名氏\n",
            "people.csv": (
                "id,name,department,extension,rank,secretary,email,colour\n"
                'h1,"贺\n知章",lab,601,manager,h9,x,\n'
                "h1,李白,nowhere,601,poet,,li@bai.example,\n"
                ",杜甫,lab,12345678,,,,\n"
            ),
        },
    )
    plan = switchboard.import_directory.plan(folder)
    found = {(e.file, e.line, e.column) for e in plan.errors}
    assert found == {
        ("departments.csv", 2, "head"),
        ("people.csv", 1, "colour"),
        ("people.csv", 3, "secretary"),  # the row ends on line 3: a cell of it holds a line break
        ("people.csv", 3, "email"),
        ("people.csv", 4, "id"),
        ("people.csv", 4, "department"),
        ("people.csv", 4, "rank"),
        ("people.csv", 4, "extension"),
        ("people.csv", 5, "id"),
        ("people.csv", 5, "extension"),
    }
    assert "people.csv:4: rank: is not one of chairman" in " ".join(map(str, plan.errors))
    with pytest.raises(DirectoryRefused):
        switchboard.import_directory.apply(plan)
    assert len(switchboard.directory().people) == 46


def test_b1_a_workbook_is_imported_like_files(switchboard: Switchboard, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("departments", "people"):
        page = book.create_sheet(name.title())
        with (SAMPLE / f"{name}.csv").open(encoding="utf-8") as lines:
            for row in csv.reader(lines):
                page.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tmp_path / "company.xlsx")
    assert switchboard.import_directory.plan(tmp_path / "company.xlsx").is_empty
    book["People"]["H3"] = "not an extension"
    book.save(tmp_path / "company.xlsx")
    plan = switchboard.import_directory.plan(tmp_path / "company.xlsx")
    assert [str(e) for e in plan.errors] == [
        "company.xlsx[People]:3: extension: is not an extension of 2 to 6 digits"
    ]


def test_b1_files_from_excel_on_chinese_windows_are_read(switchboard: Switchboard, tmp_path: Path) -> None:
    for name in ("people.csv", "departments.csv"):
        text = (SAMPLE / name).read_text(encoding="utf-8")
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    plan = switchboard.import_directory.plan([tmp_path / "people.csv", tmp_path / "departments.csv"])
    assert plan.errors == ()
    assert plan.is_empty


@pytest.mark.parametrize("name", ["people.csv", "broken.xlsx", "wishes.csv", "nothing.csv"])
def test_b1_a_file_that_cannot_be_read_is_an_error_and_no_crash(
    switchboard: Switchboard, tmp_path: Path, name: str
) -> None:
    if name != "nothing.csv":
        (tmp_path / name).write_bytes(b"\xff\xfe\x00broken\x81")
    plan = switchboard.import_directory.plan(tmp_path / name)
    assert plan.errors
    assert plan.errors[0].file == name


@pytest.mark.parametrize("to", ["out", "out.xlsx"])
def test_b1_an_export_imports_back_without_a_change(
    switchboard: Switchboard, tmp_path: Path, to: str
) -> None:
    written = switchboard.export_directory(tmp_path / to)
    assert written
    plan = switchboard.import_directory.plan(tmp_path / to)
    assert plan.errors == ()
    assert plan.is_empty


def test_b6_every_change_is_audited_with_who_and_when(switchboard: Switchboard, tmp_path: Path) -> None:
    folder = write(tmp_path / "other", OTHER_COMPANY)
    switchboard.import_directory.apply(switchboard.import_directory.plan(folder), who="anna")
    changes = switchboard.directory_changes(200)
    added = next(c for c in changes if c.entry == "person:h1")
    assert (added.kind, added.who) == ("add", "anna")
    assert added.at is not None
    assert any(c.kind == "remove" and c.entry == "person:p001" for c in changes)


def test_b6_a_plan_made_before_somebody_elses_change_is_refused(
    switchboard: Switchboard, tmp_path: Path
) -> None:
    folder = write(tmp_path / "other", OTHER_COMPANY)
    mine = switchboard.import_directory.plan(folder)
    switchboard.import_directory.apply(switchboard.import_directory.plan(folder), who="anna")
    with pytest.raises(DirectoryMoved):
        switchboard.import_directory.apply(mine)


def test_another_company_imported_while_running_works_at_once_in_every_process(
    switchboard: Switchboard, make_switchboard: Callable[..., Switchboard], tmp_path: Path
) -> None:
    other_process = make_switchboard()
    assert other_process.find_callee("王伟").kind == "one"
    folder = write(tmp_path / "other", OTHER_COMPANY)
    switchboard.import_directory.apply(switchboard.import_directory.plan(folder))
    assert switchboard.find_callee("贺知章").target == "person:h1"
    time.sleep(CHECK_EVERY_SECONDS)
    assert other_process.find_callee("贺知章").target == "person:h1"
    assert other_process.find_callee("化验室负责人").target == "person:h1"
    assert other_process.find_callee("王伟").kind == "none"


def test_files_that_are_not_there_leave_their_part_as_it_is(switchboard: Switchboard, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "board", {"notices.csv": "topic,answer_zh,keywords\nwifi,密码在前台。,无线;wifi\n"}
    )
    switchboard.import_directory.apply(switchboard.import_directory.plan(folder))
    assert switchboard.find_topic("你们的无线密码是多少") == "wifi"
    assert switchboard.enquire("wifi", "en") == "密码在前台。"
    assert switchboard.enquire("fax") is None
    assert switchboard.find_callee("韩梅").target == "person:p036"


def test_channels_are_imported_but_their_secrets_are_neither_exported_nor_audited(
    switchboard: Switchboard, tmp_path: Path
) -> None:
    folder = write(
        tmp_path / "channels", {"channels.csv": "target,url\nperson:p018,slack://hush-hush/token\n"}
    )
    switchboard.import_directory.apply(switchboard.import_directory.plan(folder))
    exported = " ".join(
        p.read_text(encoding="utf-8-sig") for p in switchboard.export_directory(tmp_path / "out")
    )
    assert "hush" not in exported
    assert "hush" not in repr(switchboard.directory_changes(5))
