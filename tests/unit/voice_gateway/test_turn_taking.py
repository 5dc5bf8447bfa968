"""The signs of turn taking, in audio time."""

from __future__ import annotations

from voice_gateway.timing import Timing
from voice_gateway.turn_taking import FRAME_MS, NEXT, Phase, Sign, TurnTaker

SPEECH, SILENCE, DOUBT = 0.9, 0.05, 0.4


def feed(taker: TurnTaker, probability: float, milliseconds: int) -> list[Sign]:
    signs = [taker.feed(probability) for _ in range(milliseconds // FRAME_MS)]
    return [sign for sign in signs if sign is not None]


def test_a_click_starts_nothing() -> None:
    taker = TurnTaker(Timing())
    assert feed(taker, SPEECH, 32) + feed(taker, SILENCE, 640) == []
    assert taker.phase is Phase.QUIET


def test_speech_starts_persists_and_pauses_after_about_200_ms_of_silence() -> None:
    taker = TurnTaker(Timing())
    assert feed(taker, SPEECH, 640) == [Sign.STARTED, Sign.PERSISTED]
    assert feed(taker, SILENCE, 128) == []
    assert feed(taker, SILENCE, 32) == [Sign.PAUSED]


def test_speech_that_persists_may_interrupt_after_about_200_ms() -> None:
    taker = TurnTaker(Timing())
    feed(taker, SPEECH, 192)
    assert not taker.persists
    feed(taker, SPEECH, 32)
    assert taker.persists


def test_a_cough_shorter_than_words_is_noise() -> None:
    taker = TurnTaker(Timing())
    assert feed(taker, SPEECH, 64) == [Sign.STARTED]
    assert feed(taker, SILENCE, 192) == [Sign.NOISE]
    assert taker.phase is Phase.QUIET


def test_speech_again_resumes_the_turn_and_its_length_counts_on() -> None:
    taker = TurnTaker(Timing())
    feed(taker, SPEECH, 320)
    feed(taker, SILENCE, 192)
    assert feed(taker, SPEECH, 64) == [Sign.RESUMED]
    assert taker.phase is Phase.SPEAKING
    assert taker.speech_ms == 320 + 64


def test_an_unfinished_turn_is_capped_near_800_ms_of_silence_and_only_once() -> None:
    taker = TurnTaker(Timing())
    feed(taker, SPEECH, 320)
    signs = feed(taker, SILENCE, 1600)
    assert signs == [Sign.PAUSED, Sign.SETTLED, Sign.CAPPED]


def test_a_taken_turn_leaves_nothing_for_the_next_one() -> None:
    taker = TurnTaker(Timing())
    feed(taker, SPEECH, 320)
    feed(taker, SILENCE, 192)
    taker.taken()
    assert taker.phase is Phase.QUIET
    assert taker.speech_ms == 0
    assert feed(taker, SPEECH, 64) == [Sign.STARTED]


def test_doubtful_frames_keep_speech_going_but_do_not_begin_it() -> None:
    taker = TurnTaker(Timing())
    assert feed(taker, DOUBT, 320) == []
    feed(taker, SPEECH, 96)
    feed(taker, DOUBT, 320)
    assert taker.phase is Phase.SPEAKING


def test_a_speech_without_end_is_cut_where_the_recogniser_cannot_hear_more() -> None:
    taker = TurnTaker(Timing(longest_turn_ms=3200))
    signs = feed(taker, SPEECH, 6400)
    assert signs[-2:] == [Sign.PAUSED, Sign.CAPPED]


def test_every_sign_that_a_phase_can_give_has_a_next_phase() -> None:
    for (phase, sign), following in NEXT.items():
        assert isinstance(following, Phase), (phase, sign)
    assert {sign for _, sign in NEXT} == set(Sign)


def test_a_short_beginning_is_given_more_time_than_a_sentence() -> None:
    timing = Timing()
    for speech_ms, settle_ms in ((480, timing.settle_short_ms), (1600, timing.settle_ms)):
        taker = TurnTaker(timing)
        feed(taker, SPEECH, speech_ms)
        assert Sign.SETTLED not in feed(taker, SILENCE, settle_ms - FRAME_MS)
        assert feed(taker, SILENCE, FRAME_MS) == [Sign.SETTLED]
