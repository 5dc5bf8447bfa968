"""Words to mu-law, each sentence once: fixed prompts are kept on disk, others in memory for a while."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import structlog

from speech.mulaw import encode
from speech.ports import Pcm, Synthesizer
from speech.prompt_store import PromptStore
from speech.sentences import split_sentences
from voice_gateway import metrics
from voice_gateway.prompts import FIXED, prompt

log = structlog.get_logger(__name__)

_REMEMBERED_SENTENCES = 400  # about 10 MB
_LIMIT_SECONDS = 6.0


_INAUDIBLE = 60  # of 32767
_LEAD_SAMPLES = 80  # 10 ms before the first sound, so that it is not clipped


def without_lead(samples: Pcm) -> Pcm:
    """Without the silence that voices put first: the caller would wait for it."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _INAUDIBLE)
    return samples[max(0, int(loud[0]) - _LEAD_SAMPLES) :] if loud.size else samples


class VoiceBroken(Exception):
    """Nothing could be synthesised."""

    code = "voice_broken"


class Voice:
    """Synthesises off the event loop. What callers said may be in a sentence: only fixed words go to disk."""

    def __init__(self, synthesizer: Synthesizer, store: PromptStore | None = None) -> None:
        self._synthesizer = synthesizer
        self._store = store
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="voice")
        self._fixed: dict[tuple[str, str], bytes] = {}
        self._recent: OrderedDict[tuple[str, str], bytes] = OrderedDict()

    @property
    def has_prompts(self) -> bool:
        """Whether fixed prompts can be spoken whatever happens to the synthesizer."""
        return bool(self._fixed)

    async def prepare(self) -> None:
        """Have every fixed prompt ready: they are needed most when nothing else works."""
        for name in FIXED:
            for language in ("zh", "en"):
                for sentence in split_sentences(prompt(name, language)):
                    await self.prepare_sentence(sentence, language)

    async def prepare_sentence(self, text: str, language: str) -> None:
        try:
            if self._store is None:
                self._fixed[(language, text)] = await self.mulaw(text, language)
            else:
                self._fixed[(language, text)] = await asyncio.get_running_loop().run_in_executor(
                    self._threads, partial(self._store.get, text, language=language)
                )
        except Exception as error:
            log.error("prompt_not_prepared", error=type(error).__name__)

    def ready(self, text: str, language: str) -> bytes | None:
        """The sentence if it needs no synthesis."""
        key = (language, text)
        if key in self._fixed:
            return self._fixed[key]
        if key in self._recent:
            self._recent.move_to_end(key)
            return self._recent[key]
        return None

    async def mulaw(self, text: str, language: str) -> bytes:
        """Raises VoiceBroken, within a bound."""
        ready = self.ready(text, language)
        if ready is not None:
            return ready
        started = time.monotonic()
        try:
            async with asyncio.timeout(_LIMIT_SECONDS):
                made = await asyncio.get_running_loop().run_in_executor(
                    self._threads, self._synthesize, text, language
                )
        except Exception as error:
            log.error("synthesis_failed", error=type(error).__name__)
            raise VoiceBroken from error
        metrics.SYNTHESIS.observe(time.monotonic() - started)
        self._recent[(language, text)] = made
        if len(self._recent) > _REMEMBERED_SENTENCES:
            self._recent.popitem(last=False)
        return made

    def _synthesize(self, text: str, language: str) -> bytes:
        parts = list(self._synthesizer.synthesize(text, language=language))
        return encode(without_lead(np.concatenate(parts))) if parts else b""

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
