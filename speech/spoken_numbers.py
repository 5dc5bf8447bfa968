"""Numbers as people say them on the telephone, both ways.

Extensions and telephone numbers are spoken digit by digit (八零零幺, "eight oh oh one"); times, money, dates
and small counts as quantities. What the recogniser wrote out in words comes back as digits.
"""

from __future__ import annotations

import re

_ZH = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_EN_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EN = dict(zip("0123456789", _EN_WORDS, strict=True))
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

# A number with one of these beside it is a quantity, not something to dial.
_ZH_UNIT = r"[年月日号点分秒元块毛角万亿千百个位名条次人天周层楼岁%％度米公里]|小时|分钟|平方|千米"
_EN_UNIT = (
    r"%|percent|hours?|minutes?|days?|people|yuan|dollars?|euros?|am\b|pm\b|a\.m|p\.m|st\b|nd\b|rd\b|th\b"
)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:：])")
_SEPARATED = re.compile(r"(?<=\d)(?:[-–— ]|，(?=\d{3}))(?=\d)")
_DIALLED = re.compile(r"(?<![\d.])\+?\d{3,}(?![\d.]*\d)")


def speak_digits(digits: str, *, language: str, one: str = "幺", oh: bool = True) -> str:
    """ "8001" to 八零零幺 or "eight oh oh one"; anything that is no digit is dropped.

    ``one`` is the Chinese word for 1 on the telephone; ``oh`` says 0 as "oh" in English.
    """
    kept = [c for c in digits.translate(_FULL_WIDTH) if c in _ZH]
    if language == "zh":
        return "".join(one if c == "1" else _ZH[c] for c in kept)
    return " ".join("oh" if c == "0" and oh else _EN[c] for c in kept)


def read_number(number: int, *, language: str) -> str:
    """A quantity in words: 120 to 一百二十, or "one hundred twenty". Up to 999,999,999."""
    if not 0 <= number < 1_000_000_000:
        raise ValueError(f"not a number that is read as a quantity: {number}")
    return _zh_quantity(number) if language == "zh" else _en_quantity(number)


def for_voice(text: str, *, language: str, pauses: bool = True) -> str:
    """Text with every number that a voice might misread replaced by words.

    Runs of three and more digits are dialled numbers and are spelled, unless a unit follows; 9:30 is a time.
    Short numbers are left to the voice, which reads them as quantities. ``pauses``: commas in long numbers.
    """
    text = _CLOCK.sub(lambda m: _clock(int(m[1]), int(m[2]), language), text.translate(_FULL_WIDTH))
    text = _grouped(text)
    unit = re.compile(r"\s*(?:" + (_ZH_UNIT if language == "zh" else _EN_UNIT) + ")")

    def spell(match: re.Match[str]) -> str:
        if unit.match(text, match.end()) and not _is_long(match[0]):
            return _quantity_or_year(match[0], text[match.end() : match.end() + 1], language)
        spelled = speak_digits(match[0], language=language)
        return _phrased(spelled, language) if pauses else spelled

    return _DIALLED.sub(spell, text)


def to_digits(text: str) -> str:
    """Digit words in running text to digits: 转八零零幺 to 转8001, "dial eight oh oh one" to "dial 8001".

    Only runs of three and more digits change, so that ordinary words (一二, "one or two", 三点) stay.
    """
    text = _ZH_RUN.sub(
        lambda m: "".join(_ZH_DIGIT[c] for c in m[0] if c in _ZH_DIGIT), text.translate(_FULL_WIDTH)
    )
    return _EN_RUN.sub(_english_run, text)


def digits_said(text: str) -> str:
    """Every digit in an answer to "which number?": "It is 555 1234" to "5551234", 八千零一 to "8001".

    "" when there is none.
    """
    text = to_digits(text)
    text = _ZH_QUANTITY.sub(lambda m: str(_zh_value(m[0])), text)
    text = "".join(_ZH_DIGIT.get(c, c) for c in text)
    return re.sub(r"\D", "", text)


def _is_long(number: str) -> bool:
    """Seven digits and more are a telephone number, whatever follows."""
    return len(number) >= 7


def _grouped(text: str) -> str:
    """0571-8800 0000 is one number: the separators between its groups of digits go."""
    groups = re.compile(r"(?<![\d.:])\+?\d{2,4}(?:[-–— ]\d{3,4}){1,4}(?![\d.:])")
    return groups.sub(lambda m: _SEPARATED.sub("", m[0]), text)


def _quantity_or_year(number: str, follows: str, language: str) -> str:
    if language == "zh" and follows == "年" and len(number) == 4:
        return speak_digits(number, language="zh", one="一")
    return (
        read_number(int(number), language=language)
        if number[0] != "0"
        else speak_digits(number, language=language)
    )


def _phrased(spelled: str, language: str) -> str:
    """Long numbers get pauses, so that a listener can write them down: 138, 1234, 5678."""
    words = list(spelled) if language == "zh" else spelled.split()
    if len(words) <= 6:
        return spelled
    first = 3 if len(words) in (7, 11) else 4
    groups = [words[:first]] + [words[i : i + 4] for i in range(first, len(words), 4)]
    return ("，" if language == "zh" else ", ").join(
        ("" if language == "zh" else " ").join(g) for g in groups
    )


