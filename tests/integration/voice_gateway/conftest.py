from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

import speech
from phone_lab.options import LabOptions
from phone_lab.server import LabServer
from speech import Speech
from speech.espeak import EspeakVoice
from speech.prompt_store import PromptStore
from switchboard.bootstrap import Switchboard
from switchboard.settings import Settings
from tests.integration.sample_company import own_settings, sample_switchboard
from tests.integration.voice_gateway.world import GREETING, ScriptedBot, World, reply
from voice_gateway.timing import Timing

# Short where a person would only wait; what is heard and spoken keeps its real pace.
QUICK = Timing(
    ring_seconds=6.0,
    caller_silent_seconds=1.2,
    hang_up_wait_seconds=0.8,
    please_wait_seconds=0.8,
    standby_probe_seconds=0.5,
    still_ringing_seconds=4.0,
    consult_answer_seconds=1.2,
    after_room_seconds=2.0,
)


@pytest.fixture(scope="session")
def loaded_speech(tmp_path_factory: pytest.TempPathFactory) -> Speech:
    """Real, but our own voice hurries: half of every test would be listening to it."""
    folder = tmp_path_factory.mktemp("prompts")
    loaded = speech.load(Settings(_env_file=None, data_dir=folder))
    hasty = EspeakVoice(rate=330)
    return replace(loaded, synthesizer=hasty, prompts=PromptStore(folder, hasty))


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with own_settings(tmp_path_factory.mktemp("gateway") / "data") as chosen:
        yield chosen


@pytest.fixture(scope="module")
def switchboard(settings: Settings) -> Switchboard:
    return sample_switchboard(settings)


@pytest.fixture(scope="module")
def lab(settings: Settings) -> Iterator[LabServer]:
    server = LabServer(
        settings, options=LabOptions(ring_seconds=0.4, ring_grace_seconds=1.0), port=settings.lab_port
    )
    with server:
        yield server


@pytest.fixture
def world(
    settings: Settings, switchboard: Switchboard, loaded_speech: Speech, lab: LabServer
) -> Iterator[World]:
    lab.control.reset()
    here = World(settings, switchboard, loaded_speech, lab, QUICK)
    here.bot = ScriptedBot(answer=lambda call, text: reply(GREETING) if text == "/call_started" else reply())
    here.start_gateway()
    yield here
    lab.control.reset()
    here.stop_gateway()
