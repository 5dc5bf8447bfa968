"""Hearing and speaking. ``speech.load(settings)`` gives everything; importing this costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from speech.loading import Speech, SpeechSettings


def load(settings: SpeechSettings) -> Speech:
    """See speech.loading.load; imported late because the model libraries take a second."""
    from speech.loading import load as load_now

    return load_now(settings)


def __getattr__(name: str) -> Any:
    if name == "Speech":
        from speech.loading import Speech

        return Speech
    raise AttributeError(name)
