from __future__ import annotations

import re

from switchboard.settings import Settings
from zongji.environment import variable_of
from zongji.paths import ROOT


def test_every_setting_is_explained_in_the_example_file_with_its_default() -> None:
    written = dict(re.findall(r"^# ([A-Z_]+)=(\S*)", (ROOT / ".env.example").read_text(), re.MULTILINE))
    for name, field in Settings.model_fields.items():
        variable = variable_of(name)
        assert variable in written, variable
        if variable != "ZONGJI_COMPANY_EN":  # has a space
            assert written[variable] == str(field.default), variable
