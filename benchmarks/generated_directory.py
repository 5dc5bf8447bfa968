"""Made-up companies of any size, with as many homophones as a real one: for tests and figures."""

from __future__ import annotations

import random
import re
import string
from functools import lru_cache

from switchboard.domain.lookup.sounds import SURNAME_SOUND, sound, syllables
from switchboard.domain.people import Department, Directory, Person, Rank

SURNAMES = (
    "王汪李黎张章陈程刘柳杨阳赵照黄皇周邹吴武徐许孙损朱诸马麻胡湖郭国林凌何贺高罗骆郑正梁良宋送谢解唐"
    "韩寒冯逢于余董东萧肖曹草袁元邓傅付沈曾彭吕卢路苏蒋江蔡贾魏薛叶阎颜潘杜戴夏钟终姜范方石姚廖熊金陆"
    "郝孔白崔康毛邱秦史顾侯邵孟龙万段钱汤尹易常"
)
GIVEN = (
    "伟玮炜维薇静靖婧敬晶娜那丽莉立力俐芳方敏民明鸣铭名强刚磊雷蕾军君钧洋阳扬勇永涌艳燕雁杰洁捷娟涛滔"
    "超朝霞平萍刚桂英颖莹志智致之建健剑文雯闻国果小晓筱宇雨羽玉钰子紫梓佳家嘉欣新鑫馨昕婷亭庭浩皓昊海"
    "瑞睿锐琳林霖麟峰锋丰枫辉慧惠晖云芸允翔祥思斯丝成诚城程博波伯宁凝梦孟怡宜仪逸义艺依一诗施石实月悦"
    "越跃春纯华桦化飞菲非霏荣蓉容龙隆红宏洪虹鸿兰岚然冉可科珂"
)
COMPOUND = ("欧阳", "司马", "上官", "诸葛")
DEPARTMENTS = (
    ("finance", "财务部", "Finance"),
    ("hr", "人力资源部", "Human Resources"),
    ("sales", "销售部", "Sales"),
    ("marketing", "市场部", "Marketing"),
    ("service", "客户服务中心", "Customer Service"),
    ("it", "信息中心", "IT Centre"),
    ("legal", "法务部", "Legal"),
    ("purchasing", "采购部", "Purchasing"),
    ("engineering", "工程部", "Engineering"),
    ("research", "研发部", "Research"),
    ("quality", "质量部", "Quality"),
    ("logistics", "物流部", "Logistics"),
    ("design", "设计部", "Design"),
    ("production", "生产部", "Production"),
    ("audit", "审计部", "Audit"),
    ("office", "综合管理部", "General Office"),
    ("safety", "安全部", "Safety"),
    ("training", "培训中心", "Training Centre"),
    ("export", "外贸部", "Export"),
    ("property", "物业部", "Property"),
)
TITLES = (
    (0.02, Rank.DIRECTOR, "总监", "Director"),
    (0.05, Rank.MANAGER, "经理", "Manager"),
    (0.10, Rank.SUPERVISOR, "主管", "Supervisor"),
    (0.30, Rank.STAFF, "工程师", "Engineer"),
    (1.00, Rank.STAFF, "专员", "Officer"),
)
CITIES = "北京 上海 广州 深圳 成都 杭州 武汉 西安 南京 重庆 天津 苏州 长沙 沈阳 青岛 郑州 大连 宁波 厦门"
FIRST_NAMES = (
    "David Tony Michelle Kevin Linda Wendy Vivian Bob Shawn Alice Peter Susan Frank Grace Henry "
    "Helen Jason Karen Leo "
    "Mandy Nancy Oscar Paul Queenie Robert Sally Thomas Ursula Victor Wilson Yvonne Zoe Andrew Betty "
    "Charles Diana"
)


def generate(people: int, *, seed: int) -> Directory:
    """A company of ``people``; departments grow in number with it. The same seed gives the same "
    "company."""
    draw = random.Random(seed)
    places = _departments(max(1, people // 1000))
    staff = [_person(draw, n, places) for n in range(people)]
    heads = {}
    for person in staff:
        if person.department not in heads or person.rank is Rank.DIRECTOR:
            heads[person.department] = person.id
    departments = tuple(
        Department(code, zh, en, str(100_000 + n), head=heads.get(code, ""))
        for n, (code, zh, en) in enumerate(places)
    )
    return Directory(tuple(staff), departments)


def _departments(branches: int) -> list[tuple[str, str, str]]:
    if branches == 1:
        return list(DEPARTMENTS)
    return [
        (f"{code}-{n}", f"{city}{zh}", f"{en} {n}")
        for n, city in enumerate(CITIES.split())
        for code, zh, en in DEPARTMENTS
    ]


def _person(draw: random.Random, number: int, places: list[tuple[str, str, str]]) -> Person:
    surname = draw.choice(COMPOUND) if draw.random() < 0.01 else draw.choice(SURNAMES)
    given = draw.choice(GIVEN) if draw.random() < 0.25 else draw.choice(GIVEN) + draw.choice(GIVEN)
    code, zh, en = draw.choice(places)
    at = draw.random()
    _, rank, title_zh, title_en = next(t for t in TITLES if at <= t[0])
    name_en = f"{''.join(syllables(surname)).title()} {''.join(syllables(given)).title()}"
    alias = (draw.choice(FIRST_NAMES.split()),) if draw.random() < 0.2 else ()
    return Person(
        id=f"g{number:06d}",
        name=surname + given,
        name_en=name_en,
        department=code,
        title_zh=f"{zh}{title_zh}" if rank in (Rank.DIRECTOR, Rank.MANAGER) else title_zh,
        title_en=f"{en} {title_en}",
        rank=rank,
        extension=str(200_000 + number),
        aliases=alias,
    )


@lru_cache(maxsize=1)
def _characters_by_sound() -> dict[str, list[str]]:
    """The 3,755 most common characters: those that a recogniser writes."""
    found: dict[str, list[str]] = {}
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFF):
            try:
                character = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            found.setdefault(SURNAME_SOUND.get(character, sound(character)), []).append(character)
    return found


def misheard(text: str, *, rate: float, draw: random.Random) -> str:
    """Each Chinese character becomes another one of the same sound with probability ``rate``."""
    return "".join(
        draw.choice(_characters_by_sound().get(SURNAME_SOUND.get(c, sound(c)), [c]))
        if "\u4e00" <= c <= "\u9fff" and draw.random() < rate
        else c
        for c in text
    )


def misspelt(text: str, *, rate: float, draw: random.Random) -> str:
    """Each English word has one wrong letter (another one, none, or twice) with probability ``rate``."""

    def slip(found: re.Match[str]) -> str:
        word = found.group()
        if draw.random() >= rate:
            return word
        at = draw.randrange(len(word))
        wrong = draw.choice((draw.choice(string.ascii_lowercase), "", word[at] * 2))
        return word[:at] + wrong + word[at + 1 :]

    return re.sub(r"[A-Za-z]+", slip, text)
