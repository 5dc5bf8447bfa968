"""Chinese surnames, and how people spell theirs aloud: 耳东陈, 弓长张, 三横王."""

from __future__ import annotations

import re
from collections.abc import Callable

from switchboard.domain.lookup.word_lists import words

COMPOUND = words(
    """
    欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 独孤 端木 南宫 轩辕 百里
    呼延 东郭 西门 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 拓跋 完颜 纳兰
    叶赫 赫连 第五 欧阳
    """
)
COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
    "龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒"
    "耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉"
    "房边阎丘应晏娄池蓝桑宗禹艾翦简饶栾瞿米商明宫蒲连付肖闫涂岑褚仇佟喻戚窦巫敖晁冼区苟臧原初冷滕井竺鞠"
    "占郎燕古戈尚幸粟揭练楚沙辜檀蔺修来晋麦屠容"
)

# Said before the surname: 「耳东陈」「姓章，立早章」. The phrase decides: the last character may be misheard.
SPELLED = {
    "耳东": "陈", "耳朵": "陈", "弓长": "张", "立早": "章", "双木": "林", "木子": "李", "三横": "王",
    "三横一竖": "王", "言午": "许", "古月": "胡", "口天": "吴", "人可": "何", "走肖": "赵",
    "卯金刀": "刘", "文刀": "刘", "草头": "黄", "木易": "杨", "禾呈": "程", "禾程": "程", "草将": "蒋",
    "十八子": "李", "子小": "孙", "雨田": "雷", "言身寸": "谢", "关耳": "郑", "奠耳": "郑",
    "两点水": "冯", "四维": "罗", "双口": "吕", "干钩": "于", "双耳": "聂",
}  # fmt: skip
# These fit several surnames: the character that follows decides, if it is one.
AMBIGUOUS = ("三点水", "单人", "双人", "立人", "草字头", "美女", "提手", "竹字头", "走之")
_PHRASES = "|".join(sorted(SPELLED, key=len, reverse=True))
_SPELLED = re.compile(rf"({_PHRASES})(?:旁|头)?(?:的|那个)?([\u3400-\u9fff])?")
_PARTLY = re.compile(rf"(?:{'|'.join(AMBIGUOUS)})(?:旁|头)?(?:的|那个)?([\u3400-\u9fff])")
# 「王字旁的玮」 tells a part, 「伟大的伟」「安静的静」 a word that holds the character.
_RADICALS = r"[\u3400-\u9fff]字[旁头底]|(?:单人|双人|提手|反文|绞丝|竖心|三点水|两点水|草头|竹字)旁?"
_PART = re.compile(rf"[，,、]?(?:{_RADICALS})的([\u3400-\u9fff])字?")
_WORD = re.compile(r"的([\u3400-\u9fff])(?:字|$|(?=[，,。\s]))")
LONGEST_WORD = 4


def surname_length(name: str) -> int:
    """2 for 欧阳雪, 1 for most; 0 when the name is not Chinese."""
    if not name or not "\u3400" <= name[0] <= "\u9fff":
        return 0
    return 2 if len(name) > 2 and name[:2] in COMPOUND else 1


def take_spelled_hints(text: str) -> tuple[str, frozenset[str]]:
    """「弓长张静」 → (``张静``, {``张``}): the plain text without the spelling, and the characters
    it makes certain."""
    certain: set[str] = set()

    def keep(character: str) -> str:
        certain.add(character)
        return character

    text = _SPELLED.sub(lambda found: keep(SPELLED[found.group(1)]), text)
    text = _PARTLY.sub(lambda found: keep(found.group(1)), text)
    text = _PART.sub(lambda found: keep(found.group(1)) and "", text)
    text = _without_explained_words(text, keep)
    return _once_each(text, certain), frozenset(certain)


def _without_explained_words(text: str, keep: Callable[[str], str]) -> str:
    for found in _WORD.finditer(text):
        character = found.group(1)
        before = text[: found.start()]
        # The shortest word that ends here and holds the character: in 王伟伟大的伟 it is 伟大.
        for length in range(2, LONGEST_WORD + 1):
            if character in before[-length:]:
                keep(character)
                rest = before[: len(before) - min(length, len(before))]
                # 「王，伟大的伟」: the character itself was not said before.
                said = rest if character in rest else rest.rstrip("，, ") + character
                return said + text[found.end() :]
    return text


def _once_each(text: str, certain: set[str]) -> str:
    """「张静，弓长张」 has become 「张静，张」: the explanation at the end goes."""
    for character in certain:
        stripped = text.rstrip(" ，,。就是姓的")
        if stripped.count(character) > 1 and stripped.endswith(character):
            text = stripped[:-1].rstrip(" ，,。就是姓的")
    return text
