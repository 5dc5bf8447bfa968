import pytest

from speech.respelling import for_mandarin_ear


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("我找曾国庆。", "我找增国庆。"),
        ("单总您好", "善总您好"),
        ("销售部的任静", "销售部的仁静"),
        ("我姓仇。", "我姓求。"),
        ("翟先生来电", "宅先生来电"),
    ],
)
def test_rare_surnames_are_respelled_for_the_ear(written, spoken):
    assert for_mandarin_ear(written) == spoken


@pytest.mark.parametrize(
    "text", ["任何时候", "我们解决了", "主任您好", "查询订单", "小区门口", "曾经来过", "应该可以"]
)
def test_the_same_characters_in_ordinary_words_stay(text):
    assert for_mandarin_ear(text) == text


@pytest.mark.parametrize(
    ("written", "spoken"),
    [("等一会儿", "等一会"), ("您在哪儿", "您在哪里"), ("他的儿子", "他的儿子"), ("女儿", "女儿")],
)
def test_the_r_sound_that_the_voice_spells_out_is_left_away(written, spoken):
    assert for_mandarin_ear(written) == spoken
