"""The few words the API itself says, in both languages: when the dialogue, which owns all others, is away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One sentence in both languages."""

    zh: str
    en: str


WORDS: dict[str, Words] = {
    "bot_down": Words(
        "对不起，智能接待员暂时不能回答，请稍后再试，或拨打公司总机。",
        "Sorry, the receptionist cannot answer right now. Please try again soon or call the switchboard.",
    ),
    "unauthorized": Words("请提供有效的访问令牌。", "A valid bearer token is needed."),
    "too_large": Words("请求太大。", "The request is too large."),
    "length_required": Words("请求须注明长度。", "The request must state its length."),
    "turn_in_flight": Words(
        "上一句话还在处理，请稍候。", "The previous message is still being answered. Please wait."
    ),
    "not_a_chat": Words("这不是网络对话的编号。", "This id belongs to a telephone call, not to a chat."),
    "no_such_call": Words("没有这条通话记录。", "There is no such call."),
    "no_such_message": Words("没有这条留言。", "There is no such message."),
}
