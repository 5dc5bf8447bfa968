"""Messages and their outbox on real databases (D1, D2, D3)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from switchboard.bootstrap import Switchboard
from switchboard.domain.errors import UnknownMessage
from switchboard.domain.messages import MessageDraft
from tests.integration.switchboard.fakes import FixedClock, RecordingNotifier

DRAFT = MessageDraft("CA1", "person:p018", "陈明", "华东建材", "13812345678", "请他明天上午回电话", "zh")


def test_d1_a_message_taken_twice_in_one_call_is_one_message(switchboard: Switchboard) -> None:
    first = switchboard.take_message(DRAFT)
    again = switchboard.take_message(DRAFT)
    assert first == again
    assert switchboard.messages.search()[1] == 1


def test_d1_the_same_words_for_another_callee_are_another_message(switchboard: Switchboard) -> None:
    switchboard.take_message(DRAFT)
    other = MessageDraft(**{**vars(DRAFT), "target": "person:p019"})
    assert switchboard.take_message(other).id != switchboard.take_message(DRAFT).id


def test_d1_eight_threads_that_store_the_same_message_store_it_once(switchboard: Switchboard) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = {m.id for m in pool.map(switchboard.take_message, [DRAFT] * 16)}
    assert len(ids) == 1
    assert switchboard.deliver_messages.run_due() == 1


def test_d2_without_a_channel_the_message_stays_in_the_inbox_and_says_so(
    switchboard: Switchboard, notifier: RecordingNotifier
) -> None:
    message = switchboard.take_message(DRAFT)
    assert switchboard.deliver_messages.run_due() == 1
    found = switchboard.messages.get(message.id)
    assert found is not None
    assert found.delivery == "inbox_only"
    assert notifier.sent == []
    assert switchboard.deliver_messages.run_due() == 0


def test_d2_a_message_goes_to_the_recipients_address_through_the_common_channel(
    make_switchboard: Callable[..., Switchboard], switchboard: Switchboard, notifier: RecordingNotifier
) -> None:
    mailing = make_switchboard(notify_url="mailtos://user:secret@mail.example?to={email}")
    message = mailing.take_message(DRAFT)
    assert mailing.deliver_messages.run_due() == 1
    url, title, body = notifier.sent[0]
    assert url.endswith("to=wang.wei@starcity.example")
    assert "陈明" in title
    assert "13812345678" in body
    assert "由智能总机" in body  # K6
    found = mailing.messages.get(message.id)
    assert found is not None
    assert found.delivery == "delivered"
    assert found.delivered_at is not None


def test_d2_a_refused_message_is_tried_again_later_and_for_ever(
    make_switchboard: Callable[..., Switchboard],
    switchboard: Switchboard,
    notifier: RecordingNotifier,
    clock: FixedClock,
) -> None:
    mailing = make_switchboard(notify_url="json://127.0.0.1:1/{email}")
    message = mailing.take_message(DRAFT)
    notifier.refuse = True
    for wait in (10, 20, 40, 80, 160):
        assert mailing.deliver_messages.run_due() == 0
        clock.forward(seconds=wait - 1)
        notifier.refuse = False
        assert mailing.deliver_messages.run_due() == 0, "it was not due yet"
        notifier.refuse = True
        clock.forward(seconds=1)
    notifier.refuse = False
    assert mailing.deliver_messages.run_due() == 1
    found = mailing.messages.get(message.id)
    assert found is not None
    assert found.delivery == "delivered"


def test_d2_two_workers_deliver_each_message_once(
    make_switchboard: Callable[..., Switchboard], switchboard: Switchboard, notifier: RecordingNotifier
) -> None:
    workers = [make_switchboard(notify_url="json://127.0.0.1:1/{email}") for _ in range(2)]
    for n in range(15):
        switchboard.take_message(MessageDraft(f"CA{n}", "person:p018", content="x"))
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda w: w.deliver_messages.run_due() + w.deliver_messages.run_due(), workers))
    assert sum(done) == 15
    assert len(notifier.sent) == 15


def test_d2_a_worker_that_died_with_a_message_in_hand_loses_nothing(
    make_switchboard: Callable[..., Switchboard],
    switchboard: Switchboard,
    notifier: RecordingNotifier,
    clock: FixedClock,
) -> None:
    switchboard.take_message(DRAFT)
    store = switchboard.deliver_messages._store
    assert len(store.claim_due(at=clock.now(), lease_seconds=120, limit=5)) == 1  # and dies here
    worker = make_switchboard(notify_url="json://127.0.0.1:1/{email}")
    assert worker.deliver_messages.run_due() == 0
    clock.forward(seconds=121)
    assert worker.deliver_messages.run_due() == 1
    assert len(notifier.sent) == 1


def test_d3_recipients_mark_read_once_and_unread_ones_are_listed(
    switchboard: Switchboard, clock: FixedClock
) -> None:
    first = switchboard.take_message(DRAFT)
    clock.forward(seconds=60)
    second = switchboard.take_message(MessageDraft("CA2", "person:p018", content="第二条"))
    assert [m.id for m in switchboard.messages.list(target="person:p018")] == [second.id, first.id]
    read = switchboard.messages.mark_read(first.id)
    clock.forward(seconds=60)
    assert switchboard.messages.mark_read(first.id).read_at == read.read_at
    assert [m.id for m in switchboard.messages.list(unread=True)] == [second.id]
    assert [m.id for m in switchboard.messages.list(unread=False)] == [first.id]
    assert switchboard.messages.list(call_id="CA2") == (second,)
    with pytest.raises(UnknownMessage):
        switchboard.messages.mark_read("m-none")
