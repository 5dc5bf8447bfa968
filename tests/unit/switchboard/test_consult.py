"""C7: the callee answers in own words or by a key."""

from __future__ import annotations

import pytest

from switchboard.domain.consult import ConsultAnswer, interpret_answer

ACCEPT = (
    "好的，接进来。",
    "接进来。",
    "接吧。",
    "可以。",
    "让他接进来吧",
    "行",
    "没问题",
    "嗯，转过来吧",
    "好",
    "可以，接吧",
    "是的",
    "不用留言了，接进来吧",
    "我接",
    "嗯嗯好的",
    "我方便",
    "方便，接进来吧",
)
ACCEPT_EN = (
    "Put him through.",
    "Okay, put her through.",
    "yes please",
    "sure",
    "no problem",
    "put the call through please",
    "OK",
    "connect them",
)
DECLINE = (
    "不方便。",
    "不接。",
    "我在开会",
    "没空",
    "不好意思现在不行",
    "别接进来",
    "不要接",
    "说我不在",
    "不了",
)
DECLINE_EN = ("Not now.", "no", "I'm busy", "can't talk", "don't put him through")
MESSAGE = (
    "我在开会，让他留言。",
    "让他留言。",
    "请他留个话",
    "take a message",
    "I'm in a meeting, take a message.",
)
GREETINGS = (
    "喂，你好，我是王伟。",
    "Hello, this is David.",
    "谁啊",
    "什么事",
    "喂",
    "等一下",
    "您好",
    "hello",
    "",
)


@pytest.mark.parametrize("words", [*ACCEPT, *ACCEPT_EN])
def test_c7_a_yes_in_any_words_accepts(words: str) -> None:
    assert interpret_answer(words) == ConsultAnswer("accept")


@pytest.mark.parametrize("words", [*DECLINE, *DECLINE_EN])
def test_c7_a_no_in_any_words_declines(words: str) -> None:
    assert interpret_answer(words) == ConsultAnswer("decline")


@pytest.mark.parametrize("words", MESSAGE)
def test_c7_a_message_is_asked_for(words: str) -> None:
    assert interpret_answer(words) == ConsultAnswer("message")


def test_c7_what_may_be_the_rest_of_a_no_is_asked_again() -> None:
    assert interpret_answer("方便。", "", "zh").kind == "unclear"  # 「不方便。」 without its first syllable


@pytest.mark.parametrize("words", GREETINGS)
def test_c7_a_greeting_is_no_answer(words: str) -> None:
    assert interpret_answer(words) == ConsultAnswer("unclear")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("让他十分钟后打来。", 10),
        ("半小时后再打", 30),
        ("一个半小时后回他", 90),
        ("一刻钟以后打给我", 15),
        ("Call back in ten minutes.", 10),
        ("in half an hour", 30),
        ("晚点再打吧", None),
        ("I'll call him back", None),
    ],
)
def test_c7_a_later_time_is_understood_in_minutes(words: str, minutes: int | None) -> None:
    assert interpret_answer(words) == ConsultAnswer("call_back", minutes=minutes)


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("转给小李。", "小李"),
        ("让他找王伟", "王伟"),
        ("让小李接吧", "小李"),
        ("转到财务部", "财务部"),
        ("transfer him to finance", "finance"),
        ("put him through to David", "david"),
    ],
)
def test_c7_somebody_else_is_named(words: str, who: str) -> None:
    assert interpret_answer(words) == ConsultAnswer("elsewhere", elsewhere=who)


@pytest.mark.parametrize(
    ("key", "kind"), [("1", "accept"), ("2", "decline"), ("3", "message"), ("9", "unclear")]
)
def test_c7_a_key_wins_over_words(key: str, kind: str) -> None:
    assert interpret_answer("可以", key).kind == kind
