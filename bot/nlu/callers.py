"""Who the caller is: any name, spelled name or company, by the pattern of the sentence."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.spans import Span
from bot.nlu.surnames import SPELLED, SURNAME

_END = (
    r"(?=$|[\s，。,.！!？?、；;]|的|啊|呢|呀|哈|吧|先生|女士|小姐|经理|老师|想|要|找|来|打|这边|电话|公司|，)"
)
_TITLE = r"(?:先生|女士|小姐|太太|老师|经理|总|律师|工|师傅|主任|医生|记者)"
_COMPANY_END = (
    "公司|集团|建材|物流|科技|银行|贸易|商贸|装饰|实业|地产|置业|工作室|事务所|律所|医院|学校|大学|学院|电视台|日报|晚报|报社|出版社|厂|商行|"
    "酒店|保险|证券|基金|传媒|广告|设计院|研究院|工程|建设|建筑|电子|机械|食品|药业|文化|旅行社|快递|协会|超市|餐饮|材料|能源|资本|投资|咨询|"
    "机电|五金|家具|家居|门窗|园林|环保|股份|有限|网络|软件|汽车|服饰|印刷|检测|监理|物业公司|供应链|国际|控股|总局|分局|税务局|派出所|街道办|居委会"
)
_HAN = "一-龥"
_NOT_A_NAME = re.compile(
    r"^(?:你们|我们|他们|这里|这边|那边|那个|一个|有点|有事|想|要|来|找|打|问|说|在|做|是|给|不|没|谁|什么|怎么|哪)"
)

_SPELLED = re.compile("(" + "|".join(sorted(SPELLED, key=len, reverse=True)) + r")(?:的)?([" + _HAN + "])?")
_ZH_NAMES = (
    re.compile(rf"(?:我的?(?:名字|全名)?(?:叫做?|是叫)|名字(?:叫|是))\s*([{_HAN}]{{2,4}}?){_END}"),
    # 「那个姓黄的经理」 is somebody else.
    re.compile(rf"(?:免贵|敝|我|本人|^|[，,。\s])姓\s*({SURNAME})(?!的)"),
    re.compile(rf"(?:我是|我这边是|这边是|这里是|本人)\s*({SURNAME}[{_HAN}]{{1,2}}?){_END}"),
    re.compile(rf"(?:我是|我这边是|这边是)\s*((?:小|老|阿)?{SURNAME}{_TITLE}?){_END}"),
    re.compile(rf"(?:{_COMPANY_END})的\s*((?:小|老)?{SURNAME}[{_HAN}]{{0,2}}?{_TITLE}?){_END}"),
    re.compile(rf"我是[{_HAN}A-Za-z]{{2,12}}的\s*((?:小|老|阿)?{SURNAME}[{_HAN}]{{0,2}}?{_TITLE}?){_END}"),
)
_FROM = r"(?:我是|我们是|这里是|这边是|我这边是|我这里是|来自|公司(?:名字)?(?:叫|是)|单位(?:叫|是)|我在|我们公司是|我们公司叫|我们单位是)"
_ZH_COMPANIES = (
    re.compile(
        rf"{_FROM}\s*(?:一家|一个)?([{_HAN}A-Za-z]{{2,16}}?(?:{_COMPANY_END})(?:有限公司|股份公司|公司)?)"
    ),
    re.compile(
        rf"我是\s*([{_HAN}A-Za-z]{{2,12}}?)的\s*(?:小|老|阿)?{SURNAME}[{_HAN}]{{0,2}}?(?:{_TITLE})?{_END}"
    ),
    re.compile(rf"(?:来自|公司(?:名字)?叫|单位叫)\s*([{_HAN}A-Za-z]{{2,14}}?)(?:公司)?的?(?=$|[，,。\s])"),
)
# Without a cue such as 「我是」 the directory's own departments come first.
_BARE_ZH = re.compile(
    rf"(?:^|[，,。\s])([{_HAN}A-Za-z]{{2,14}}?(?:{_COMPANY_END})(?:有限公司|股份公司|公司)?)(?=的|$|[，,。\s])"
)

_EN_WORD = r"[A-Za-z][A-Za-z'\-]+"
_EN_STOP = (
    r"(?!(?:from|with|at|of|about|and|calling|here|speaking|to|the|a|an|looking|trying|not|just|in|on|for|sorry|"
    r"afraid|sure|very|having|interested|wondering|is|i|my|your|so|still|waiting|good|fine|okay|ok|urgent|regarding|that|this|it|please|returning|ringing|going|wanting|an?|who|what|new|also|unable|right)\b)"
)
_EN_NAME = rf"(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?{_EN_STOP}{_EN_WORD}(?:\s+{_EN_STOP}{_EN_WORD}){{0,2}}"
_EN_NAMES = (
    re.compile(
        rf"\b(?:my name(?:'s| is)|name's|the name is|name is|you can call me)\s+({_EN_NAME})", re.IGNORECASE
    ),
    re.compile(rf"\bthis is\s+({_EN_NAME})", re.IGNORECASE),
    re.compile(
        rf"\b(?:i'm|i am|it's|it is)\s+({_EN_NAME})(?=\s+(?:from|with|of|at|here|calling)\b)", re.IGNORECASE
    ),
    re.compile(rf"\b(?:i'm|i am)\s+({_EN_NAME})(?=$|[.,!])", re.IGNORECASE),
    re.compile(rf"(?:^|[.,!]\s*)({_EN_NAME})\s+(?:here|speaking)\b", re.IGNORECASE),
)
_LETTERS = re.compile(
    r"\b([A-Za-z](?:(?:\s+(?:for|as in|like)\s+[A-Za-z]+)?[\s,.\-]+[A-Za-z]\b){2,}(?:\s+(?:for|as in|like)\s+[A-Za-z]+)?)"
)
_EN_COMPANY_WORDS = rf"((?!(?:the|a|an|my|your|our|you|now|here|there|monday|last|this|next|home|him|her|them|me)\b){_EN_WORD}(?:\s+(?!(?:and i|about|regarding|for|to|calling|i|i'd|i'm|could|can|please|is|here|wants?|my|we|on|but|so|because|concerning|returning|looking|who)\b)(?:&|{_EN_WORD})){{0,4}})"
_EN_COMPANIES = (
    re.compile(
        rf"\b(?:calling from|calling on behalf of|on behalf of|i work (?:for|at)|we're|our company is|my company is|the company is|company name is|company is called)\s+{_EN_COMPANY_WORDS}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:i'm|i am|this is|my name is|name's|it's|here|speaking)\b[^,.]{{0,40}}?,?\s(?:from|with|at|of)\s+{_EN_COMPANY_WORDS}",
        re.IGNORECASE,
    ),
    re.compile(rf"^(?:i'm |i am |we're |we are )?from\s+{_EN_COMPANY_WORDS}", re.IGNORECASE),
)
_BARE_EN = re.compile(
    r"(?:^|[,.]\s*)((?:[A-Z][\w'&\-]+\s+){1,4}(?:Ltd|Limited|Inc|Corp|Corporation|Company|Logistics|Bank|Trading|Group|Materials|Technologies|Consulting|Partners|Industries|Supplies|Media|Insurance|Hotels?|Holdings|Solutions|Services|Systems|Energy|Foods?|Motors|Studio|Associates))\b"
)


def find_callers(text: str) -> list[Span]:
    """``caller_name`` and ``company`` spans; a spelled name's value is the name, not the spelling."""
    companies = _companies_by((*_ZH_COMPANIES, *_EN_COMPANIES), text)
    return [*_spelled(text), *companies, *_names(text)]


