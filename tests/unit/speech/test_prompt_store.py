from collections.abc import Iterator

import numpy as np

from speech import mulaw
from speech.ports import Pcm
from speech.prompt_store import PromptStore


class CountingVoice:
    def __init__(self, name: str = "counting") -> None:
        self.name, self.spoken = name, 0

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        self.spoken += 1
        yield np.full(8, 1000, np.int16)
        yield np.full(8, -1000, np.int16)


def test_a_prompt_is_synthesised_once_and_kept_as_mu_law(tmp_path):
    voice = CountingVoice()
    audio = PromptStore(tmp_path, voice).get("您好。", language="zh")
    assert audio == mulaw.encode(np.repeat(np.array([1000, -1000], np.int16), 8))
    assert PromptStore(tmp_path, voice).get("您好。", language="zh") == audio
    assert voice.spoken == 1


def test_another_voice_text_or_language_is_another_prompt(tmp_path):
    voice = CountingVoice()
    store = PromptStore(tmp_path, voice)
    for text, language in (("您好。", "zh"), ("您好！", "zh"), ("您好。", "en")):
        store.get(text, language=language)
    assert PromptStore(tmp_path, CountingVoice("other")).find("您好。", language="zh") is None
    assert voice.spoken == 3


def test_finding_never_synthesises(tmp_path):
    voice = CountingVoice()
    store = PromptStore(tmp_path, voice)
    assert store.find("您好。", language="zh") is None
    assert voice.spoken == 0


def test_memory_is_bounded_and_the_disk_still_has_the_rest(tmp_path):
    voice = CountingVoice()
    store = PromptStore(tmp_path, voice, kept_in_memory=2)
    for number in range(5):
        store.get(f"Prompt {number}.", language="en")
    assert store.find("Prompt 0.", language="en")
    assert voice.spoken == 5
