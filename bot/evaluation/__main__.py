"""``python -m bot.evaluation``: measures the bot on sentences and conversations that it has never seen.

Starts a bot of its own (Redis, Rasa, action server, the sample company) unless ``--url`` names a running
Rasa with ``--enable-api``; there no other company is imported. Exit 1 when a figure has fallen below
``thresholds.yml``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from bot.evaluation.figures import Figures
from bot.evaluation.measure import Stored, measure
from bot.evaluation.other_company import MoveIn
from bot.evaluation.report import as_text, write_document
from bot.evaluation.thresholds import below
from switchboard.domain.messages import Message


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--url", help="a running Rasa, e.g. http://127.0.0.1:5005; what is stored is not checked"
    )
    parser.add_argument("--verbose", action="store_true", help="print what failed, sealed sets excepted")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    parser.add_argument("--no-document", action="store_true", help="leave docs/understanding.md as it is")
    arguments = parser.parse_args()
    figures = _measure(arguments.url) if arguments.url else _measure_own()
    print(as_text(figures, verbose=arguments.verbose))
    if arguments.json:
        arguments.json.write_text(json.dumps(_plain(figures), indent=1) + "\n", encoding="utf-8")
    if not arguments.no_document:
        write_document(figures)
    fallen = below(figures.shares)
    print("\n".join(["", *fallen]) if fallen else "\nno figure has fallen")
    return 1 if fallen else 0


def _plain(figures: Figures) -> dict[str, dict[str, int]]:
    named = figures.shares
    for title, goals in figures.goals.items():
        named |= {f"{title}, clean: {goal}": share for goal, share in goals.items()}
    return {name: {"right": share.right, "of": share.of} for name, share in named.items()}


def _measure(url: str, stored: Stored | None = None, moving: MoveIn | None = None) -> Figures:
    started = time.monotonic()

    def progress(words: str) -> None:
        print(f"measuring, {time.monotonic() - started:4.0f} s: {words}", flush=True)

    return asyncio.run(measure(url, stored=stored, moving=moving, say=progress))


def _measure_own() -> Figures:
    # The tests' bot: one way to start it, whoever needs it.
    from tests.integration.bot.running_bot import RunningBot

    with tempfile.TemporaryDirectory() as folder:
        running = RunningBot(Path(folder))

        def stored(call_id: str) -> Message | None:
            return next(iter(running.switchboard.messages.list(call_id=call_id)), None)

        try:
            running.start()
            return _measure(running.rasa_url, stored, MoveIn(running))
        finally:
            running.stop()


if __name__ == "__main__":
    sys.exit(main())
