"""What callers say about themselves in passing: kept whenever it is said, so that nothing is asked
that was told.
"""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.actions.turn import Turn

FACTS = {"caller_name": "caller_name", "company": "caller_company", "phone": "caller_number"}
CORRECTION = re.compile(
    r"^\W*(?:嗯|哦|啊|那个|等等|等一下)?\W*(?:不对|不是|错了|错啦|说错了|我说错了|不不|改一下|改成|应该是|更正|no\b|not\b|wrong|sorry,? (?:it's|i mean)|i mean|actually|correction)",
    re.IGNORECASE,
)
# 「公司说错了，是恒大装饰」: which part it is stands before the mistake, the right value after it.
_MISTAKEN = r"[^，,。\s]{0,3}(?:[说报记写听讲]错|错|不对)[了啦]?[，,。\s]*(?:应该)?"
_LABELLED = (
    (
        "caller_company",
        re.compile(rf"(?:公司|单位){_MISTAKEN}(?:是|叫)?\s*([^，,。\s是叫]{{2,20}}?)的?[。.]?$"),
    ),
    ("caller_name", re.compile(rf"(?:名字|姓名|姓){_MISTAKEN}(?:是|叫|姓)\s*([一-龥]{{1,4}}?)[。.]?$")),
)
CHANGED = re.compile(r"改[成到为]|换[成到]|\b(?:make it|change (?:it|that) to)\b", re.IGNORECASE)
_INCOMPLETE = re.compile(r"1[3-9]\d{6,8}$")  # a mainland mobile has eleven digits
# What is left of 「我叫陈明，华东建材的」 once the names are out says nothing more.
_CUES = re.compile(
    r"我们公司|我的|名字|名叫|公司|单位|电话|号码|手机|联系|方式|免贵|本人|这里|这边|不对|不是|错了|应该|先生|女士|小姐|我|叫|姓|是|的|为|嗯|哦|那个|你|记|改|成|打|这个|可以|"
    r"\b(?:my|name|is|number|phone|telephone|mobile|it|it's|its|this|i|i'm|am|from|of|with|at|the|company|no|not|wrong|sorry|mean|actually|should|be|you|can|reach|me|on|and|call|speaking|here|a)\b|[^\w一-龥]+",
    re.IGNORECASE,
)


def facts(turn: Turn) -> dict[str, str]:
    """Slots that this turn fills by what it names: caller_name, caller_company, caller_number."""
    found = {slot: turn.value(entity) for entity, slot in FACTS.items() if turn.value(entity)}
    for slot, pattern in _LABELLED:
        if mended := pattern.search(turn.text):
            found[slot] = mended.group(1)
    if _INCOMPLETE.match(found.get("caller_number", "")):
        del found["caller_number"]
    return found


def corrects(turn: Turn) -> bool:
    """「不对，我的电话是139…」: the sentence mends something said before."""
    labelled = any(pattern.search(turn.text) for _, pattern in _LABELLED)
    return turn.intent == "correct" or labelled or bool(CORRECTION.match(turn.text))


def remember_caller(turn: Turn) -> None:
    """Keep what is said in passing; what is known already changes only by a correction."""
    mending = corrects(turn)
    for slot, value in facts(turn).items():
        if mending or not turn.slot(slot):
            turn.set(**{slot: value})


def says_more_than_facts(turn: Turn) -> bool:
    """Whether words are left when names, numbers and companies are taken out."""
    rest = turn.text
    for mention in sorted(turn.mentions("caller_name", "company", "phone"), key=lambda m: -m.start):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    left = _CUES.sub("", rest)
    return len(left) >= 2
