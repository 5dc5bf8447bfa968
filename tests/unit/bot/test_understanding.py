"""What is settled before and around the classifier: writing, names, numbers, times, fixed words, language."""

from __future__ import annotations

import re
import time

import pytest

from bot.actions.spoken import told
from bot.nlu.callees import find_unknown_callees
from bot.nlu.callers import find_bare_companies, find_callers
from bot.nlu.fixed_words import fixed_meaning, wished_language
from bot.nlu.language import language_of
from bot.nlu.mentions import find_mentions
from bot.nlu.normal_text import normalise
from bot.nlu.plausible import plausibility
from bot.nlu.purposes import find_purposes
from bot.nlu.times import find_times
from tests.unit.bot.conversation import sample_index


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("請轉財務部八二零二", "请转财务部8202"),
        ("my number is five five five 1 2 3 4 thanks", "my number is 5551234 thanks"),
        ("一三八 一二三四，五六七八", "13812345678"),
        ("extension eight double zero one please", "extension 8001 please"),
        ("三点以后", "三点以后"),
        ("ＡＢＣ１２", "ABC12"),
    ],
)
def test_everything_is_written_in_one_way(said: str, written: str) -> None:
    assert normalise(said).text == written


def test_what_is_found_in_normal_text_points_into_what_was_said() -> None:
    said = "my number is five five five 1 2 3 4 thanks"
    normal = normalise(said)
    match = re.search(r"\d+", normal.text)
    assert match
    start, end = normal.original_span(*match.span())
    assert said[start:end] == "five five five 1 2 3 4"


@pytest.mark.parametrize(
    ("said", "name", "company"),
    [
        ("我姓陈，华东建材的，想跟张总谈合同", "陈", "华东建材"),
        ("我叫陈明，华东建材的。", "陈明", "华东建材"),
        ("我是华东建材的陈明。", "陈明", "华东建材"),
        ("我是万科的小李", "小李", "万科"),
        ("耳东陈", "陈", ""),
        ("弓长张", "张", ""),
        ("免贵姓欧阳", "欧阳", ""),
        ("这边是蓝海贸易", "", "蓝海贸易"),
        ("华东建材。", "", "华东建材"),
        ("This is John Smith from Blue Sky Logistics.", "John Smith", "Blue Sky Logistics"),
        ("my name is john smith", "john smith", ""),
        ("S M I T H", "Smith", ""),
        ("D for David, A for Alpha, N for November", "Dan", ""),
        ("Blue Sky Logistics.", "", "Blue Sky Logistics"),
        ("喂 我老谭啊 听不出来了", "老谭", ""),
        ("鄙姓覃 想找法务", "覃", ""),
        ("我是她表哥石磊", "石磊", ""),
        ("我是谢芳 昨天打过的", "谢芳", ""),
        ("我们红杉物流等着开票", "", "红杉物流"),
        ("我在和平医院上班 叫卓玛央金", "卓玛央金", "和平医院"),
        ("我这边是城南第三小学的", "", "城南第三小学"),
        ("方远信托 姓年 过年的年", "年", "方远信托"),
        ("我代表春晖慈善基金会", "", "春晖慈善基金会"),
        ("我是人民日报记者林海", "林海", "人民日报"),
        ("高静 安静的静", "高静", ""),
        ("it's Karen Hudson", "Karen Hudson", ""),
        ("this is Schneider from Munich", "Schneider", ""),
        ("Okafor from Lagos here", "Okafor", ""),
        ("it's his sister Ruth", "Ruth", ""),
        ("I represent the Alder Foundation", "", "Alder Foundation"),
        ("we're Northcote College", "", "Northcote College"),
        ("Peter Walsh from Halden News", "Peter Walsh", "Halden News"),
        ("I am a nurse at Weston Hospital my name is Ade", "Ade", "Weston Hospital"),
        ("中海装饰 胡建民", "胡建民", "中海装饰"),
        ("我是建行的老徐", "老徐", "建行"),
        ("我找杜经理本人 杜知秋", "", ""),
        ("贵公司的何小姐托我打来的", "", ""),
        ("我是保安小方", "小方", ""),
        ("我叫了快递", "", ""),
        ("我是想问一下", "", ""),
        ("给我叫一下贺知秋", "", ""),
        ("我是高翔他妈", "", ""),
        ("上次接待我的叫王伟", "", ""),
        ("复姓欧阳那位 做投资的", "", ""),
        ("给我叫一下培训中心的贺知秋", "", ""),
        ("我同事叫贺知秋", "", ""),
        ("我找的人在技术部 姓曾", "", ""),
        ("修理厂的 老冉在吗", "", ""),
        ("我在银行排队呢", "", ""),
        ("我们公司网络不好", "", ""),
        ("this is unacceptable", "", ""),
        ("I'm furious with how I was treated", "", ""),
        ("we're in the corridor", "", ""),
        ("his name is Tom Baker", "", ""),
        ("is this Acme Corporation", "", ""),
        ("Kevin from the GM's office rang me twice", "", ""),
        ("Shawn from IT", "", ""),
        ("I am trying to reach finance", "", ""),
    ],
)
def test_who_calls_is_known_by_the_pattern_of_the_sentence(said: str, name: str, company: str) -> None:
    found = find_mentions(said, sample_index())
    values = {span.kind: span.value for span in found}
    assert values.get("caller_name", "") == name
    assert values.get("company", "") == company
    assert find_callers(said) or find_bare_companies(said) or not (name or company)


