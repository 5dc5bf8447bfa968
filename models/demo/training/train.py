"""Trains on from a checkpoint until a given time, taking up new shards of clips.py as they appear.

    python train.py SHARDS OUT.pt --tokenizer tokenizer.json --start m5.pt --minutes 80

One thread on purpose: two OpenMP threads on busy cores are three times slower than one.
"""

import argparse
import pickle
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from network import CONTENT, Whisper
from tokenizers import Tokenizer

TIMESTAMPS = 751
SHAPE = dict(d=128, h=4, ffn=512, enc=3, dec=2)


class Codec:
    """Tokens of the sequences that Whisper's decoder learns."""

    def __init__(self, path):
        self.tokenizer = Tokenizer.from_file(str(path))
        ids = self.tokenizer.token_to_id
        names = ("<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|zh|>", "<|transcribe|>", "<|nospeech|>", "<|notimestamps|>")
        self.eot, self.sot, self.en, self.zh, self.task, self.no_speech, self.untimed = map(ids, names)
        self.first_time, self.size = self.untimed + 1, self.tokenizer.get_vocab_size()
        text = range(ids(""))
        self.marks = {i for i in text if re.fullmatch(r"[\s.,!?。，！？、]+", self.tokenizer.decode([i]) or "x")}

    def encode(self, text, language):
        return self.tokenizer.encode((" " if language == "en" else "") + text, add_special_tokens=False).ids

    def time(self, seconds):
        return self.first_time + min(TIMESTAMPS - 1, round(seconds * 10) * 5)

    def sequence(self, clip):
        """(decoder input, targets) of one clip; a quarter with timestamps; -100 where nothing is learned."""
        _, ids, language, start, end = clip
        silent = language == "ns"
        spoken = random.choice([self.en, self.zh]) if silent else self.en if language == "en" else self.zh
        first = self.no_speech if silent else spoken
        if random.random() < 0.25:
            body = [self.first_time] if silent else [self.time(start), *ids, self.time(end)]
            whole = [self.sot, spoken, self.task, *body, self.eot]
            return whole[:-1], [first, -100, *whole[3:]]
        whole = [self.sot, spoken, self.task, self.untimed, *ids, self.eot]
        return whole[:-1], [first, -100, -100, *whole[4:]]


