"""Another company moves in while the bot runs: imported as an administrator would, nothing trained again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.client import Bot
from bot.evaluation.figures import Figures
from bot.evaluation.first_turn import say_all
from bot.evaluation.heldout import OTHER_COMPANY, load_sayings
from switchboard.bootstrap import Switchboard

# What stands in no directory file. Settings are read when a process starts.
SETTINGS = {
    "ZONGJI_COMPANY_ZH": "江临医疗器械集团",
    "ZONGJI_COMPANY_EN": "Jianglin Medical",
    "ZONGJI_OPERATOR_EXTENSION": "6140",
    "ZONGJI_EMERGENCY_EXTENSION": "6540",
}
SAID_BEFORE = 40  # turns to the old company, so that everything of it is loaded and remembered


class OwnBot(Protocol):
    """A bot of ours that may be given other settings; ``tests/integration/bot/running_bot.py``."""

    settings: dict[str, str]
    switchboard: Switchboard

    def kill(self, name: str) -> None: ...

    def start_actions(self) -> None: ...

    def wait_for_actions(self) -> None: ...


@dataclass(frozen=True)
class MoveIn:
    running: OwnBot

    def prepare(self) -> None:
        """The action server starts again, with the other company's settings and still the old directory."""
        self.running.kill("actions")
        self.running.settings.update(SETTINGS)
        self.running.start_actions()
        self.running.wait_for_actions()

    def import_directory(self) -> None:
        """Raises DirectoryRefused when a row is wrong."""
        service = self.running.switchboard.import_directory
        service.apply(service.plan(OTHER_COMPANY))


async def move_in(figures: Figures, bot: Bot, moving: MoveIn) -> None:
    """Calls for the old company first, then the import; the next caller asks for the new one."""
    moving.prepare()
    before = load_sayings("first_turn")[:SAID_BEFORE]
    heard = await say_all(bot, before, rate=0.0, seeds=1)
    right = sum(turn.right for turn in heard)
    moving.import_directory()
    figures.notes.append(
        f"Another company: {right} of {len(heard)} calls to the sample company were right just before the "
        "import; then its people, departments, notices and hours were imported, and the next call was for it "
        "(Rasa and the action server ran on). The action server had been started with the "
        "other company's settings (name, operator and emergency extension), which are in no directory file."
    )
