"""Numbers both ways: spoken digit by digit, and understood as digits."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.spoken_numbers import digits_said, for_voice, read_number, speak_digits, to_digits

DIGITS = st.text("0123456789", min_size=3, max_size=15)


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        ("转分机8001。", "zh", "转分机八零零幺。"),
        ("我的电话是13812345678。", "zh", "我的电话是幺三八，幺二三四，五六七八。"),
        ("现在9:30，2:00再来。", "zh", "现在九点半，两点再来。"),
        ("共120元，2026年。", "zh", "共一百二十元，二零二六年。"),
        ("传真0571-8800 0000。", "zh", "传真零五七幺，八八零零，零零零零。"),
        ("请等3位。", "zh", "请等3位。"),
        ("Extension 8001, please.", "en", "Extension eight oh oh one, please."),
        ("Call 5551234.", "en", "Call five five five, one two three four."),
        ("Open 9:30 to 17:00.", "en", "Open nine thirty to five p m."),
        ("for 250 people", "en", "for two hundred fifty people"),
    ],
)
def test_numbers_are_spoken_as_people_say_them(text, language, spoken):
    assert for_voice(text, language=language) == spoken


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("转分机八二零二。", "转分机8202。"),
        ("我的电话是幺三八一二三四五六七八", "我的电话是13812345678"),
        ("extension eight oh oh one please", "extension 8001 please"),
        ("Double five five, one two three four", "5551234"),
        ("eighty two oh two", "8202"),
        ("７００１", "7001"),
        ("1 3 8", "138"),
    ],
)
def test_digits_heard_as_words_are_written_as_digits(heard, written):
    assert to_digits(heard) == written


@pytest.mark.parametrize(
    "text",
    [
        "三点钟开会",
        "一二",
        "one or two people",
        "at three fifteen",
        "七七四十九天",
        "十分钟后打来",
        "no one called",
        "David",
    ],
)
def test_ordinary_words_with_numbers_in_them_stay(text):
    assert to_digits(text) == text


@pytest.mark.parametrize(
    ("answer", "digits"),
    [
        ("八千零一", "8001"),
        ("My number is 555 1234.", "5551234"),
        ("八二零二", "8202"),
        ("没有", ""),
        ("十二", "12"),
    ],
)
def test_an_answer_to_which_number_gives_its_digits(answer, digits):
    assert digits_said(answer) == digits


@given(DIGITS, st.sampled_from(["zh", "en"]), st.booleans())
def test_digits_spoken_one_by_one_come_back(digits, language, usual):
    spoken = speak_digits(digits, language=language, one="幺" if usual else "一", oh=usual)
    assert to_digits(spoken) == digits
    assert digits_said(spoken) == digits


@given(st.integers(10, 999_999_999))
def test_a_chinese_quantity_comes_back(number):
    assert digits_said(read_number(number, language="zh")) == str(number)


@given(st.text("0123456789:元年 -—，。abc转", max_size=30), st.sampled_from(["zh", "en"]))
def test_no_voice_ever_meets_a_long_bare_number(text, language):
    # A digit group with a decimal point is a quantity and is left alone.
    assert not re.search(r"(?<![\d.:：-])\d{3,}(?![\d.:：-])", for_voice(text, language=language))


def test_quantities_beyond_what_is_read_are_refused():
    with pytest.raises(ValueError, match="quantity"):
        read_number(10**9, language="en")


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (10, "十", "ten"),
        (305, "三百零五", "three hundred five"),
        (20010, "二万零一十", "twenty thousand ten"),
    ],
)
def test_quantities_are_read_in_full(number, zh, en):
    assert read_number(number, language="zh") == zh
    assert read_number(number, language="en") == en
