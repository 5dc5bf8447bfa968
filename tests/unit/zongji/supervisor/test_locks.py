from __future__ import annotations

import yaml

from zongji.paths import ROOT
from zongji.supervisor.locks import _RASA_LOCKS


def test_the_locks_that_are_cleared_are_those_that_rasa_sets() -> None:
    store = yaml.safe_load((ROOT / "endpoints.yml").read_text())["lock_store"]
    assert f"{store['key_prefix']}:lock:*" == _RASA_LOCKS
