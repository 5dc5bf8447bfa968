"""The command line: ``uv run zongji --help``."""

from __future__ import annotations

import typer

from zongji import __version__
from zongji.call.command import call
from zongji.commands.directory import directory
from zongji.commands.doctor import doctor
from zongji.commands.models import models
from zongji.commands.prepare import prepare
from zongji.commands.run import run
from zongji.commands.serve import serve
from zongji.commands.token import token
from zongji.commands.train import train
from zongji.logs import quieten_logs

app = typer.Typer(
    name="zongji",
    help="Zongji, a virtual receptionist on your own machines / 总机：企业自己运行的虚拟接线员",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals hold numbers and words of callers
)
app.callback()(quieten_logs)
for command in (run, call, doctor, train, prepare, serve, token):
    app.command()(command)
app.add_typer(directory, name="directory")
app.add_typer(models, name="models")


@app.command()
def version() -> None:
    """Print the version / 显示版本."""
    typer.echo(__version__)


def main() -> None:
    app()
