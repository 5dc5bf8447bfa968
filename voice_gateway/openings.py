"""Words after which a caller nearly always goes on: a greeting, a filler, half a name."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"(?:你好|您好|喂|哎|嗯|呃|那个|这个|请问|麻烦你?|劳驾|早上好|上午好|下午好|晚上好|"
    r"hello|hi|hey|excuse me|good (?:morning|afternoon|evening)|um+|uh+|er+|well|so|okay so|please)+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s，。、！？,.!?…]+")
_HANZI = re.compile(r"[一-鿿]+")
_WHOLE_ANSWER = re.compile(
    r"是|是的|对|对的|好|好的|行|可以|能|要|有|没|没有|不|不是|不对|不要|不用|不行|谢谢|再见|拜拜|人工|留言|重复|什么|"
    r"[零一二两三四五六七八九十幺]{1,2}"
)


def goes_on_after(text: str) -> bool:
    """Whether more is to be expected though the melody says otherwise: 「你好，」 "Hello," 「张」."""
    bare = _BETWEEN.sub("", text)
    if _OPENING.fullmatch(bare) or _OPENING.fullmatch(_BETWEEN.sub(" ", text).strip()):
        return True
    return bool(_HANZI.fullmatch(bare)) and len(bare) < 3 and not _WHOLE_ANSWER.fullmatch(bare)
