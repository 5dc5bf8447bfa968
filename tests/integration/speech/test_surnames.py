"""eSpeak reads rare surnames by their usual sound; respelled they sound as the family says them (B2)."""

import ctypes

import pytest

from speech import espeak
from speech.respelling import for_mandarin_ear

SURNAMES = {"曾": "zeng1", "单": "shan4", "仇": "qiu2", "解": "xie4", "任": "ren2", "区": "ou1", "查": "zha1"}
SURNAMES |= {"朴": "piao2", "翟": "zhai2", "乐": "yue4", "盖": "ge3", "华": "hua4", "纪": "ji3", "卜": "bu3"}


@pytest.fixture(scope="module")
def phonemes():
    """What the library would say, in its own phoneme names without stress marks."""
    espeak.EspeakVoice().speak("你好", language="zh")
    library = espeak._library._c
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def sounds(text: str, voice: str) -> str:
        with espeak._LOCK:
            library.espeak_SetVoiceByName(voice.encode())
            pointer = ctypes.c_void_p(ctypes.cast(ctypes.c_char_p(text.encode()), ctypes.c_void_p).value)
            said = library.espeak_TextToPhonemes(ctypes.byref(pointer), 1, 0).decode()
        return said.replace("'", "").replace("-", "").rstrip("_|")

    return sounds


@pytest.mark.parametrize(("surname", "pinyin"), SURNAMES.items())
def test_a_rare_surname_sounds_as_the_family_says_it(phonemes, surname, pinyin):
    spoken = for_mandarin_ear(f"{surname}先生")
    assert phonemes(spoken, "cmn").startswith(phonemes(pinyin, "cmn-latn-pinyin"))
