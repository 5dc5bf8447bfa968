"""Titles as callers say them after a surname or a department: 王总, 李经理, 财务部负责人, "the
finance director"."""

from __future__ import annotations

from functools import lru_cache

from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.people import Person, Rank

# The longest first: 副总经理 before 总经理 before 经理.
WORDS = (
    "副董事长", "董事长", "副总经理", "总经理", "副总裁", "总裁", "副总监", "总监", "副经理", "经理",
    "副主任", "主任", "主管", "总工程师", "工程师", "设计师", "会计师", "架构师", "部长", "科长", "处长",
    "组长", "班长", "店长", "院长", "校长", "局长", "所长", "站长", "书记", "秘书", "助理", "会计",
    "出纳", "顾问", "专员", "律师", "医生", "大夫", "护士", "教授", "领班", "副总", "副董", "总工", "总",
    "董", "工",
)  # fmt: skip
POLITE = ("先生", "女士", "小姐", "同志", "老师", "师傅", "哥", "姐", "太太", "阿姨", "同学")
# For the head of a department, whatever the title says.
HEAD_WORDS = (
    "负责人",
    "领导",
    "一把手",
    "老大",
    "头儿",
    "老板",
    "管事的",
    "管事儿的",
    "当家的",
    "老总",
    "头头",
    "主管",
    "经理",
    "总监",
    "部长",
    "主任",
    "处长",
    "科长",
    "总",
)
ENGLISH_POLITE = words("mr mrs ms miss mister sir madam dr doctor professor prof")
ENGLISH_HEAD = words("head heads boss manager director chief lead leads leader supervisor charge")

# How well a title word fits a person: only the best that anyone reaches counts.
STRONG, FAIR, LOOSE = 3, 2, 1

WORD_BY_SOUND = {key(syllables(word)): word for word in (*POLITE, *WORDS) if len(word) > 1}
TITLE_BY_SOUND = {key(syllables(word)): word for word in (*WORDS, *HEAD_WORDS) if len(word) > 1}

# Whatever the card says: a company's first manager is all of these to callers.
RANK_TITLES = {
    Rank.GENERAL_MANAGER: ("总经理", "总裁", "首席执行官", "老总", "一把手"),
    Rank.CHAIRMAN: ("董事长", "董事会主席"),
}
RANK_TITLES_EN = {
    Rank.GENERAL_MANAGER: ("general manager", "president", "managing director", "chief executive"),
    Rank.CHAIRMAN: ("chairman", "chairman of the board"),
}

_TOP = {Rank.GENERAL_MANAGER, Rank.DEPUTY_GENERAL_MANAGER}
_BOARD = {Rank.CHAIRMAN, Rank.VICE_CHAIRMAN}


def title_words(person: Person) -> dict[str, int]:
    """``{"经理": STRONG, "总": LOOSE}``: the words by which the person may be called after the surname.

    The polite ones (先生, 女士 ...) fit everybody and are not listed."""
    return _words_of(person.title_zh, person.rank)


@lru_cache(maxsize=65536)
def _words_of(title: str, rank: Rank) -> dict[str, int]:
    words: dict[str, int] = {}
    for word in WORDS:
        if len(word) > 1 and title.endswith(word):
            words[word] = STRONG
            if word.startswith("副"):
                words[word[1:]] = FAIR  # nobody says 副 to a face
            break
    if title.endswith("经理") and rank not in {Rank.MANAGER, *_TOP}:
        words["经理"] = FAIR  # 客户经理, 项目经理: a title, not a rank
    if rank is Rank.MANAGER:
        words["经理"] = STRONG
    words.update(_short_words(title, rank))
    if "秘书" in title:
        words["秘书"] = STRONG
    if "法务" in title or "律师" in title:
        words.setdefault("律师", FAIR)
    return words


def _short_words(title: str, rank: Rank) -> dict[str, int]:
    words = {}
    if rank in _TOP or title.endswith(("总经理", "总裁")):
        words["总"] = STRONG
        if "副" in title:
            words["副总"] = STRONG
    elif rank is Rank.DIRECTOR or title.endswith("总监"):
        words["总"] = FAIR
    elif rank in _BOARD or rank is Rank.MANAGER:
        words["总"] = LOOSE
    if rank in _BOARD:
        words["董"] = STRONG
        if rank is Rank.VICE_CHAIRMAN:
            words["副董"] = STRONG
        words["董事长"] = STRONG if rank is Rank.CHAIRMAN else FAIR
    if title.endswith(("工程师", "架构师")):
        words["工"] = STRONG
        words["工程师"] = STRONG
    elif any(part in title for part in ("工程", "技术", "项目", "设计", "网络", "桌面")):
        words["工"] = FAIR
    return words