def find_bare_companies(text: str) -> list[Span]:
    """Companies by their ending alone: 「华东建材。」 "Blue Sky Logistics." """
    return _companies_by((_BARE_ZH, _BARE_EN), text)


def _spelled(text: str) -> list[Span]:
    found = []
    for match in _SPELLED.finditer(text):
        surname = SPELLED[match.group(1)]
        end = match.end() if match.group(2) == surname else match.end(1)
        if match.group(2) == surname or match.group(1) != "双人":
            found.append(Span(match.start(), end, "caller_name", surname))
    for match in _LETTERS.finditer(text):
        letters = re.sub(r"\s+(?:for|as in|like)\s+[A-Za-z]+", "", match.group(1), flags=re.IGNORECASE)
        found.append(
            Span(match.start(1), match.end(1), "caller_name", re.sub(r"[^A-Za-z]", "", letters).capitalize())
        )
    return found


def _names(text: str) -> list[Span]:
    found = []
    for pattern in (*_ZH_NAMES, *_EN_NAMES):
        for match in pattern.finditer(text):
            name = match.group(1)
            if not _NOT_A_NAME.match(name) and not re.search(rf"(?:{_COMPANY_END})$", name):
                found.append(Span(match.start(1), match.end(1), "caller_name", name))
    return found


def _companies_by(patterns: tuple[re.Pattern[str], ...], text: str) -> list[Span]:
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match.group(1)
            if not _NOT_A_NAME.match(name):
                found.append(Span(match.start(1), match.end(1), "company", name.strip()))
    return found
