"""What counts as leading on when a first turn was not right: the right thing asked or offered."""

from __future__ import annotations

from bot.evaluation.leading_on import leads_on


def led(reply: str, *, goal: str, target: str | None = None, got: str = "other", **more: str) -> bool:
    got_target, command = more.get("got_target", ""), more.get("command", "")
    return leads_on(
        goal=goal, target=target, got_goal=got, got_target=got_target, replies=(reply,), command=command
    )


def test_the_goal_among_two_that_are_offered_leads_on() -> None:
    assert led("您是想找信息中心高翔，还是留言？", goal="message", got="ask_which")
    assert led("Would you like to leave a message, or to arrange a visit?", goal="visit", got="ask_which")


def test_another_goal_alone_does_not() -> None:
    assert not led("您是想投诉吗？", goal="operator", got="ask_which")
    assert not led("请问还有什么可以帮您？", goal="info", got="info", got_target="directions")


def test_the_target_among_the_choices_leads_on_and_only_others_do_not() -> None:
    choices = "请问您找的是法务部韩梅，还是财务部冯丽？"
    assert led(choices, goal="connect", target="person:p036", got="ask_which")
    assert not led(choices, goal="message", target="person:p045", got="ask_which")


def test_asking_for_what_is_missing_leads_on_when_the_goal_is_right() -> None:
    assert led("请问给哪位留言？", goal="message", target="person:p036", got="message")
    assert not led("请问给哪位留言？", goal="connect", target="person:p036", got="message")


def test_what_is_done_already_is_too_late_to_ask() -> None:
    words = "您是想找法务部韩梅吗？"
    assert not led(words, goal="connect", target="person:p036", got="refuse", command="hang_up")


def test_a_list_of_everything_is_no_help() -> None:
    everything = "您是要找人、留言，还是转人工，或者拜访、投诉？您要找谁？"
    assert not led(everything, goal="visit")
