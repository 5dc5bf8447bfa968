"""Where one spoken sentence ends: replies are synthesised and marked sentence by sentence."""

from __future__ import annotations

import re

# A full stop counts only before a space or the end, so that 3.5 and www.starcity.example stay whole; titles
# do not end a sentence.
_END = re.compile(
    r"(?<=[。！？；!?;])(?![。！？；!?;」』”])\s*|(?<=[」』”])(?<=[。！？][」』”])\s*|(?<=\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)\s+|\n+"
)
_SPEAKABLE = re.compile(r"\w")


def split_sentences(text: str) -> list[str]:
    """The sentences of a reply in order, trimmed; parts without a letter or digit are dropped."""
    return [part.strip() for part in _END.split(text) if part and _SPEAKABLE.search(part)]
