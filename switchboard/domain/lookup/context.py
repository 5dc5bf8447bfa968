"""Whether a place in a sentence is one where a person may be named: names are also ordinary words."""

from __future__ import annotations

import re

# Right before a name.
_ASKED = re.compile(
    r"(?:找|转接?|接通?|叫|联系|呼叫|打给|给|请|请问|转到|转给|接到|和|跟|与|同|问|要|是|的|呼|寻|替|留言给|部|中心|处|那个|一下|姓|在)$"
)
# Right after a name.
_AFTER = re.compile(
    r"^(?:$|[，,。.？?！!、\s]|的|吗|吧|啊|呢|呀|哦|在|接|那|经理|总|先生|女士|小姐|老师|师傅|主任|主管|秘书|工|电话|分机|一下|谢谢|本人|留|"
    r"说|聊|谈|这|是不是|还是|或者|行|可以|好|请|麻烦)"
)
# The caller's own name: 「我是王伟」; but 「我是找王伟」, 「我是王伟的朋友」 name a callee.
_SELF = re.compile(r"(?:我是|我叫|我姓|免贵姓|本人姓?|我名字叫|我的名字是|我这边是|这里是|这边是|我们?是)$")
_SELF_EN = re.compile(r"(?:\bthis is|\bmy name is|\bmy name's|\bi am|\bi'm|\bname is|\bcalled)\s*$")
_FRIEND = re.compile(r"^(?:的|先生的|女士的|'s\b)")


def is_asked_for(text: str, start: int, end: int) -> bool:
    """A verb or the like stands before and a fitting end after: even an ordinary word is a name here."""
    before, after = text[:start], text[end:]
    return (not before.strip(" ，,。") or bool(_ASKED.search(before))) and bool(_AFTER.match(after))


def follows_verb(text: str, start: int) -> bool:
    return bool(_ASKED.search(text[:start]))


def ends_well(text: str, end: int) -> bool:
    return bool(_AFTER.match(text[end:]))


def is_own_name(text: str, start: int, end: int) -> bool:
    """The caller introduces themselves: nobody is asked for."""
    before = text[:start]
    own = _SELF.search(before) or _SELF_EN.search(before)
    return bool(own) and not _FRIEND.match(text[end:])
