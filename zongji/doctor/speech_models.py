"""Which speech models would run now."""

from __future__ import annotations

from switchboard.settings import Settings
from zongji.doctor.findings import Finding


def look_at_speech(settings: Settings) -> list[Finding]:
    return []
