"""The samples behind <Say>, <Play> and <Pause>, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from phone_lab.audio.frames import Samples, silence
from phone_lab.audio.tones import hold_music
from phone_lab.audio.voice import Utterance
from phone_lab.audio.wav import NotAWav, read_wav
from phone_lab.problems import CallProblem
from phone_lab.twiml.document import Verb, parse_twiml

if TYPE_CHECKING:
    from phone_lab.calls.exchange import Exchange

SOUNDS = frozenset({"Say", "Play", "Pause"})
_LONGEST_LOOP = 100


async def sound_of(exchange: Exchange, verb: Verb, *, base_url: str = "") -> Samples:
    """All loops of one sounding verb in a row; ``loop="0"`` counts as once here.

    Raises:
        CallProblem: the sound cannot be fetched or is no WAV file.
    """
    if verb.name == "Pause":
        return silence(verb.number("length", 1, most=600))
    once = await (_said(exchange, verb) if verb.name == "Say" else _played(exchange, verb))
    loops = int(verb.number("loop", 1, most=_LONGEST_LOOP)) or 1
    return np.tile(once, loops)


def loops_for_ever(verb: Verb) -> bool:
    return verb.get("loop") == "0" and bool(verb.text)


async def music_of(exchange: Exchange, url: str, *, parameters: dict[str, str]) -> Samples:
    """One round of a waitUrl or holdUrl: a sound file, or TwiML of Say, Play and Pause.

    Whatever goes wrong, those who wait hear the company's own music.
    """
    try:
        answer = await exchange.webhooks.send(url, method="POST", parameters=parameters)
        if answer.content_type.startswith("audio/"):
            return read_wav(answer.body)
        verbs = [verb for verb in parse_twiml(answer.body) if verb.name in SOUNDS]
        rounds = [await sound_of(exchange, verb) for verb in verbs]
    except (CallProblem, NotAWav):
        return hold_music()
    return np.concatenate(rounds) if rounds else silence(1)


async def _said(exchange: Exchange, verb: Verb) -> Samples:
    if not verb.text:
        return silence(0)
    return await exchange.voice.say(Utterance(verb.text, _language(verb.get("language", "en-US"))))


def _language(tag: str) -> str:
    """``cmn-Hans-CN`` and ``zh-CN`` are both zh; what is neither Chinese nor English is left to the text."""
    first = tag.lower().partition("-")[0]
    if first in ("zh", "cmn"):
        return "zh"
    return "en" if first == "en" else ""


async def _played(exchange: Exchange, verb: Verb) -> Samples:
    if not verb.text:
        return silence(0)
    answer = await exchange.webhooks.fetch_sound(verb.text)
    try:
        return read_wav(answer.body)
    except NotAWav as error:
        raise CallProblem(12300, "Invalid Content-Type: only WAV is played here", url=verb.text) from error
