"""zongji train: the dialogue model, once per content."""

from __future__ import annotations

import subprocess
import sys

import typer

from zongji import environment
from zongji.configure import read_settings
from zongji.paths import ROOT


def train() -> None:
    """Train the dialogue model unless it is there already / 训练对话模型（内容未变则跳过）."""
    env = environment.for_children(read_settings())
    done = subprocess.run([sys.executable, "-m", "bot.train"], cwd=ROOT, env=env, check=False)
    raise typer.Exit(done.returncode)
