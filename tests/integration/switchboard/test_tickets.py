"""Tickets have numbers that may be spoken, given once (F1, F3)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from switchboard.bootstrap import Switchboard
from switchboard.domain.tickets import TicketDraft
from tests.integration.switchboard.fakes import FixedClock


def test_f3_tickets_are_numbered_by_day_and_found_by_number(
    switchboard: Switchboard, clock: FixedClock
) -> None:
    first = switchboard.open_ticket(TicketDraft("CA1", "complaint", "department:sales", content="态度差"))
    second = switchboard.open_ticket(TicketDraft("CA2", "visit", "person:p018", "John Smith", language="en"))
    assert (first.number, second.number) == ("261123001", "261123002")
    assert switchboard.ticket_status("261 123 001") == first
    assert switchboard.ticket_status("999") is None
    clock.forward(seconds=24 * 3600)
    third = switchboard.open_ticket(TicketDraft("CA3", "complaint"))
    assert third.number == "261124001"
    assert [t.number for t in switchboard.ticket_status.list()] == [third.number, second.number, first.number]


def test_f1_the_same_complaint_in_one_call_is_one_ticket_however_often_it_is_sent(
    switchboard: Switchboard,
) -> None:
    draft = TicketDraft("CA1", "complaint", content="电梯坏了")
    with ThreadPoolExecutor(8) as pool:
        numbers = {t.number for t in pool.map(switchboard.open_ticket, [draft] * 12)}
    assert len(numbers) == 1
    assert len(switchboard.ticket_status.list()) == 1


def test_f3_the_day_of_a_number_is_the_companys_day(switchboard: Switchboard, clock: FixedClock) -> None:
    clock.forward(seconds=15 * 3600)  # one in the morning in Shanghai, still the day before in UTC
    assert switchboard.open_ticket(TicketDraft("CA1", "complaint")).number.startswith("261124")
