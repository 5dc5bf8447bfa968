"""zongji directory: import, export and check the telephone directory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zongji.configure import read_settings
from zongji.words import words

directory = typer.Typer(help="The telephone directory / 电话簿", no_args_is_help=True)

Files = Annotated[
    list[Path], typer.Argument(help="a folder, or CSV/XLSX files / 文件夹，或 CSV、XLSX 文件", exists=True)
]


@directory.command("import")
def import_(
    files: Files,
    apply: Annotated[bool, typer.Option("--apply", help="change the directory / 写入电话簿")] = False,
) -> None:
    """Show what would change; with --apply, change it, all or nothing / 显示变化；--apply 时整体导入."""
    _plan(files, apply=apply)


@directory.command()
def check(files: Files) -> None:
    """Report bad rows by line, change nothing / 只检查，按行报告错误."""
    _plan(files, apply=False)


@directory.command()
def export(
    folder: Annotated[Path, typer.Argument(help="where to write / 写到哪里")],
) -> None:
    """Write the directory as CSV files / 导出为 CSV."""
    from switchboard.bootstrap import build

    build(read_settings(), migrate=True).export_directory(folder)
    typer.echo(words("exported", folder=folder))


def _plan(files: list[Path], *, apply: bool) -> None:
    from switchboard.bootstrap import build

    service = build(read_settings(), migrate=True).import_directory
    plan = service.plan(files[0] if len(files) == 1 else files)
    for error in plan.errors:
        typer.echo(str(error), err=True)
    typer.echo(
        words("plan_summary", adds=len(plan.adds), changes=len(plan.changes), removals=len(plan.removals))
    )
    if plan.errors:
        typer.echo(words("plan_errors", count=len(plan.errors)), err=True)
        raise typer.Exit(1)
    if not apply:
        typer.echo(words("plan_dry"))
        return
    service.apply(plan)
    typer.echo(words("plan_applied"))
