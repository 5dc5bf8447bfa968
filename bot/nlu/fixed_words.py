"""Words whose meaning is settled before any classifier is asked: yes, no, cancel, a human, repeat."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

FILLERS = re.compile(
    r"^(?:(?:嗯+|呃+|额+|哦+|噢|啊+|那个|这个|那|就是|well|um+|uh+|er+|oh|so|erm)[，,。.、\s]*)+(?=.)",
    re.IGNORECASE,
)
ENDINGS = re.compile(
    r"[，,。.！!？?、~～…\s]*(?:啊|呀|呢|哈|哦|啦|嘛|谢谢|谢谢你|谢谢您|please|thanks|thank you)*[，,。.！!？?、~～…\s]*$",
    re.IGNORECASE,
)

_ZH = {
    "affirm": "是 是的 是啊 对 对的 对对 对啊 没错 没问题 正确 好 好的 好吧 好啊 行 行吧 行啊 可以 可以的 嗯 嗯嗯 要 要的 需要 当然 确认 就是 就这样 是这样 是他 是她 就是他 就是她 同意 那好吧 也行 也好 ok okay",
    "deny": "不 不是 不是的 不对 不用 不用了 不要 不要了 不需要 不必了 不行 没有 否 错了 错 都不是 不好 不可以 不了 不是他 不是她",
    "cancel": "算了 算了吧 取消 取消吧 不找了 不说了 别转了 不转了 不留了 不留言了 先不用了 那算了 重来 从头来",
    "want_human": "人工 转人工 人工服务 转人工服务 真人 找人工 人工客服 话务员 接线员 总机 人工台 我要人工 我要转人工 我要人工服务 找话务员 接人工 请转人工 转总机 总台",
    "repeat": "再说一遍 再说一次 没听清 没听清楚 没听见 听不清 听不清楚 什么 什么意思 你说什么 您说什么 请再说一遍 重复一遍 能再说一遍吗 麻烦再说一遍",
    "goodbye": "再见 拜拜 挂了 没有了 没了 没事了 就这些 没有别的了 没别的事了 谢谢再见 没有了谢谢 好的再见 那再见 先这样 那就这样",
    "thanks": "谢谢 谢谢你 谢谢您 多谢 感谢 辛苦了 麻烦了 麻烦你了 麻烦您了 谢了",
    "wait": "等一下 等等 稍等 等一会 等会儿 等一会儿 稍等一下 您稍等 请稍等 我等一下 等我一下 我等 我等着 我可以等",
    "complain": "投诉 我要投诉 要投诉 我想投诉 投诉你们 我要投诉你们",
    "greet": "你好 您好 喂 喂喂 喂你好 喂您好 早上好 下午好 晚上好 有人吗 在吗",
}
_EN = {
    "affirm": "yes|yeah|yep|yup|sure|correct|right|that's right|yes that's right|that's correct|exactly|okay|ok|fine|all right|alright|of course|yes it is|go ahead|please do|yes please|sounds good|that's fine|that's it|absolutely|certainly",
    "deny": "no|nope|nah|no it isn't|not really|that's wrong|wrong|no that's wrong|that's not right|incorrect|no thank you|no thanks|not correct|no it's not",
    "cancel": "cancel|cancel that|never mind|nevermind|forget it|forget about it|stop|start over|scratch that",
    "want_human": "operator|human|a human|real person|a real person|agent|representative|speak to a human|i want a real person|i want a human|talk to a person|talk to a human|the operator|someone real|reception|receptionist",
    "repeat": "repeat|pardon|sorry|pardon me|what|come again|say again|say that again|say it again|repeat that|again|excuse me|what was that|can you repeat that|could you repeat that|i didn't catch that|i didn't hear you",
    "goodbye": "bye|goodbye|good bye|bye bye|that's all|that is all|nothing else|i'm done|have a nice day|no that's all|that's everything|thank you goodbye|thanks bye",
    "thanks": "thanks|thank you|thank you very much|thanks a lot|many thanks|cheers|much appreciated",
    "wait": "wait|hold on|one moment|just a moment|one second|just a second|hang on|wait a moment|wait a second|i'll wait|i can wait|i'll hold",
    "complain": "complaint|a complaint|i want to complain|i want to make a complaint",
    "greet": "hello|hi|hey|good morning|good afternoon|good evening|hello there|hi there|anybody there|hello hello",
}
MEANINGS = {
    phrase.replace("，", ""): intent for intent, phrases in _ZH.items() for phrase in phrases.split()
} | {phrase: intent for intent, phrases in _EN.items() for phrase in phrases.split("|")}

# An explicit wish for the other language; the value is the language wished for.
LANGUAGE_WISHES = (
    (
        "en",
        re.compile(
            r"(?:说|讲|用|换成?|切换到?|转)(?:一下)?(?:英文|英语)|英文服务|英语服务|(?:^|请)(?:英文|英语)(?:吧|。|$)|\benglish,?\s*please|(?:speak|switch to|use|prefer|continue in)\s+english|(?:speak|talk|say|go on|carry on|explain|repeat|help|do this)\b[^,.?!]{0,20}\bin english|^(?:\w+\s+){0,2}in english\b|^english[.!?]?$",
            re.IGNORECASE,
        ),
    ),
    (
        "zh",
        re.compile(
            r"(?:说|讲|用|换回?成?|换回|切换到?|转)(?:一下)?(?:中文|汉语|普通话|国语)|中文服务|(?:^|请)(?:中文|汉语|普通话)(?:吧|。|$)|(?:speak|switch to|use|prefer|continue in)\s+(?:chinese|mandarin)|(?:speak|talk|say|go on|carry on|explain|repeat|help|do this)\b[^,.?!]{0,20}\bin (?:chinese|mandarin)|^(?:\w+\s+){0,2}in (?:chinese|mandarin)\b|(?:chinese|mandarin),?\s*please|^(?:chinese|mandarin)[.!?]?$",
            re.IGNORECASE,
        ),
    ),
)


# A8: at once, whatever a classifier thinks; but not who asks about fire insurance or a drill.
EMERGENCY = re.compile(
    r"着火|起火|失火|火灾|救护车|急救|救命|晕倒|昏倒|昏迷|不省人事|触电|煤气泄漏|燃气泄漏|漏煤气|爆炸了|(?:困|关)在(?:电梯|里面)|大出血|漏氨|漏氯|氨气?泄漏|氯气泄漏|毒气|(?:人|师傅|同事|老人|孩子|小孩|工人|工友)[^，。,\s]{0,4}(?:倒下|倒在|倒里|倒地|没(?:了)?(?:呼吸|知觉|反应|意识))|"
    r"\b(?:on fire|there(?:'s| is) a fire|a fire (?:in|on|at)|ambulance|heart attack|unconscious|not breathing|bleeding (?:badly|heavily)|gas leak|collapsed|someone(?:'s| is| has been| got) (?:badly )?(?:hurt|injured)|trapped in|stuck in the (?:lift|elevator)|(?:ammonia|chlorine|chemical) (?:leak|spill)|leaking ammonia|can(?:'t|not) breathe)\b",
    re.IGNORECASE,
)
_NO_EMERGENCY = re.compile(
    r"保险|演习|演练|培训|验收|设备|器材|灭火器|上次|昨天|去年|上个月|以前|合同|救护车(?:的|那个|那位)?(?:司机|师傅|费|收费|调度|账单)|ambulance (?:driver|dispatch|bill|fee|charge|crew)|insurance|drill|training|extinguisher|inspection|last (?:week|month|year)|yesterday|course",
    re.IGNORECASE,
)


def is_emergency(text: str) -> bool:
    return bool(EMERGENCY.search(text)) and not _NO_EMERGENCY.search(text)


def bare(text: str) -> str:
    """The words alone: no fillers in front, no politeness or punctuation behind, no doubling (「对对对」)."""
    words = text.strip()
    stripped = FILLERS.sub("", words).strip() or words
    core = ENDINGS.sub("", stripped).strip() or stripped.strip("，,。.！!？?、~～… ")
    core = re.sub(r"[，,。.！!？?、]+", " " if re.search("[A-Za-z]", core) else "", core).strip().lower()
    core = re.sub(r"\s+", " ", core)
    doubled = re.fullmatch(r"(.{1,3}?)\s*(?:\1\s*){1,4}", core)
    return doubled.group(1).strip() if doubled and doubled.group(1) in MEANINGS else core


def wished_language(text: str) -> str | None:
    """「请说英文」 → "en"."""
    return next((language for language, pattern in LANGUAGE_WISHES if pattern.search(text)), None)


def fixed_meaning(text: str) -> str | None:
    """The intent of words that always mean the same, None for all others."""
    if is_emergency(text):
        return "emergency"
    if wished_language(text):
        return "change_language"
    words = bare(text)
    # Politeness alone is the meaning when nothing else is left.
    return MEANINGS.get(words) or MEANINGS.get(text.strip("，,。.！!？?、~～… ").lower())
