"""Words that eSpeak NG's Mandarin misreads, respelled with characters that it reads rightly.

Only the ear meets these spellings; texts that are shown or stored never pass here.
"""

from __future__ import annotations

import re

# Surnames whose reading differs from the character's usual one, as eSpeak reads it.
_SURNAME = {
    "曾": "增",
    "訾": "资",
    "单": "善",
    "仇": "求",
    "解": "谢",
    "任": "仁",
    "区": "欧",
    "查": "扎",
    "朴": "瓢",
    "翟": "宅",
    "乐": "月",
    "召": "绍",
    "盖": "葛",
    "种": "虫",
    "折": "舌",
    "华": "画",
    "燕": "烟",
    "令": "零",
    "纪": "己",
    "过": "郭",
    "卜": "补",
    "员": "运",
    "祭": "债",
    "覃": "秦",
}
_TITLE = "总|董|工|经理|先生|女士|小姐|老师|主管|总监|秘书|会计|师傅|部长|医生|律师|主席|副总"
_LONG_TITLE = "|".join(title for title in _TITLE.split("|") if len(title) > 1)
_MEANS_ELSE = (
    "曾经|单位|单子|单独|单号|解决|解释|解答|解除|任何|任务|任职|任意|区别|区域|查询|查一|查号|查找|查到|朴素|乐意|"
    "华东|华南|华北|华西|华中|华为|华丽|燕京|过来|过去|过后|过程|过两|过一|"
    "令人|纪念|纪律|种类|折扣|折叠|员工|召开|召集|盖章"
)
_NAME = re.compile(
    rf"(?:(?<=姓)|(?<=老)|(?<=小))(?P<bare>[{''.join(_SURNAME)}])(?=$|\W)"
    rf"|(?<![\u4e00-\u9fff])(?!{_MEANS_ELSE})(?P<start>[{''.join(_SURNAME)}])(?=[\u4e00-\u9fff]{{1,2}}(?:$|\W|{_TITLE}))"
    rf"|(?:(?<=部的)|(?<=的)|(?<=找)|(?<=叫)|(?<=转)|(?<=转接)|(?<=给)|(?<=我是)|(?<=部))(?!{_MEANS_ELSE})"
    rf"(?P<after>[{''.join(_SURNAME)}])(?=[\u4e00-\u9fff]{{1,2}}(?:$|\W|{_TITLE}|的|吗|在))"
    rf"|(?<![主责简订小社地辖])(?P<titled>[{''.join(_SURNAME)}])(?={_LONG_TITLE}|[总董工](?:$|\W|您|好|在|的|吗))"
)
# 儿化 is spelt out in English by the voice.
_R_SOUND = re.compile(r"(?<=[会点事块边样头法活份名空门眼今明这那哪])儿(?![子女童科媳])")
_PLACE = {"这儿": "这里", "那儿": "那里", "哪儿": "哪里"}


def for_mandarin_ear(text: str) -> str:
    """Chinese text respelled for the voice."""
    for word, other in _PLACE.items():
        text = text.replace(word, other)
    return _NAME.sub(lambda m: _SURNAME[m[0]], _R_SOUND.sub("", text))
