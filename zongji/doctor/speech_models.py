"""Which speech models would run now."""

from __future__ import annotations

import speech
from speech.ports import SpeechError
from switchboard.settings import Settings
from zongji.doctor.findings import Finding
from zongji.words import words


def look_at_speech(settings: Settings) -> list[Finding]:
    """Loads them, as the gateway does: what is said here is what runs."""
    try:
        loaded = speech.load(settings)
    except SpeechError as error:
        return [Finding("kind_recogniser", "problem", str(error), words("hint_pull"))]
    findings = []
    for kind, what in loaded.describe().items():
        demo = kind == "recogniser" and loaded.scripted_callers_only
        hint = words("hint_demo") if demo else ""
        findings.append(Finding(f"kind_{kind}", "warning" if demo else "fine", what, hint))
    return findings
