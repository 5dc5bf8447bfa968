"""A stock Pipecat receptionist for the same callers: one FastAPI process, one pipeline a call."""

from __future__ import annotations

import argparse
import asyncio
import functools
import json
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import numpy as np
import uvicorn
from fastapi import FastAPI, WebSocket
from faster_whisper import WhisperModel
from loguru import logger
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.frames.frames import (
    Frame,
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    TTSSpeakFrame,
)
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor
from pipecat.serializers.twilio import TwilioFrameSerializer
from pipecat.services.settings import TTSSettings
from pipecat.services.tts_service import TTSService
from pipecat.services.whisper.stt import WhisperSTTService
from pipecat.transcriptions.language import Language
from pipecat.transports.websocket.fastapi import FastAPIWebsocketParams, FastAPIWebsocketTransport
from pipecat.utils.time import time_now_iso8601
from pipecat.workers.runner import WorkerRunner

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.client import Bot
from speech.espeak import EspeakVoice
from speech.whisper import WhisperTranscriber
from switchboard.domain.call_events import CallEvent

_HZ = 8_000


@functools.cache
def shared_model(path: str) -> WhisperModel:
    """Stock loads one model a call; shared here, in the peer's favour."""
    return WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=1)


@functools.cache
def our_transcriber(path: str) -> WhisperTranscriber:
    return WhisperTranscriber(Path(path))


class SharedWhisper(WhisperSTTService):
    """The stock service; only the loading is replaced."""

    def _load(self) -> None:
        self._model = shared_model(str(self._settings.model))


class OurWhisper(SharedWhisper):
    """Pipecat with our Transcriber: tells what the pipeline costs apart from what the recogniser costs."""

    def _load(self) -> None:
        self._ours = our_transcriber(str(self._settings.model))
        super()._load()

    async def run_stt(self, audio: bytes) -> AsyncGenerator[Frame, None]:
        samples = np.frombuffer(audio, dtype=np.int16).astype(np.float32) / 32_768.0
        heard = await asyncio.to_thread(self._ours.transcribe, samples, language="zh")
        if heard.text:
            yield TranscriptionFrame(heard.text, self._user_id, time_now_iso8601(), Language.ZH)


class EspeakService(TTSService):
    """The same voice as ours behind Pipecat's interface, shaped like its Piper service."""

    Settings = TTSSettings

    def __init__(self, voice: EspeakVoice) -> None:
        settings = TTSSettings(model=None, voice=None, language=None)
        super().__init__(push_start_frame=True, push_stop_frames=True, settings=settings)
        self._voice = voice

    async def run_tts(self, text: str, context_id: str) -> AsyncGenerator[Frame, None]:
        async def sentences() -> AsyncIterator[bytes]:
            spoken = iter(self._voice.synthesize(text, language="zh"))
            while (pcm := await asyncio.to_thread(next, spoken, None)) is not None:
                yield pcm.tobytes()

        async for frame in self._stream_audio_frames_from_iterator(
            sentences(), in_sample_rate=_HZ, context_id=context_id
        ):
            yield frame


class RasaProcessor(FrameProcessor):
    """Stands where an LLM would: the caller's last words go to Rasa, its texts come back."""

    def __init__(self, bot: Bot, conversation_id: str) -> None:
        super().__init__()
        self._bot = bot
        self._conversation_id = conversation_id

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        words = str(frame.context.get_messages()[-1]["content"])
        reply = await self._bot.say(self._conversation_id, words, language="zh", channel="voice")
        await self.push_frame(LLMFullResponseStartFrame())
        for text in reply.texts:
            await self.push_frame(LLMTextFrame(text))
        await self.push_frame(LLMFullResponseEndFrame())


def _transport(socket: WebSocket, *, stream_sid: str, call_sid: str) -> FastAPIWebsocketTransport:
    serializer = TwilioFrameSerializer(
        stream_sid=stream_sid,
        call_sid=call_sid,
        params=TwilioFrameSerializer.InputParams(auto_hang_up=False),
    )
    return FastAPIWebsocketTransport(
        websocket=socket,
        params=FastAPIWebsocketParams(audio_in_enabled=True, audio_out_enabled=True, serializer=serializer),
    )


def _pipeline(
    transport: FastAPIWebsocketTransport, hearing: type[SharedWhisper], model: str, rasa: RasaProcessor
) -> Pipeline:
    settings = WhisperSTTService.Settings(model=model, language=Language.ZH)
    pair = LLMContextAggregatorPair(
        LLMContext(), user_params=LLMUserAggregatorParams(vad_analyzer=SileroVADAnalyzer())
    )
    return Pipeline(
        [
            transport.input(),
            # Its own default would hold a turn for a second whenever a transcript is late.
            hearing(settings=settings, ttfs_p99_latency=0.5),
            pair.user(),
            rasa,
            EspeakService(EspeakVoice()),
            transport.output(),
            pair.assistant(),
        ]
    )


async def answer(socket: WebSocket, *, rasa_url: str, model: str, hearing: type[SharedWhisper]) -> None:
    """One call, from the ``start`` message to the end of the socket."""
    await socket.accept()
    messages = socket.iter_text()
    await anext(messages)
    start = json.loads(await anext(messages))["start"]
    transport = _transport(socket, stream_sid=start["streamSid"], call_sid=start["callSid"])
    bot = Bot(rasa_url, timeout_seconds=10.0)
    pipeline = _pipeline(transport, hearing, model, RasaProcessor(bot, start["callSid"]))
    # The Whisper service takes what it gets for 16 kHz; the serializer resamples.
    rates = PipelineParams(audio_in_sample_rate=16_000, audio_out_sample_rate=_HZ)
    worker = PipelineWorker(pipeline, params=rates)

    @transport.event_handler("on_client_connected")
    async def greet(_transport: FastAPIWebsocketTransport, _client: object) -> None:
        reply = await bot.tell(start["callSid"], CallEvent.CALL_STARTED, channel="voice", language="zh")
        for text in reply.texts:
            await worker.queue_frame(TTSSpeakFrame(text))

    @transport.event_handler("on_client_disconnected")
    async def end(_transport: FastAPIWebsocketTransport, _client: object) -> None:
        await worker.cancel()

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    await runner.run()
    await bot.aclose()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--rasa-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--our-transcriber", action="store_true")
    options = parser.parse_args()
    hearing = OurWhisper if options.our_transcriber else SharedWhisper
    logger.remove()
    logger.add(sys.stderr, level="WARNING")
    shared_model(options.model)
    app = FastAPI()

    @app.get("/healthz")
    async def healthz() -> str:
        return "ok"

    @app.websocket("/media")
    async def media(socket: WebSocket) -> None:
        await answer(socket, rasa_url=options.rasa_url, model=options.model, hearing=hearing)

    uvicorn.run(app, host="127.0.0.1", port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
