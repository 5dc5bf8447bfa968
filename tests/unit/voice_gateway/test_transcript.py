"""Turns as the record gets them."""

from __future__ import annotations

import time

from switchboard.domain.calls import Turn
from voice_gateway.happenings import Words
from voice_gateway.transcript import CallTranscript


def test_the_gap_is_from_the_end_of_speech_to_the_first_sound_of_the_reply() -> None:
    written: dict[int, Turn] = {}
    transcript = CallTranscript(
        lambda turn: written.__setitem__(turn.index, turn), turns=3, started_at=time.time()
    )
    words = Words("转财务部", "zh", ended_at=100.0, transcribe_ms=31.0)
    transcript.caller_said(words)
    transcript.receptionist_says("请稍等。", "zh", answers=words, dialogue_ms=40.0)
    transcript.first_sound(100.42)
    transcript.was_interrupted()
    reply = written[4]
    assert (written[3].speaker, reply.speaker) == ("caller", "receptionist")
    assert reply.gap_ms == 420.0
    assert (reply.transcribe_ms, reply.dialogue_ms) == (31.0, 40.0)
    assert reply.interrupted
    assert transcript.turns == 5


def test_words_that_answer_nobody_have_no_gap() -> None:
    written: list[Turn] = []
    transcript = CallTranscript(written.append, turns=0, started_at=time.time())
    transcript.receptionist_says("您好", "zh")
    transcript.first_sound(1.0)
    assert [turn.gap_ms for turn in written] == [None]


def test_the_story_is_the_callers_last_words() -> None:
    transcript = CallTranscript(lambda turn: None, turns=0, started_at=0.0)
    for text in ("一", "二", "三", "四"):
        transcript.caller_said(Words(text, "zh", 0.0, 0.0))
    assert transcript.story() == "二 三 四"
