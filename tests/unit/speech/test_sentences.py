import pytest

from speech.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("您好，星城集团。请问有什么可以帮您？", ["您好，星城集团。", "请问有什么可以帮您？"]),
        ("Hello, Starcity Group. How may I help you?", ["Hello, Starcity Group.", "How may I help you?"]),
        ("Mr. Smith called. He left 3.5 pages.", ["Mr. Smith called.", "He left 3.5 pages."]),
        ("Our website is www.starcity.example. Bye!", ["Our website is www.starcity.example.", "Bye!"]),
        ("他说「好的。」然后挂了。", ["他说「好的。」", "然后挂了。"]),
        ("什么？！真的", ["什么？！", "真的"]),
        ("。。。", []),
        ("", []),
    ],
)
def test_replies_are_cut_where_a_speaker_would_breathe(text, parts):
    assert split_sentences(text) == parts
