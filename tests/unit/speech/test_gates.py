"""A transcriber's inventions on silence never reach the dialogue."""

import pytest

from speech.gates import reason_to_drop
from speech.ports import Transcript


def heard(text: str, *, no_speech: float = 0.01, log_probability: float = -0.2) -> Transcript:
    return Transcript(text, "zh", 1.0, no_speech, log_probability)


@pytest.mark.parametrize(
    ("transcript", "reason"),
    [
        (heard("我找王伟。"), None),
        (heard("谢谢"), None),
        (heard("13812345678"), None),
        (heard("11111111"), None),
        (heard("。"), "empty"),
        (heard("好的", no_speech=0.9, log_probability=-1.4), "silence"),
        (heard("好的", no_speech=0.9), None),
        (heard("the the", log_probability=-3.0), "unsure"),
        (heard("谢谢观看"), "subtitles"),
        (heard("Thanks for watching!"), "subtitles"),
        (heard("你好你好吗你好你好吗你好你好吗你好你好吗"), "loop"),
    ],
)
def test_only_words_that_were_said_pass(transcript, reason):
    assert reason_to_drop(transcript) == reason
