"""A checkpoint of train.py to the int8 folder that faster-whisper loads.

    python export.py CHECKPOINT.pt OUT_FOLDER --tokenizer ../whisper/tokenizer.json
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import ctranslate2
import torch
from tokenizers import Tokenizer
from train import SHAPE
from transformers import GenerationConfig, WhisperConfig, WhisperForConditionalGeneration

FEATURES = dict(feature_size=80, sampling_rate=16000, hop_length=320, chunk_length=15, n_fft=512)


def hugging_face(checkpoint, tokenizer, folder):
    ids = Tokenizer.from_file(str(tokenizer)).token_to_id
    end, start, space = ids("<|endoftext|>"), ids("<|startoftranscript|>"), ids("Ġ")
    special = dict(pad_token_id=end, bos_token_id=end, eos_token_id=end, decoder_start_token_id=start)
    state = {k: v.float() for k, v in torch.load(checkpoint).items() if not k.startswith("ctc.")}
    config = WhisperConfig(
        vocab_size=state["decoder.embed_tokens.weight"].shape[0], num_mel_bins=80, d_model=SHAPE["d"],
        encoder_layers=SHAPE["enc"], decoder_layers=SHAPE["dec"], encoder_attention_heads=SHAPE["h"],
        decoder_attention_heads=SHAPE["h"], encoder_ffn_dim=SHAPE["ffn"], decoder_ffn_dim=SHAPE["ffn"],
        max_source_positions=1500, max_target_positions=448, suppress_tokens=[], begin_suppress_tokens=[space, end], **special)
    model = WhisperForConditionalGeneration(config)
    model.load_state_dict({f"model.{k}": v for k, v in state.items()}, strict=False)
    model.tie_weights()
    # CTranslate2 reads languages and alignment heads from here.
    model.generation_config = GenerationConfig(suppress_tokens=[], begin_suppress_tokens=[space, end], **special)
    model.generation_config.lang_to_id = {f"<|{x}|>": ids(f"<|{x}|>") for x in ("en", "zh")}
    model.generation_config.alignment_heads = [[SHAPE["dec"] - 1, h] for h in range(SHAPE["h"])]
    model.save_pretrained(folder)
    shutil.copy(tokenizer, folder / "tokenizer.json")
    mark = "<|endoftext|>"
    names = dict(tokenizer_class="PreTrainedTokenizerFast", bos_token=mark, eos_token=mark, unk_token=mark, pad_token=mark)
    (folder / "tokenizer_config.json").write_text(json.dumps(names))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--tokenizer", type=Path, required=True)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        hugging_face(given.checkpoint, given.tokenizer, Path(scratch))
        ctranslate2.converters.TransformersConverter(scratch).convert(str(given.out), quantization="int8", force=True)
    shutil.copy(given.tokenizer, given.out / "tokenizer.json")
    (given.out / "preprocessor_config.json").write_text(json.dumps(FEATURES))


if __name__ == "__main__":
    main()
