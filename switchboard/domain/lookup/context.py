"""Whether a place in a sentence is one where a person may be named: names are also ordinary words."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Right before a name.
_ASKED = re.compile(
    r"(?:找|转接?|接通?|叫|联系|呼叫|打给|给|请|请问|转到|转给|接到|和|跟|与|同|问|要|是|的|呼|寻|替|让|留言给|部|中心|处|前台|办公室|那个|一下|姓|在)$"
)
# Right after a name.
_AFTER = re.compile(
    r"^(?:$|[，,。.？?！!、\s]|的|吗|吧|啊|呢|呀|哦|在|接|那|经理|总|先生|女士|小姐|老师|师傅|主任|主管|秘书|工|电话|分机|一下|谢谢|本人|留|"
    r"说|聊|谈|这|是不是|还是|或者|行|可以|好|请|麻烦|送|带|发)"
)
# The caller's own name: 「我是王伟」; but 「我是找王伟」, 「我是王伟的朋友」 name a callee.
_SELF = re.compile(r"(?:我是|我叫|我姓|免贵姓|本人姓?|我名字叫|我的名字是|我这边是|这里是|这边是|我们?是)$")
_SELF_EN = re.compile(
    r"(?:\bmy name is|\bmy name's|\bname is|(?:\b(?:am|is|are|company|firm|shop)|'m|'re) called|"
    r"(?:\bthis is|\bi am|\bi'm)(?: the| an?)?|"
    r"\b(?:my|our)(?: (?:boss|manager|director|lawyer|husband|wife|secretary|assistant))?)\s*$"
)
_FRIEND = re.compile(
    r"^\s*(?:的|他|她|先生的|女士的|(?:叫|请|喊|约|让)我?来|'s\b)(?!\s*(?:秘书|助理|助手|司机|secretary|assistant|driver))"
)
# Who rings for somebody: whose secretary they are is not whom they want.
_SERVES_EN = re.compile(
    r"(?:\bthis is|\bi am|\bi'm) (?:the |an? )?(?:secretary|assistant|driver|pa) (?:of|to|for) "
    r"(?:mr |ms |mrs )?$"
)


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
    if _SERVES_EN.search(before):
        return True
    own = _SELF.search(before) or _SELF_EN.search(before)
    return bool(own) and not _FRIEND.match(text[end:])


# Right before a name that may be misheard: the asking words of above, and what introduces somebody.
_INTRODUCED = re.compile(
    r"(?:找|转接?|接通?|叫|联系|呼叫|打给|给|请|请问|转到|转给|接到|和|跟|与|同|约|见|喊|让|等|替|姓|向|拜访|拜会|告诉|通知|转告|转达|"
    r"提醒|安排|留给|带给|交给|转交|呼|寻|那个|这个|那位|一下|一声|找下|叫下|转下|接下|你们|贵公司|公司的|你们的|部的?|中心的?|处的?|那边的|里的|是)$"
)
# Right after it: what people do, have or are called.
_FOLLOWED = re.compile(
    r"^(?:的?(?:手机|电话|座机|分机|号码|邮箱|微信|办公室|联系)|在|回|来|接|听|那边|那里|本人|请|是|要|有|没|忙|开完|散|值班|休息|下班|上班|"
    r"方便|现在|今天|明天|下午|上午|他|她|让|叫|帮|经理|总监|总|先生|女士|小姐|老师|师傅|主任|主管|秘书|工|说|谈|聊|这个人|什么|空|一声|一下|"
    r"言语|碰|见|通|约|不在|到|出去|也|就|麻烦|谢谢|吗|吧|啊|呢|呀|哦|的|那|留|可以|行|好|确认|打|给|能|会|几点)"
)
_PAUSE = re.compile(r"[，,。.？?！!、；;\s](?:$|(?<=^.))")


@dataclass(frozen=True)
class Place:
    """Where a possible name stands. ``asked``: a word that asks for somebody is before it; ``begins``:
    such a word or a pause; ``ends``: a pause or a fitting word is after it."""

    asked: bool
    begins: bool
    ends: bool

    @property
    def likely(self) -> bool:
        return self.begins or self.ends


def place_of(text: str, start: int, end: int) -> Place:
    before, after = text[:start], text[end:]
    asked = bool(_INTRODUCED.search(before))
    begins = asked or not before or bool(_PAUSE.search(before))
    ends = not after or bool(_PAUSE.match(after)) or bool(_FOLLOWED.match(after))
    return Place(asked, begins, ends)
