"""Has the caller finished, or only paused? Smart Turn v3.2 hears it; a rule on the words stands in."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from speech.ports import RECOGNISER_HZ, EndOfTurn, Wave

_WINDOW_SECONDS = 8
_TRUST_IN_SYNTHETIC_MELODY = 0.3


class SmartTurn:
    """The ONNX model out of the pipecat-ai wheel (BSD-2); hears the last 8 s; some 45 ms a verdict."""

    def __init__(self, path: Path, *, trust: float = 1.0, threads: int = 1) -> None:
        """``trust`` below 1 draws verdicts towards 0.5: the flat melody of a synthetic caller says little."""
        import onnxruntime
        from faster_whisper.feature_extractor import FeatureExtractor

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads, options.intra_op_num_threads = 1, threads
        options.log_severity_level = 3
        self._onnx = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        # Smart Turn was trained on Whisper's own features, of which faster-whisper has an implementation.
        self._extract = FeatureExtractor(chunk_length=_WINDOW_SECONDS)
        self._trust = trust

    def probability(self, audio: Wave, *, text: str = "") -> float:
        samples = _WINDOW_SECONDS * RECOGNISER_HZ
        last = audio[-samples:].astype(np.float32)
        last = np.pad(last, (samples - last.size, 0))
        last = (last - last.mean()) / np.sqrt(last.var() + 1e-7)
        features = self._extract(last, padding=0)[None].astype(np.float32)
        heard = float(self._onnx.run(None, {"input_features": features})[0].reshape(-1)[0])
        return weigh(0.5 + self._trust * (heard - 0.5), text)


# Words after which a speaker goes on.
_OPEN_ZH = re.compile(
    r"(?:[，、]|嗯|呃|那个|这个|就是|然后|还有|因为|所以|但是|我想|我要|我找|想找|帮我|转接?|和|跟|给|的话|请|号码是|电话是)$"
)
_OPEN_EN = re.compile(
    r"(?:,|\b(?:um|uh|er|and|or|but|so|because|the|a|an|to|for|with|in|of|my|is|like|could i|i want))$",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[。！？.!?]$")


def judge_words(text: str) -> float:
    """Probability that these words are a whole turn; 0.5 when there are none to judge by."""
    said = text.strip()
    if not said:
        return 0.5
    if _OPEN_ZH.search(said) or _OPEN_EN.search(said):
        return 0.15
    return 0.9 if _CLOSED.search(said) else 0.7


def weigh(heard: float, text: str) -> float:
    """The ear's verdict corrected by the words, once they are there.

    An unfinished phrase keeps the turn open whatever the melody says; otherwise ear and words count alike.
    """
    words = judge_words(text)
    if not text.strip():
        return heard
    return min(heard, 0.3) if words < 0.5 else (heard + words) / 2


class TurnRule:
    """Without the model: the words alone decide, and a doubtful pause is left to the gateway's cap."""

    def probability(self, audio: Wave, *, text: str = "") -> float:
        return judge_words(text)


def load_end_of_turn(path: Path, *, synthetic_callers: bool = False) -> EndOfTurn:
    """Smart Turn if it is at ``path``, else the rule."""
    if not path.is_file():
        return TurnRule()
    return SmartTurn(path, trust=_TRUST_IN_SYNTHETIC_MELODY if synthetic_callers else 1.0)
