"""The dialogue: Rasa in its own Python 3.10."""

from __future__ import annotations

import os

from switchboard.settings import Settings
from zongji.paths import ROOT
from zongji.supervisor.model import trained_model
from zongji.supervisor.services import rasa_service


def serve(settings: Settings) -> None:
    """Becomes Rasa with the model of the present dialogue files.

    Raises:
        Missing: not installed, or not trained.
    """
    service = rasa_service(settings, trained_model())
    os.chdir(ROOT)
    os.execve(service.argv[0], service.argv, dict(service.env))