@pytest.mark.parametrize(
    "said", ["我是" * 250, "华东建材" * 125, "的" * 500, "I'm Ab " * 71, "A" * 500, "after " * 90]
)
def test_a_long_sentence_is_read_at_once(said: str) -> None:
    started = time.thread_time()  # of this thread alone: a busy machine does not count
    find_callers(said), find_bare_companies(said), find_times(said), find_unknown_callees(said)
    assert time.thread_time() - started < 0.2  # some milliseconds; backtracking takes seconds


def test_somebody_unknown_is_seen_by_the_place_in_the_sentence() -> None:
    assert [s.value for s in find_unknown_callees("我找王建国")] == ["王建国"]
    assert [s.value for s in find_unknown_callees("I'd like to talk to Peter Brown about it")] == [
        "Peter Brown"
    ]
    assert [s.value for s in find_unknown_callees("给我叫一下姚红")] == ["姚红"]
    assert [s.value for s in find_unknown_callees("找一下老王 就说钓鱼的老孙")] == ["老王"]
    assert [s.value for s in find_unknown_callees("老刘在吗")] == ["老刘"]
    assert not find_unknown_callees("我叫陈明")
    assert not find_unknown_callees("我找房东")
    assert not find_unknown_callees("转一下管账的")
    assert not find_unknown_callees("my wife is due in august")
    assert not find_unknown_callees("is anybody in the office on a sunday")
    assert [s.value for s in find_unknown_callees("hello is Peter in")] == ["Peter"]
    assert [s.value for s in find_unknown_callees("找一下管小明")] == ["管小明"]


def test_what_a_call_is_about_is_kept_in_the_caller_s_words() -> None:
    assert find_purposes("我姓陈，想跟张总谈合同")[0].value == "谈合同"
    assert find_purposes("it's about a contract")[0].value == "a contract"


def test_a_name_that_is_ruled_out_is_marked() -> None:
    roles = {s.value: s.role for s in find_mentions("不是找韩梅，我找曹颖", sample_index())}
    assert roles == {"person:p036": "not", "person:p034": ""}
    roles = {s.value: s.role for s in find_mentions("王志强 不是姓黄的黄志强", sample_index())}
    assert roles == {"person:p029": "", "person:p028": "not"}


def test_letters_that_are_a_pronoun_are_no_department() -> None:
    assert not [s for s in find_mentions("it's about my bill", sample_index()) if s.kind == "department"]
    assert find_mentions("IT please", sample_index())[0].value == "department:it"
    assert find_mentions("the it extension please", sample_index())[0].value == "department:it"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("是的。", "affirm"),
        ("对对对", "affirm"),
        ("嗯，好的", "affirm"),
        ("Yes, that's right.", "affirm"),
        ("不用了谢谢", "deny"),
        ("No, thank you.", "deny"),
        ("转人工。", "want_human"),
        ("Operator.", "want_human"),
        ("没听清楚。", "repeat"),
        ("没有了，谢谢。", "goodbye"),
        ("That's all, thank you.", "goodbye"),
        ("等一下。", "wait"),
        ("喂？", "greet"),
        ("请说英文。", "change_language"),
        ("三楼着火了快来人", "emergency"),
        ("please send an ambulance to your site", "emergency"),
        ("我想咨询火灾保险", None),
        ("救护车那个司机另要三百块", None),
        ("好的，留言。", None),
        ("我找韩梅", None),
    ],
)
def test_fixed_words_are_settled_before_any_classifier(said: str, meaning: str | None) -> None:
    assert fixed_meaning(said) == meaning


def test_the_language_wished_for_is_not_the_one_it_is_asked_in() -> None:
    assert wished_language("Can you speak Chinese?") == "zh"
    assert wished_language("请说英文。") == "en"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("我找David", "zh"),
        ("Could I speak to David please", "en"),
        ("8202", None),
        ("OK", None),
        ("David", None),
        ("Hello?", "en"),
    ],
)
def test_language_is_told_apart_and_silent_where_there_is_none(said: str, language: str | None) -> None:
    names = [(s.start, s.end) for s in find_mentions(said, sample_index())]
    assert language_of(said, names) == language


def test_an_intent_without_its_words_is_believed_less() -> None:
    assert plausibility("want_human", "我找韩梅", {"person"}) < 0.1
    assert plausibility("want_human", "转人工", set()) == 1.0
    assert plausibility("ask_number", "extension 8202 please", {"extension"}) < 0.1
    assert plausibility("visit", "帮我找一下韩梅梅", set()) < 1.0


def test_an_emergency_needs_no_word_of_a_list_a8() -> None:
    for said in ("there are flames on the roof", "somebody's choking in the restaurant", "有人喘不上气了"):
        assert plausibility("emergency", said, set()) == 1.0


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("13812345678", "138 1234 5678"),
        ("+8613812345678", "138 1234 5678"),
        ("8202", "8202"),
        ("5551234", "555 1234"),
        ("11210001", "1121 0001"),
    ],
)
def test_a_number_is_read_digit_by_digit_and_written_in_groups_d1(number: str, spoken: str) -> None:
    assert told(number, in_chat=True) == spoken
    assert told(number, in_chat=False).replace(" ", "") == spoken.replace(" ", "")
    assert re.fullmatch(r"\d(?: \d)*", told(number, in_chat=False))


def test_somebody_described_by_surname_and_title_is_a_callee_not_the_caller() -> None:
    found = find_mentions("我想找一下那个姓诸葛的经理", sample_index())
    assert [(s.kind, s.value) for s in found] == [("person", "诸葛经理")]
