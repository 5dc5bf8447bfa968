"""Says every scenario line through the telephone into the real faster-whisper and reports what came out wrong.

    python evaluate.py MODEL_FOLDER [--takes 3] [--new 200 --company FOLDER --phrases bot/data/nlu]

Punctuation and capitals do not count. The language is not told, as in a call. ``--new`` adds sentences of the
training mixture that no shard has (another seed).
"""

import argparse
import collections
import re
from pathlib import Path

import numpy as np
from clips import VARIANTS
from sentences import Sentences, scenario_lines

from speech import mulaw
from speech.espeak import EspeakVoice
from speech.resample import phone_to_recogniser
from speech.whisper import WhisperTranscriber

VOICES = {"plain": {}, "f3": {"variant": "f3"}, "m3": {"variant": "m3"}, "f2": {"variant": "f2"}, "slow": {"rate": 140}, "fast": {"rate": 180},
          "high": {"pitch": 70}, "Annie": {"variant": "Annie"}}


def bare(text):
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']", " ", text.lower())).replace(" ", "" if re.search("[\u4e00-\u9fff]", text) else " ").strip()


def heard(transcriber, speech, r):
    """As the gateway cuts it: a little before the first word, 200 to 500 ms after the last."""
    silence = lambda low, high: np.zeros(int(8000 * r.uniform(low, high)), np.int16)
    loud = np.nonzero(np.abs(speech) > 200)[0]
    phone = np.concatenate([silence(0.1, 0.35), speech[loud[0] : loud[-1] + 1], silence(0.2, 0.5)])
    return transcriber.transcribe(phone_to_recogniser(mulaw.decode(mulaw.encode(phone))))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("model", type=Path)
    ask.add_argument("--takes", type=int, default=3)
    ask.add_argument("--new", type=int, default=0)
    ask.add_argument("--plain", action="store_true", help="new sentences in the plain handset voices only")
    ask.add_argument("--company", type=Path)
    ask.add_argument("--phrases", type=Path, default=Path("bot/data/nlu"))
    given = ask.parse_args()
    transcriber, voice, r = WhisperTranscriber(given.model), EspeakVoice(), np.random.default_rng(0)
    tally, wrong = collections.defaultdict(lambda: [0, 0, 0]), collections.Counter()
    for language, line in scenario_lines():
        for name, manner in VOICES.items():
            for _ in range(given.takes):
                got = heard(transcriber, voice.speak(line, language=language, **manner), r)
                right = bare(got.text) == bare(line)
                row = tally[(language, name)]
                row[0] += 1
                row[1] += right
                row[2] += got.language == language
                if not right:
                    wrong[(line, name, got.text)] += 1
    for (language, name), (count, right, told) in sorted(tally.items()):
        print(f"scenario {language} {name:6} n {count} right {right / count:.3f} language {told / count:.3f}")
    for (line, name, got), count in sorted(wrong.items()):
        print(f"  {name} {count} times: {line} -> {got}")
    if given.new:
        new_sentences(transcriber, voice, r, given)


def new_sentences(transcriber, voice, r, given):
    tally = collections.defaultdict(lambda: [0, 0])
    sentences = Sentences(company=given.company, phrases=given.phrases, seed=987654321)
    for _ in range(given.new):
        kind, language, spoken, written = sentences.draw()
        variant = "" if given.plain else str(r.choice(["", "", *VARIANTS]))
        got = heard(transcriber, voice.speak(spoken, language=language, variant=variant), r)
        tally[(kind, language)][0] += 1
        tally[(kind, language)][1] += bare(got.text) == bare(written)
        if bare(got.text) != bare(written) and kind != "salad":
            print(f"  {kind} {variant}: {written} -> {got.text}")
    for (kind, language), (count, right) in sorted(tally.items()):
        print(f"new {kind:8} {language} n {count} right {right / count:.3f}")


if __name__ == "__main__":
    main()
