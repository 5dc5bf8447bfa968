"""Speaks sentences as the telephone would bring them and keeps their features in shards for train.py.

    python clips.py OUT --count 1000 --shards 12 --seed 1 --company FOLDER --phrases bot/data/nlu
"""

import argparse
import pickle
import re
from functools import partial
from pathlib import Path

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from scipy.signal import butter, sosfilt
from sentences import Sentences

from speech import mulaw
from speech.espeak import EspeakVoice
from speech.resample import phone_to_recogniser

FEATURES = dict(feature_size=80, sampling_rate=16000, hop_length=320, chunk_length=15, n_fft=512)
VARIANTS = ["f1", "f2", "f3", "f4", "m1", "m3", "m4", "m5", "m7", "Annie", "Alex", "steph", "linda", "adam", "david", "Lee"]
BAND = butter(4, [300, 3400], "bandpass", fs=8000, output="sos")
EXTRACT = FeatureExtractor(**FEATURES)


def speak(voice, r, language, spoken, *, plain):
    """Int16 at 8 kHz; ``plain`` is a handset with default settings."""
    name = "zh" if language == "zh" else "en" if r.random() < (0.85 if plain else 0.65) else "en-gb-x-rp"
    # Digits that sentences.py left in the spoken form are for the voice to read as it likes.
    say = partial(voice.speak, as_written=bool(re.search(r"\d{3}", spoken)))
    if plain:
        return say(spoken, language=name, rate=int(r.choice([150, 160, 160, 160, 170, 175])))
    return say(spoken, language=name, variant=r.choice(["", *VARIANTS]), rate=int(r.integers(130, 196)),
                       pitch=int(r.integers(25, 80)), pitch_range=int(r.integers(30, 70)))


def telephone(speech, r, *, clean):
    """(float32 at 16 kHz, start, end): silences, gain, noise, the telephone's band and mu-law."""
    x = speech.astype(np.float32) / 32768
    loud = np.nonzero(np.abs(x) > 0.008)[0]
    if len(loud):
        x = x[max(loud[0] - 80, 0) : loud[-1] + 400]
    lead, trail = int(8000 * r.choice([0.0, 0.1, 0.2, 0.3, 0.6, 1.3]) * r.random()), int(8000 * r.uniform(0.08, 0.9))
    start, end = lead / 8000, (lead + len(x)) / 8000
    x = np.concatenate([np.zeros(lead), x, np.zeros(trail)])
    if clean:
        x = x * r.choice([1.0, 1.0, r.uniform(0.3, 1.0)])
    else:
        hiss = r.standard_normal(len(x))
        if r.random() < 0.5:
            spectrum = np.fft.rfft(hiss)
            hiss = np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1), len(x))
        power = lambda y: np.sqrt((y**2).mean()) + 1e-9
        x = x + hiss / power(hiss) * power(x) * 10 ** (-r.uniform(14, 42) / 20)
        x = x / (np.abs(x).max() + 1e-9) * 10 ** (-r.uniform(0.5, 18) / 20)
        if r.random() < 0.6:
            x = sosfilt(BAND, x)
    pcm = np.clip(np.rint(x * 32767), -32768, 32767).astype(np.int16)
    return phone_to_recogniser(mulaw.decode(mulaw.encode(pcm))), start, end


def no_speech(r):
    samples = int(8000 * r.uniform(0.3, 4))
    noise = r.standard_normal(samples) * 10 ** (-r.uniform(20, 75) / 20)
    if r.random() < 0.4:  # breath and clicks come and go
        swell = np.interp(np.arange(samples), np.linspace(0, samples, 6), r.random(6) ** 3)
        noise *= swell
    if r.random() < 0.3:
        noise = sosfilt(BAND, noise)
    return phone_to_recogniser(mulaw.decode(mulaw.encode((np.clip(noise, -1, 1) * 32767).astype(np.int16))))


def shard(sentences, count, seed):
    r, voice, clips = np.random.default_rng(seed), EspeakVoice(), []
    while len(clips) < count:
        if r.random() < 0.025:
            clips.append((EXTRACT(no_speech(r)).astype(np.float16), "", "ns", 0.0, 0.0))
            continue
        kind, language, spoken, written = sentences.draw()
        plain = r.random() < 0.6
        audio, start, end = telephone(speak(voice, r, language, spoken, plain=plain), r, clean=plain or r.random() < 0.3)
        if len(audio) <= 14.5 * 16000:
            clips.append((EXTRACT(audio).astype(np.float16), written, language, start, end))
    return clips


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("--count", type=int, default=1000)
    ask.add_argument("--shards", type=int, default=12)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--company", type=Path, required=True)
    ask.add_argument("--phrases", type=Path, default=Path("bot/data/nlu"))
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for k in range(given.shards):
        seed = given.seed * 1000 + k
        clips = shard(Sentences(company=given.company, phrases=given.phrases, seed=seed), given.count, seed)
        path = given.out / f"shard{seed:06d}.pkl"
        path.with_suffix(".part").write_bytes(pickle.dumps(clips, protocol=5))
        path.with_suffix(".part").rename(path)
        print(path.name, len(clips), "clips", round(sum(c[0].shape[1] for c in clips) * 0.02 / 60), "minutes", flush=True)


if __name__ == "__main__":
    main()
