"""Where the parts of a checkout lie."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_COMPANY = ROOT / "samples" / "starcity"
BOT_MODELS = ROOT / "bot" / "models"


def bot_python() -> Path:
    """Rasa's own interpreter (Python 3.10); it may not exist yet, `zongji doctor` says so."""
    return ROOT / "bot" / ".venv" / "bin" / "python"
