"""API tokens, disclosure and hours through the whole core (B5, G1, K1)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import text

from switchboard.bootstrap import Switchboard

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_k1_a_token_works_until_revoked_and_is_stored_only_as_a_digest(switchboard: Switchboard) -> None:
    token = switchboard.api_tokens.create("console")
    assert switchboard.api_tokens.check(token)
    assert not switchboard.api_tokens.check("zj_guess")
    assert not switchboard.api_tokens.check("")
    with switchboard._database.read() as connection:
        rows = connection.execute(text("SELECT * FROM api_tokens")).all()
    assert token not in repr(rows)
    assert switchboard.api_tokens.revoke("console") == 1
    assert not switchboard.api_tokens.check(token)


def test_g1_national_holidays_and_make_up_days_of_china_are_known(switchboard: Switchboard) -> None:
    opening = switchboard.opening
    national_day = datetime(2025, 10, 1, 10, tzinfo=SHANGHAI)
    make_up_sunday = datetime(2025, 9, 28, 10, tzinfo=SHANGHAI)
    ordinary_sunday = datetime(2025, 9, 21, 10, tzinfo=SHANGHAI)
    assert not opening.is_open(national_day)
    assert opening.is_open(make_up_sunday)
    assert not opening.is_open(ordinary_sunday)
    assert opening.is_open(national_day, department="sales")
    assert opening.next_opening(national_day) == datetime(2025, 10, 9, 9, tzinfo=SHANGHAI)


def test_b5_at_night_numbers_of_staff_are_not_told_to_outsiders(switchboard: Switchboard) -> None:
    night = datetime(2026, 11, 23, 22, tzinfo=SHANGHAI)
    day = datetime(2026, 11, 23, 11, tzinfo=SHANGHAI)
    assert switchboard.disclose_number("person:p036", at=day).number == "8652"
    assert switchboard.disclose_number("person:p036", at=night).reason == "closed"
    assert switchboard.disclose_number("person:p036", at=night, caller_class="internal").allowed
