"""Does what came out of a call agree with what the scenario expects?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from zongji.call.report import CallReport, StoredMessage
from zongji.call.scenario import Expectation, ExpectedMessage


def unmet(expect: Expectation, report: CallReport) -> tuple[str, ...]:
    """One line for each expectation that does not hold; empty when all do."""
    return tuple([*_outcome(expect, report), *_words(expect, report), *_messages(expect, report)])


def plain(text: str) -> str:
    """Letters, digits and hanzi only, in small letters: recognisers and voices disagree on all else."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN")
    return "".join(kept).casefold()


def _outcome(expect: Expectation, report: CallReport) -> Iterator[str]:
    for name in ("goal", "target", "disposition", "ended_by"):
        wanted, got = getattr(expect, name), getattr(report, name)
        if wanted is not None and wanted != got:
            yield f"{name}: expected {wanted}, got {got or 'none'}"
    longest = max((turn.gap_ms for turn in report.turns if turn.gap_ms is not None), default=0)
    if expect.max_gap_ms is not None and longest > expect.max_gap_ms:
        yield f"gap: expected at most {expect.max_gap_ms} ms, got {longest} ms"


def _words(expect: Expectation, report: CallReport) -> Iterator[str]:
    heard = plain(" ".join(turn.heard for turn in report.turns))
    said = plain(" ".join(reply for turn in report.turns for reply in turn.replies))
    for words in expect.heard:
        if plain(words) not in heard:
            yield f"heard: expected {words!r} among what the receptionist heard"
    for words in expect.said:
        if plain(words) not in said:
            yield f"said: expected {words!r} among what the receptionist said"
    for words in expect.not_said:
        if plain(words) in said:
            yield f"not_said: {words!r} was said"


def _messages(expect: Expectation, report: CallReport) -> Iterator[str]:
    if expect.no_message and report.messages:
        yield f"no_message: {len(report.messages)} stored"
    if expect.message is None:
        return
    if not report.messages:
        yield "message: none was stored"
        return
    faults = [list(_message(expect.message, message)) for message in report.messages]
    yield from min(faults, key=len)


def _message(expect: ExpectedMessage, message: StoredMessage) -> Iterator[str]:
    if expect.target is not None and expect.target != message.target:
        yield f"message.target: expected {expect.target}, got {message.target}"
    if expect.caller_number is not None and plain(expect.caller_number) != plain(message.caller_number):
        yield f"message.caller_number: expected {expect.caller_number}, got {message.caller_number or 'none'}"
    for name in ("caller_name", "caller_company", "content"):
        wanted, got = getattr(expect, name), getattr(message, name)
        if wanted is not None and plain(wanted) not in plain(got):
            yield f"message.{name}: expected {wanted!r} in {got!r}"
