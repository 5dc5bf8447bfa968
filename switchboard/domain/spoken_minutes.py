"""Spans of time that people say: 「十分钟后」「半小时」 "in half an hour"."""

from __future__ import annotations

import re

_HAN = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ENGLISH = {
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "three": 3,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
}
_NUMBER = r"(?P<number>\d{1,3}|[零一二两三四五六七八九十]{1,3})"
_ZH = re.compile(
    rf"{_NUMBER}(?P<half>个半)?\s*(?P<unit>分钟?|刻钟|个?(?:小时|钟头))|(?P<half_hour>半个?(?:小时|钟头))"
)
_EN = re.compile(
    rf"(?P<half_hour>half an hour)|(?P<quarter>quarter of an hour)|"
    rf"(?P<number>\d{{1,3}}|{'|'.join(_ENGLISH)})\s+(?P<unit>minutes?|mins?|hours?)"
)


def minutes_in(words: str) -> int | None:
    """The first span named in ``words``, in minutes; None without one."""
    zh = _ZH.search(words)
    if zh:
        if zh.group("half_hour"):
            return 30
        number = _han_number(zh.group("number"))
        unit = zh.group("unit")
        if unit == "刻钟":
            return number * 15
        if "分" in unit:
            return number
        return number * 60 + (30 if zh.group("half") else 0)
    en = _EN.search(words)
    if en is None:
        return None
    if en.group("half_hour") or en.group("quarter"):
        return 30 if en.group("half_hour") else 15
    said = en.group("number")
    number = int(said) if said.isdigit() else _ENGLISH[said]
    return number * (60 if en.group("unit").startswith("hour") else 1)


def _han_number(text: str) -> int:
    """0 to 99: 十, 十五, 二十, 三十五; digits as they are."""
    if text.isdigit() and text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN.get(text[-1], 0)
    return _HAN.get(tens, 1) * 10 + _HAN.get(ones, 0)
