"""zongji models: which speech models are there, and how to get better ones."""

from __future__ import annotations

import typer

models = typer.Typer(help="Speech models / 语音模型", no_args_is_help=True)