def _clock(hour: int, minute: int, language: str) -> str:
    if language == "zh":
        tail = (
            ""
            if minute == 0
            else "半"
            if minute == 30
            else ("零" if minute < 10 else "") + _zh_quantity(minute) + "分"
        )
        return ("两" if hour == 2 else _zh_quantity(hour)) + "点" + tail
    tail = ("oh " if minute < 10 else "") + _en_quantity(minute)
    if hour > 12:
        return f"{_en_quantity(hour - 12)} {tail if minute else ''}".rstrip() + " p m"
    return f"{_en_quantity(hour)} {tail}" if minute else f"{_en_quantity(hour)} o'clock"


def _zh_quantity(number: int) -> str:
    said = _zh_sections(number) or "零"
    return said[1:] if said.startswith("一十") else said


def _zh_sections(number: int) -> str:
    for size, word in ((100_000_000, "亿"), (10_000, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _zh_sections(head) + word + gap + _zh_sections(rest)
    out, zero = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            out += ("零" if zero and out else "") + _ZH[str(digit)] + word
        zero = digit == 0
    return out


# fmt: off
_TEENS = (
    *_EN_WORDS, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
)
_TENS = ("_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on


def _en_quantity(number: int) -> str:
    for size, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            return f"{_en_quantity(head)} {word}" + (f" {_en_quantity(rest)}" if rest else "")
    if number < 20:
        return _TEENS[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens] + (f" {_EN[str(unit)]}" if unit else "")


_ZH_DIGIT = dict(zip("零〇洞一幺么二两三四五六七八九拐勾", "00011122345678979", strict=True)) | {
    c: c for c in "0123456789"
}
_ZH_SURE = (
    "零〇一幺二三四五六七八九"  # 两, 么, 洞, 拐, 勾 are ordinary words as well: inside a pure number only
)
_ZH_UNITS = "十百千万亿"
_ZH_RUN = re.compile(rf"(?<![{_ZH_UNITS}])(?=[0-9]*[{_ZH_SURE}])[{_ZH_SURE}0-9]{{3,}}(?![{_ZH_UNITS}])")
_ZH_QUANTITY = re.compile(rf"[一二两三四五六七八九]?[{_ZH_UNITS}][{_ZH_SURE}两{_ZH_UNITS}]*")
_ZH_SIZE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

_EN_UNIT_WORD = {word: digit for digit, word in _EN.items()} | {"oh": "0", "o": "0", "nought": "0"}
_EN_TEEN_WORD = {word: str(n) for n, word in enumerate(_TEENS) if n >= 10}
_EN_TENS_WORD = {word: str(n) for n, word in enumerate(_TENS) if n >= 2}
_EN_WORD = "|".join([*_EN_UNIT_WORD, *_EN_TEEN_WORD, *_EN_TENS_WORD, "double", "triple"])
_EN_RUN = re.compile(rf"\b(?:{_EN_WORD}|\d+)(?:[\s,-]+(?:{_EN_WORD}|\d+)\b){{1,19}}", re.IGNORECASE)


def _english_run(match: re.Match[str]) -> str:
    """Digits of one run of number words; the words themselves when it is too short to be a number to dial."""
    groups = _english_groups(re.split(r"[\s,-]+", match[0].lower()))
    digits = "".join(groups)
    said_singly = all(len(g) == 1 for g in groups) or any(w in match[0].lower() for w in ("double", "triple"))
    # "three fifteen" is a time; three groups or single digits are a number.
    return digits if len(digits) >= 3 and (said_singly or len(groups) >= 3) else match[0]


def _english_groups(words: list[str]) -> list[str]:
    groups: list[str] = []
    times, tens_open = 1, False
    for word in words:
        if word in ("double", "triple"):
            times, tens_open = (2 if word == "double" else 3), False
            continue
        if tens_open and word in _EN_UNIT_WORD and _EN_UNIT_WORD[word] != "0":
            groups[-1] = groups[-1][0] + _EN_UNIT_WORD[word]  # eighty two
            tens_open = False
            continue
        tens_open = word in _EN_TENS_WORD
        digits = (
            _EN_TENS_WORD[word] + "0"
            if tens_open
            else _EN_UNIT_WORD.get(word) or _EN_TEEN_WORD.get(word) or word
        )
        groups.append(digits * times)
        times = 1
    return groups


def _zh_value(words: str) -> int:
    """八千零一 to 8001; 十二 to 12; 两万三千 to 23000."""
    total = section = digit = 0
    for c in words:
        if c not in _ZH_SIZE:
            digit = int(_ZH_DIGIT[c])
        elif c == "亿":
            total, section, digit = (total + section + digit) * _ZH_SIZE[c], 0, 0
        elif c == "万":
            total, section, digit = total + (section + digit) * _ZH_SIZE[c], 0, 0
        else:
            section += (digit or (1 if c == "十" else 0)) * _ZH_SIZE[c]
            digit = 0
    return total + section + digit
