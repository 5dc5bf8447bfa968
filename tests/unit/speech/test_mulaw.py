import numpy as np
import pytest

from speech import mulaw


def reference_encode(sample: int) -> int:
    """ITU-T G.711 as its reference code has it, one sample at a time."""
    value = sample >> 2
    mask = 0xFF
    if value < 0:
        value, mask = -value, 0x7F
    value = min(value, 8159) + 33
    segment = next((i for i, end in enumerate(0x3F << n | (1 << n) - 1 for n in range(8)) if value <= end), 8)
    return 0x7F ^ mask if segment >= 8 else ((segment << 4) | ((value >> (segment + 1)) & 0xF)) ^ mask


def reference_decode(code: int) -> int:
    code = ~code & 0xFF
    value = (((code & 0xF) << 3) + 132 << ((code & 0x70) >> 4)) - 132
    return -value if code & 0x80 else value


def test_every_sample_is_encoded_as_the_standard_says():
    samples = np.arange(-32768, 32768).astype(np.int16)
    assert list(mulaw.encode(samples)) == [reference_encode(int(s)) for s in samples]


def test_every_code_is_decoded_as_the_standard_says():
    assert mulaw.decode(bytes(range(256))).tolist() == [reference_decode(c) for c in range(256)]


def test_decoded_audio_survives_another_round_trip_unchanged():
    once = mulaw.decode(bytes(range(256)))
    assert np.array_equal(mulaw.decode(mulaw.encode(once)), once)


def test_silence_is_the_code_of_zero():
    assert mulaw.encode(np.zeros(3, np.int16)) == mulaw.SILENCE * 3


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_bytes_like_frame_is_decoded(kind):
    assert mulaw.decode(kind(b"\xff" * mulaw.FRAME_BYTES)).tolist() == [0] * 160
