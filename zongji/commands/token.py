"""zongji token: a bearer token for the API."""

from __future__ import annotations

from typing import Annotated

import typer

from zongji.configure import read_settings
from zongji.words import words


def token(name: Annotated[str, typer.Argument(help="who uses it / 用途")] = "command-line") -> None:
    """Create an API token; only its hash is stored / 创建接口令牌（只保存其哈希）."""
    from switchboard.bootstrap import build

    created = build(read_settings(), migrate=True).api_tokens.create(name)
    typer.echo(words("token_once"), err=True)
    typer.echo(created)
