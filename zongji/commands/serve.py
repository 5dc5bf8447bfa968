"""zongji serve PART: one process alone, for other machines or for a debugger."""

from __future__ import annotations

import importlib
from enum import Enum
from typing import Annotated

import typer

from zongji.configure import read_settings
from zongji.logs import configure_logs
from zongji.supervisor.services import Missing


class Part(str, Enum):
    GATEWAY = "gateway"
    RASA = "rasa"
    ACTIONS = "actions"
    WORKER = "worker"
    LAB = "lab"
    REDIS = "redis"


def serve(part: Annotated[Part, typer.Argument(help="which process / 哪个进程")]) -> None:
    """Run one process in the foreground / 单独运行一个进程."""
    settings = read_settings()
    configure_logs(part.value)
    # Imported late: each process loads only what it needs.
    module = importlib.import_module(f"zongji.serving.{part.value}")
    try:
        module.serve(settings)
    except Missing as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error
