"""The parts of the gateway process, chosen in one place."""

from __future__ import annotations

from dataclasses import dataclass

import speech
from bot.client import Bot
from speech import Speech
from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from voice_gateway.gateway import Gateway


@dataclass(frozen=True)
class Parts:
    settings: Settings
    switchboard: Switchboard
    bot: Bot
    speech: Speech
    gateway: Gateway


def build_parts(settings: Settings) -> Parts:
    """Loads the speech models (seconds) and connects the parts; nothing listens yet."""
    switchboard = build(settings)
    bot = Bot(settings.rasa_url)
    loaded = speech.load(settings)
    return Parts(settings, switchboard, bot, loaded, Gateway.build(settings, switchboard, bot, loaded))
