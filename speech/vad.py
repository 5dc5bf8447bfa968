"""Voice activity by Silero: one ONNX session for all calls, a small state per stream.

The 8 kHz model comes with the end-of-turn model (``speech.models.prepare``). Until that has been fetched,
the 16 kHz one inside the faster-whisper package does the same work, one stream at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speech.ports import PHONE_HZ, Pcm, Vad
from speech.resample import resample

FRAME = 256  # samples at 8 kHz: 32 ms
_CONTEXT = 32
FRAME_MS = 1000 * FRAME // PHONE_HZ


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class _Buffered:
    """Samples of one stream that do not yet fill a frame."""

    def __init__(self) -> None:
        self._waiting = np.zeros(0, np.float32)

    def _frames(self, samples: Pcm) -> NDArray[np.float32]:
        """Complete frames, shape (n, FRAME)."""
        waiting = np.concatenate([self._waiting, samples.astype(np.float32) / 32768.0])
        count = waiting.size // FRAME
        self._waiting = waiting[count * FRAME :]
        return waiting[: count * FRAME].reshape(count, FRAME)


class SileroVad:
    """The 8 kHz model. ``feed_many`` takes many streams in one batch: a quarter of the cost at 32 calls."""

    def __init__(self, path: Path) -> None:
        self._onnx = _session(path)
        self._rate = np.array(PHONE_HZ, np.int64)

    def open_stream(self) -> SileroStream:
        return SileroStream(self)

    def feed_many(self, heard: Sequence[tuple[SileroStream, Pcm]]) -> list[list[float]]:
        """Speech probabilities of the frames that each stream's samples complete, in the order given.

        A stream may appear once in a batch. Call from one thread at a time per stream.
        """
        frames = [stream._frames(samples) for stream, samples in heard]
        found: list[list[float]] = [[] for _ in heard]
        for step in range(max((len(f) for f in frames), default=0)):
            ready = [i for i, f in enumerate(frames) if step < len(f)]
            inputs = np.stack([np.concatenate([heard[i][0].context, frames[i][step]]) for i in ready])
            state = np.stack([heard[i][0].state for i in ready], axis=1)
            chances, state = self._onnx.run(None, {"input": inputs, "state": state, "sr": self._rate})
            for row, i in enumerate(ready):
                stream = heard[i][0]
                stream.state, stream.context = state[:, row], inputs[row, -_CONTEXT:]
                found[i].append(float(chances[row, 0]))
        return found


class SileroStream(_Buffered):
    def __init__(self, vad: SileroVad) -> None:
        self._vad = vad
        self.reset()

    def feed(self, samples: Pcm) -> list[float]:
        return self._vad.feed_many([(self, samples)])[0]

    def reset(self) -> None:
        super().__init__()
        self.state = np.zeros((2, 128), np.float32)
        self.context = np.zeros(_CONTEXT, np.float32)


class WideSileroVad:
    """Stand-in: faster-whisper's own Silero, which hears 16 kHz only."""

    def __init__(self) -> None:
        from faster_whisper.utils import get_assets_path

        self._onnx = _session(Path(get_assets_path()) / "silero_vad_v6.onnx")

    def open_stream(self) -> WideSileroStream:
        return WideSileroStream(self._onnx)

    def feed_many(self, heard: Sequence[tuple[WideSileroStream, Pcm]]) -> list[list[float]]:
        """This model's batch is one stream's time, so that streams go one after another."""
        return [stream.feed(samples) for stream, samples in heard]


class WideSileroStream(_Buffered):
    _h: NDArray[np.float32]
    _c: NDArray[np.float32]
    _context: NDArray[np.float32]

    def __init__(self, onnx: Any) -> None:
        self._onnx = onnx
        self.reset()

    def feed(self, samples: Pcm) -> list[float]:
        found = []
        for frame in self._frames(samples):
            wide = resample(frame, from_hz=PHONE_HZ, to_hz=2 * PHONE_HZ)
            inputs = np.concatenate([self._context, wide])[None]
            chance, self._h, self._c = self._onnx.run(None, {"input": inputs, "h": self._h, "c": self._c})
            self._context = wide[-2 * _CONTEXT :]
            found.append(float(chance.reshape(-1)[0]))
        return found

    def reset(self) -> None:
        super().__init__()
        self._h, self._c = (np.zeros((1, 1, 128), np.float32) for _ in range(2))
        self._context = np.zeros(2 * _CONTEXT, np.float32)


def load_vad(path: Path) -> Vad:
    """The 8 kHz model if it is at ``path``, else the stand-in."""
    return SileroVad(path) if path.is_file() else WideSileroVad()
