"""Where calls go (C1, C4, C5, C6, C8), which numbers may be dialled (C12) and told (B5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from switchboard.domain.disclosure import disclose_number
from switchboard.domain.errors import NotInDirectory
from switchboard.domain.people import Department, Directory, Person, Rank
from switchboard.domain.ringing import RingStep, plan_ringing
from switchboard.domain.routing import Route, alternatives, route_call
from tests.unit.switchboard.company import starcity

ADDRESS = "+865718800{extension}"


def ring(directory: Directory, target: str, address: str = ADDRESS) -> tuple[RingStep, ...]:
    return plan_ringing(directory, target, extension_address=address, operator_extension="8000")


def test_c1_staff_and_departments_are_connected_at_once() -> None:
    assert route_call(starcity(), "person:p036") == Route("connect", "person:p036")
    assert route_call(starcity(), "department:finance") == Route("connect", "department:finance")
    assert route_call(starcity(), "extension:8202") == Route("connect", "person:p016")
    assert route_call(starcity(), "operator") == Route("connect", "operator")


def test_c5_calls_for_the_general_manager_are_screened() -> None:
    assert route_call(starcity(), "person:p005") == Route("screen", "person:p005")
    assert route_call(starcity(), "extension:8901").kind == "screen"  # no way around it


@pytest.mark.parametrize(
    ("boss", "secretary"), [("person:p001", "person:p003"), ("person:p002", "person:p004")]
)
def test_c6_unknown_caller_asking_for_the_chairman_is_put_to_the_secretary(boss: str, secretary: str) -> None:
    assert route_call(starcity(), boss) == Route("secretary", secretary)


def test_c6_without_a_secretary_a_message_is_taken() -> None:
    alone = Directory((Person("1", "顾明远", rank=Rank.CHAIRMAN, extension="8801"),))
    assert route_call(alone, "person:1") == Route("message", "person:1")


def test_c8_recognised_senior_staff_go_through() -> None:
    assert route_call(starcity(), "person:p001", caller_class="executive") == Route("connect", "person:p001")


def test_c4_deputy_then_department_are_offered_but_never_a_way_around_a_secretary() -> None:
    assert alternatives(starcity(), "person:p018") == ("person:p019", "department:sales")
    assert alternatives(starcity(), "person:p036") == ("department:legal",)
    assert alternatives(starcity(), "department:sales") == ("person:p018",)
    assert alternatives(starcity(), "person:p001") == ()
    assert alternatives(starcity(), "extension:7777") == ()


def test_a_callee_without_a_telephone_gets_a_message() -> None:
    directory = Directory((Person("1", "张三"),))
    assert route_call(directory, "person:1") == Route("message", "person:1")
    assert route_call(directory, "person:gone") == Route("message", "person:gone")


def test_c12_only_numbers_of_the_directory_are_dialled() -> None:
    assert ring(starcity(), "person:p018") == (RingStep("+8657188008301", "person:p018", "zh"),)
    assert ring(starcity(), "extension:8200") == (RingStep("+8657188008200", "department:finance", "zh"),)
    assert ring(starcity(), "operator")[0].number == "+8657188008000"
    for target in (
        "person:nobody",
        "extension:7777",
        "13900000018",
        "department:x",
        "",
        "person:13900000018",
    ):
        with pytest.raises(NotInDirectory):
            ring(starcity(), target)


@pytest.mark.parametrize("extension", ["13900000018", "+1900555", "8001,9", "", "0086139"])
def test_c12_a_long_number_in_the_extension_column_is_never_dialled(extension: str) -> None:
    directory = Directory((Person("1", "张三", extension=extension),), (Department("a", "财务部"),))
    with pytest.raises(NotInDirectory):
        ring(directory, "person:1")


@pytest.mark.parametrize(
    "address", ["16{extension}8888", "+1900{extension}", "not a number {extension}", "+8816{extension}"]
)
def test_c12_premium_addresses_are_never_dialled(address: str) -> None:
    with pytest.raises(NotInDirectory):
        ring(Directory((Person("1", "张三", extension="8301"),)), "person:1", address)


def test_c12_a_pbx_behind_a_sip_address_can_be_rung() -> None:
    assert ring(starcity(), "person:p018", "sip:{extension}@pbx.starcity.example")[0].number.startswith(
        "sip:8301@"
    )


@pytest.mark.parametrize(
    ("target", "caller", "is_open", "number", "reason"),
    [
        ("department:finance", "external", False, "8200", "public"),
        ("person:p036", "external", True, "8652", "staff"),
        ("person:p036", "external", False, "", "closed"),
        ("person:p036", "internal", False, "8652", "staff"),
        ("person:p018", "external", True, "", "manager"),
        ("person:p018", "internal", True, "", "manager"),
        ("person:p005", "executive", True, "", "manager"),
        ("extension:8301", "external", True, "", "manager"),
        ("person:nobody", "external", True, "", "not_in_directory"),
    ],
)
def test_b5_numbers_are_told_by_rule(
    target: str, caller: str, is_open: bool, number: str, reason: str
) -> None:
    told = disclose_number(starcity(), target, caller_class=caller, is_open=is_open)
    assert (told.allowed, told.number, told.reason) == (bool(number), number, reason)


def test_b5_no_rule_ever_gives_out_a_mobile() -> None:
    directory = starcity()
    for person in directory.people:
        for caller in ("external", "internal", "executive"):
            told = disclose_number(directory, person.target, caller_class=caller, is_open=True)
            assert told.number in ("", person.extension)
    bare = Directory((replace(directory.people[-1], extension=""),))
    assert not disclose_number(bare, bare.people[0].target, caller_class="internal", is_open=True).allowed
