"""zongji prepare: tables up to date, and the sample company in an empty directory."""

from __future__ import annotations

import typer

from zongji.configure import read_settings
from zongji.paths import SAMPLE_COMPANY
from zongji.words import words


def prepare() -> None:
    """Migrate the database; fill an empty directory with the sample company / 准备数据库与示例电话簿."""
    from switchboard.bootstrap import build

    switchboard = build(read_settings(), migrate=True)
    count = len(switchboard.directory().people)
    if count:
        typer.echo(words("directory_there", count=count))
        return
    plan = switchboard.import_directory.plan(SAMPLE_COMPANY)
    if plan.errors:
        for error in plan.errors:
            typer.echo(str(error), err=True)
        raise typer.Exit(1)
    switchboard.import_directory.apply(plan)
    typer.echo(words("directory_empty", count=len(switchboard.directory().people)))
