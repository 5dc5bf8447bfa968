"""What can happen on a line, in the order in which the conversation takes it up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The caller said something. ``ended_at``: monotonic time of the last sound of it."""

    text: str
    language: str
    ended_at: float
    transcribe_ms: float


@dataclass(frozen=True)
class Noise:
    """There was sound but no words in it. ``cut_in``: it stopped our voice."""

    ended_at: float
    seconds: float
    cut_in: bool


@dataclass(frozen=True)
class NotUnderstood:
    """Words came, and the recogniser could not work: ``speech_pool_full`` or ``speech_broken``."""

    code: str


@dataclass(frozen=True)
class Keys:
    digits: str


@dataclass(frozen=True)
class FinishedSpeaking:
    """Everything that we said was played, or dropped by an interruption."""


@dataclass(frozen=True)
class StreamEnded:
    """``orderly``: the carrier announced it; whether the leg is still up is not known yet."""

    orderly: bool


Happening = Words | Noise | NotUnderstood | Keys | FinishedSpeaking | StreamEnded
