"""zongji run: the whole product on one machine."""

from __future__ import annotations

import signal
import sys
import threading
import time
from typing import Annotated

import typer
from rich.console import Console

from switchboard.settings import Settings
from zongji.addresses import local_origin
from zongji.commands.first_models import fetch_missing_models
from zongji.configure import read_settings
from zongji.supervisor import PortTaken, Report, StartFailed, Supervisor
from zongji.supervisor.services import Missing
from zongji.words import words

_MARK = {
    "starting": "[dim]…[/]",
    "working": "[dim]…[/]",
    "ready": "[green]✓[/]",
    "died": "[red]✗[/]",
    "restarting": "[yellow]↻[/]",
    "stopping": "[dim]…[/]",
    "stopped": "[dim]■[/]",
    "failed": "[red]✗[/]",
    "note": "[yellow]![/]",
}


def run(
    pull: Annotated[bool, typer.Option(help="fetch the real speech models / 下载真实语音模型")] = True,
) -> None:
    """Start everything, watch it, stop it on Ctrl-C / 启动并看护全部进程，Ctrl-C 停止."""
    console = Console(highlight=False)
    settings = read_settings()
    if pull:
        fetch_missing_models(settings, console)
    asked_to_stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked_to_stop.set())
    supervisor = Supervisor(settings, on_report=lambda report: _show(console, report))
    begun = time.monotonic()
    try:
        _start_unless_stopped(supervisor, asked_to_stop)
    except (StartFailed, PortTaken, Missing) as error:
        if asked_to_stop.is_set():
            console.print(words("goodbye"))
            raise typer.Exit(0) from error
        console.print(f"[red]{error.code}[/]: {error}")
        raise typer.Exit(1) from error
    _show_addresses(console, settings, seconds=time.monotonic() - begun)
    asked_to_stop.wait()
    supervisor.stop()
    console.print(words("goodbye"))


def _start_unless_stopped(supervisor: Supervisor, asked_to_stop: threading.Event) -> None:
    """Starts; a Ctrl-C meanwhile takes down what has come up so far."""
    done = threading.Event()

    def abort() -> None:
        while not done.wait(0.1):
            if asked_to_stop.is_set():
                supervisor.ask_to_stop()
                return

    threading.Thread(target=abort, name="start-abort", daemon=True).start()
    try:
        supervisor.start()
    finally:
        done.set()


def _show(console: Console, report: Report) -> None:
    seconds = f" [dim]{report.seconds:6.1f} s[/]" if report.seconds is not None else ""
    detail = f"  {report.detail}" if report.detail else ""
    console.print(
        f"{_MARK[report.what]} {words(report.name)}: {words(report.what)}{seconds}{detail}", soft_wrap=True
    )
    sys.stdout.flush()


def _show_addresses(console: Console, settings: Settings, *, seconds: float) -> None:
    console.print()
    console.print(f"[bold green]{words('all_ready', seconds=seconds)}[/]")
    rows = [
        (words("product_at"), settings.origin),
        (words("documents_at"), f"{settings.origin}/api/docs"),
        (words("token_by"), "uv run zongji token"),
        (words("webhook_at"), f"{settings.origin}/twilio/voice"),
        (words("data_in"), str(settings.data_dir.absolute())),
    ]
    if settings.uses_lab:
        rows.append((words("lab_at"), settings.lab_url))
    else:
        rows.append((words("carrier_is"), "Twilio"))
    for name, line in _speech_lines(settings):
        rows.append((words(f"kind_{name}"), line))
    rows.append((words("try_it"), 'uv run zongji call --say "你好，请帮我转财务部。"'))
    for title, value in rows:
        console.print(f"  {title}: [cyan]{value}[/]", soft_wrap=True)
    if not settings.uses_lab and not settings.public_url:
        console.print(f"[yellow]![/] {words('needs_public_url', origin=settings.origin)}")


def _speech_lines(settings: Settings) -> list[tuple[str, str]]:
    """What ``/readyz`` says of the models that run."""
    import httpx

    try:
        described = httpx.get(f"{local_origin(settings)}/readyz", timeout=5.0).json()["speech"]
    except (httpx.HTTPError, KeyError, ValueError):
        return []
    return [(str(name), str(what)) for name, what in described.items()]
