"""Builds models/demo/piper: a voice of a few kilobytes that the real PiperVoice loads. It whistles, a tone a phoneme:
enough to test sentence splitting, rates, threads and resampling, nothing that a caller should hear.

    python build_piper_voice.py ../piper        (needs onnx and piper-tts)
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

SAMPLE_HZ = 16000
SAMPLES_A_PHONEME = 640  # 40 ms; Piper puts a pad between phonemes
SYMBOLS = 256


def constant(name, values, kind):
    return numpy_helper.from_array(np.asarray(values, kind), name)


def nodes():
    """audio = loudness[id] * sin(2 pi * cumulative sum of tone[id] / rate), 40 ms an id times the length scale."""
    node = helper.make_node
    return [
        node("Squeeze", ["input", "axis0"], ["ids"]),
        node("Gather", ["tones", "ids"], ["tone"]),
        node("Gather", ["loudness", "ids"], ["loud"]),
        node("Gather", ["scales", "one"], ["length_scale"]),
        node("Mul", ["length_scale", "samples"], ["scaled"]),
        node("Cast", ["scaled"], ["count"], to=TensorProto.INT64),
        node("Shape", ["ids"], ["phonemes"]),
        node("Concat", ["phonemes", "count"], ["grid"], axis=0),
        node("Unsqueeze", ["tone", "axis1"], ["tone_column"]),
        node("Unsqueeze", ["loud", "axis1"], ["loud_column"]),
        node("Expand", ["tone_column", "grid"], ["tone_grid"]),
        node("Expand", ["loud_column", "grid"], ["loud_grid"]),
        node("Reshape", ["tone_grid", "flat"], ["tone_line"]),
        node("Reshape", ["loud_grid", "flat"], ["loud_line"]),
        node("CumSum", ["tone_line", "zero"], ["phase"]),
        node("Sin", ["phase"], ["wave"]),
        node("Mul", ["wave", "loud_line"], ["audio"]),
        node("Reshape", ["audio", "piper_shape"], ["output"]),
    ]


def constants():
    ids = np.arange(SYMBOLS)
    loudness = np.where(ids < 3, 0.0, 0.3)  # pad, start and end are silent
    return [
        constant("tones", 2 * np.pi * (200 + 5.0 * ids) / SAMPLE_HZ, np.float32),
        constant("loudness", loudness, np.float32),
        constant("samples", [SAMPLES_A_PHONEME], np.float32),
        constant("one", [1], np.int64),
        constant("zero", 0, np.int64),
        constant("axis0", [0], np.int64),
        constant("axis1", [1], np.int64),
        constant("flat", [-1], np.int64),
        constant("piper_shape", [1, 1, 1, -1], np.int64),
    ]


def graph():
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "phonemes"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
    ]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, 1, "time"])]
    return helper.make_graph(nodes(), "whistle", inputs, outputs, constants())


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph(), opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, out / "demo.onnx")
    config = dict(
        audio=dict(sample_rate=SAMPLE_HZ, quality="demo"),
        espeak=dict(voice="cmn"),
        inference=dict(noise_scale=0, length_scale=1, noise_w=0),
        phoneme_type="espeak",
        num_symbols=SYMBOLS,
        num_speakers=1,
        speaker_id_map={},
        phoneme_id_map={symbol: ids for symbol, ids in DEFAULT_PHONEME_ID_MAP.items() if max(ids) < SYMBOLS},
    )
    (out / "demo.onnx.json").write_text(json.dumps(config, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
