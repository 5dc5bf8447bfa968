"""Names, titles and departments in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypinyin.phrases_dict import phrases_dict

from switchboard.domain.lookup.chinese_names import FAMILIAR, ChineseNames
from switchboard.domain.lookup.context import ends_well, follows_verb, is_asked_for, is_own_name
from switchboard.domain.lookup.hits import Limits
from switchboard.domain.lookup.plain_text import is_han
from switchboard.domain.lookup.sounds import folded_key, key, syllables
from switchboard.domain.lookup.spans import Span
from switchboard.domain.lookup.surnames import COMMON, COMPOUND
from switchboard.domain.lookup.tables import Tables, name_sounds
from switchboard.domain.lookup.titles import HEAD_WORDS, POLITE, WORDS
from switchboard.domain.lookup.word_lists import words

LONGEST_NAME = 4
MORE_THAN_CAN_BE_READ = 6
_TITLE = re.compile("|".join(sorted((*WORDS, *POLITE), key=len, reverse=True)))
_HEAD = re.compile(rf"的?(?:{'|'.join(sorted({*HEAD_WORDS, *WORDS}, key=len, reverse=True))})")
# 王工作, 王总共, 张工程: the title would be cut out of a longer word.
_NOT_AFTER_SHORT = {
    "总": "共体之算结裁监部公要会归得",
    "工": "作程资地具厂人业会商友序艺钱号单期",
    "董": "事",
    "哥": "哥们",
    "姐": "姐妹",
}
_NOT_IN_DEPARTMENTS = frozenset("不我你他她是了吗的在有")  # 五六不 is not 物流部
_JOB = re.compile(r"^[师员生]")  # 工程师, 设计师, 技术员 are people's jobs, not departments
# Sounds of names that people say all the time without meaning anybody.
_EVERYDAY = words(
    """
    这个 那个 什么 怎么 没有 可以 一下 电话 时候 知道 现在 今天 明天 已经 还没 哪里 那里 这里 里那 多多
    马上 方便 何必 于是 和平 高兴 安静 成功 程序 成本 常常 经常 任何 许多 就是 文件 时间 周一 周二 周三
    周四 周五 周六 周日 周末 周年 元旦 金额 万一 万元 项目 全部 白天 黄金 高峰 方案 方式 方向 安全 安排
    时代 温度 明白 明年 简单 单位 应该 应当 尚未 计划 季度 季节 包括 包含 连续 连接 钱多 金钱 花钱 付费
    付款 付钱 水电 水费 田地 陆续 路上 郑重 正在 整个 证明 陈述 称呼 承诺 成为 王者 往往 网上 网络 忘了
    望着
    留言 留话 留个 稍等 等等 再见 谢谢 转接 转告 转达 转给 人工 投诉 请问 公司 号码 分机 上午 下午 中午 晚上
    早上 施工 私事 公事 急事 事情 工作 祝好 祝您 祝你 顾客 客户 客服 回复 回电 回话 何时 何处 温馨 安装 全都
    常见 长期 程度 城市 诚意 单据 单独 方面 房子 房东 费用 高级 古董 顾问 关于 关门 管理 贵姓 国庆 海报 航班
    黄色 会议 家里 价格 江边 教育 金融 可能 快递 离开 联系 路口 马路 毛病 明细 莫非 牛奶 平时 强调 秋天 全天
    任务 容易 商量 上海 申请 沈阳 石头 司机 苏州 孙子 唐突 陶瓷 童年 危险 卫生 文员 武汉 夏天 向您 萧条 谢绝
    辛苦 许可 严重 颜色 叶子 易于 尤其 余额 曾经 张贴 章程 郑州 钟点 周边 诸位 卓越 留个言 留电话 还有 还是
    有事 有人 有空 不是 不在 不用 马上就 问一下 文一下 常用 成立 成交 程序员 高铁 高层 方法 方言 安心 安检
    """
)


class ChineseSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._names = ChineseNames(tables)

    def spans(self, text: str, *, phonetic: bool) -> list[Span]:
        """Everything that may be meant, overlaps and all. ``text`` is plain."""
        sounds = syllables(text)
        found = [*self._written(text, phonetic), *self._heard(text, sounds), *self._titled(text, phonetic)]
        departments = [*self._departments(text), *self._departments_heard(text, sounds)]
        found += departments
        found += self._heads(text, departments)
        found += self._near(text)
        return [s for s in found if s.kind != "person" or not is_own_name(text, s.start, s.end)]

    # -- people --------------------------------------------------------------------------------------------

    def _written(self, text: str, phonetic: bool) -> Iterator[Span]:
        t = self._t
        for start in range(len(text)):
            if not is_han(text[start]):
                continue
            for end in range(start + 2, min(len(text), start + t.longest_written) + 1):
                words = text[start:end]
                if words in t.written and self._is_name_here(text, start, end):
                    hits = self._names.find(words, Limits(phonetic=phonetic))
                    yield Span(start, end, "person", hits.people[:MORE_THAN_CAN_BE_READ])
                elif words in t.title and end - start > 2:
                    yield Span(start, end, "person", tuple(t.title[words][:MORE_THAN_CAN_BE_READ]))
                elif words in t.given and is_asked_for(text, start, end) and follows_verb(text, start):
                    hits = self._names.find(words, Limits(phonetic=phonetic))
                    yield Span(start, end, "person", hits.people[:MORE_THAN_CAN_BE_READ])

    def _is_name_here(self, text: str, start: int, end: int) -> bool:
        words = text[start:end]
        ordinary = words in phrases_dict or words in _EVERYDAY
        looks_like_a_name = words[0] in COMMON or words[:2] in COMPOUND or words[0] in FAMILIAR
        return (looks_like_a_name and not ordinary) or is_asked_for(text, start, end)

    def _heard(self, text: str, sounds: list[str]) -> Iterator[Span]:
        """What only sounds like a name: where a surname is written or somebody is asked for, and no
        ordinary word."""
        t = self._t
        for start in range(len(text) - 1):
            if not is_han(text[start]):
                continue
            surname = text[start] in COMMON or text[start] in FAMILIAR
            asked = follows_verb(text, start)
            if not surname and not asked:
                continue
            for end in range(start + 2, min(len(text), start + LONGEST_NAME) + 1):
                words = text[start:end]
                own = key(name_sounds(words))
                people = t.heard.get(own) or t.heard.get(key(sounds[start:end]))
                if not people or words in t.written or words in phrases_dict or words in _EVERYDAY:
                    continue
                if (
                    words[0] in FAMILIAR and len(words) == 2
                ):  # 小李 may be any 李 or 黎, whatever the nicknames say
                    people = list(self._names.find(words, Limits(phonetic=True)).people)
                sure = (
                    (surname and end - start > 2) or (asked and ends_well(text, end)) or (surname and asked)
                )
                if sure or (surname and ends_well(text, end)):
                    yield Span(start, end, "person", tuple(people[:MORE_THAN_CAN_BE_READ]), written=False)

    def _titled(self, text: str, phonetic: bool) -> Iterator[Span]:
        """Surname and title: 王总, 欧阳经理, 李先生, 王伟经理."""
        for found in _TITLE.finditer(text):
            word, at = found.group(), found.start()
            if len(word) == 1 and text[found.end() : found.end() + 1] in tuple(
                _NOT_AFTER_SHORT.get(word, "")
            ):
                continue
            for length in (4, 3, 2, 1):
                start = at - length
                if start < 0 or not all(map(is_han, text[start:at])):
                    continue
                base = text[start:at]
                if base + word in _EVERYDAY or text[max(0, start - 1) : start] == base:  # 谢谢老师
                    continue
                if (
                    base[0] not in COMMON
                    and base[:2] not in COMPOUND
                    and not (follows_verb(text, start) and length < 3)
                ):
                    continue
                hits = self._names.find(base + word, Limits(phonetic=phonetic))
                if hits.people and hits.how in ("title", "name", "sound"):
                    yield Span(start, found.end(), "person", hits.people[:MORE_THAN_CAN_BE_READ])
                    break

    def _near(self, text: str) -> Iterator[Span]:
        """What a dialect made of a name, only where somebody is clearly asked for."""
        for start in range(len(text) - 1):
            if not is_han(text[start]) or not follows_verb(text, start):
                continue
            for end in range(start + 2, min(len(text), start + LONGEST_NAME) + 1):
                words = text[start:end]
                if not all(map(is_han, words)) or not ends_well(text, end) or words in _EVERYDAY:
                    continue
                if words in phrases_dict and words[0] not in COMMON:
                    continue
                people = self._t.dialect.get(folded_key(name_sounds(words)))
                if people:
                    yield Span(start, end, "person", tuple(people[:MORE_THAN_CAN_BE_READ]), written=False)

    # -- departments and subjects --------------------------------------------------------------------------

    def _departments(self, text: str) -> Iterator[Span]:
        places = self._t.departments
        for start in range(len(text)):
            for end in range(start + 2, min(len(text), start + places.longest) + 1):
                words = text[start:end]
                if words not in places.surfaces or _JOB.match(text[end : end + 1]):
                    continue
                if words in places.written:
                    yield Span(start, end, "department", tuple(places.written[words]))
                elif words in places.short and (len(words) > 2 or is_asked_for(text, start, end)):
                    yield Span(start, end, "department", tuple(places.short[words]))
                elif words in places.subject:
                    yield Span(start, end, "subject", tuple(places.subject[words]))

    def _departments_heard(self, text: str, sounds: list[str]) -> Iterator[Span]:
        """Three characters and more: two sound like too many other words."""
        places = self._t.departments
        for start in range(len(text) - 2):
            if sounds[start] not in places.first_sounds:
                continue
            for end in range(start + 3, min(len(text), start + places.longest) + 1):
                sound = key(sounds[start:end])
                words = text[start:end]
                if words in places.surfaces or not _NOT_IN_DEPARTMENTS.isdisjoint(words):
                    continue
                found = places.heard.get(sound) or places.short_heard.get(sound)
                if found:
                    yield Span(start, end, "department", tuple(found), written=False)
                elif sound in places.subject_heard:
                    yield Span(start, end, "subject", tuple(places.subject_heard[sound]), written=False)

    def _heads(self, text: str, departments: list[Span]) -> Iterator[Span]:
        """财务部负责人, 销售部的经理: the person, over the whole."""
        for span in departments:
            title = _HEAD.match(text, span.end)
            if span.kind != "department" or title is None:
                continue
            people = self._people_of_role(span.positions, title.group().removeprefix("的"))
            if people:
                yield Span(span.start, title.end(), "person", people)

    def _people_of_role(self, departments: tuple[int, ...], word: str) -> tuple[int, ...]:
        places = self._t.departments
        members = frozenset().union(
            *(places.members.get(places.departments[d].code, frozenset()) for d in departments)
        )
        heads = tuple(h for d in departments if (h := places.head[d]) is not None)
        if any(word in self._t.people[h].title_zh for h in heads):
            return heads
        bearers = tuple(p for p in self._t.role.get(word, ()) if p in members)
        return bearers[:MORE_THAN_CAN_BE_READ] or (heads if word in HEAD_WORDS else ())
