from __future__ import annotations

import socket
from pathlib import Path

import pytest

from switchboard.settings import Settings
from zongji.supervisor.ports import PORT_FIELDS, PortTaken, check_free, with_free_ports


def test_free_ports_differ_from_each_other_and_are_free(tmp_path: Path) -> None:
    settings = with_free_ports(Settings(_env_file=None), data_dir=tmp_path)
    assert len({getattr(settings, field) for field in PORT_FIELDS}) == len(PORT_FIELDS)
    check_free(settings, PORT_FIELDS)


def test_a_taken_port_is_told_with_its_variable(tmp_path: Path) -> None:
    settings = with_free_ports(Settings(_env_file=None), data_dir=tmp_path)
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.rasa_port))
        other.listen()
        with pytest.raises(PortTaken, match="ZONGJI_RASA_PORT"):
            check_free(settings, PORT_FIELDS)
