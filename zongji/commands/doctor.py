"""zongji doctor: what is there, what is missing, which speech models run."""

from __future__ import annotations

import typer
from rich.console import Console
from rich.table import Table

from zongji.configure import read_settings
from zongji.doctor.findings import Finding
from zongji.words import words

_MARK = {"fine": "[green]✓[/]", "warning": "[yellow]![/]", "problem": "[red]✗[/]"}


def doctor() -> None:
    """Say what is there, what is missing and what to do; exit code 1 on problems / 检查环境并给出建议."""
    from zongji.doctor.carrier import look_at_carrier
    from zongji.doctor.installation import look_at_installation
    from zongji.doctor.live_parts import look_at_live_parts
    from zongji.doctor.speech_models import look_at_speech

    settings = read_settings()
    findings = [
        *look_at_installation(settings),
        *look_at_live_parts(settings),
        *look_at_speech(settings),
        *look_at_carrier(settings),
    ]
    console = Console(highlight=False)
    console.print(_table(findings))
    problems = sum(f.state == "problem" for f in findings)
    console.print(words("doctor_problems", count=problems) if problems else words("doctor_fine"))
    raise typer.Exit(1 if problems else 0)


def _table(findings: list[Finding]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("", words("check"), words("found"), words("hint")):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        table.add_row(_MARK[finding.state], words(finding.what), finding.found, finding.hint)
    return table
