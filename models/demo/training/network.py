"""Whisper's architecture under Hugging Face's parameter names, with two devices that exist in training only.

* faster-whisper pads every clip to 3,000 frames (1,500 encoder positions) and does not mask them. Training on short
  batches plus a few padding frames, whose attention bias carries the weight of all that they stand for, has the same
  effect at a twentieth of the cost.
* A CTC head on the encoder, dropped at export: without it alignment is not learned in the time that we have.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

MAX_POSITIONS = 1500
CONTENT = 375  # encoder positions of 40 ms; all later ones share one vector
PADS = 4


class Attention(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.heads = heads
        self.k_proj = nn.Linear(d, d, bias=False)
        self.v_proj, self.q_proj, self.out_proj = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)

    def forward(self, x, memory=None, mask=None, causal=False):
        memory = x if memory is None else memory
        batch, length, d = x.shape
        split = lambda y, n: y.view(batch, n, self.heads, -1).transpose(1, 2)
        q = split(self.q_proj(x), length)
        k, v = split(self.k_proj(memory), memory.shape[1]), split(self.v_proj(memory), memory.shape[1])
        out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        return self.out_proj(out.transpose(1, 2).reshape(batch, length, d))


class EncoderLayer(nn.Module):
    def __init__(self, d, heads, ffn):
        super().__init__()
        self.self_attn, self.self_attn_layer_norm = Attention(d, heads), nn.LayerNorm(d)
        self.fc1, self.fc2, self.final_layer_norm = nn.Linear(d, ffn), nn.Linear(ffn, d), nn.LayerNorm(d)

    def forward(self, x, mask):
        x = x + self.self_attn(self.self_attn_layer_norm(x), mask=mask)
        return x + self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))


class DecoderLayer(EncoderLayer):
    def __init__(self, d, heads, ffn):
        super().__init__(d, heads, ffn)
        self.encoder_attn, self.encoder_attn_layer_norm = Attention(d, heads), nn.LayerNorm(d)

    def forward(self, x, memory, mask):
        x = x + self.self_attn(self.self_attn_layer_norm(x), causal=True)
        x = x + self.encoder_attn(self.encoder_attn_layer_norm(x), memory, mask=mask)
        return x + self.fc2(F.gelu(self.fc1(self.final_layer_norm(x))))


def sinusoids(length, d):
    step = math.log(10000) / (d // 2 - 1)
    angle = torch.arange(length).float()[:, None] * torch.exp(-step * torch.arange(d // 2).float())[None]
    return torch.cat([angle.sin(), angle.cos()], 1)


class Encoder(nn.Module):
    def __init__(self, c):
        super().__init__()
        d = c["d"]
        self.conv1, self.conv2 = nn.Conv1d(80, d, 3, padding=1), nn.Conv1d(d, d, 3, stride=2, padding=1)
        self.embed_positions = nn.Embedding(MAX_POSITIONS, d)
        positions = sinusoids(MAX_POSITIONS, d)
        positions[CONTENT:] = positions[CONTENT]
        self.embed_positions.weight.data = positions * 0.3
        self.embed_positions.weight.requires_grad = False
        self.layers = nn.ModuleList(EncoderLayer(d, c["h"], c["ffn"]) for _ in range(c["enc"]))
        self.layer_norm = nn.LayerNorm(d)

    def forward(self, x):
        """x (batch, 80, L) zero padded, L even: states (batch, L/2 + 5, d), key bias (1, 1, 1, S), content length."""
        n = x.shape[2] // 2
        x = F.pad(x, (0, 2 * (PADS + 1)))
        x = F.gelu(self.conv2(F.gelu(self.conv1(x)))).transpose(1, 2)
        bias = torch.zeros(n + PADS + 1)
        if n < CONTENT:
            index = torch.cat([torch.arange(n), torch.randint(n, CONTENT, (PADS,)), torch.tensor([CONTENT])])
            bias[n : n + PADS] = math.log((CONTENT - n) / PADS)
        else:
            index = torch.cat([torch.arange(n), torch.full((PADS + 1,), CONTENT)])
            bias[n : n + PADS] = -1e4
        bias[-1] = math.log(MAX_POSITIONS - max(n, CONTENT))
        if self.training and torch.rand(()) < 0.5:  # the zero tail cut before encode: hardly any padding is left
            kept = int(torch.randint(1, PADS + 1, ()))
            bias[n:] = torch.tensor([0.0] * kept + [-1e4] * 5)[: PADS + 1]
        x = x + self.embed_positions.weight[index]
        mask = bias[None, None, None, :]
        for layer in self.layers:
            x = layer(x, mask.expand(x.shape[0], 1, x.shape[1], -1))
        return self.layer_norm(x), mask, n


class Decoder(nn.Module):
    def __init__(self, c):
        super().__init__()
        d = c["d"]
        self.embed_tokens, self.embed_positions = nn.Embedding(c["V"], d), nn.Embedding(448, d)
        self.layers = nn.ModuleList(DecoderLayer(d, c["h"], c["ffn"]) for _ in range(c["dec"]))
        self.layer_norm = nn.LayerNorm(d)

    def forward(self, y, memory, mask):
        x = self.embed_tokens(y) + self.embed_positions.weight[: y.shape[1]]
        for layer in self.layers:
            x = layer(x, memory, mask.expand(x.shape[0], 1, x.shape[1], -1))
        return self.layer_norm(x) @ self.embed_tokens.weight.T


class Whisper(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.encoder, self.decoder, self.ctc = Encoder(c), Decoder(c), nn.Linear(c["d"], c["nctc"])

    def forward(self, x, y):
        memory, mask, n = self.encoder(x)
        return self.decoder(y, memory, mask), self.ctc(memory[:, :n])
