"""What characters sound like on a telephone, where the tone is lost (B2)."""

from __future__ import annotations

from functools import lru_cache

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict

# Characters that callers and recognisers use with a second sound; rarer readings would only find wrong
# people.
SECOND_SOUND = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "盖": "ge",
    "任": "ren", "翟": "zhai", "尉": "yu", "覃": "qin", "缪": "miao", "冼": "xian", "洗": "xian",
    "召": "shao", "种": "chong", "宿": "su", "盛": "sheng", "柏": "bai", "长": "chang", "行": "hang",
    "乐": "yue", "重": "chong", "朝": "chao", "晟": "sheng", "调": "tiao", "传": "chuan", "会": "kuai",
    "强": "jiang", "参": "shen", "朴": "pu", "车": "ju", "都": "du", "还": "huan", "哈": "ha",
    "葛": "ge", "纪": "ji", "佴": "nai", "员": "yun", "贾": "jia", "薄": "bo",
}  # fmt: skip
# The surname comes first in a name and often has a sound of its own.
SURNAME_SOUND = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "盖": "ge",
    "任": "ren", "翟": "zhai", "尉": "yu", "覃": "qin", "缪": "miao", "冼": "xian", "洗": "xian",
    "召": "shao", "种": "chong", "宿": "su", "朴": "piao", "员": "yun", "贾": "jia", "薄": "bo",
    "纪": "ji", "葛": "ge", "长": "zhang",
}  # fmt: skip


@lru_cache(maxsize=65536)
def sound(character: str) -> str:
    """``张`` → ``zhang``; what is not Chinese is its own sound."""
    entry = pinyin_dict.get(ord(character))
    if entry is None:
        return character
    return str(to_normal(entry.split(",")[0])).replace("ü", "v")


def syllables(text: str) -> list[str]:
    """One sound per character."""
    return [sound(c) for c in text]


@lru_cache(maxsize=4096)
def folded(syllable: str) -> str:
    """The sound as speakers of many dialects and noisy lines keep it: n/l, zh/z, ch/c, sh/s, h/f,
    -ng/-n are one."""
    s = syllable
    if s[:2] in ("zh", "ch", "sh"):
        s = s[0] + s[2:]
    if s.startswith("n"):
        s = "l" + s[1:]
    if s.startswith("f"):
        s = _f_as_h(s)
    for long, short in (("ang", "an"), ("eng", "en"), ("ing", "in")):
        if s.endswith(long):
            s = s[: -len(long)] + short
    return s


def _f_as_h(syllable: str) -> str:
    rest = syllable[1:]
    if rest == "eng":
        return "hong"  # 冯 is said like 红
    return "h" + rest if rest in ("u", "ou") else "hu" + {"ei": "i", "en": "n"}.get(rest, rest)


def key(sounds: list[str] | tuple[str, ...]) -> str:
    """Sounds as one key of a table."""
    return " ".join(sounds)


def folded_key(sounds: list[str] | tuple[str, ...]) -> str:
    return " ".join([folded(s) for s in sounds])
