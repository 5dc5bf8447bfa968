"""The words that the gateway itself speaks: while it connects, and when the bot cannot speak for it.

Everything else that a caller hears is in ``domain.yml``.
"""

from __future__ import annotations

from typing import Literal

Language = Literal["zh", "en"]

_WORDS: dict[str, dict[str, str]] = {
    "please_wait": {"zh": "请稍等。", "en": "One moment, please."},
    "still_ringing": {
        "zh": "正在为您接通，请稍等。",
        "en": "I am still trying to connect you. Please hold.",
    },
    "line_was_cut": {
        "zh": "对不起，刚才线路中断了。",
        "en": "Sorry, the line was cut for a moment.",
    },
    "standby_greeting": {"zh": "您好，这里是智能总机。", "en": "Hello, this is the automatic switchboard."},
    "standby": {
        "zh": "对不起，我暂时听不到您说话。请直接按分机号，人工服务请按零。",
        "en": "Sorry, I cannot hear you just now. Please key in an extension, or press zero for a person.",
    },
    "standby_again": {
        "zh": "请直接按分机号，人工服务请按零。",
        "en": "Please key in an extension, or press zero for a person.",
    },
    "standby_unknown": {
        "zh": "对不起，没有这个分机。请重新按分机号，人工服务请按零。",
        "en": "Sorry, there is no such extension. Please key in another one, or press zero for a person.",
    },
    "standby_busy": {
        "zh": "对不起，电话占线。请按其他分机号，人工服务请按零。",
        "en": "Sorry, the line is busy. Please key in another extension, or press zero for a person.",
    },
    "standby_no_answer": {
        "zh": "对不起，无人接听。请按其他分机号，人工服务请按零。",
        "en": "Sorry, nobody answers. Please key in another extension, or press zero for a person.",
    },
    "standby_unavailable": {
        "zh": "对不起，现在接不通。请按其他分机号，人工服务请按零。",
        "en": "Sorry, I cannot connect you now. Please key in another extension, or press zero for a person.",
    },
    "standby_goodbye": {
        "zh": "对不起，请您稍后再打来。感谢您的来电，再见。",
        "en": "Sorry, please call again later. Thank you for calling. Goodbye.",
    },
    "connecting_callee": {"zh": "好的，马上接通。", "en": "Thank you, connecting you now."},
    "callee_thanks": {"zh": "好的，谢谢，再见。", "en": "All right, thank you. Goodbye."},
    "callee_no_answer_understood": {
        "zh": "没有听到您的回答，再见。",
        "en": "I did not hear an answer. Goodbye.",
    },
    "caller_has_gone": {"zh": "对不起，对方已经挂断了。", "en": "Sorry, the caller has hung up."},
    "consult_ask": {"zh": "请问现在接听吗？", "en": "Will you take the call?"},
    "consult_ask_screened": {"zh": "请问您要接听吗？", "en": "Would you like to take the call?"},
    "consult_ask_again": {
        "zh": "请问您接听吗？接听请按一，不接请按二，留言请按三。",
        "en": "Will you take the call? Press one for yes, two for no, or three for a message.",
    },
}

FIXED = tuple(_WORDS)


def prompt(name: str, language: str) -> str:
    """The words of a fixed prompt; anything but "en" is answered in Chinese."""
    return _WORDS[name]["en" if language == "en" else "zh"]


def announcement(
    language: str, *, callee: str, caller_name: str, caller_company: str, purpose: str, screened: bool
) -> tuple[str, ...]:
    """Who is calling and why, and the question, sentence by sentence.

    ``callee`` is the callee as addressed (「张总」), or "". Never "X is looking for you": the callee decides.
    """
    if language == "en":
        return _announcement_en(callee, caller_name, caller_company, purpose, screened)
    who = f"{caller_company}的{caller_name or '来电者'}" if caller_company else caller_name or "一位客人"
    why = f"，事由是{purpose}" if purpose else ""
    ask = "consult_ask_screened" if screened else "consult_ask"
    return (f"{callee}您好，这里是总机，{who}来电{why}。", prompt(ask, "zh"))


def _announcement_en(
    callee: str, caller_name: str, caller_company: str, purpose: str, screened: bool
) -> tuple[str, ...]:
    who = f"{caller_name or 'someone'} from {caller_company}" if caller_company else caller_name or "a caller"
    why = f" about {purpose}" if purpose else ""
    hello = f"Hello {callee}, this" if callee else "Hello, this"
    ask = "consult_ask_screened" if screened else "consult_ask"
    return (f"{hello} is the switchboard. I have {who} on the line{why}.", prompt(ask, "en"))
