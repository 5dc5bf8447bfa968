"""What the setup says, in English and Chinese, with the seconds that each step took."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_WORDS = {
    "uv": ("looking for uv", "查找 uv"),
    "uv_install": ("installing uv", "安装 uv"),
    "uv_apart": (
        "uv is in {path}, not on PATH; `.venv/bin/zongji` does what `uv run zongji` does",
        "uv 位于 {path}，不在 PATH 中；可用 `.venv/bin/zongji` 代替 `uv run zongji`",
    ),
    "main": ("installing the product into .venv", "安装产品到 .venv"),
    "bot": (
        "installing Rasa into bot/.venv (Python 3.10, the largest step)",
        "安装 Rasa 到 bot/.venv（Python 3.10，最大的一步）",
    ),
    "python310": ("fetching Python 3.10 for Rasa", "为 Rasa 获取 Python 3.10"),
    "models": ("preparing the small speech models", "准备小型语音模型"),
    "done": ("installed in {seconds:.1f} s", "安装完成，用时 {seconds:.1f} 秒"),
    "no_uv": (
        "uv cannot be installed: neither pip nor venv works for {python}; install uv or python3-venv",
        "无法安装 uv：{python} 的 pip 与 venv 都不可用；请安装 uv 或 python3-venv",
    ),
    "no_python310": (
        "Rasa needs Python 3.10: install it (uv, pyenv or a system package) and run this again",
        "Rasa 需要 Python 3.10：请安装（uv、pyenv 或系统软件包）后重试",
    ),
    "failed": ("failed: {command}", "失败：{command}"),
}


class SetupFailed(RuntimeError):
    """One line for the reader; no traceback helps here."""


def say(key: str, **fields: object) -> str:
    """The words of ``key`` in the language of the terminal."""
    english, chinese = _WORDS[key]
    language = os.environ.get("ZONGJI_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return (chinese if language.lower().startswith("zh") else english).format(**fields)


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(key: str) -> Iterator[None]:
    """Says what begins, and how long it took."""
    tell(f"… {say(key)}")
    begun = time.monotonic()
    yield
    tell(f"✓ {say(key)}  {time.monotonic() - begun:.1f} s")
