"""All measurements in one go against a running bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.client import Bot, BotDown
from bot.evaluation.figures import Share, Tally
from bot.evaluation.first_turn import Heard, say_all
from bot.evaluation.heldout import Saying, load_conversations, load_sayings
from bot.evaluation.parsing import Parser, judge_entities, judge_intents
from bot.evaluation.scripted_caller import Course, ScriptedCaller
from switchboard.domain.messages import Message

NOISE = {"clean": 0.0, "misheard 10 %": 0.1, "misheard 20 %": 0.2}
SEEDS = 2
LANGUAGES = ("zh", "en")
# (call_id) -> what was stored as a message in it; None when the store cannot be seen (--url)
Stored = Callable[[str], Message | None]


@dataclass
class Figures:
    """Shares by name, in the order measured; what went wrong, for whoever mends it."""

    shares: dict[str, Share] = field(default_factory=dict)
    confusions: dict[str, Tally] = field(default_factory=dict)
    wrong_turns: list[Heard] = field(default_factory=list)
    wrong_courses: list[Course] = field(default_factory=list)


async def measure(rasa_url: str, *, stored: Stored | None, say: Callable[[str], None]) -> Figures:
    figures = Figures()
    turns, fresh, answers = (load_sayings(name) for name in ("first_turn", "fresh_turn", "answers"))
    parser, bot = Parser(rasa_url), Bot(rasa_url, timeout_seconds=20)
    try:
        say(f"intents of {len(turns) + len(fresh) + len(answers)} held-out sentences")
        _intents(figures, parser, [*turns, *fresh, *answers])
        say(f"{len(turns) + len(fresh)} first turns through the bot, clean and misheard")
        await _first_turns(figures, bot, turns, "goal and target")
        await _first_turns(figures, bot, fresh, "fresh: goal and target")
        say("scripted conversations")
        await _conversations(figures, bot, stored)
    finally:
        parser.close()
        await bot.aclose()
    return figures


def _intents(figures: Figures, parser: Parser, sayings: list[Saying]) -> None:
    for noise, rate in NOISE.items():
        for language, tally in judge_intents(parser, sayings, rate=rate, seeds=SEEDS).items():
            figures.shares[f"intent, {language}, {noise}"] = tally.share
            if not rate:
                figures.confusions[f"intent, {language}"] = tally
    for name, tally in judge_entities(parser, sayings).items():
        figures.shares[f"entity, {name}"] = tally.share


async def _first_turns(figures: Figures, bot: Bot, turns: list[Saying], name: str) -> None:
    for noise, rate in NOISE.items():
        heard = await say_all(bot, turns, rate=rate, seeds=SEEDS)
        for language in LANGUAGES:
            own = [turn for turn in heard if turn.saying.language == language]
            wrong = [turn for turn in own if not turn.right]
            figures.shares[f"{name}, {language}, {noise}"] = Share(len(own) - len(wrong), len(own))
            led_on = Share(sum(turn.helped for turn in wrong), len(wrong))
            figures.shares[f"{name}, {language}, {noise}: led on when wrong"] = led_on
            if not rate:
                figures.wrong_turns += wrong
                figures.confusions[f"{name}, {language}"] = tally = Tally()
                for turn in own:
                    tally.count(turn.saying.goal or "", turn.goal)


async def _conversations(figures: Figures, bot: Bot, stored: Stored | None) -> None:
    right = dict.fromkeys(LANGUAGES, 0)
    scripts = load_conversations()
    for script in scripts:
        caller = ScriptedCaller(bot, script)
        try:
            course = await caller.hold()
        except BotDown as error:
            course = caller.course
            course.faults.append(f"bot down: {error}")
        if stored:
            _check_stored(course, script.get("stored", {}), stored(course.call_id))
        right[course.language] += not course.faults
        if course.faults:
            figures.wrong_courses.append(course)
    for language in LANGUAGES:
        number = sum(script["language"] == language for script in scripts)
        figures.shares[f"conversation succeeds, {language}"] = Share(right[language], number)


def _check_stored(course: Course, expected: dict[str, str], message: Message | None) -> None:
    for what, value in expected.items():
        got = str(getattr(message, what)) if message else "no message"
        if value not in got:
            course.faults.append(f"stored {what}: expected {value}, got {got}")
