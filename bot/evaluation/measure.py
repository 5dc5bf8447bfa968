"""All measurements in one go against a running bot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from bot.client import Bot, BotDown
from bot.evaluation.at_once import at_once
from bot.evaluation.figures import Figures, Share
from bot.evaluation.heldout import DEVELOPMENT, SEALED, also_in_training, load_conversations, load_sayings
from bot.evaluation.names_in_sentences import measure_names
from bot.evaluation.other_company import MoveIn, move_in
from bot.evaluation.parsing import Parser, judge_entities, judge_intents
from bot.evaluation.phrases import training_wordings
from bot.evaluation.scripted_caller import Course, ScriptedCaller
from bot.evaluation.turn_sets import LANGUAGES, NOISE, OF_THE_SAMPLE, measure_turns, of_another_company
from switchboard.domain.messages import Message

INTENTS, ENTITIES, CONVERSATIONS = "Intents, development set", "Entities", "Scripted conversations"
NOISE_OF_INTENTS = ("clean", "misheard 10 %")
# (call_id) -> what was stored as a message in it; None when the store cannot be seen (--url)
Stored = Callable[[str], Message | None]


async def measure(
    rasa_url: str, *, stored: Stored | None, moving: MoveIn | None, say: Callable[[str], None]
) -> Figures:
    """``moving``: how another company moves in; None leaves it out (a bot that is not ours)."""
    figures = Figures()
    _note_leaks(figures)
    parser, bot = Parser(rasa_url), Bot(rasa_url, timeout_seconds=20)
    # Beside the calls, in a process of its own: all it needs is a core.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        names = asyncio.get_running_loop().run_in_executor(pool, _measured_names)
        try:
            for turns in OF_THE_SAMPLE:
                await measure_turns(figures, bot, turns(), say)
            say("intents and entities")
            await measure_intents(figures, parser)
            await _entities(figures, parser)
            say("scripted conversations")
            await measure_conversations(figures, bot, stored)
            if moving:
                say("another company moves in")
                await move_in(figures, bot, moving)
                await measure_turns(figures, bot, of_another_company(), say)
            say("who is meant among 1,000 people")
            figures.take(await names)
        finally:
            await parser.aclose()
            await bot.aclose()
    return figures


def _measured_names() -> Figures:
    figures = Figures()
    measure_names(figures)
    return figures


def _note_leaks(figures: Figures) -> None:
    """A short sentence may be a training phrase by chance: how many are left out, without a word of them."""
    training = training_wordings()
    sealed = [saying for name in SEALED for saying in load_sayings(name)]
    leaked = len(also_in_training(sealed, training))
    figures.notes.append(
        f"{leaked} of the {len(sealed)} sealed sentences are, by chance, word for word among the "
        f"{len(training):,} training phrases; they are left out."
    )


async def measure_intents(
    figures: Figures, parser: Parser, noises: tuple[str, ...] = NOISE_OF_INTENTS
) -> None:
    sayings = [saying for name in DEVELOPMENT for saying in load_sayings(name)]
    for noise in noises:
        for language, tally in (await judge_intents(parser, sayings, rate=NOISE[noise])).items():
            figures.add(INTENTS, f"{language}, {noise}", tally.share)
            if not NOISE[noise]:
                figures.confusions[f"{INTENTS}, {language}"] = tally


async def _entities(figures: Figures, parser: Parser) -> None:
    for name, tally in (await judge_entities(parser, load_sayings("entities"))).items():
        figures.add(ENTITIES, name, tally.share)


async def measure_conversations(figures: Figures, bot: Bot, stored: Stored | None) -> None:
    scripts = load_conversations()

    async def hold(script: dict[str, Any]) -> Course:
        caller = ScriptedCaller(bot, script)
        try:
            await caller.hold()
        except BotDown as error:
            caller.course.faults.append(f"bot down: {error}")
        return caller.course

    right = dict.fromkeys(LANGUAGES, 0)
    for script, course in zip(scripts, await at_once(scripts, hold), strict=True):
        if stored:
            _check_stored(course, script.get("stored", {}), stored(course.call_id))
        right[course.language] += not course.faults
        if course.faults:
            figures.wrong_courses.append(course)
    for language in LANGUAGES:
        number = sum(script["language"] == language for script in scripts)
        figures.add(CONVERSATIONS, language, Share(right[language], number))


def _check_stored(course: Course, expected: dict[str, str], message: Message | None) -> None:
    for what, value in expected.items():
        got = str(getattr(message, what)) if message else "no message"
        if value not in got:
            course.faults.append(f"stored {what}: expected {value}, got {got}")
