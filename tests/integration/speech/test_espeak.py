"""The voice that is always there (A2), under one lock."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from speech.espeak import EspeakFailed, EspeakVoice


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """eSpeak's oscillators run on between utterances, so the same words never give the same samples."""
    same_length = abs(one.size - other.size) < 0.02 * other.size
    return same_length and 0.8 < np.abs(one).mean() / np.abs(other).mean() < 1.25


def test_both_languages_are_audible_at_8_khz(espeak):
    for language, text in (("zh", "您好，请稍等。"), ("en", "Hello, please hold.")):
        audio = espeak.speak(text, language=language)
        assert audio.dtype == np.int16
        assert 0.7 < audio.size / 8000 < 4
        assert np.abs(audio).max() > 3000


def test_a_reply_comes_sentence_by_sentence(espeak):
    parts = list(espeak.synthesize("您好，星城集团。请问有什么可以帮您？", language="zh"))
    assert len(parts) == 2
    assert all(part.size > 4000 for part in parts)


def test_an_extension_is_spelled_digit_by_digit(espeak):
    for language, digits, spelled in (
        ("zh", "转分机8001。", "转分机八零零幺。"),
        ("en", "Extension 8001.", "Extension eight oh oh one."),
    ):
        assert alike(espeak.speak(digits, language=language), espeak.speak(spelled, language=language))


def test_a_number_read_back_has_pauses_that_a_caller_has_not(espeak):
    read_back = next(iter(espeak.synthesize("电话是13812345678", language="zh")))
    assert read_back.size > espeak.speak("电话是13812345678", language="zh").size


def test_chinese_names_in_english_text_are_spoken_in_mandarin(espeak):
    mixed = espeak.speak("This is 王伟 speaking.", language="en")
    assert mixed.size > espeak.speak("This is speaking.", language="en").size + 2000


def test_rate_pitch_and_variant_change_the_voice(espeak):
    plain = espeak.speak("你好，我找王伟。", language="zh")
    assert espeak.speak("你好，我找王伟。", language="zh", rate=200).size < plain.size
    other = espeak.speak("你好，我找王伟。", language="zh", variant="f3")
    assert other.size != plain.size or not np.array_equal(other, plain)


def test_an_unknown_voice_is_refused_with_a_code():
    with pytest.raises(EspeakFailed) as refused:
        EspeakVoice().speak("hello", language="xx-nowhere")
    assert refused.value.code == "espeak_failed"


def test_many_threads_speak_without_disturbing_each_other(espeak):
    lines = [("zh", f"转分机{number}。") for number in range(8000, 8012)]
    lines += [("en", f"Extension {number}, please.") for number in range(8000, 8012)]
    expected = [espeak.speak(text, language=language) for language, text in lines]
    voices = [EspeakVoice() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        spoken = list(
            pool.map(
                lambda job: voices[job[0] % 8].speak(job[1][1], language=job[1][0]), enumerate(lines * 4)
            )
        )
    assert all(alike(audio, expected[i % len(lines)]) for i, audio in enumerate(spoken))