class Clips:
    """The shards read so far; new files in the folder join at each refresh."""

    def __init__(self, folder, codec):
        self.folder, self.codec, self.seen, self.all = folder, codec, set(), []

    def refresh(self):
        for path in sorted(self.folder.glob("*.pkl")):
            if path in self.seen:
                continue
            self.seen.add(path)
            for features, text, language, start, end in pickle.loads(path.read_bytes()):
                ids = self.codec.encode(text, language) if text else []
                # CTC needs a frame a token and one more between equal neighbours.
                needed = len(ids) + sum(a == b for a, b in zip(ids, ids[1:]))
                if features.shape[1] <= 2 * CONTENT and needed <= features.shape[1] // 2:
                    self.all.append((features, ids, language, start, end))

    def batches(self, frames):
        """Clips of like length together, in random order; refreshed every 150 batches."""
        while True:
            self.refresh()
            order = sorted(self.all, key=lambda c: c[0].shape[1] + random.uniform(-12, 12))
            out, batch = [], []
            for clip in order:
                if batch and ((clip[0].shape[1] + 1) // 2 + 5) * (len(batch) + 1) > frames:
                    out.append(batch)
                    batch = []
                batch.append(clip)
            random.shuffle(out)
            yield from out[:150]


def tensors(batch, codec):
    longest = max(c[0].shape[1] for c in batch)
    x = np.zeros((len(batch), 80, longest + longest % 2), np.float32)
    pairs = [codec.sequence(c) for c in batch]
    for j, clip in enumerate(batch):
        f = clip[0].astype(np.float32) + np.random.uniform(-0.15, 0.15)
        if clip[2] != "ns" and random.random() < 0.12:  # one band and one moment are lost
            width = random.randint(0, 8)
            low = random.randint(0, 80 - width)
            f[low : low + width] = f.mean()
        x[j, :, : f.shape[1]] = f
    length = max(len(s) for s, _ in pairs)
    y, t = np.full((len(batch), length), codec.eot), np.full((len(batch), length), -100)
    for j, (s, q) in enumerate(pairs):
        y[j, : len(s)], t[j, : len(q)] = s, q
    said = [[i + 1 for i in c[1] if i not in codec.marks] for c in batch]
    return (torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(t), torch.tensor([i for s in said for i in s], dtype=torch.long),
            torch.tensor([len(s) for s in said]), torch.tensor([(c[0].shape[1] + 1) // 2 for c in batch]))


def start_from(net, path, ctc_tokens):
    """Loads a checkpoint; an older CTC head over fewer tokens is spread over the full one by ``ctc_tokens``."""
    state = {k: v.float() for k, v in torch.load(path).items()}
    if state["ctc.weight"].shape != net.ctc.weight.shape:
        rows = torch.tensor([0, *(i + 1 for i in ctc_tokens)])
        for name in ("weight", "bias"):
            full = torch.full_like(getattr(net.ctc, name).data, -3.0 if name == "bias" else 0.0)
            full[rows] = state[f"ctc.{name}"]
            state[f"ctc.{name}"] = full
    net.load_state_dict(state)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("shards", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--tokenizer", type=Path, required=True)
    ask.add_argument("--start", type=Path)
    ask.add_argument("--ctc-tokens", type=Path, help="JSON list: tokens of an older checkpoint's CTC head")
    ask.add_argument("--minutes", type=float, default=80)
    ask.add_argument("--rate", type=float, default=8e-4)
    ask.add_argument("--frames", type=int, default=750)
    given = ask.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    codec = Codec(given.tokenizer)
    net = Whisper(SHAPE | dict(V=codec.size, nctc=codec.first_time))
    if given.start:
        import json

        start_from(net, given.start, json.loads(given.ctc_tokens.read_text()) if given.ctc_tokens else [])
    run(net, codec, Clips(given.shards, codec), given)


def run(net, codec, clips, given):
    weights = [p for p in net.parameters() if p.requires_grad]
    groups = [dict(params=[p for p in weights if p.ndim > 1], weight_decay=0.02), dict(params=[p for p in weights if p.ndim < 2], weight_decay=0)]
    optimizer = torch.optim.AdamW(groups, lr=given.rate, betas=(0.9, 0.98), fused=True)
    class_weight = torch.ones(codec.size)
    class_weight[codec.first_time :] = 0.3
    began = saved = time.time()
    seen, totals = 0, np.zeros(4)
    net.train()
    for step, batch in enumerate(clips.batches(given.frames)):
        done = (time.time() - began) / (given.minutes * 60)
        if done >= 1:
            break
        # Warm up, hold, and fall over the last half of the time.
        rate = given.rate * min(1, (step + 1) / 100) * min(1, max(0.01, (1 - done) / 0.5))
        for group in optimizer.param_groups:
            group["lr"] = rate
        x, y, target, said, said_lengths, frame_lengths = tensors(batch, codec)
        logits, frames = net(x, y)
        words = F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-100, weight=class_weight, label_smoothing=0.05 if done < 0.8 else 0)
        align = F.ctc_loss(F.log_softmax(frames, -1).transpose(0, 1), said, frame_lengths, said_lengths, zero_infinity=True)
        share = 0.5 if done < 0.6 else 0.3
        optimizer.zero_grad()
        ((1 - share) * words + share * align).backward()
        torch.nn.utils.clip_grad_norm_(weights, 2.0)
        optimizer.step()
        text = (target >= 0) & (target < codec.eot)
        hits = ((logits.argmax(-1) == target) & text).sum() / text.sum().clamp(min=1)
        totals += [words.item(), align.item(), hits.item(), 1]
        seen += len(batch)
        if step % 100 == 99:
            mean = totals[:3] / totals[3]
            print(f"{step + 1} clips {seen} of {len(clips.all)} {time.time() - began:.0f} s words {mean[0]:.3f} align {mean[1]:.3f} right {mean[2]:.3f} rate {rate:.1e}", flush=True)
            totals[:] = 0
        if time.time() - saved > 240:
            save(net, given.out)
            saved = time.time()
    save(net, given.out)
    print("done", seen, "clips", flush=True)


def save(net, path):
    """Half precision: 3.8 MB, and int8 is what runs anyway. Written beside and renamed, so that a reader sees a whole file."""
    torch.save({k: v.half() for k, v in net.state_dict().items()}, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)


if __name__ == "__main__":
    main()
