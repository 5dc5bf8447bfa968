"""`zongji call`: the command line of a spoken call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from zongji.call.words import words

if TYPE_CHECKING:
    from zongji.call.scenario import Scenario

MET, UNMET, USAGE = 0, 1, 2


Lines = Annotated[
    list[str] | None,
    typer.Option("--say", help="a line of the caller; repeatable / 来电者说的话，可多次"),
]
ScenarioFile = Annotated[Path | None, typer.Option("--scenario", help="a file as in scenarios/ / 场景文件")]
Caller = Annotated[
    str | None, typer.Option("--from", help="the caller's number, e.g. +8613800000001 / 主叫号码")
]
Language = Annotated[
    str | None,
    typer.Option("--language", help="zh or en: the caller's voice; by the text if left out / 来电者语音"),
]
AsJson = Annotated[bool, typer.Option("--json", help="print the report as JSON / 输出 JSON")]
Recording = Annotated[
    Path | None, typer.Option("--save", help="write both directions to a stereo WAV / 保存双声道录音")
]
Url = Annotated[
    str, typer.Option("--url", envvar="ZONGJI_URL", help="the running product / 运行中的总机地址")
]
Token = Annotated[
    str, typer.Option("--token", envvar="ZONGJI_TOKEN", help="API token; made here if left out / 令牌")
]


def call(
    say: Lines = None,
    scenario: ScenarioFile = None,
    caller: Caller = None,
    language: Language = None,
    as_json: AsJson = False,
    save: Recording = None,
    url: Url = "http://127.0.0.1:8000",
    token: Token = "",
) -> None:
    """Place a spoken call through the phone lab and the running product / 通过电话实验室拨打一通真实语音电话.

    Exit code 0: all came out as the scenario expects; 1: not; 2: the call could not be placed as asked.
    """
    from zongji.call.place import Order, place
    from zongji.call.product import CallRefused
    from zongji.call.scenario import ScenarioError

    # With --json the report alone goes to standard output, so that it can be piped.
    console = Console(stderr=as_json)
    try:
        planned = _planned(say or [], scenario, caller=caller, language=language)
        report, unmet = place(
            planned, Order(url=url, token=token, save=save), console=console, show_table=not as_json
        )
    except (ScenarioError, CallRefused) as error:
        Console(stderr=True).print(f"[red]{error}[/]", highlight=False, soft_wrap=True)
        raise typer.Exit(USAGE) from error
    if as_json:
        typer.echo(json.dumps({**report.to_json(), "unmet": list(unmet)}, ensure_ascii=False, indent=2))
    raise typer.Exit(UNMET if unmet else MET)


def _planned(lines: list[str], path: Path | None, *, caller: str | None, language: str | None) -> Scenario:
    """The scenario in the file, or one made of the lines.

    Raises:
        ScenarioError: neither or both are given, or what is given is wrong.
    """
    from zongji.call.scenario import ScenarioError, load_scenario, scenario_of_lines, with_options

    if lines and path:
        raise ScenarioError(words("say_or_scenario"))
    if not lines and path is None:
        raise ScenarioError(words("nothing_to_say"))
    planned = load_scenario(path) if path else scenario_of_lines(lines)
    return with_options(planned, caller_number=caller, language=language)
